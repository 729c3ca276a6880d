"""Marks on letters count neither in what is held nor in what is looked for."""

from typing import Final
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import select

from desktop.storage import search
from desktop.storage.migrate import alembic_config
from desktop.storage.tables import case_text
from sync.contract.entities import CaseEvent
from sync.contract.events import EventKind
from sync.contract.folding import folded, places_of, plain
from tests.support import answers
from tests.support.desks import TestDesk
from ui.ports.desk import CaseQuery

_WAYS: Final = (
    ("kafe", "kafé", "KAFÉ"),
    ("senor", "señor"),
    ("cafe", "café", "cafe\u0301"),
    ("naivete", "naïveté"),
    ("arzte", "ärzte"),
)
"""What says the same, of each part of the case."""


@pytest.fixture
def adorned(desk: TestDesk) -> TestDesk:
    """Let each part of a case say something with marked letters, and another case nothing of the sort."""
    told = answers.text(12, "7400002", "Kafé liar", body="Papan señor roboh.", original_body="Cafe\u0301 tutup")
    words = "Belum ada naïveté"
    said = CaseEvent(
        action=UUID(int=6), case=12, kind="catatan", text=words, author="Tini", written_at=1, received_at=2
    )
    plainly = (answers.text(11, "7400001", "Lampu dermaga"), answers.state(11))
    desk.apply(answers.answer(answers.unit(), *plainly, told, answers.state(12), answers.event(6, said)))
    desk.casework.record_follow_up(12, EventKind.NOTE, "Menghubungi Ärzte")
    return desk


def _cases(desk: TestDesk, words: str) -> list[int]:
    return [line.case for line in desk.casework.cases(CaseQuery(text=words), 0, 10)]


def _assert_all_is_found(desk: TestDesk) -> None:
    for words in (words for ways in _WAYS for words in ways):
        assert _cases(desk, words) == [12], words


def test_a_word_is_found_however_its_letters_are_marked(adorned: TestDesk) -> None:
    """Nobody knows how somebody else wrote it; the index and reading case by case agree."""
    _assert_all_is_found(adorned)
    with adorned.database.reading() as connection:
        for words in (words for ways in _WAYS for words in ways):
            (term,) = search.terms_of(words)
            for way in (search.matching(words), search.reading(term, case_text.c.row)):
                assert connection.scalars(select(case_text.c.row).where(way)).all() == [12], words


def test_the_words_around_a_hit_are_shown_as_they_were_written(adorned: TestDesk) -> None:
    """With the hit marked, whichever way it was looked for."""
    (line,) = adorned.casework.cases(CaseQuery(text="senor"), 0, 10)
    assert line.snippet == "Papan señor roboh."
    assert places_of([folded("SENOR")], line.snippet) == places_of([folded("señor")], line.snippet) == [(6, 11)]


def test_words_held_by_an_older_program_are_found_by_plain_letters(adorned: TestDesk) -> None:
    """Only what has marked letters is indexed anew; the way back leads to what it was."""
    with adorned.database.writing() as connection:
        command.downgrade(alembic_config(connection), "0012")
        found = select(case_text.c.row).where(search.matching("kafe"))
        assert connection.scalars(found).all() == []
        command.upgrade(alembic_config(connection), "head")
        connection.exec_driver_sql("INSERT INTO word_search (word_search, rank) VALUES ('integrity-check', 1)")
    _assert_all_is_found(adorned)
    assert _cases(adorned, "dermaga") == [11]


def test_what_is_no_latin_letter_with_a_mark_stays_as_it_is() -> None:
    """Each letter of a text keeps its place, so that a hit is marked where it stands."""
    for text in ("Jum\u2019at, 12 m²", "Дубай", "한국", "ß İstanbul", "Ὀδυσσεύς"):
        assert len(folded(text)) == len(text)
    assert plain("Дубай 한국 Jum\u2019at") == "Дубай 한국 Jum\u2019at"
    assert (plain("Élan, Nguyễn"), folded("Élan, Nguyễn")) == ("Elan, Nguyen", "elan, nguyen")


def test_signs_that_mean_something_to_a_database_are_looked_for_as_they_are(adorned: TestDesk) -> None:
    """A percent sign is no placeholder, also where cases are read one by one."""
    said = answers.text(13, "7400003", "Diskon 50% _garis_ a/b", body="Papan 50% kafé")
    adorned.apply(answers.answer(said, answers.state(13)))
    with adorned.database.reading() as connection:
        for terms, rows in (
            (["50%"], {13}),
            (["_ga"], {13}),
            (["a/b"], {13}),
            (["5_%"], set()),
            (["papan", "kafe"], {12, 13}),
            (["arzte", "senor"], {12}),
        ):
            assert search.those_with(connection, [11, 12, 13], terms) == rows, terms
