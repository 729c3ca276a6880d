"""What there is to look at besides the words: what *Bukti Utuh* noticed, and a proposal without evidence."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.ports.evidence import FileView


def _tr(text: str) -> str:
    return QCoreApplication.translate("BesideText", text)


def beside_text(enclosed: Sequence[FileView], *, may_propose: bool, has_evidence: bool) -> tuple[str, ...]:
    """Return a sentence for each thing, none of which keeps anything back.

    :param enclosed: the files of the draft.
    :param may_propose: whether saving may bring the proposal along that the case is done.
    :param has_evidence: whether files of the office came with earlier answers.
    """
    said = [f"{file.name}: {remark.sentence}" for file in enclosed for remark in file.remarks]
    if may_propose and not enclosed and not has_evidence:
        said.append(
            _tr("Bila mengusulkan selesai: belum ada bukti. Lampirkan foto atau dokumen hasil pekerjaan lebih dahulu.")
        )
    return tuple(said)
