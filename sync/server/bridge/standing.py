"""What becomes of one post after each thing that can happen to it. Pure: rows in, rows out.

``waiting`` ─► ``posting`` ─► ``posted``: committed as posting *before* the request leaves.
``posting`` ─► ``doubtful`` when no clear answer came, also because the program was killed; it leaves that state only
by reading back: found there is ``posted``, not found often and long enough is ``waiting`` again.
``failed`` needs a person, ``given_up`` is over. Of neither is anything posted before a person says so.
"""

from enum import StrEnum
from typing import Final

import msgspec

from sync.contract.casework.lapor_road import is_bridged
from sync.server.bridge.saying import PostKind
from sync.server.store.bridge import StoredBridge, StoredPost, Utterance
from sync.server.store.bridge_tables import OVER as _OVER

MOST_ATTEMPTS: Final = 6
LOOKS: Final = 2
"""How often a post has to be missing before it may leave again."""
FIRST_LOOK_MS: Final = 60_000
_FIRST_BACKOFF_MS: Final = 30_000
_LONGEST_BACKOFF_MS: Final = 3_600_000
_LONGEST_SETTLE_MS: Final = 24 * 3_600_000


class PostState(StrEnum):
    """Where a post stands; the value is what is stored and what ``bridge status`` says."""

    WAITING = "waiting"
    POSTING = "posting"
    DOUBTFUL = "doubtful"
    POSTED = "posted"
    FAILED = "failed"
    GIVEN_UP = "given_up"


UNSETTLED: Final = (PostState.WAITING, PostState.POSTING, PostState.DOUBTFUL)
OVER: Final = frozenset(PostState(state) for state in _OVER)
"""Where a person has to do something: the reply is left to officers."""


def begun(post: StoredPost, now: int) -> StoredPost:
    """Return the post whose request may leave from now on."""
    return msgspec.structs.replace(
        post,
        state=PostState.POSTING,
        attempts=post.attempts + 1,
        first_posting_at=post.first_posting_at or now,
        absences=0,
        answered=False,
        uncertain_since=now,
    )


def doubted(post: StoredPost, now: int, note: str, *, answered: bool = False) -> StoredPost:
    """Return the post of which nobody knows whether it is there.

    :param answered: whether lapor.go.id said yes, and only does not show it yet.
    """
    return msgspec.structs.replace(
        post,
        state=PostState.DOUBTFUL,
        uncertain_since=now,
        next_try_at=now + FIRST_LOOK_MS,
        absences=0,
        misses=0,
        answered=answered,
        note=note,
    )


def missed(post: StoredPost, now: int, settle_ms: int) -> StoredPost:
    """Return the post after it was read back, completely, and not found.

    A doubtful one is ``waiting`` again only after :data:`LOOKS` such readings, the first a settling time after the
    doubt began, the second as long after the first. The settling time doubles with each attempt.
    """
    if post.state != PostState.DOUBTFUL:
        return post
    settle = min(settle_ms << max(0, post.attempts - 1), _LONGEST_SETTLE_MS)
    if now < post.uncertain_since + settle:
        return msgspec.structs.replace(post, misses=0, next_try_at=post.uncertain_since + settle)
    absences = post.absences + 1
    if absences < LOOKS:
        return msgspec.structs.replace(post, misses=0, absences=absences, next_try_at=now + settle)
    if post.answered:
        return given_up(post, "lapor.go.id menyatakan menerima, tetapi tidak menampilkannya. Periksa di lapor.go.id.")
    if post.attempts >= MOST_ATTEMPTS:
        return given_up(post, f"Sudah {post.attempts} kali dikirim dan tidak pernah tampil. {post.note}")
    return msgspec.structs.replace(post, state=PostState.WAITING, absences=absences, misses=0, next_try_at=now)


def put_off(post: StoredPost, now: int, note: str, chance: float, least_ms: int = 0) -> StoredPost:
    """Return a post that could not be attended to now; its state is what it was.

    :param chance: from 0 to 1, the jitter.
    """
    backoff = min(_FIRST_BACKOFF_MS << min(post.misses, 10), _LONGEST_BACKOFF_MS)
    wait = max(least_ms, int(backoff * (0.75 + chance / 2)))
    return msgspec.structs.replace(post, misses=post.misses + 1, next_try_at=now + wait, note=note)


def not_sent(post: StoredPost) -> StoredPost:
    """Return a post of which it is certain that this attempt came to nothing: refused unread, or never left."""
    return msgspec.structs.replace(post, state=PostState.WAITING, attempts=post.attempts - 1)


def posted(post: StoredPost, remote_id: str | None) -> StoredPost:
    """Return a post that was seen there."""
    return msgspec.structs.replace(post, state=PostState.POSTED, remote_id=remote_id, note="")


def failed(post: StoredPost, note: str) -> StoredPost:
    """Return a post that a person has to look at."""
    return msgspec.structs.replace(post, state=PostState.FAILED, note=note)


def given_up(post: StoredPost, note: str) -> StoredPost:
    """Return a post that is over."""
    return msgspec.structs.replace(post, state=PostState.GIVEN_UP, note=note.strip())


def is_the_offices(post: StoredPost, said: Utterance, bridge: StoredBridge) -> bool:
    """Whether an office was told to upload this reply: the bridge was off, or its unit did not know of it.

    It is looked for and never posted any more: only one of the two may bring it there. A return is asked of nobody.
    """
    told_by_hand = post.event_id <= bridge.after_event or not is_bridged(said.bridged_from, post.event_id)
    return post.kind == PostKind.FOLLOW_UP and told_by_hand


def taken_up(post: StoredPost, now: int) -> StoredPost:
    """Return a failed or given up post that a person wants tried again.

    One that may have left before is looked for as long as any doubtful one before it leaves again.
    """
    fresh = msgspec.structs.replace(post, attempts=0, absences=0, misses=0, answered=False, next_try_at=now, note="")
    if not post.first_posting_at:
        return msgspec.structs.replace(fresh, state=PostState.WAITING)
    return msgspec.structs.replace(doubted(fresh, now, ""), next_try_at=now)
