"""Which complaints at this desk are like another one, and in what; names of reporters are never looked at."""

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from rapidfuzz import fuzz, utils

from desktop.storage import cases, similar
from desktop.storage.database import Connection, Database, GivenUp
from desktop.storage.similar import CaseRow
from desktop.words import NO_SUCH_CASE
from sync.contract.errors import BadInput
from ui.ports.likeness import Likeness, SimilarCase
from ui.ports.listing import Stale

MOST: Final = 5
_NEARLY: Final = 85.0
"""Likeness from which on two titles or texts are called nearly the same, 0 to 100."""
_SAME: Final = 99.5
_AKIN: Final = 72.0
"""Likeness of titles from which on a common place counts."""
_LEAST_TEXT: Final = 40
"""Letters; shorter texts are alike by chance."""
_TEXTS_READ: Final = 60
_WEIGHTS: Final = {
    Likeness.SAME_TEXT: 200.0,
    Likeness.NEARLY_SAME_TEXT: 150.0,
    Likeness.SAME_TITLE: 40.0,
    Likeness.NEARLY_SAME_TITLE: 20.0,
    Likeness.SAME_PLACE: 30.0,
}


class _Scored(NamedTuple):
    score: float
    row: int
    reasons: tuple[Likeness, ...]


def similar_cases(database: Database, case: int, stale: Stale | None = None) -> tuple[SimilarCase, ...]:
    """Return at most five complaints like this one, the most alike first: :class:`ui.ports.likeness.SimilarDesk`."""
    try:
        with database.reading(stale) as connection:
            this = cases.by_row(connection, case)
            if this is None:
                raise BadInput(NO_SUCH_CASE)
            chosen = _most_alike(connection, this)
            now = similar.as_now(connection, [one.row for one in chosen])
    except GivenUp:
        return ()
    return tuple(
        SimilarCase(
            case=one.row,
            tracking_id=now[one.row].tracking_id,
            title=now[one.row].title,
            status=now[one.row].status_now,
            received_at=now[one.row].received_at,
            reasons=one.reasons,
        )
        for one in chosen
        if one.row in now
    )


def _most_alike(connection: Connection, this: CaseRow) -> list[_Scored]:
    text = this.original_body or this.body
    by_title = similar.titles_like(connection, this.title)
    by_text = similar.texts_like(connection, text)
    nearby = similar.at_place(connection, this.village, this.district)
    left_out = {this.tracking_id, *cases.state_now(this).related}
    heads = [
        head for head in similar.heads(connection, by_title | by_text | nearby) if head.tracking_id not in left_out
    ]
    wanted = utils.default_process(this.title)
    titles = {head.row: fuzz.token_sort_ratio(wanted, utils.default_process(head.title)) for head in heads}
    best = sorted(titles, key=lambda row: (titles[row], row), reverse=True)[:_TEXTS_READ]
    texts = _likeness_of_texts(connection, text, {*best, *sorted(by_text & titles.keys())[-_TEXTS_READ:]})
    scored = []
    for head in heads:
        is_near = bool(this.village) and (head.village, head.district) == (this.village, this.district)
        reasons = tuple(_reasons(texts.get(head.row, 0.0), titles[head.row], is_near=is_near))
        if reasons:
            score = sum(_WEIGHTS[reason] for reason in reasons) + titles[head.row] / 10
            scored.append(_Scored(score, head.row, reasons))
    return sorted(scored, reverse=True)[:MOST]


def _likeness_of_texts(connection: Connection, text: str, rows: Collection[int]) -> dict[int, float]:
    wanted = utils.default_process(text)
    if len(wanted) < _LEAST_TEXT:
        return {}
    found = similar.bodies(connection, rows)
    # Below the cutoff the comparison ends early, and says 0.
    return {row: fuzz.ratio(wanted, utils.default_process(body), score_cutoff=_NEARLY) for row, body in found.items()}


def _reasons(text: float, title: float, *, is_near: bool) -> Iterator[Likeness]:
    if text >= _NEARLY:
        yield Likeness.SAME_TEXT if text >= _SAME else Likeness.NEARLY_SAME_TEXT
    if title >= _NEARLY:
        yield Likeness.SAME_TITLE if title >= _SAME else Likeness.NEARLY_SAME_TITLE
    if is_near and (title >= _AKIN or text >= _NEARLY):
        yield Likeness.SAME_PLACE
