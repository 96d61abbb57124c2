"""Which version of the program this is; pyproject.toml reads it here."""

VERSION = "0.1.0"


def parts(version: str) -> tuple[int, ...]:
    """For comparing: "0.10.2" is (0, 10, 2). Raises ValueError for anything but numbers between dots."""
    numbers = tuple(int(part) for part in version.split(".") if part.isascii() and part.isdigit())
    if len(numbers) != version.count(".") + 1:
        raise ValueError(f"not a version: {version!r}")
    return numbers
