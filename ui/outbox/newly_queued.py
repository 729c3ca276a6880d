"""Which own action was queued since the operator last looked: the buttons beside the list shall be about that one."""

from collections.abc import Sequence

from sync.contract.events import EventKind
from ui.ports.outbox import OutboxLine


class NewlyQueued:
    """Knows what was seen, and whether somebody has chosen for himself."""

    def __init__(self) -> None:
        """Have seen nothing."""
        self._known: set[str] = set()
        self._newest = 0
        self._is_awaited = True
        """Whether the next one shall be chosen; not where somebody chose another one himself."""

    def leave(self) -> None:
        """Nobody looks at the list any more: what is queued from now on comes first."""
        self._is_awaited = True

    def choose(self) -> None:
        """Somebody has chosen, and stays with it whatever is queued meanwhile."""
        self._is_awaited = False

    def take(self, lines: Sequence[OutboxLine]) -> str:
        """Note what there is; returns what of it shall be chosen, empty for what is chosen already.

        Of an answer and the proposal behind it, it is the answer; what is shown first makes nothing new.
        """
        is_first = not self._known
        came = [line for line in lines if line.id not in self._known and line.written_at >= self._newest]
        self._known.update(line.id for line in lines)
        self._newest = max(self._newest, *(line.written_at for line in lines), 0)
        if is_first or not came or not self._is_awaited:
            return ""
        last = max(came, key=lambda line: line.written_at)
        of_case = [line for line in came if line.case == last.case and line.kind != EventKind.PROPOSAL]
        return max(of_case, key=lambda line: line.written_at, default=last).id
