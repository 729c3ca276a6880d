"""What a picture shows in its reply, to choose."""

from PySide6.QtWidgets import QComboBox, QSizePolicy

from ui.evidence.words import ROLES, role_word


class RoleChoice(QComboBox):
    """*Sebelum*, *Sesudah*, *Foto pelapor*, or nothing of it."""

    def __init__(self) -> None:
        """Offer the roles."""
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Yang ditunjukkan foto"))
        for role in ROLES:
            self.addItem(role_word(role) or self.tr("Bukti"), str(role))

    @property
    def role(self) -> str:
        """The chosen role."""
        return str(self.currentData())

    def show_role(self, role: str, *, of_picture: bool = True) -> None:
        """Choose a role; documents have none."""
        self.setVisible(of_picture)
        if self.findData(role) < 0:
            self.addItem(role_word(role), role)
        self.setCurrentIndex(self.findData(role))
