"""*Bukti Utuh*: what is to be noticed about a picture when it is chosen. Each remark is explained, none accuses."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

import msgspec

from desktop.evidence.said import sentence_of
from desktop.evidence.taken import TakenIn
from sync.contract.evidence.attachment import Attachment, PictureRemark, RemarkCode, Role
from sync.contract.evidence.likeness import find_alike
from sync.contract.evidence.limits import EvidenceLimits
from sync.contract.evidence.provenance import Provenance

__all__ = ["ComplaintFacts", "KnownPicture", "remarks", "sentence_of"]

_DAY_MS: Final = 24 * 60 * 60 * 1000
_GRACE_MS: Final = 3 * 60 * 60 * 1000
"""Zones of Indonesia lie two hours apart and few pictures tell theirs: so much before the complaint says nothing."""
_MOST_CASES: Final = 3
"""Other cases named for one picture."""
_EARTH_KM: Final = 6371.0


class ComplaintFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the complaint that the picture goes with, and of the moment."""

    tracking_id: str
    made_at: int = 0
    """ms since 1970 UTC; 0 when unknown."""
    latitude: float | None = None
    longitude: float | None = None
    """Of the place complained about, degrees, WGS 84."""
    now: int = 0
    """ms since 1970 UTC, when the picture is chosen; 0 leaves out what needs it."""
    zone: int = 0
    """Of this computer, minutes east of UTC."""


class KnownPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture that this office has seen."""

    sha256: bytes
    original: bytes = b""
    """SHA-256 of the file that the copy was made of, where it differs."""
    fingerprint: bytes = b""
    tracking_id: str
    role: str = ""


def remarks(
    taken: TakenIn, *, complaint: ComplaintFacts, known: Iterable[KnownPicture], limits: EvidenceLimits
) -> tuple[PictureRemark, ...]:
    """Return what is to be noticed about a picture, the weightiest first; nothing about a document.

    A picture that the officer marks as the reporter's own (``role``) is looked at for its use in other cases only.
    """
    about = taken.attachment
    if not about.is_picture:
        return ()
    found = list(_of_others(about, complaint.tracking_id, list(known)))
    if about.role == Role.REPORTER:
        return tuple(each for each in found if each.code != RemarkCode.REPORTERS_OWN)
    found += _of_time(taken.provenance, complaint, limits)
    found += _of_place(taken.provenance, complaint, limits)
    found += _of_marks(taken)
    return tuple(found)


def _of_others(about: Attachment, tracking_id: str, known: Sequence[KnownPicture]) -> Iterator[PictureRemark]:
    names = {about.sha256, about.original} - {b""}
    same = [one for one in known if names & {one.sha256, one.original}]
    exact = {one.tracking_id for one in same}
    alike = [known[each.place] for each in find_alike(about.fingerprint, [one.fingerprint for one in known])]
    yield from _in_other_cases(RemarkCode.SAME_FILE, same, {tracking_id})
    yield from _in_other_cases(RemarkCode.LOOKS_USED, alike, {tracking_id, *exact})
    if any(one.tracking_id == tracking_id and one.role == Role.REPORTER for one in (*same, *alike)):
        yield PictureRemark(RemarkCode.REPORTERS_OWN)


def _in_other_cases(code: str, pictures: Iterable[KnownPicture], but: set[str]) -> Iterator[PictureRemark]:
    others = dict.fromkeys(one.tracking_id for one in pictures if one.tracking_id not in but)
    yield from (PictureRemark(code, other) for other in list(others)[:_MOST_CASES])


def _of_time(provenance: Provenance, complaint: ComplaintFacts, limits: EvidenceLimits) -> Iterator[PictureRemark]:
    taken_at = provenance.taken_at
    if not taken_at:
        return
    offset = complaint.zone if provenance.offset is None else provenance.offset
    day = (
        datetime.fromtimestamp(taken_at / 1000, UTC).astimezone(timezone(timedelta(minutes=offset))).date().isoformat()
    )
    if complaint.made_at and taken_at < complaint.made_at - _GRACE_MS:
        yield PictureRemark(RemarkCode.BEFORE_COMPLAINT, day)
    elif complaint.now and complaint.now - taken_at > limits.long_ago_days * _DAY_MS:
        yield PictureRemark(RemarkCode.LONG_AGO, day)


def _of_place(provenance: Provenance, complaint: ComplaintFacts, limits: EvidenceLimits) -> Iterator[PictureRemark]:
    there = (complaint.latitude, complaint.longitude)
    here = (provenance.latitude, provenance.longitude)
    if None in (*here, *there):
        return
    away = _kilometres(here, there)  # type: ignore[arg-type]  # none of the four is missing
    if away >= limits.far_km:
        yield PictureRemark(RemarkCode.FAR_AWAY, str(round(away)))


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance on a sphere (haversine)."""
    (north, east), (to_north, to_east) = (tuple(map(math.radians, place)) for place in (one, other))
    half = (
        math.sin((to_north - north) / 2) ** 2
        + math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _of_marks(taken: TakenIn) -> Iterator[PictureRemark]:
    marks = taken.marks
    if marks.generator:
        yield PictureRemark(RemarkCode.GENERATED, marks.generator)
    if marks.editor:
        yield PictureRemark(RemarkCode.EDITED, marks.editor)
    if marks.is_screen:
        yield PictureRemark(RemarkCode.SCREENSHOT, f"{marks.width}x{marks.height}")
    elif not (marks.has_camera or marks.generator):
        yield PictureRemark(RemarkCode.NO_CAMERA)
