"""Pictures out of bytes and files that others made: only the kinds that are taken in, and within Qt's limits.

Called in the lane of files. Qt refuses pictures that would take more than 256 MB. What kind a picture is, is told by
its first bytes, here: where Qt tries its readers one after another, it asks for translations of their complaints while
it holds a lock that painting needs too, and our translator would wait for the painting thread. Under that same lock Qt
asks the device, which may therefore be none that Python made: PySide would look for what Python overrides in it and
wait for Python's lock, which the painting thread may hold. The buffer of a stream is made by Qt itself.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QDataStream, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_HEAD: Final = 12
"""Bytes that tell the kind."""


def decoded(content: bytes | None) -> QImage | None:
    """Return a picture upright, or nothing where there is none that can be shown."""
    if not content or not (kind := _kind(content[:_HEAD])):
        return None
    stream = QDataStream(QByteArray(content))
    return _read(QImageReader(stream.device(), QByteArray(kind)), None)


def glimpse(path: Path, room: QSize) -> QImage | None:
    """Return the picture of a file no larger than ``room``, or nothing where it cannot be shown."""
    try:
        with path.open("rb") as file:
            kind = _kind(file.read(_HEAD))
    except OSError:
        return None
    return _read(QImageReader(str(path), QByteArray(kind)), room) if kind else None


def _kind(head: bytes) -> bytes:
    """Return Qt's name of a kind that is taken in, by the first bytes of it; empty for any other.

    Others are never handed to a reader, whatever a file calls itself: a drawing, say, could point elsewhere.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return b"jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return b"png"
    return b"webp" if head.startswith(b"RIFF") and head[8:] == b"WEBP" else b""


def _read(reader: QImageReader, room: QSize | None) -> QImage | None:
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    if room is not None and reader.size().isValid():
        reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
