"""Sentences of the rooms below, in English windows."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest
from PySide6.QtWidgets import QApplication

from desktop.sentences import of_reason
from sync.contract import errors
from sync.contract.durations import clock_fault
from sync.contract.errors import LocalFault, NoNetwork, TindakError
from sync.contract.events import EventKind
from sync.contract.monev.scope import Scope
from sync.contract.receipts import Reason
from tests.quality.tree import ROOT, python_files
from tests.sentences import said_below
from tests.support.invented_cases import NOW
from tests.support.invented_desk import InventedDesk, InventedDoorway, InventedVault
from tests.support.real_faults import data_doubtful, reasons
from ui.language.speaking import OF_PEOPLE, SAID, _part, english, in_spoken
from ui.language.translation import Language, speak
from ui.ports.desk import Draft
from ui.ports.exchange import ExchangeReport


@pytest.fixture
def _in_english(qapp: QApplication) -> Iterator[None]:
    speak(qapp, Language.ENGLISH)
    yield
    speak(qapp, Language.INDONESIAN)


def test_every_sentence_of_the_rooms_below_has_its_english() -> None:
    """A new one is put into ``resources/translations/sentences.en.toml``, with a brace pair for each place."""
    table = tomllib.loads((files("resources") / "translations" / "sentences.en.toml").read_text(encoding="utf-8"))
    assert sorted({f"{where}: {said}" for where, said in said_below() if said not in table}) == []
    places = re.compile(r"\{\d?\}")
    assert [said for said, words in table.items() if said.count("{}") != len(places.findall(words))] == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Teksnya kosong.", "The text is empty."),
        ("3 perubahan masuk.", "3 changes arrived."),
        ("1 tindak lanjut diterima server, 1.250 perubahan masuk.",
         "1 follow-up received by the server, 1,250 changes arrived."),
        ("Jam komputer ini terlambat 1 tahun 3 hari", "This computer's clock is 1 year 3 days behind"),
        ("Jam komputer ini terlambat 1 jam", "This computer's clock is 1 hour behind"),
        (clock_fault(-7_200_000), "This computer's clock is 2 hours ahead"),
        (clock_fault(-60_000), "This computer's clock is 1 minute ahead"),
        (clock_fault(60_000), "This computer's clock is 1 minute behind"),
        ("Jam komputer ini terlambat 1 jam atau lebih", "This computer's clock is 1 hour or more behind"),
        ("Server sedang dipelihara. Pekerjaan Anda aman di komputer ini.",
         "The server is in maintenance. Your work is safe on this computer."),
        ("Teks tindak lanjut lebih dari 20.000 karakter.",
         "The text of the follow-up has more than 20,000 characters."),
        ("Server tidak menjawab dalam waktu tunggu. Pekerjaan tetap tersimpan; Tindak mencoba lagi sendiri.",
         "The server did not answer in time. Your work stays saved; Tindak tries again by itself."),
        ("Berkas “a.pdf” kosong (0 byte). Formulir tetap seperti semula. Salin ulang dari kamera atau ponsel, lalu "
         "pilih lagi.",
         "File “a.pdf” is empty (0 bytes). The form stays as it was. Copy it again from the camera or telephone, then "
         "choose again."),
        ("Giliran Dinas PU: menulis respon awal.", "Dinas PU's turn: write the first response."),
        ("Templat “1.250” tidak ada di komputer ini, atau masa berlakunya sudah habis.",
         "Template “1.250” is not on this computer, or its time has run out."),
        ("Jalan rusak di depan pasar.", "Jalan rusak di depan pasar."),
        ("", ""),
    ],
)  # fmt: skip
def test_sentences_are_known_alone_in_a_row_and_with_what_is_filled_in(said: str, words: str) -> None:
    """What people wrote is none of them, and stays."""
    assert english(said) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("1.250", "1,250"),
        ("1,3 MB", "1.3 MB"),
        ("kira-kira (2.568).", "kira-kira (2,568)."),
        ("http://192.168.100.200:8443", "http://192.168.100.200:8443"),
        ("1.234.pdf", "1.234.pdf"),
        ("foto-1,5.jpg", "foto-1,5.jpg"),
        ("pukul 08.57", "pukul 08.57"),
    ],
)
def test_a_figure_is_written_as_english_does_and_names_and_addresses_stay(said: str, words: str) -> None:
    """Only what stands by itself is a figure."""
    assert _part(said, "") == words


def _invented() -> Iterator[tuple[str, str]]:
    """Yield (where, sentence) of all that invented rooms and pictures let the program say."""
    faults = {one.__name__ for one in vars(errors).values() if isinstance(one, type) and issubclass(one, TindakError)}
    for path in sorted(
        [*(ROOT / "tests" / "support").glob("invented_*.py"), *(ROOT / "tests" / "shots").glob("of_*.py")]
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", "")
            said = [one.value for one in node.keywords if one.arg in SAID - {"words", "details"}]
            is_shown = name in faults and path.parent.name == "shots"
            for value in said + (node.args[:1] if is_shown else []):
                if isinstance(value, ast.Constant) and " " in str(value.value):
                    yield f"{path.name}:{node.lineno}", str(value.value)


def test_pictures_let_the_program_say_what_it_says() -> None:
    """An invented sentence has no English, is of another length, and proves nothing about the window it stands in."""
    invented = [*_invented(), *((state.value, said) for state, said in reasons(9).items())]
    assert [f"{where}: {said}" for where, said in invented if english(said) == said] == []
    assert len(invented) > 10  # the states of the line among them


def test_indonesian_windows_work_with_the_desk_itself(vault: InventedVault) -> None:
    """Nothing stands between."""
    assert in_spoken(vault.desk) is vault.desk


def test_every_field_that_the_rooms_below_fill_with_a_sentence_is_translated() -> None:
    """Where a reason is put into words by ``say`` or ``of_reason``, the interpreter knows the field it goes into."""
    filled = set(_fields_that_are_said())
    assert ("Draft", "came_back") in filled
    assert [one for one in sorted(filled) if one[1] not in SAID or one in OF_PEOPLE] == []


def _fields_that_are_said() -> Iterator[tuple[str, str]]:
    """Yield (what is made, its field) of all that is filled in by a call that words a reason."""
    for path, content in python_files():
        if not path.startswith("desktop/") or path.startswith("desktop/commands/"):
            continue
        for node in ast.walk(ast.parse(content)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                made = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                yield from ((made, one.arg) for one in node.keywords if one.arg and _is_said(one.value))


def _is_said(value: ast.expr) -> bool:
    if isinstance(value, ast.JoinedStr):
        return any(_is_said(part.value) for part in value.values if isinstance(part, ast.FormattedValue))
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in {"say", "of_reason"}


@pytest.mark.usefixtures("_in_english")
def test_why_a_draft_came_back_is_said_in_english(vault: InventedVault) -> None:
    """As the form says it above the text."""
    back = of_reason(Reason.CASE_CLOSED)
    vault.desk.held[5].drafts[""] = Draft(case=5, kind=EventKind.REPLY, text="Yth.", saved_at=NOW, came_back=back)
    draft = in_spoken(vault.desk).case(5).draft
    assert draft is not None
    assert draft.came_back == "This complaint is closed or archived. Only an internal note can still be written."


@pytest.mark.usefixtures("_in_english")
def test_english_windows_hear_faults_and_answers_in_english(vault: InventedVault) -> None:
    """Raised or returned; the fault stays the same one."""
    doorway = InventedDoorway(vault, fault=NoNetwork("Sambungan ke server tidak terbentuk dalam waktu tunggu. X."))
    with pytest.raises(NoNetwork, match=r"No connection to the server came about in time\. X\."):
        in_spoken(doorway).unlock("secret")
    report = ExchangeReport(outcome="done", sentence="Sudah sama dengan server; tidak ada yang baru.")

    class Road:
        def exchange_now(self) -> ExchangeReport:
            return report

    assert in_spoken(Road()).exchange_now().sentence == "Already the same as on the server; nothing new."


@pytest.mark.usefixtures("_in_english")
def test_rooms_within_a_desk_speak_english_too(vault: InventedVault) -> None:
    """Figures are asked of a part of the desk; what it raises is said like all else."""
    vault.desk.figures.fault = data_doubtful()
    with pytest.raises(LocalFault, match="The data on this computer needs to be examined"):
        in_spoken(vault.desk).figures.overview(Scope())


@pytest.mark.usefixtures("_in_english")
def test_what_people_wrote_passes_untouched(vault: InventedVault) -> None:
    """A complaint that reads like a sentence of the program is a complaint."""
    desk: InventedDesk = in_spoken(vault.desk)
    assert desk.case(1).body == vault.desk.case(1).body
    assert desk.case(1).line.title == vault.desk.case(1).line.title
    assert str(TindakError("Teksnya kosong.")) == "Teksnya kosong."
