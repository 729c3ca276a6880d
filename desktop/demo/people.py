"""Who works in the fictional kabupaten; the same names as in ``resources/demo``."""

from typing import Final

OFFICER: Final = "camat.muara"
SECOND_OFFICER: Final = "staf.muara"
DINAS_OFFICER: Final = "dinas.perhubungan"
PASSWORD: Final = "demo-tindak"  # noqa: S105 - printed in the README: it opens invented data only
