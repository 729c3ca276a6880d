"""Entry of ``tindak-server`` (``python -m sync.server``)."""

import sys

from sync.server.commands import run


def main() -> None:
    """Run the command line of the centre."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
