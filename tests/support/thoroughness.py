"""How often a test that draws by chance draws: a few times in the ordinary run, many times by hand.

``TINDAK_THOROUGH=10`` makes each of them ten times as thorough.
"""

import os
from typing import Final

_TIMES: Final = int(os.environ.get("TINDAK_THOROUGH", "1"))


def rounds(ordinary: int) -> int:
    """Return how many rounds to go.

    :param ordinary: of a run that nobody wants to wait for.
    """
    return ordinary * _TIMES
