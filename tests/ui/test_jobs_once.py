"""What a click asks for is done once, however often it is clicked while the worker is at something else."""

from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs
from ui.widgets.progress_line import ProgressLine


def test_what_is_under_way_is_not_asked_for_twice_and_may_be_again_when_it_failed(qtbot: QtBot) -> None:
    jobs, owner, other, go = Jobs(), QObject(), QObject(), Event()
    begun: list[str] = []
    failed: list[Exception] = []

    def deed() -> None:
        begun.append("deed")
        go.wait()
        raise OSError

    for asking, what in ((owner, "a"), (owner, "a"), (owner, "b"), (other, "a")):
        jobs.run_once(asking, what, deed, done=lambda _: None, failed=failed.append)
    go.set()
    qtbot.waitUntil(lambda: len(failed) == 3)
    assert begun == ["deed"] * 3
    jobs.run_once(owner, "a", deed, done=lambda _: None, failed=failed.append)
    qtbot.waitUntil(lambda: len(failed) == 4)
    jobs.stop()


def test_what_was_clicked_for_behind_long_work_is_said_to_wait(qtbot: QtBot) -> None:
    jobs, owner, go = Jobs(), QObject(), Event()
    line = ProgressLine(jobs)
    qtbot.addWidget(line)
    with qtbot.waitSignal(jobs.long_ended):
        jobs.run_long(owner, "导入", lambda _: go.wait(), done=lambda _: None, failed=lambda _: None)
        jobs.run_once(owner, "open", lambda: None, done=lambda _: None, failed=lambda _: None)
        assert line.words.text() == "导入（之后还有 1 件）"
        go.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert line.words.text() == "导入"
    jobs.stop()


def test_long_work_given_after_the_end_is_not_shown_as_running(qtbot: QtBot) -> None:
    jobs, owner = Jobs(), QObject()
    jobs.stop()
    with qtbot.assertNotEmitted(jobs.long_started):
        jobs.run_long(owner, "导出", lambda _: None, done=lambda _: None, failed=lambda _: None)
    assert not jobs.busy_long
