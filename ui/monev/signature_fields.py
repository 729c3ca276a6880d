"""Who signs a report: four fields, of which each may stay empty to be written by hand."""

from typing import Final

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit

from sync.contract.monev.frozen import Signatory
from ui.parts.labels import label
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_LEAST_WIDTH: Final = 190
"""Of a field, px: a NIP is read whole in it."""


class SignatureFields(QHBoxLayout):
    """Place and position, and beside them name and NIP: what is listed below keeps its room."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setSpacing(2 * GAP)
        self.place, self.position, self.signer, self.nip = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.signer.setPlaceholderText(self.tr("yang menandatangani"))
        for pair in (
            ((self.tr("T&empat"), self.place), (self.tr("&Jabatan"), self.position)),
            ((self.tr("&Nama"), self.signer), (self.tr("N&IP"), self.nip)),
        ):
            form = QFormLayout()
            form.setSpacing(GAP)
            for words, field in pair:
                field.setMinimumWidth(scaled(_LEAST_WIDTH))
                name = label(words)
                name.setBuddy(field)
                form.addRow(name, field)
            self.addLayout(form, 1)

    def signatory(self) -> Signatory:
        """Return who signs."""
        return Signatory(
            place=self.place.text().strip(),
            position=self.position.text().strip(),
            name=self.signer.text().strip(),
            nip=self.nip.text().strip(),
        )
