"""What may not stand in any file of the project."""

import re
from collections.abc import Iterable
from typing import Final

import pytest

from tests.quality.tree import python_files, texts

# Taken apart, so that this file does not hold what it looks for.
_MACHINE_PATH: Final = re.compile(
    r"(?<![\w.:/~}>-])/(?:home|root|work|tmp|Users|mnt|opt|private|usr/local)"
    + r"/[\w.]|[A-Z]:\\+(?:Users|work|temp)\\"
)
_REGISTRY: Final = re.compile(
    "|".join(("files" + r"\.pythonhosted", "pypi" + r"\.org", r"https?://\S+/sim" + "ple", r"(?<!emit-)index" + "-url"))
)
_LEFT_UNDONE: Final = re.compile(
    r"\b(?:TO" + r"DO|FIX" + r"ME|HA" + r"CK|lorem" + r" ipsum|raise NotImplemented" + r"Error$)\b"
)
_ADDRESS: Final = re.compile(r"https?://(\[[^]]*\]|[\w.-]+)")
_NAMES_NOBODY_OWNS: Final = re.compile(
    r"127\.0\.0\.1|localhost|\[::1\]|(?:[\w-]+\.)*(?:example|invalid|test|contoh\.go\.id)|.*\{.*"
)
# XML name spaces, and the example that the sign-in form shows; nobody calls there.
_NAMES_ONLY_WRITTEN: Final = frozenset({"www.w3.org", "ns.adobe.com", "tindak.kabupaten.go.id"})

_EXCEPTION: Final = re.compile(r"#\s*(?:noqa|type:\s*ignore|pyright:|pylint:|fmt:\s*off).*", re.IGNORECASE)
_GOOD_EXCEPTION: Final = re.compile(
    r"# noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)* - \S.*|# type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\] +# \S.*"
)


def _found(pattern: re.Pattern[str], files: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path, content in files
        for number, line in enumerate(content.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_path_of_one_machine() -> None:
    """The project runs wherever it is cloned."""
    assert _found(_MACHINE_PATH, texts()) == []


def test_no_file_names_a_package_registry() -> None:
    """Each place installs from the index that it has configured itself."""
    assert _found(_REGISTRY, texts()) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (_MACHINE_PATH, "see /ho" + "me/rini/notes"),
        (_REGISTRY, "index" + "-url = x"),
        (_LEFT_UNDONE, "# TO" + "DO: later"),
        (_LEFT_UNDONE, "# a HA" + "CK"),
        (_LEFT_UNDONE, "lorem" + " ipsum dolor"),
        (_LEFT_UNDONE, "        raise NotImplemented" + "Error"),
        (_ADDRESS, "https:" + "//contoh.go.id/a"),
    ],
)
def test_what_is_looked_for_would_be_found(pattern: re.Pattern[str], line: str) -> None:
    """A pattern that matches nothing finds nothing, and says that all is well."""
    assert _found(pattern, [("a.py", line)]) == [f"a.py:1: {line.strip()}"]


def test_nothing_is_left_undone() -> None:
    """What is not there is not announced in the code."""
    assert _found(_LEFT_UNDONE, texts()) == []


def test_the_program_knows_no_address_but_loopback() -> None:
    """Tindak talks to the configured centre and to nobody else."""
    strange = [
        f"{path}: {host}"
        for path, content in python_files()
        if not path.startswith("tests/")
        for host in _ADDRESS.findall(content)
        if not _NAMES_NOBODY_OWNS.fullmatch(host) and host not in _NAMES_ONLY_WRITTEN
    ]
    assert strange == []


def test_every_lint_exception_has_a_code_and_a_reason() -> None:
    """An exception says what it excepts and why, so that it can be taken away again."""
    bare = [
        f"{path}: {exception}"
        for path, content in python_files()
        if not path.startswith("tests/quality/")
        for exception in _EXCEPTION.findall(content)
        if not _GOOD_EXCEPTION.match(exception)
    ]
    assert bare == []
