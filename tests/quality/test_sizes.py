"""A file tells one story."""

from typing import Final

from tests.quality.tree import python_files

MOST_LINES: Final = 400


def test_no_file_grows_beyond_what_one_can_read() -> None:
    """Grow by adding rooms, not by letting one room swell."""
    sizes = sorted(((len(content.splitlines()), path) for path, content in python_files()), reverse=True)
    largest = "\n".join(f"{lines:5} {path}" for lines, path in sizes[:10])
    assert sizes[0][0] <= MOST_LINES, f"the largest files:\n{largest}"
