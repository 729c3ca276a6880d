"""The lock files: every package by hash, none by address, and in step with pyproject.toml."""

import re
import tomllib
from importlib.metadata import version
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.quality.tree import ROOT

RUNTIME: Final = "requirements.lock"
DEVELOPMENT: Final = "requirements-dev.lock"
_HASH: Final = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(lock: str) -> list[tuple[Requirement, int]]:
    """Return each locked requirement with the number of its hashes."""
    joined = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [(Requirement(line.split(" --hash")[0]), len(_HASH.findall(line))) for line in joined.splitlines() if line]


def pins(lock: str) -> dict[str, str]:
    """Return canonical name to version."""
    return {canonicalize_name(entry.name): str(entry.specifier).removeprefix("==") for entry, _ in entries(lock)}


def declared(*, development: bool) -> list[Requirement]:
    """Return what pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = list(project["project"]["dependencies"])
    if development:
        lines += project["dependency-groups"]["dev"]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_every_locked_package_has_one_version_and_its_hashes(lock: str) -> None:
    """Nothing is installed whose bytes were not known when the lock was made."""
    assert entries(lock)
    loose = [str(entry) for entry, hashes in entries(lock) if not hashes or not str(entry.specifier).startswith("==")]
    assert loose == []


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_a_lock_names_no_address(lock: str) -> None:
    """Each place installs from the index that it has configured itself."""
    content = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r".*(?:://|-url|--find-links|--trusted-host| @ ).*", content) == []


@pytest.mark.parametrize(("lock", "development"), [(RUNTIME, False), (DEVELOPMENT, True)])
def test_a_lock_holds_what_the_project_asks_for(lock: str, development: bool) -> None:
    """A dependency added or bounded in pyproject.toml without `make lock` is noticed."""
    locked = pins(lock)
    wrong = [
        str(wanted)
        for wanted in declared(development=development)
        if not wanted.specifier.contains(locked.get(canonicalize_name(wanted.name), ""), prereleases=True)
    ]
    assert wrong == []


def test_both_locks_agree() -> None:
    """What is tested is what is shipped."""
    assert pins(RUNTIME).items() <= pins(DEVELOPMENT).items()


def test_the_tests_run_on_the_locked_versions() -> None:
    """What passes here passes with the very packages that the lock names."""
    here = [entry for entry, _ in entries(DEVELOPMENT) if entry.marker is None or entry.marker.evaluate()]
    assert here
    other = [
        f"{entry}, not {version(entry.name)}" for entry in here if not entry.specifier.contains(version(entry.name))
    ]
    assert other == []
