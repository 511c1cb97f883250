"""Keeps rules as they were read or compiled, for the next start. In: folders of rules. Out: the same object, sooner.

Reading and validating some two hundred TOML files takes five times as long as loading what came of it, and so does
making them ready to be looked for. An entry is named by a hash of everything that decides it: the rule files, their
folder, and the code that makes it.
"""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Final

from smallprint import store
from smallprint.model import Rulebook
from smallprint.rulebook import builtin_folder, load_rulebook
from smallprint.store import Kept

READING_CODE: Final = ("model/*.py", "pattern.py", "inflect.py", "rulebook/*.py")
"""Modules on which the outcome of reading depends."""


def recall_rulebook(extra: Sequence[Path] = ()) -> Rulebook:
    """What `load_rulebook(extra)` gives, from the cache where nothing has changed.

    Raises:
        RuleError: as `load_rulebook` does.
    """

    return recall(Rulebook, lambda: load_rulebook(extra), extra=extra, code=READING_CODE)


def recall(
    kind: type[Kept],
    make: Callable[[], Kept],
    *,
    extra: Sequence[Path],
    code: Sequence[str],
    tools: Sequence[bytes] = (),
) -> Kept:
    """What `make` gives, from the cache where nothing has changed.

    Args:
        kind: Its class.
        make: Makes it of the built-in rules and those of the folders `extra`. What it raises passes through.
        extra: Folders of rules.
        code: Glob patterns of the modules on which it depends, relative to the package.
        tools: Names and versions of what else it depends on.
    """
    path = store.entry(kind.__name__.lower(), chain(_parts((builtin_folder(), *extra), code), tools))
    with _no_collection():
        if path is None:
            return make()
        kept = store.read(path, kind)
        if kept is None:
            kept = make()
            store.write(path, kept)
    return kept


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage while tens of thousands of objects are made that all stay: it would take half the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _parts(folders: Sequence[Path], code: Sequence[str]) -> Iterator[bytes]:
    for modules in code:
        for path in sorted(Path(__file__).parent.glob(modules)):
            yield path.read_bytes()
    for folder in folders:
        yield os.fsencode(folder.absolute())
        yield os.fsencode(folder)
        for path in sorted(folder.rglob("*.toml")):
            yield os.fsencode(path)
            with suppress(OSError):  # load_rulebook says what is wrong with it
                yield path.read_bytes()
