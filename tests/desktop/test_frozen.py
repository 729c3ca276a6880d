"""Figures that were frozen say the same for ever, and reports of several offices become one without counting twice."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import msgspec
import pytest
from sqlalchemy import update

from desktop.storage.tables import account
from sync.contract.errors import BadInput
from sync.contract.monev.adding_up import added_up
from sync.contract.monev.comparing import Compared, Comparison
from sync.contract.monev.document import of_gathered
from sync.contract.monev.frozen import Frozen, Signatory, canonical, digest_of, from_file, read_frozen, starred
from sync.contract.monev.gathered import Overview
from sync.contract.monev.merging import Merger, Told, merged
from sync.contract.monev.reference import Case
from sync.contract.monev.scope import Scope
from sync.contract.status import Bucket
from tests.desktop.test_monev import fill
from tests.support import answers
from tests.support.desks import TestDesk
from tests.support.monev_checks import random_scope
from tests.support.monev_rows import random_cases
from ui.ports.frozen import FrozenLine

_SIGNER = Signatory(place="Tirta", position="Camat", name="Rini Handayani", nip="19800101 200501 2 001")
_WHO = Merger(office="Kabupaten Tirta", office_code="KAB", agency="", by="Budi", zone_minutes=420)


def document_of(desk: TestDesk, line: FrozenLine, folder: Path) -> Frozen:
    """What lies in the file of a frozen report."""
    path = folder / f"{line.digest[:8]}.tindak-monev"
    desk.casework.frozen.save_file(line.digest, path)
    return read_frozen(from_file(path.read_bytes())[0])


def test_a_frozen_report_says_the_same_when_the_cases_have_moved_on(desk: TestDesk) -> None:
    """Figures, data day and signature, whatever came in meanwhile; the workbook is the same to the byte."""
    cases = random_cases(Random(3), 60)
    fill(desk, cases, Random(3))
    scope = Scope(first=date(2026, 1, 1), last=date(2026, 12, 31))
    now = desk.casework.figures.overview(scope)
    line = desk.casework.frozen.freeze(scope, _SIGNER)
    before = desk.casework.frozen.report(line.digest)
    assert of_gathered(before.shown.figures) == of_gathered(now.figures)
    assert before.shown == starred(now)
    assert _orders(before.shown) == _orders(now)
    desk.apply(answers.answer(answers.text(900, received_at=1_795_000_000_000), answers.state(900)))
    assert desk.casework.figures.overview(scope) != now
    after = desk.casework.frozen.report(line.digest[:8])
    assert (after, after.signature) == (before, _SIGNER)
    assert desk.casework.frozen.all() == (line,)


def _orders(shown: Overview) -> list[list[str]]:
    """The order in which a report tells things: months as time runs, words by how frequent they are."""
    return [list(one) for one in (shown.figures.rows, shown.categories, shown.channels, shown.classifications)]


@pytest.mark.parametrize("seed", range(3))
def test_the_cases_of_a_document_add_up_to_its_figures(desk: TestDesk, tmp_path: Path, seed: int) -> None:
    """Whatever the choice: so a merging can check what it is given, and count in the same words."""
    chance = Random(seed)
    fill(desk, random_cases(chance, 120), chance)
    scope = random_scope(chance)
    document = document_of(desk, desk.casework.frozen.freeze(scope), tmp_path)
    told = document.figures
    found = added_up(document.cases, document.units, document.officers, document.scope, document.as_of)
    assert replace(found, before=told.before, figures=replace(found.figures, span=told.figures.span)) == told


def test_no_name_and_no_word_of_a_citizen_stands_in_a_document(desk: TestDesk, tmp_path: Path) -> None:
    """Neither Tracking IDs, titles, reporters nor officers; and the same keys only with the same centre."""
    desk.apply(
        answers.answer(
            answers.unit(),
            answers.text(11, "7412345", "Lubang di jalan", reporter="Sutikno Rekaan", received_at=1_795_000_000_000,
                         rating="kurang baik sekali"),
            answers.state(11, "Ditutup oleh Sistem"),
        )
    )  # fmt: skip
    first = document_of(desk, desk.casework.frozen.freeze(Scope()), tmp_path)
    body = canonical(first).decode()
    for word in ("7412345", "Lubang", "Sutikno", "kurang baik"):
        assert word not in body, word
    with desk.database.writing() as connection:
        connection.execute(update(account).values(server_key=b"k" * 32))
    second = document_of(desk, desk.casework.frozen.freeze(Scope()), tmp_path)
    assert second.cases[0].complaint != first.cases[0].complaint
    assert second.keyed_by != first.keyed_by


def test_canonical_bytes_are_read_back_as_they_were(desk: TestDesk, tmp_path: Path) -> None:
    """And a changed file is no longer the document of that digest."""
    fill(desk, random_cases(Random(1), 30), Random(1))
    line = desk.casework.frozen.freeze(Scope(), _SIGNER)
    document = document_of(desk, line, tmp_path)
    assert digest_of(canonical(document)) == line.digest
    path = tmp_path / f"{line.digest[:8]}.tindak-monev"
    path.write_bytes(path.read_bytes().replace(b',"Selesai",', b',"Proses",', 1))
    with pytest.raises(BadInput, match="tidak cocok"):
        desk.casework.frozen.merge([path])
    path.write_bytes(b"{}")
    with pytest.raises(BadInput, match="bukan angka beku"):
        desk.casework.frozen.merge([path])


def _halves(desk: TestDesk, cases: list[Case]) -> tuple[Told, ...]:
    """Freeze each unit's own figures, and those of all units with those below them: they overlap."""
    fill(desk, cases, Random(5))
    units = {case.state.unit for case in cases if case.state.unit}
    lines = [desk.casework.frozen.freeze(Scope(unit=unit)) for unit in sorted(units)]
    return tuple(Told(_body(desk, line), line.digest) for line in lines)


def _body(desk: TestDesk, line: FrozenLine) -> Frozen:
    from desktop.storage import frozen

    with desk.database.reading() as connection:
        return read_frozen(frozen.body_of(connection, line.digest)[1])


def test_reports_of_all_units_merge_into_what_their_coordinator_counts(desk: TestDesk) -> None:
    """Units above others have told the same cases too: each counts once, each complaint once in the total."""
    cases = [case for case in random_cases(Random(5), 150) if case.state.unit]
    told = _halves(desk, cases)
    whole = desk.casework.figures.overview(Scope())
    found = merged(told, _WHO)
    assert of_gathered(found.document.figures.figures)["total"] == of_gathered(whole.figures)["total"]
    assert found.document.figures.figures.constraints == whole.figures.constraints
    own = {branch.unit.code: branch.own for branch in found.document.figures.figures.tree.branches}
    assert {code: tally.total for code, tally in own.items()} == {
        branch.unit.code: branch.own.total for branch in whole.figures.tree.branches
    }
    assert (found.conflicts, found.strangers) == ((), ())
    assert found.same > 0
    counted = Counter(case.text.tracking_id for case in cases)
    assert len(found.several) == sum(times > 1 for times in counted.values())


def test_a_merged_report_is_compared_where_nothing_counts_twice(desk: TestDesk) -> None:
    """With the sum of what its parts are compared with; else it says why not, and which offices are the reason."""
    fill(desk, [case for case in random_cases(Random(5), 150) if case.state.unit], Random(5))
    november = Scope(first=date(2026, 10, 1), last=date(2026, 11, 30))

    def told(scope: Scope) -> Told:
        line = desk.casework.frozen.freeze(scope)
        return Told(_body(desk, line), line.digest)

    def frozen(*units: int) -> list[Told]:
        return [told(msgspec.structs.replace(november, unit=unit)) for unit in units]

    apart = merged(frozen(2, 3), _WHO)
    expected = [desk.casework.figures.overview(msgspec.structs.replace(november, unit=unit)).before for unit in (2, 3)]
    assert apart.against.how is Comparison.ADDED
    before = apart.document.figures.before
    assert before is not None
    assert before.total == sum(one.total for one in expected if one) > 0
    assert before.reply.count == sum(one.reply.count for one in expected if one)
    nested = merged(frozen(1, 2), _WHO)
    assert nested.document.figures.before is None
    assert nested.against == Compared(None, Comparison.OVERLAPPING, ("Unit 1", "Unit 2"))
    assert merged([told(Scope(unit=2))], _WHO).against == Compared(None, Comparison.OPEN)
    first, second = frozen(2, 3)
    shown = replace(first.document.figures, before=None)
    bare = msgspec.structs.replace(first.document, figures=shown)
    lacking = merged([Told(bare, digest_of(canonical(bare))), second], _WHO)
    assert lacking.against == Compared(None, Comparison.LACKING, ("Unit 2",))


def test_the_order_of_files_and_a_file_given_twice_change_nothing(desk: TestDesk) -> None:
    """The same document, to the byte."""
    told = _halves(desk, [case for case in random_cases(Random(8), 60) if case.state.unit])
    assert canonical(merged(told, _WHO).document) == canonical(merged((*reversed(told), told[0]), _WHO).document)


def test_what_two_offices_tell_differently_is_shown_and_the_later_word_counts(desk: TestDesk) -> None:
    """A case that moved on, or to another unit, between the two."""
    cases = [case for case in random_cases(Random(5), 40) if case.state.unit]
    first, *_ = _halves(desk, cases)
    old = first.document.cases[0]
    changed = msgspec.structs.replace(old, needs_reply=old.needs_reply + 1)
    moved = (changed, *first.document.cases[1:])
    shown = added_up(moved, first.document.units, first.document.officers, first.document.scope, 0)
    later = msgspec.structs.replace(first.document, as_of=first.document.as_of + 1, cases=moved, figures=shown)
    found = merged((first, Told(later, digest_of(canonical(later)))), _WHO)
    [conflict] = found.conflicts
    assert conflict.differ == ("needs_reply",)
    assert [one.counts for one in conflict.told] == [True, False]
    assert conflict.told[0].as_of > conflict.told[1].as_of
    assert changed.needs_reply in {one.needs_reply for one in found.document.cases if one.case == old.case}
    assert found.same == len(first.document.cases) - 1


def test_documents_that_do_not_belong_together_are_refused(desk: TestDesk, tmp_path: Path) -> None:
    """Another period; figures that are not those of the cases beside them."""
    fill(desk, random_cases(Random(2), 40), Random(2))
    year = desk.casework.frozen.freeze(Scope(first=date(2026, 1, 1), last=date(2026, 12, 31)))
    ever = desk.casework.frozen.freeze(Scope())
    with pytest.raises(BadInput, match="periode"):
        desk.casework.frozen.merge([], [year.digest, ever.digest])
    document = _body(desk, ever)
    short = msgspec.structs.replace(document, cases=document.cases[1:])
    with pytest.raises(BadInput, match="tidak cocok"):
        merged([Told(short, digest_of(canonical(short)))], _WHO)
    assert len(desk.casework.frozen.all()) == 2
    told = document.figures
    first, *_ = told.categories
    for lie in (
        replace(told, categories={**told.categories, first: told.categories[first] + Counter({Bucket.DONE: 1})}),
        replace(told, figures=replace(told.figures, undated=told.figures.undated + 1)),
        replace(told, figures=replace(told.figures, completed=Counter())),
        replace(told, figures=replace(told.figures, constraints={})),
    ):
        lying = msgspec.structs.replace(document, figures=lie)
        with pytest.raises(BadInput, match="tidak cocok"):
            merged([Told(lying, digest_of(canonical(lying)))], _WHO)


def test_a_merged_report_is_kept_with_what_it_was_made_of(desk: TestDesk, tmp_path: Path) -> None:
    """And can be merged once more further up."""
    fill(desk, random_cases(Random(2), 40), Random(2))
    line = desk.casework.frozen.freeze(Scope())
    path = tmp_path / "a.tindak-monev"
    desk.casework.frozen.save_file(line.digest, path)
    made = desk.casework.frozen.merge([path])
    assert made.line.total == line.total
    assert {one.origin for one in desk.casework.frozen.all()} == {"own", "merged"}
    assert desk.casework.frozen.report(made.line.digest).sources == (line.office,)
    assert desk.casework.frozen.merge([path], [made.line.digest]).line.total == line.total
