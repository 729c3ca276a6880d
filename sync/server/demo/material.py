"""What the demo is made of: places, people, complaints and phrases, as they stand in ``resources/demo``."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from sync.contract.events import EventKind
from sync.server.users import Role

T = TypeVar("T")


class District(msgspec.Struct, frozen=True):
    """A kecamatan with its villages and roads."""

    code: str
    name: str
    lapor_id: str
    villages: list[str]
    roads: list[str]


class Regency(msgspec.Struct, frozen=True):
    """The regency: its agency, its offices as (code, name, number at lapor.go.id), its kecamatan."""

    province: str
    regency: str
    agency: str
    code: str
    lapor_id: str
    offices: list[tuple[str, str, str]]
    districts: list[District]


class Story(msgspec.Struct, frozen=True):
    """One complaint as somebody would write it, to be told for many places (see the README beside the texts)."""

    category: str
    titles: list[str]
    text: str
    about: str
    done: list[str]
    unit: str = ""
    kind: str = "biasa"
    tone: str = ""
    flags: str = ""


class Tone(msgspec.Struct, frozen=True):
    """How people of one way of writing begin and end."""

    weight: int
    openings: list[str]
    endings: list[str]


class Channel(msgspec.Struct, frozen=True):
    """A way into LAPOR!."""

    name: str
    weight: int


class ShortForms(msgspec.Struct, frozen=True):
    """Words and how they are written in a hurry."""

    words: list[tuple[str, str]]


class Asides(msgspec.Struct, frozen=True):
    """Sentences that people add when they write at length."""

    sentences: list[str]


class Letters(msgspec.Struct, frozen=True):
    """How offices answer. ``visit``: somebody goes out to look; ``desk``: it is settled at a desk."""

    desk: list[str]
    greeting_named: list[str]
    greeting: list[str]
    first_visit: list[str]
    first_desk: list[str]
    answer: list[str]
    information: list[str]
    idea: list[str]
    evidence: list[str]
    closing: list[str]
    signature: str
    again_visit: list[str]
    again_desk: list[str]


class Replies(msgspec.Struct, frozen=True):
    """What reporters reply."""

    content_visit: list[str]
    content_desk: list[str]
    discontent_visit: list[str]
    discontent_desk: list[str]


class Internal(msgspec.Struct, frozen=True):
    """What offices write for themselves."""

    notes_visit: list[str]
    notes_desk: list[str]
    constraints_visit: list[str]
    constraints_desk: list[str]


class Phrases(msgspec.Struct, frozen=True):
    """Everything that is not a complaint."""

    given_names: list[str]
    invented_surnames: list[str]
    channels: list[Channel]
    slots: dict[str, list[str]]
    tones: dict[str, Tone]
    short_forms: ShortForms
    asides: Asides
    letters: Letters
    replies: Replies
    internal: Internal


class WaitingEvent(msgspec.Struct, frozen=True):
    """Something said about a complaint that still waits, ``ago`` working days before today."""

    kind: EventKind
    ago: int
    text: str
    published: bool = False


class WaitingCase(msgspec.Struct, frozen=True):
    """A complaint that still waits, written out whole; it came ``age`` working days before today."""

    unit: str
    village: str
    category: str
    channel: str
    age: int
    title: str
    text: str
    district: str = ""
    classification: str = "Pengaduan Tidak Berkadar Pengawasan"
    status: str = ""
    reporter: str = ""
    anonymous: bool = False
    confidential: bool = False
    events: list[WaitingEvent] = []


class DemoUser(msgspec.Struct, frozen=True):
    """An officer of the demo."""

    username: str
    full_name: str
    unit: str
    role: Role


class Material(msgspec.Struct, frozen=True):
    """All of it."""

    regency: Regency
    stories: list[Story]
    waiting: list[WaitingCase]
    phrases: Phrases
    users: list[DemoUser]


def load_material() -> Material:
    """Read the demo's data files.

    :raises msgspec.ValidationError: when a file does not fit; the data ships with the program, so that is a bug.
    """
    folder = files("resources") / "demo"
    tales = sorted((folder / "complaints").iterdir(), key=lambda part: part.name)
    return Material(
        regency=_read(folder / "regency.toml", Regency),
        stories=[
            story
            for part in tales
            if part.name.endswith(".toml")
            for story in _read(part, dict[str, list[Story]])["story"]
        ],
        waiting=_read(folder / "open.toml", dict[str, list[WaitingCase]])["case"],
        phrases=_read(folder / "phrases.toml", Phrases),
        users=_read(folder / "users.toml", dict[str, list[DemoUser]])["user"],
    )


def _read(part: Traversable, kind: type[T]) -> T:
    return msgspec.convert(tomllib.loads(part.read_text(encoding="utf-8")), kind, strict=False)
