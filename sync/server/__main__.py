"""Entry of ``tindak-server`` (``python -m sync.server``)."""

import sys

from sync.server.commands import run


def main() -> None:
    """Run the command line of the centre."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):  # whatever the code page of a Windows console is
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
