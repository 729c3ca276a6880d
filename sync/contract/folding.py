"""Letters made small as the index of words does it, so that what is marked is what was found."""


def folded(text: str) -> str:
    """Return a text with its letters made small one by one: each place stays the same."""
    small = text.lower()
    if len(small) == len(text):  # no letter became two
        return small
    return "".join(one if len(one := sign.lower()) == 1 else sign for sign in text)


def places_of(terms: list[str], text: str) -> list[tuple[int, int]]:
    """Return where folded terms stand in a text, as (start, end), in order and without overlaps."""
    small = folded(text)
    found = []
    for term in terms:
        at = small.find(term) if term else -1
        while at >= 0:
            found.append((at, at + len(term)))
            at = small.find(term, at + len(term))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
