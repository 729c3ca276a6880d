"""``tindak``: the window without a command, casework without a window with one."""

import argparse
import gc
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Final

from filelock import FileLock, Timeout

from desktop.commands import exit_codes
from desktop.profile import Profile
from sync.contract.errors import BadInput, LocalFault, StorageBusy, TindakError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code, see :mod:`desktop.commands`."""
    _speak_utf8()
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        asked = _parser(with_commands=not _asks_for_window(words)).parse_args(words)
    except SystemExit as end:  # argparse has said what is wrong, or was asked for help
        if end.code and "--json" in words:
            sys.stdout.write(json.dumps({"error": BadInput.code, "sentence": "Perintah tidak dikenali."}) + "\n")
        return int(end.code or 0)
    try:
        return int(asked.run(asked))
    except TindakError as fault:
        from desktop.commands.casework import report_fault  # noqa: PLC0415 - a window needs no commands

        return report_fault(asked, fault)
    except KeyboardInterrupt:
        return exit_codes.BAD_INPUT


def _asks_for_window(words: list[str]) -> bool:
    """Whether these words can only mean the window, which stands there sooner when no command is loaded."""
    return not words or (words[0] == "--profile" and len(words) == _WITH_VALUE)


class _Version(argparse.Action):
    """Says the version, which is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_asked: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - as above

        sys.stdout.write(f"tindak {version('tindak')}\n")
        parser.exit()


def _parser(*, with_commands: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tindak", description="Meja luring petugas SP4N-LAPOR!")
    parser.add_argument("--version", action=_Version, nargs=0, help="versi program ini")
    parser.add_argument("--profile", type=Path, metavar="DIR", dest="window_profile", help="folder profil")
    parser.add_argument("--self-check", action="store_true", help="periksa bahwa program ini lengkap, lalu selesai")
    parser.add_argument("--probe-screen", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=_window)
    if not with_commands:
        return parser
    from desktop.commands import casework  # noqa: PLC0415 - as above

    subcommands = parser.add_subparsers(title="perintah", metavar="PERINTAH")
    casework.add_to(subcommands)
    demo = subcommands.add_parser("demo", help="server lokal dengan data rekaan, lalu jendelanya")
    demo.add_argument("--folder", type=Path, default=Path("build/demo"), metavar="DIR", help="tempat gambar")
    demo.add_argument("--headless", action="store_true", help="tanpa layar: pekerjaan utama langkah demi langkah")
    demo.set_defaults(run=_demo)
    return parser


def _window(asked: argparse.Namespace) -> int:
    if asked.self_check:
        from desktop.self_check import self_check  # noqa: PLC0415 - Qt is loaded only where a window is wanted

        return self_check()
    if asked.probe_screen:
        from ui.application import probe_screen  # noqa: PLC0415 - as above

        return probe_screen()
    with loading():
        from desktop.bootstrap import doorway_of  # noqa: PLC0415 - as above
        from desktop.evidence.laid_out import LaidOut  # noqa: PLC0415 - as above
        from desktop.logs import write_log  # noqa: PLC0415 - as above
        from desktop.preferences import ProfilePreferences  # noqa: PLC0415 - as above
        from ui.application import make_application, run_window, show_sentence  # noqa: PLC0415 - as above

    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise BadInput("Tidak ada layar di sini, jadi jendela tidak dapat dibuka. Perintah tetap dapat dipakai.")
    profile = Profile(asked.window_profile) if asked.window_profile else Profile.usual()
    profile.make()
    write_log(profile)
    lock = FileLock(profile.window_lock, timeout=0)
    for _try in range(_TRIES):  # the other window may just be opening, or closing
        if _takes(lock):
            break
        from ui.frame.one_window import raise_running  # noqa: PLC0415 - only a second start needs it

        make_application(sys.argv[:1])
        if raise_running(profile.folder):
            return exit_codes.DONE
        Event().wait(_BETWEEN_TRIES_SECONDS)
    else:
        show_sentence(_ALREADY_OPEN, argv=sys.argv[:1])
        raise StorageBusy(_ALREADY_OPEN)
    LaidOut(profile.laid_out).clear()  # left by a window that was killed
    try:
        doorway = doorway_of(profile, patience_seconds=_WINDOW_PATIENCE_SECONDS)
        return run_window(doorway, argv=sys.argv[:1], preferences=ProfilePreferences(profile), folder=profile.folder)
    finally:
        lock.release()


@contextmanager
def loading() -> Iterator[None]:
    """Load modules without looking for garbage in between: what they are made of stays, and is looked at no more."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if looked:  # otherwise windows do, and nobody else may
            gc.enable()


def _takes(lock: FileLock) -> bool:
    """Whether this process may show the window of the profile."""
    try:
        lock.acquire()
    except Timeout:
        return False
    except OSError as fault:
        raise LocalFault("Folder profil tidak dapat ditulis. Periksa hak aksesnya.") from fault
    return True


_WITH_VALUE: Final = 2
_TRIES: Final = 15
_BETWEEN_TRIES_SECONDS: Final = 0.2
_WINDOW_PATIENCE_SECONDS: Final = 5
"""Whoever presses a button waits for an answer; a command that somebody scripted waits for its turn."""
_ALREADY_OPEN: Final = "Tindak sudah terbuka untuk profil ini. Pakai jendela yang sudah ada; tidak ada yang hilang."


def _demo(asked: argparse.Namespace) -> int:
    from desktop.demo import run_demo  # noqa: PLC0415 - as above

    return run_demo(asked.folder, headless=asked.headless)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the code page of a Windows console is; a windowed program has no console at all."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open for the whole run
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
