"""A laptop that went on from an old backup: the windows say who decides, and that an accepted visit changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from two_lives import AFTER, TwoLives, disputed_visit, handed_over_once

from inspector_app.stores import Store
from inspector_app.supervision.review import accept
from inspector_app.supervision.reviewing import ReviewState
from ui.dialogs.conflicts_dialog import ConflictsDialog
from ui.jobs import Jobs
from ui.models.review_model import ReviewColumn
from ui.packs.pack_kind_words import after_import_words
from ui.pages.packs_page import PacksPage
from ui.pages.review_page import ReviewPage
from ui.session import Session


@contextmanager
def session_of(store: Store) -> Iterator[Session]:
    jobs = Jobs()
    yield Session(store, jobs, clock=lambda: AFTER)
    jobs.stop()


def shown_conflicts(qtbot: QtBot, session: Session) -> ConflictsDialog:
    dialog = ConflictsDialog(session)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog), qtbot.waitSignal(dialog.desk.loaded):
        dialog.show()
        dialog.desk.load()
    return dialog


def test_an_import_names_who_decides_what_is_not_decided_here(tmp_path: Path) -> None:
    lives = handed_over_once(tmp_path, ended=False)
    lives.restore()
    lives.answer_otherwise()
    lines = after_import_words(lives.hand_over())
    assert [each for each in lines if "说法不一" in each] == lines
    assert lines[0].startswith("有 2 处说法不一由 李明 在自己的电脑上决定。")
    lives.close()


def test_a_supervisor_reads_who_decides_and_the_inspector_decides(tmp_path: Path, qtbot: QtBot) -> None:
    lives = disputed_visit(tmp_path, ended=False)
    with session_of(lives.supervisor) as session:
        page = PacksPage(session)
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.listed):
            page.show()
        assert page.history.bar.conflicts.text() == "有 2 处说法不一，看由谁决定…"
        page.close()
        dialog = shown_conflicts(qtbot, session)
        assert dialog.rows.index(0, 0).data() == "暂不能决定"
        assert dialog.view.barred.isVisible()
        assert dialog.view.barred.text().startswith("这一处由 李明 在自己的电脑上决定。")
        assert [button.isEnabled() for button in dialog.view.buttons] == [False, False]
        assert "这一处由 李明 在自己的电脑上决定" in dialog.as_html()
        dialog.close()
    lives.give_back()
    with session_of(lives.inspector) as session:
        dialog = shown_conflicts(qtbot, session)
        assert dialog.rows.index(0, 0).data() == "待决定"
        assert not dialog.view.barred.isVisible()
        with qtbot.waitSignal(dialog.desk.loaded):
            dialog.view.buttons[0].click()
        dialog.close()
    lives.close()


def test_an_accepted_visit_that_changed_stands_among_those_to_review_with_what_changed(
    tmp_path: Path, qtbot: QtBot
) -> None:
    lives = accepted_and_changed(tmp_path)
    with session_of(lives.supervisor) as session:
        page = ReviewPage(session)
        qtbot.addWidget(page)
        page.resize(1160, 700)
        with qtbot.waitSignals([page.listed, page.looked]):
            page.show()
        assert page.chips[ReviewState.RECEIVED].text() == "待审 1"
        assert page.model.index(0, ReviewColumn.STATE).data() == "待审 · 又变了"
        hint = page.model.index(0, ReviewColumn.STATE).data(Qt.ItemDataRole.ToolTipRole)
        assert "通过以后内容又变了，请看清变化再决定。" in hint
        said = "\n".join(label.text() for label in page.panel.findChildren(type(page.found)))
        assert "这次检查通过以后，内容又变了。" in said
        assert "备注：恢复以前 → 恢复以后" in said
        assert page.accept.isEnabled()
        page.close()
    lives.close()


def accepted_and_changed(folder: Path) -> TwoLives:
    lives = handed_over_once(folder)
    accept(lives.supervisor, lives.visit, None, "", AFTER)
    lives.restore()
    lives.answer_otherwise()
    lives.hand_over()
    return lives
