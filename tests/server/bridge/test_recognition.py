"""Our own follow-up is recognised whatever became of its letters, and nothing else is taken for it."""

import html
import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.errors import BadInput
from sync.server.bridge import standing
from sync.server.bridge.lapor import FollowUp, Institution
from sync.server.bridge.matching import Sought, found
from sync.server.bridge.settings import Place
from sync.server.bridge.standing import PostState
from sync.server.bridge.texts import digest_of
from sync.server.bridge.units import matched
from sync.server.store.bridge import StoredPost
from sync.server.store.units import StoredUnit
from tests.support.clocks import MONDAY

TEXT = "Yth. Pelapor, café di RT 3 > 2 m\nsudah ditata & rapi."
MINUTE = 60_000
_LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="&<>;"), max_size=20)
_TEXTS = st.lists(st.one_of(_LETTERS, st.sampled_from([" & ", " < 5", "> 3 ", "a;b", "\n"]))).map("".join)


@given(_TEXTS, st.integers(0, 5))
def test_a_text_that_a_form_has_changed_is_the_same_text(text: str, way: int) -> None:
    """White space, line ends, entities, Unicode forms, each by itself."""
    ways = (
        lambda one: "".join(one.split()),
        lambda one: one.replace("\n", "\r\n"),
        html.escape,
        lambda one: unicodedata.normalize("NFD", one),
        lambda one: one.replace(" ", "&nbsp;"),
        lambda one: f"<p>{html.escape(one)}</p>",
    )
    assert digest_of(ways[way](text)) == digest_of(text)


@pytest.mark.parametrize("other", ["Yth. Pelapor.", TEXT + " Lagi.", TEXT.replace("3", "4"), "", TEXT.lower()])
def test_another_text_is_another(other: str) -> None:
    """Letters count, each of them."""
    assert digest_of(other) != digest_of(TEXT)


def sought(**fields: object) -> Sought:
    """Our follow-up."""
    given = {
        "digest": digest_of(TEXT),
        "institution": "Kecamatan Tirta Muara",
        "others": {"kecamatantirtahulu"},
        "not_before": MONDAY,
        "claimed": set(),
        **fields,
    }
    return Sought(**given)  # type: ignore[arg-type] # as named


def shown(number: int, **fields: object) -> FollowUp:
    """A follow-up there, by default ours."""
    given = {"content": TEXT, "created_at": MONDAY + number, "institution_from": "KECAMATAN  Tirta Muara", **fields}
    return FollowUp(id=str(number), **given)  # type: ignore[arg-type] # as named


def test_in_doubt_it_is_ours_and_without_doubt_it_is_not() -> None:
    """An unknown spelling of the name or an unreadable time does not hide it."""
    assert found(sought(), [shown(1)]) is not None
    assert found(sought(), [shown(1, institution_from="Kec. Tirta Muara")]) is not None
    assert found(sought(), [shown(1, created_at=0)]) is not None
    assert found(sought(), [shown(1, institution_from="Kecamatan Tirta Hulu")]) is None
    assert found(sought(), [shown(1, created_at=MONDAY - 1)]) is None
    assert found(sought(), [shown(1, content="Lain.")]) is None
    assert found(sought(claimed={"1"}), [shown(1)]) is None
    assert found(sought(by_hand=1), [shown(1)]) is None


def test_of_several_the_oldest_that_nobody_claims_is_taken() -> None:
    """So that each reply gets one of them."""
    three = [shown(3), shown(1), shown(2)]
    for claimed, expected in ((set(), "1"), ({"1"}, "2"), ({"1", "2"}, "3")):
        ours = found(sought(claimed=claimed), three)
        assert ours is not None
        assert ours.id == expected
    assert found(sought(claimed={"1", "2", "3"}), three) is None
    too_old = shown(0, created_at=MONDAY - 5)
    ours = found(sought(by_hand=1), [too_old, *three])
    assert ours is not None
    assert ours.id == "1", "what was uploaded by hand before is not counted against ours"


def post(**fields: object) -> StoredPost:
    """A post."""
    given = {"event_id": 1, "case_id": 1, "tracking_id": "7400001", "kind": "follow-up", "state": "waiting", **fields}
    return StoredPost(digest=b"", **given)  # type: ignore[arg-type] # as named


def test_a_doubt_ends_after_two_late_readings_later_each_time() -> None:
    """The settling time doubles with each attempt; a clock that jumped ahead does not shorten the second wait."""
    settle = 10 * MINUTE
    waits = []
    one = post()
    now = MONDAY
    for _ in range(3):
        one = standing.doubted(standing.begun(one, now), now, "")
        began = now
        while one.state == PostState.DOUBTFUL:
            now = one.next_try_at
            one = standing.missed(one, now, settle)
        waits.append((now - began) // MINUTE)
    assert waits == [20, 40, 80]
    jumped = standing.missed(standing.doubted(standing.begun(post(), 0), 0, ""), MONDAY, settle)
    assert (jumped.state, jumped.next_try_at) == (PostState.DOUBTFUL, MONDAY + settle)


def test_what_was_accepted_and_never_shows_is_left_to_a_person() -> None:
    """The other side said yes: saying it again would say it twice. Neither is anything tried for ever."""
    accepted = standing.doubted(standing.begun(post(), 0), 0, "", answered=True)
    for _ in range(3):
        accepted = standing.missed(accepted, accepted.next_try_at, MINUTE)
    assert accepted.state == PostState.GIVEN_UP
    often = standing.doubted(post(attempts=standing.MOST_ATTEMPTS), 0, "HTTP 500")
    for _ in range(3):
        often = standing.missed(often, often.next_try_at, MINUTE)
    assert (often.state, "HTTP 500" in often.note) == (PostState.GIVEN_UP, True)
    assert standing.taken_up(often, MONDAY).state == PostState.WAITING
    assert standing.taken_up(msgspec.structs.replace(often, first_posting_at=5), MONDAY).state == PostState.DOUBTFUL


def test_pauses_grow_to_an_hour_with_a_jitter_and_keep_what_was_asked_for() -> None:
    """Whatever the chance."""
    one = post()
    waits = []
    for _ in range(12):
        one = standing.put_off(one, MONDAY, "", 0.5)
        waits.append(one.next_try_at - MONDAY)
    assert waits[:3] == [30_000, 60_000, 120_000]
    assert waits[-1] == 60 * MINUTE
    assert standing.put_off(post(), 0, "", 0.0).next_try_at < standing.put_off(post(), 0, "", 1.0).next_try_at
    assert standing.put_off(post(), 0, "", 0.0, least_ms=77 * MINUTE).next_try_at == 77 * MINUTE


def test_units_find_their_institution_by_choice_by_id_or_by_a_name_that_is_unique() -> None:
    """A choice outlives the next matching; what is not clear stays open."""
    units = [
        StoredUnit(1, "A", "901", "Kecamatan Tirta Muara", None, False),
        StoredUnit(2, "B", None, "dinas  air", None, True),
        StoredUnit(3, "C", None, "Kelurahan Laut", None, True),
        StoredUnit(4, "D", "999", "Kecamatan Tirta Hulu", None, False),
    ]
    there = [
        Institution("901", "Kec. Tirta Muara"),
        Institution("902", "Kecamatan Tirta Hulu"),
        Institution("903", "Dinas Air"),
        Institution("904", "Kelurahan Laut"),
        Institution("905", "Kelurahan Laut"),
    ]
    first = matched(units, there, {}, {})
    assert first.places == {"A": Place("901", "Kec. Tirta Muara"), "B": Place("903", "Dinas Air")}
    assert first.unmatched == ["C", "D"]
    second = matched(units, there, first.places, {"C": "905"})
    assert matched(units, there, second.places, {}).places["C"] == Place("905", "Kelurahan Laut")
    for chosen in ({"X": "901"}, {"C": "1"}):
        with pytest.raises(BadInput):
            matched(units, there, {}, chosen)
