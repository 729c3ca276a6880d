"""The log tells where the program failed, and nothing of what anybody wrote."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.logs import write_log
from desktop.profile import Profile


@pytest.fixture
def quiet_again() -> Iterator[None]:
    """Take the handlers of this test away."""
    log = logging.getLogger("tindak")
    before = list(log.handlers)
    yield
    for handler in set(log.handlers) - set(before):
        log.removeHandler(handler)
        handler.close()


@pytest.mark.usefixtures("quiet_again")
def test_a_fault_is_logged_by_kind_and_place_without_its_words(tmp_path: Path) -> None:
    """A message may quote a complaint, so it is left out; the chain of kinds and lines is enough to mend it."""
    write_log(Profile(tmp_path))
    try:
        try:
            raise ValueError("Sutikno melapor lampu padam")
        except ValueError as first:
            raise KeyError("Kalimatrahasia") from first
    except KeyError:
        logging.getLogger("tindak.window").exception("bug in the window")
    told = (tmp_path / "logs" / "tindak.log").read_text(encoding="utf-8")
    assert "bug in the window" in told
    assert "KeyError" in told
    assert "ValueError" in told
    assert "test_logs.test_a_fault_is_logged" in told
    assert "Sutikno" not in told
    assert "Kalimatrahasia" not in told


@pytest.mark.usefixtures("quiet_again")
def test_no_profile_means_no_log_and_no_folder(tmp_path: Path) -> None:
    """Before the first sign-in nothing is written anywhere."""
    write_log(Profile(tmp_path / "belum"))
    logging.getLogger("tindak.window").warning("anything")
    assert not (tmp_path / "belum").exists()
