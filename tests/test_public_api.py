import subprocess
import sys
from importlib.metadata import version
from importlib.resources import files

import pytest

import smallprint


def test_importing_smallprint_imports_nothing_heavy() -> None:
    program = (
        "import sys, smallprint; "
        "print([name for name in ('spacy', 'bs4', 'markdown_it', 'textstat', 'rich', 'click', 'tomllib') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_public_name_is_there() -> None:
    assert [name for name in smallprint.__all__ if not hasattr(smallprint, name)] == []


def test_the_public_names_are_those_that_dir_shows() -> None:
    assert dir(smallprint) == sorted(smallprint.__all__)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'smallprint' has no attribute 'Reprot'"):
        smallprint.Reprot  # noqa: B018


def test_the_version_is_that_of_the_installed_package() -> None:
    assert smallprint.__version__ == version("smallprint")


def test_types_are_shipped() -> None:
    assert files("smallprint").joinpath("py.typed").is_file()


def test_not_assessed_is_a_smallprint_error() -> None:
    assert issubclass(smallprint.NotAssessed, smallprint.SmallprintError)


def test_a_passage_is_read_with_the_module_function() -> None:
    report = smallprint.analyze("We do not sell your personal data to anyone.", fragment=True)
    assert [(finding.practice, finding.stance) for finding in report.findings] == [("share.not_sold", "denied")]
    assert (report.score, report.summary) == (None, None)
