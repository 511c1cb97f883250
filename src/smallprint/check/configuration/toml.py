"""Reads files that people write. In: the path of a TOML file. Out: its text and its tables, or a refusal."""

from pathlib import Path
from typing import Any

from smallprint.errors import UsageError


def read_toml(path: Path, *, where: str) -> tuple[str, dict[str, Any]]:
    """The text of the file, which editors of Windows begin with a byte order mark, and what it says.

    Raises:
        UsageError: it is missing, cannot be read, or is not TOML; `where` is how the file is shown.
    """
    import tomllib

    try:
        text = path.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except FileNotFoundError as error:
        raise UsageError("This file does not exist.", where=where, fix="Correct its path.") from error
    except OSError as error:
        fix = "Correct its path, or its permissions."
        raise UsageError(f"This file cannot be read ({error.strerror}).", where=where, fix=fix) from error
    except UnicodeDecodeError as error:
        raise UsageError("This file is not UTF-8.", where=where, fix="Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"This file is not valid TOML: {error}.", where=where, fix="Correct it.") from error
