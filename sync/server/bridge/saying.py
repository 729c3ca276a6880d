"""From an event to what is said at lapor.go.id: its kind, its limits, and how it is recognised there."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from sync.contract.events import LAPOR_TEXT_LIMIT, EventKind
from sync.contract.status import Bucket, bucket_of
from sync.server.bridge.lapor import Complaint, NewFollowUp, Return
from sync.server.bridge.matching import Sought
from sync.server.bridge.settings import BridgeSettings, Place
from sync.server.bridge.texts import bare, digest_of, folded
from sync.server.store.bridge import Utterance


class PostKind(StrEnum):
    """What a post is at lapor.go.id."""

    FOLLOW_UP = "follow-up"
    RETURN = "return"


POSTED_AS: Final = {
    EventKind.INITIAL_RESPONSE.value: PostKind.FOLLOW_UP,
    EventKind.SUBSTANTIVE_RESPONSE.value: PostKind.FOLLOW_UP,
    EventKind.REPLY.value: PostKind.FOLLOW_UP,
    EventKind.COMPLETENESS.value: PostKind.FOLLOW_UP,
    EventKind.RETURN.value: PostKind.RETURN,
}
"""Kinds of events that are said there. Notes and constraints never are."""


def unsayable(said: Utterance) -> str:
    """Return why a text cannot be posted, in words for whoever mends it; empty when it can."""
    if len(said.text) > LAPOR_TEXT_LIMIT:
        return (
            f"Teks {len(said.text)} karakter, batas lapor.go.id {LAPOR_TEXT_LIMIT}. Tidak dikirim dan tidak dipotong. "
            "Catat tanggapan yang lebih pendek."
        )
    if not bare(said.text):
        return "Teks tidak berisi huruf yang dapat dikenali lagi di lapor.go.id. Tidak dikirim."
    return ""


def place_of(settings: BridgeSettings, said: Utterance) -> Place | None:
    """Return the institution that speaks: that of the unit whose officer wrote it."""
    return settings.places.get(said.unit_code or "")


def new_follow_up(place: Place, said: Utterance) -> NewFollowUp:
    """Return what is posted."""
    return NewFollowUp(
        complaint_id=said.tracking_id, institution_id=place.id, content=said.text, secret=said.confidential
    )


def return_of(settings: BridgeSettings, said: Utterance) -> Return:
    """Return what gives a complaint back: to the institution that was suggested, else to that above the unit."""
    target = settings.places.get(said.suggested_code) or settings.places.get(said.parent_code or "")
    words = "\n".join(one for one in (said.reason, said.text) if one)
    return Return(complaint_id=said.tracking_id, target_id=target.id if target else "", explanation=words)


def is_returned(place: Place, complaint: Complaint) -> bool:
    """Whether a complaint is not with this institution any more."""
    moved = complaint.disposition_id not in {"", place.id}
    return moved or bucket_of(complaint.status) is Bucket.RETURNED


def sought(
    settings: BridgeSettings, place: Place, said: Utterance, claimed: set[str], by_hand: Iterable[Utterance]
) -> Sought:
    """Return how the follow-up of an event is recognised among those that lapor.go.id shows."""
    digest = digest_of(said.text)
    known = {folded(other.name) for other in settings.places.values() if other.name and other.id != place.id}
    same = [one for one in by_hand if one.event_id != said.event_id and one.unit_code == said.unit_code]
    return Sought(
        digest=digest,
        institution=place.name,
        others=known - {folded(place.name)},
        not_before=written_after(said) - settings.skew_ms,
        claimed=claimed,
        by_hand=sum(digest_of(one.text) == digest for one in same),
    )


def written_after(said: Utterance) -> int:
    """Return a moment before which the text certainly did not exist, ms.

    Not the moment of the first attempt: an officer may have pasted the text by hand before, and a centre restored
    from a backup does not remember its attempts. Only without any proof is the device's clock believed.
    """
    written = said.written
    proven = written.after + max(0, written.elapsed) if written.after else written.at
    return min(proven, said.received_at)
