"""What a disk refuses, as an error that people are told about: full, or whatever it says itself."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from inspector_app.errors import UnavailableError


@contextmanager
def disk_in_words(topic: str) -> Iterator[None]:
    """An OSError of the block is raised as UnavailableError `topic`.disk_full or `topic`.disk_error.

    `topic` says what was being written: "store" or "backup".
    """
    try:
        yield
    except OSError as error:
        name = "disk_full" if error.errno == errno.ENOSPC else "disk_error"
        raise UnavailableError(f"{topic}.{name}", detail=error.strerror or str(error)) from error
