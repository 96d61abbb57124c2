"""Rows of a long list that was read anew go bit by bit, on the worker.

Python frees what a list held in one go, and no other thread does anything meanwhile: of 100,000 visits for 60 ms.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Jobs

_MANY = 2_000
"""Fewer rows are gone within a millisecond or two."""
_AT_ONCE = 200


def let_go(jobs: Jobs, owner: QObject, rows: Sequence[object]) -> None:
    """For `rows` that nothing shows any more."""
    if len(rows) < _MANY:
        return
    # In a list, so that the worker takes them out: what its work refers to goes with the work, in one go. And later:
    # whoever calls this still holds them.
    held = [rows]
    free = lambda: jobs.run(owner, lambda: _free(held), done=lambda _: None, failed=_raise)  # noqa: E731
    QTimer.singleShot(0, owner, free)


def _free(held: list[Sequence[object]]) -> None:
    rows = list(held.pop())
    while rows:
        del rows[-_AT_ONCE:]


def _raise(error: Exception) -> None:
    raise error
