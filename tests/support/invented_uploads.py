"""Replies that an invented office has to bring to lapor.go.id."""

from abc import abstractmethod
from collections.abc import Collection

from sync.contract.events import EventKind
from tests.support.invented_cases import NOW
from ui.ports.listing import BulkDone, BulkLine
from ui.ports.uploads import UploadLine


def invented_uploads() -> tuple[UploadLine, ...]:
    """Return three replies of two cases."""
    lamp, road = ("7400002", "Lampu jalan dermaga padam"), ("7400009", "Jalan rusak di RT 9")
    return (
        _line(2, *lamp, "a", EventKind.INITIAL_RESPONSE, "Terima kasih, kami periksa."),
        _line(2, *lamp, "b", EventKind.SUBSTANTIVE_RESPONSE, "Lampu dermaga sudah kami ganti hari ini."),
        _line(9, *road, "c", EventKind.SUBSTANTIVE_RESPONSE, "Lubang di RT 9 sudah ditambal.", may_be_there=True),
    )


def _line(
    case: int, number: str, title: str, reply: str, kind: EventKind, begins: str, *, may_be_there: bool = False
) -> UploadLine:
    return UploadLine(
        case=case, tracking_id=number, title=title, reply=reply, kind=kind, written_at=NOW, begins=begins,
        may_be_there=may_be_there,
    )  # fmt: skip


class InventedUploads:
    """Part of an invented desk."""

    def __init__(self) -> None:
        """Nothing is to be uploaded."""
        self.to_upload: tuple[UploadLine, ...] = ()
        self.marked: list[tuple[int, str]] = []
        self.upload_refused: dict[str, str] = {}
        """Why a reply cannot be marked, by its id."""

    def uploads(self) -> tuple[UploadLine, ...]:
        """Return what was not marked."""
        return tuple(one for one in self.to_upload if (one.case, one.reply) not in self.marked)

    def mark_uploaded(self, replies: Collection[tuple[int, str]]) -> BulkDone:
        """Mark what is not refused."""
        self._fail()
        number_of = {one.reply: one.tracking_id for one in self.to_upload}
        refused = tuple(
            BulkLine(case=case, tracking_id=number_of[reply], title="", unit="", why_not=why, reply=reply)
            for case, reply in replies
            if (why := self.upload_refused.get(reply))
        )
        done = [(case, reply) for case, reply in replies if reply not in self.upload_refused]
        self.marked += done
        self.to_upload = tuple(one for one in self.to_upload if one.reply not in self.upload_refused)
        return BulkDone(tuple(reply for _, reply in done), refused)

    @abstractmethod
    def _fail(self) -> None:
        """Fail as whoever inherits this was told to."""
