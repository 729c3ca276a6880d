"""The boxes that shall cover parts of a picture, as shares of its width and height; pure."""

from typing import Final

from ui.ports.evidence import Box

LEAST: Final = 0.01
"""Least width and height of a box."""
FIRST_SIDE: Final = 0.15


class CoverBoxes:
    """Boxes in the order in which they were made; one of them is the current one."""

    def __init__(self) -> None:
        """Start without boxes."""
        self.boxes: list[Box] = []
        self.current = -1

    @property
    def box(self) -> Box | None:
        """The current box."""
        return self.boxes[self.current] if self.boxes else None

    def add(self, left: float, top: float, width: float = FIRST_SIDE, height: float = FIRST_SIDE) -> None:
        """Add a box, as far as it lies on the picture; it is the current one."""
        self.boxes.append(_inside(left, top, width, height))
        self.current = len(self.boxes) - 1

    def take_last(self) -> None:
        """Take the newest box away."""
        if self.boxes:
            self.boxes.pop()
        self.current = len(self.boxes) - 1

    def take_current(self) -> None:
        """Take the current box away."""
        if self.boxes:
            self.boxes.pop(self.current)
        self.current = len(self.boxes) - 1

    def clear(self) -> None:
        """Take all away."""
        self.boxes, self.current = [], -1

    def choose_next(self) -> None:
        """Make the next box the current one."""
        if self.boxes:
            self.current = (self.current + 1) % len(self.boxes)

    def choose_at(self, x: float, y: float) -> bool:
        """Make the newest box at a place the current one; whether there is one."""
        for place in range(len(self.boxes) - 1, -1, -1):
            box = self.boxes[place]
            if box.left <= x <= box.left + box.width and box.top <= y <= box.top + box.height:
                self.current = place
                return True
        return False

    def move(self, x: float, y: float) -> None:
        """Move the current box; it stays whole and on the picture."""
        if (box := self.box) is not None:
            left = min(max(box.left + x, 0.0), 1.0 - box.width)
            top = min(max(box.top + y, 0.0), 1.0 - box.height)
            self.boxes[self.current] = Box(left, top, box.width, box.height)

    def resize(self, x: float, y: float) -> None:
        """Move the lower right corner of the current box."""
        if (box := self.box) is not None:
            self.boxes[self.current] = _inside(box.left, box.top, box.width + x, box.height + y)


def _inside(left: float, top: float, width: float, height: float) -> Box:
    left, top = min(max(left, 0.0), 1.0 - LEAST), min(max(top, 0.0), 1.0 - LEAST)
    return Box(left, top, min(max(width, LEAST), 1.0 - left), min(max(height, LEAST), 1.0 - top))
