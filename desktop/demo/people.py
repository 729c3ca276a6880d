"""Who works in the fictional kabupaten; the same names as in ``resources/demo``."""

from typing import Final

OFFICER: Final = "camat.muara"
SECOND_OFFICER: Final = "kasi.muara"
DINAS_OFFICER: Final = "operator.pupr"
PASSWORD: Final = "demo-tindak"  # noqa: S105 - printed in the README: it opens invented data only
