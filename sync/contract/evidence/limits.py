"""How much evidence there may be: settings of a desk, with what known clients of LAPOR! take as defaults.

Source: five files of 5 MB are what known clients of LAPOR! send; its official limits are not published.
"""

from typing import Final

import msgspec

PREVIEW_BYTES: Final = 12 * 1024
"""Most bytes of a preview."""
_MB: Final = 1024 * 1024


class EvidenceLimits(msgspec.Struct, frozen=True, kw_only=True):
    """What may be taken in, and what it becomes. Sizes in bytes."""

    most_files: int = 5
    """Of one follow-up."""
    most_sent_bytes: int = 5 * _MB
    """Of one file as it is sent."""
    most_taken_bytes: int = 60 * _MB
    """Of one file as it is chosen: pictures are made smaller, documents are not."""
    most_pixels: int = 120_000_000
    longest_side: int = 1600
    """Of a picture as it is sent, in pixels."""
    picture_bytes: int = 350 * 1024
    """What a picture should weigh as it is sent; its quality is chosen to fit."""
    keep_days: int = 14
    """How long a file stays on this computer after the centre has it."""
    keep_originals: bool = True
    """Whether the file as it was taken in is kept as well, as long as the copy."""
    long_ago_days: int = 90
    """From when on a picture counts as taken long ago."""
    far_km: int = 5
    """From where on a picture counts as taken far away."""
