"""The road between a desk and the centre, as bytes: whatever may happen to a request or an answer happens here."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from sync.contract.compression import Squeezer, Unsqueezer
from sync.contract.errors import (
    CutOff,
    LocalFault,
    Maintenance,
    NoNetwork,
    ProtocolRefused,
    ServerFault,
    StaleConnection,
    Unreachable,
)
from sync.contract.frames import FrameReader, frame, unpack
from sync.contract.messages import AnswerFrame, MoreActions, Opening, RefusalCode
from sync.engine.ports import Traffic
from tests.simulation.ports import Centre, Conversation, Crash, RefusedByCentre, Trap
from tests.simulation.steps import Mood, Setting, Step

FINE = Mood("fine")


class Endless(AssertionError):
    """An exchange asked more often than any honest one has to."""


class Late(msgspec.Struct, frozen=True):
    """A request that is still on its way, long after its desk has given up."""

    token: str
    body: bytes


class Road:
    """The road of one desk for one exchange; implements :class:`sync.engine.ports.Gateway`."""

    def __init__(
        self,
        centre: Centre,
        token: str,
        desk_trap: Trap,
        moods: Sequence[Mood],
        setting: Setting,
        *,
        is_older: bool,
        most_requests: int,
        watch: Callable[[bytes], None],
        late: list[Late],
        happen: Callable[[Step], None],
    ) -> None:
        """Lay the road.

        :param watch: sees each frame of each answer as the centre gives it.
        :param late: where requests go that arrive later.
        :param happen: lets a step happen in the middle of an answer.
        """
        self._centre = centre
        self._token = token
        self._desk_trap = desk_trap
        self._moods = moods
        self._setting = setting
        self._is_older = is_older
        self._most_requests = most_requests
        self._watch = watch
        self._late = late
        self._happen = happen
        self.requests = 0
        self.comparisons = 0
        """Requests by which the desk tried to find what it holds otherwise than the centre."""

    def traffic(self) -> Traffic:
        """Return nothing that anybody asks for here."""
        return Traffic(round_trips=self.requests)

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Carry one request and its answer, in the mood whose turn it is."""
        mood = self._moods[self.requests] if self.requests < len(self._moods) else FINE
        self.requests += 1
        if self.requests > self._most_requests:
            raise Endless(f"{self.requests} requests in one exchange")
        self._set_traps(mood)
        try:
            yield from self._in_mood(mood, up)
        finally:
            self._desk_trap.clear()
            self._centre.trap.clear()

    def _set_traps(self, mood: Mood) -> None:
        match mood.kind:
            case "desk-crash":
                self._desk_trap.set(mood.n, Crash)
            case "desk-full":
                self._desk_trap.set(mood.n, lambda: LocalFault("Diska penuh."))
            case "centre-crash":
                self._centre.trap.set(mood.n, Crash)
            case "centre-full":
                self._centre.trap.set(mood.n, lambda: LocalFault("Ruang simpan penuh."))

    def _in_mood(self, mood: Mood, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        match mood.kind:
            case "twice":
                body = self._packed(up)
                answers = [list(self._answered(self._deliver(body))) for _ in range(2)]
                yield from self._down(iter(answers[mood.n % 2]))
            case "cut-down":
                yield from self._cut_down(list(self._answered(self._deliver(self._packed(up)))), mood.n)
            case "unsent" | "maintenance" | "wrong-major":
                self._not_taken(mood, up)
            case "lost" | "late" | "cut-up" | "answer-lost" | "stale":
                self._not_answered(mood, self._packed(up))
            case _:
                yield from self._down(self._meanwhile(self._answered(self._streamed(up)), mood))

    def _not_taken(self, mood: Mood, up: Iterable[Opening | MoreActions]) -> None:
        match mood.kind:
            case "unsent":
                if mood.n % 2:
                    next(iter(up))
                raise NoNetwork("Tidak ada jaringan.")
            case "maintenance":
                raise Maintenance("Server sedang dipelihara.")
            case _:
                self._refused_for_its_version(up)

    def _not_answered(self, mood: Mood, body: bytes) -> None:
        match mood.kind:
            case "late":
                self._late.append(Late(self._token, body))
            case "cut-up":
                self._deliver(body[: mood.n % (len(body) + 1)])
            case "answer-lost":
                b"".join(self._answered(self._deliver(body)))
                raise CutOff("Jawaban hilang.")
            case "stale":
                if mood.n % 2:
                    b"".join(self._answered(self._deliver(body)))
                raise StaleConnection("Sambungan lama.")
        raise Unreachable("Tidak ada jawaban.")

    def _packed(self, up: Iterable[Opening | MoreActions]) -> bytes:
        return b"".join(frame(self._as_spoken(one)) for one in up)

    def _as_spoken(self, told: Opening | MoreActions) -> Opening | MoreActions:
        if isinstance(told, Opening) and told.buckets:
            self.comparisons += 1
        if self._is_older and isinstance(told, Opening):
            return msgspec.structs.replace(told, offered=(), buckets=b"", wanted=())
        return told

    def _refused_for_its_version(self, up: Iterable[Opening | MoreActions]) -> None:
        first = next(iter(up))
        assert isinstance(first, Opening)
        conversation = self._conversation()
        try:
            conversation.feed(frame(msgspec.structs.replace(first, protocol=2)))
        except RefusedByCentre as refused:
            if refused.code != RefusalCode.PROTOCOL:
                raise
            raise ProtocolRefused("Versi berbeda.") from refused
        raise AssertionError("a centre took a message of another major version")

    def _conversation(self) -> Conversation:
        with _CentreMayFall(self._centre):
            return self._centre.converse(self._token)

    def _deliver(self, body: bytes) -> Conversation:
        conversation = self._conversation()
        with _CentreMayFall(self._centre):
            conversation.feed(body)
        return conversation

    def _streamed(self, up: Iterable[Opening | MoreActions]) -> Conversation:
        """Let each frame arrive before the desk makes the next one."""
        conversation = self._conversation()
        for one in up:
            with _CentreMayFall(self._centre):
                conversation.feed(frame(self._as_spoken(one)))
        return conversation

    def _answered(self, conversation: Conversation) -> Iterator[bytes]:
        frames = conversation.answer()
        while True:
            with _CentreMayFall(self._centre):
                packed = next(frames, None)
            if packed is None:
                return
            self._watch(packed)
            yield packed

    def _meanwhile(self, frames: Iterator[bytes], mood: Mood) -> Iterator[bytes]:
        """Let things happen before the n-th frame and the ones after it."""
        left = list(mood.then)
        for number, packed in enumerate(frames):
            yield packed
            if number >= mood.n and left:
                self._happen(left.pop(0))

    def _cut_down(self, frames: list[bytes], where: int) -> Iterator[Sequence[AnswerFrame]]:
        whole = self._coded(frames)
        end = where % (sum(map(len, whole)) + 1)
        kept: list[bytes] = []
        for portion in whole:
            kept.append(portion[:end])
            end -= len(kept[-1])
        yield from self._read(iter(kept))
        raise CutOff("Terputus di tengah jawaban.")

    def _down(self, frames: Iterator[bytes]) -> Iterator[Sequence[AnswerFrame]]:
        yield from self._read(self._coded(frames) if self._setting.squeezed else frames)

    def _coded(self, frames: Iterable[bytes]) -> list[bytes] | Iterator[bytes]:
        if not self._setting.squeezed:
            return list(frames)
        return list(_squeezed(frames))

    def _read(self, portions: Iterable[bytes]) -> Iterator[Sequence[AnswerFrame]]:
        reader = FrameReader(AnswerFrame)
        unsqueezer = Unsqueezer() if self._setting.squeezed else None
        for portion in self._as_they_arrive(portions):
            pieces = unsqueezer.unsqueeze(portion) if unsqueezer else [portion]
            if told := [self._as_heard(one) for piece in pieces for one in reader.feed(piece)]:
                yield told

    def _as_they_arrive(self, portions: Iterable[bytes]) -> Iterator[bytes]:
        size = self._setting.portion
        if not size:
            yield from portions
            return
        pending = b""
        for portion in portions:
            pending += portion
            while len(pending) >= size:
                yield pending[:size]
                pending = pending[size:]
        if pending:
            yield pending

    def _as_heard(self, told: AnswerFrame) -> AnswerFrame:
        if self._is_older:
            return msgspec.structs.replace(told, sum=b"", missing=(), weighed=0, differing=(), roll=())
        return told


class _CentreMayFall:
    """Turns what happens to the centre into what its desk sees of it."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: object) -> None:
        match fault:
            case Crash():
                self._centre.reopen()
                raise CutOff("Server jatuh.") from fault
            case LocalFault():
                raise ServerFault("Server sedang terganggu.") from fault


def _squeezed(frames: Iterable[bytes]) -> Iterator[bytes]:
    squeezer = Squeezer()
    for one in frames:
        yield squeezer.squeeze(one)
    yield squeezer.finish()


def read_frame(packed: bytes) -> AnswerFrame:
    """Read one whole frame of an answer."""
    return unpack(packed[4:], AnswerFrame)
