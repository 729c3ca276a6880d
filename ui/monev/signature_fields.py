"""Who signs a report: four fields, of which each may stay empty to be written by hand."""

from PySide6.QtWidgets import QFormLayout, QLineEdit

from sync.contract.monev.frozen import Signatory


class SignatureFields(QFormLayout):
    """Place, position, name and NIP."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.place, self.position, self.signer, self.nip = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        for words, field in (
            (self.tr("T&empat"), self.place),
            (self.tr("&Jabatan"), self.position),
            (self.tr("&Nama"), self.signer),
            (self.tr("N&IP"), self.nip),
        ):
            self.addRow(words, field)

    def signatory(self) -> Signatory:
        """Return who signs."""
        return Signatory(
            place=self.place.text().strip(),
            position=self.position.text().strip(),
            name=self.signer.text().strip(),
            nip=self.nip.text().strip(),
        )
