"""Pictures out of bytes and files that others made: only the kinds that are taken in, and within Qt's limits.

Called in the lane of files. Qt refuses pictures that would take more than 256 MB.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_KINDS: Final = frozenset({b"jpeg", b"png", b"webp"})
"""Others are never handed to a reader, whatever a file calls itself: a drawing, say, could point elsewhere."""


def decoded(content: bytes | None) -> QImage | None:
    """Return a picture upright, or nothing where there is none that can be shown."""
    if not content:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _read(QImageReader(buffer), None)


def glimpse(path: Path, room: QSize) -> QImage | None:
    """Return the picture of a file no larger than ``room``, or nothing where it cannot be shown."""
    return _read(QImageReader(str(path)), room)


def _read(reader: QImageReader, room: QSize | None) -> QImage | None:
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _KINDS:
        return None
    if room is not None and reader.size().isValid():
        reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
