"""What somebody drops or pastes, as far as it can be taken in: files of this computer, or a picture without a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage


@dataclass(frozen=True)
class Offer:
    """One thing that may be taken in."""

    name: str
    path: Path | None = None
    content: Callable[[], bytes] | None = None
    """Makes the content of what has no file; it may take a while."""


def is_offer(mime: QMimeData) -> bool:
    """Whether this is something to take in; words are words even where a picture of them comes along."""
    return bool(_paths(mime)) or (mime.hasImage() and not mime.hasText())


def offers_of(mime: QMimeData, name_of_picture: str) -> tuple[Offer, ...]:
    """Return what can be taken in; a picture without a file gets this name."""
    paths = _paths(mime)
    if paths:
        return tuple(Offer(path.name, path=path) for path in paths)
    image = mime.imageData() if is_offer(mime) else None
    if not isinstance(image, QImage) or image.isNull():
        return ()
    return (Offer(name_of_picture, content=lambda: _as_png(image)),)


def _paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes, Qt a str
    return bytes(buffer.data().data())
