"""Places in a text: Python counts code points, Qt counts units of UTF-16."""


def in_units(text: str, letters: int) -> int:
    """Return where Qt stands after so many letters of a text."""
    return len(text[:letters].encode("utf-16-le", "surrogatepass")) // 2


def in_letters(text: str, units: int) -> int:
    """Return how many letters stand before a place of Qt's."""
    whole = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(whole.decode("utf-16-le", "ignore"))
