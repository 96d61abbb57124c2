"""The worker at the end of the program: what was given before is done, what a late timer gives is not begun."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs


def test_work_given_before_the_end_is_done_and_later_work_is_not_begun(qtbot: QtBot) -> None:
    jobs, owner, written = Jobs(), QObject(), []
    jobs.run(owner, lambda: written.append("before"), done=lambda _: None, failed=_never)
    jobs.stop()
    jobs.run(owner, lambda: written.append("after"), done=lambda _: None, failed=_never)
    assert written == ["before"]


def _never(error: Exception) -> None:
    raise error
