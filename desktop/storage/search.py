"""Full-text search over cases: parts of words too, since exports of LAPOR! glue words together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, bindparam, exists, or_, select, text

from desktop.storage.states import UNSETTLED, is_about_it
from desktop.storage.tables import case_text, event, outbox

_TRIGRAM: Final = 3
_MOST_TERMS: Final = 12
_CASES_A_QUERY: Final = 500

_REMOVE: Final = text("DELETE FROM case_search WHERE rowid = :case")
_ADD: Final = text(
    "INSERT INTO case_search (rowid, tracking_id, title, body, said) VALUES (:case, :tracking_id, :title, :body, :said)"
)
_FIND: Final = text("SELECT rowid FROM case_search WHERE case_search MATCH :found")


def reindex(connection: Connection, cases: Iterable[int]) -> None:
    """Bring the index of these cases up to date with their text and all that was said about them."""
    for portion in _portions(sorted(set(cases))):
        connection.execute(_REMOVE, [{"case": case} for case in portion])
        said = _said_about(connection, portion)
        columns = (
            case_text.c.row,
            case_text.c.tracking_id,
            case_text.c.title,
            case_text.c.body,
            case_text.c.original_body,
        )
        held = connection.execute(select(*columns).where(case_text.c.row.in_(portion)).order_by(case_text.c.row))
        rows = [
            {
                "case": row.row,
                "tracking_id": row.tracking_id,
                "title": row.title,
                "body": f"{row.body}\n{row.original_body}",
                "said": "\n".join(said.get(row.row, ())),
            }
            for row in held
        ]
        if rows:
            connection.execute(_ADD, rows)


def _said_about(connection: Connection, cases: Sequence[int]) -> dict[int, list[str]]:
    """Return the words of events and of own actions that the centre has not received, by case."""
    events = select(event.c.case, event.c.text).where(event.c.case.in_(cases))
    own = (
        select(outbox.c.case, outbox.c.text)
        .join(case_text, is_about_it)
        .where(outbox.c.case.in_(cases), outbox.c.state.in_(UNSETTLED))
    )
    said: dict[int, list[str]] = {}
    for query in (events, own):
        for case, words in connection.execute(query):
            said.setdefault(case, []).append(words)
    return said


def _portions(cases: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(cases), _CASES_A_QUERY):
        yield cases[start : start + _CASES_A_QUERY]


def matching(words: str) -> ColumnElement[bool]:
    """Return the condition on ``case_text`` that all these words, or parts of words, occur in a case."""
    terms = words.split()[:_MOST_TERMS]
    long = [term for term in terms if len(term) >= _TRIGRAM]
    short = [term for term in terms if len(term) < _TRIGRAM]
    conditions: list[ColumnElement[bool]] = []
    if long:
        expression = " AND ".join('"' + term.replace('"', '""') + '"' for term in long)
        conditions.append(case_text.c.row.in_(_FIND.bindparams(bindparam("found", expression))))
    for term in short:  # RT, RW, KK: too short for trigrams, so the texts themselves are read
        columns = (case_text.c.tracking_id, case_text.c.title, case_text.c.body, case_text.c.original_body)
        said = (
            exists(select(1).where(event.c.case == case_text.c.row, _holds(event.c.text, term))),
            exists(select(1).where(is_about_it, outbox.c.state.in_(UNSETTLED), _holds(outbox.c.text, term))),
        )
        conditions.append(or_(*(_holds(column, term) for column in columns), *said))
    return and_(True, *conditions)


def _holds(column: ColumnElement[str], term: str) -> ColumnElement[bool]:
    return column.icontains(term, autoescape=True)
