"""How much memory the C library keeps for later: of glibc (Linux) alone; elsewhere nothing is done.

Each thread has its own heap there, up to eight a core, and what is freed in the middle of one stays with the process.
A program with workers that now and then read a whole pack or register then grows by the peaks of each of them, although
nothing is held (tests/benchmarks/RESULTS.md, Endurance).
"""

import ctypes
import sys
from functools import lru_cache

_ARENA_MAX = -8
"""M_ARENA_MAX of malloc.h."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""M_TRIM_THRESHOLD and M_MMAP_THRESHOLD."""
_LARGE = 32 * 1024**2
"""The most that glibc takes, and what it would come to by itself after the first picture of such a size."""
_ARENAS = 2
"""One for the thread of the window, one for its workers, which the interpreter lets work one at a time."""


def share_heaps() -> None:
    """Called by the first worker when it starts: those after it share one heap."""
    library = _glibc()
    if library is not None:
        library.mallopt(_ARENA_MAX, _ARENAS)


@lru_cache(maxsize=1)
def keep_large_blocks() -> None:
    """A block of a photo's size that was freed is used again for the next one.

    Otherwise each comes from the system, page by page and zeroed: more work than opening what lies in it.
    """
    library = _glibc()
    if library is not None:
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_TRIM_THRESHOLD, 2 * _LARGE)


def give_back() -> None:
    """What is free returns to the system; some milliseconds, for the end of long work."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


def held_bytes() -> int:
    """What is in use of the C library's memory, without what it keeps for later; 0 where it cannot say."""
    library = _glibc()
    if library is None or not hasattr(library, "mallinfo2"):
        return 0
    library.mallinfo2.restype = _Figures
    figures = library.mallinfo2()
    return int(figures.uordblks + figures.hblkhd)


class _Figures(ctypes.Structure):
    """`struct mallinfo2` of malloc.h."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


@lru_cache(maxsize=1)
def _glibc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None
