"""Imports run desktop > ui > sync, and a planted breach is seen."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quality.tree import ROOT

pytestmark = pytest.mark.slow

_LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


def lint_imports(tree: Path) -> "subprocess.CompletedProcess[str]":
    """Check the tree whose root this is, in a process of its own."""
    command = [sys.executable, "-c", _LINT, "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def copied_tree(tmp_path: Path) -> Path:
    """Return a copy of the code of the project, without its data."""
    for room in ("desktop", "ui", "sync", "resources"):
        for source in (ROOT / room).rglob("*.py"):
            copy = tmp_path / source.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def test_no_import_of_the_project_runs_upward() -> None:
    """Every import contract of pyproject.toml is kept."""
    outcome = lint_imports(ROOT)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert " KEPT" in outcome.stdout
    assert "BROKEN" not in outcome.stdout


@pytest.mark.parametrize(
    ("room", "planted", "contract"),
    [
        ("sync/engine", "desktop", "Imports run desktop > ui > sync, never upward"),
        ("sync/server", "ui.ports.desk", "Imports run desktop > ui > sync, never upward"),
        ("ui", "sync.engine.ports", "From ui only the contract may be seen"),
        ("sync/contract", "sync.transport", "The contract knows nobody"),
        ("sync/engine", "threading", "The engine is pure"),
        ("sync/server", "sync.engine.ports", "The centre sees the contract only"),
        ("desktop", "requests", "requests has one user: the transport"),
        ("desktop", "sqlalchemy", "SQLAlchemy has one user on the desk: its storage"),
        ("sync/server", "httpx", "httpx has one user: the bridge"),
        ("desktop", "PySide6.QtCore", "PySide6 has one user: ui"),
    ],
)
def test_a_planted_import_is_seen(copied_tree: Path, room: str, planted: str, contract: str) -> None:
    """One forbidden import line in a new module of a room breaks the contract that forbids it."""
    (copied_tree / room / "planted.py").write_text(f'"""Planted."""\n\nimport {planted}\n', encoding="utf-8")
    outcome = lint_imports(copied_tree)
    assert outcome.returncode != 0
    assert f"{contract} BROKEN" in outcome.stdout, outcome.stdout
