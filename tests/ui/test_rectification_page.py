"""整改 through the window: order, reply, re-inspection, verified; each other state; what cannot be, at its field."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from notice_samples import paper_text
from notice_visits import jpeg
from offices import NOW
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from rectifying import DUE, Ordered, ordered_visit, picture_at
from windows import idle, opened_window

from inspector_app.evidence.pairs import pairs_of_visit
from inspector_app.messages import Language
from inspector_app.rectification.acts import ActDraft, ActKind, record_act
from inspector_app.rectification.listing import finding_file, list_findings
from inspector_app.rectification.stages import Shown
from inspector_app.stores import open_store
from inspector_app.visits import close_visit
from ui.dialogs.end_recheck_dialog import EndRecheckDialog
from ui.dialogs.photo_files import PhotoFiles
from ui.dialogs.rectify_dialog import RectifyDialog
from ui.dialogs.register_files import RegisterFiles
from ui.dialogs.reply_file_files import ReplyFileFiles
from ui.dialogs.start_visit_dialog import StartVisitDialog
from ui.dialogs.undo_act_dialog import UndoActDialog
from ui.jobs import Jobs
from ui.models.rectification_model import FindingColumn, RectificationModel
from ui.pages.notice_page import NoticePage
from ui.pages.rectification_page import RectificationPage
from ui.pages.reinspection_page import ReinspectionPage
from ui.session import Session

TODAY = NOW + timedelta(days=3)


@pytest.fixture
def ordered(tmp_path: Path) -> Iterator[Ordered]:
    made = ordered_visit(tmp_path / "store", 2, name="深圳市顺达国际货运代理有限公司")
    yield made
    made.store.close()


@contextmanager
def shown(qtbot: QtBot, made: Ordered) -> Iterator[RectificationPage]:
    jobs = Jobs()
    page = RectificationPage(Session(made.store, jobs, clock=lambda: TODAY))
    qtbot.addWidget(page)
    page.resize(1160, 700)
    with qtbot.waitSignal(page.listed):
        page.show()
    qtbot.waitUntil(lambda: not jobs.busy)
    try:
        yield page
    finally:
        page.close()
        jobs.stop()


def choose(qtbot: QtBot, page: RectificationPage, *rows: int) -> None:
    page.table.clearSelection()
    page.table.choose_rows(list(rows))
    qtbot.waitUntil(lambda: not page._session.jobs.busy)


def fill(monkeypatch: pytest.MonkeyPatch, deed: Any) -> None:
    """The dialog is made and filled in as a person would, then its button pressed; refusals stay in it."""

    def ask(parent: Any, session: Any, kind: ActKind, findings: Any) -> bool:
        dialog = RectifyDialog(session, kind, findings, parent)
        deed(dialog)
        return dialog.result() == RectifyDialog.DialogCode.Accepted

    monkeypatch.setattr(RectifyDialog, "ask", ask)


def pressed(qtbot: QtBot, dialog: RectifyDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        dialog.deed.click()


def texts(page: RectificationPage, column: FindingColumn) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def test_open_findings_are_listed_with_days_and_words_for_every_colour(ordered: Ordered, qtbot: QtBot) -> None:
    with shown(qtbot, ordered) as page:
        assert texts(page, FindingColumn.LEFT) == ["还有 4 天", "还有 4 天"]
        assert texts(page, FindingColumn.STAGE) == ["● 待整改", "● 待整改"]
        assert page.chips[Shown.OPEN].text() == "未办结 2"
        with qtbot.waitSignal(page.listed):
            page.text.setText("封箱未验视")
        assert len(page.model.rows) == 1
        with qtbot.waitSignal(page.listed):
            page.chips[Shown.OVERDUE].click()
        assert page.stack.currentWidget() is page.nothing
        with qtbot.waitSignal(page.listed):
            page.nothing.button.click()
        qtbot.waitUntil(lambda: len(page.model.rows) == 2)


def test_a_reply_with_its_files_answers_several_findings(
    ordered: Ordered, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "回执.jpg"
    scan.write_bytes(jpeg("red"))

    def deed(dialog: RectifyDialog) -> None:
        dialog.files.take([scan, scan])
        assert dialog.files.paths == [scan]
        dialog.note.setPlainText("已全部整改")
        dialog.body.setText("陶艳秀")
        pressed(qtbot, dialog)

    fill(monkeypatch, deed)
    with shown(qtbot, ordered) as page:
        choose(qtbot, page, 0, 1)
        with qtbot.waitSignal(page.listed):
            page.reply.click()
        assert texts(page, FindingColumn.STAGE) == ["↩ 已回复待复查"] * 2
        choose(qtbot, page, 0)
        file = page.panel.file
        assert file is not None
        (act,) = file.acts
        monkeypatch.setattr(ReplyFileFiles, "ask_to_write", lambda *_: tmp_path / "kept.jpg")
        with qtbot.waitSignal(page.desk.file_saved):
            page.panel.file_wanted.emit(file.files[act.batch][0])
    assert (tmp_path / "kept.jpg").read_bytes() == scan.read_bytes()
    told = [finding_file(ordered.store, each, TODAY.date()).acts[0] for each in ordered.findings]
    assert {each.batch for each in told} == {act.batch}


@pytest.mark.parametrize(
    ("button", "stage"), [("extend", "⇥ 已延期"), ("transfer", "→ 已移送"), ("verify", "✓ 已整改")]
)
def test_each_act_by_its_button_and_taken_back_with_a_reason(
    ordered: Ordered, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, button: str, stage: str
) -> None:
    def deed(dialog: RectifyDialog) -> None:
        dialog.note.setPlainText("设备到货晚")
        dialog.body.setText("邮政管理局")
        pressed(qtbot, dialog)

    fill(monkeypatch, deed)
    with shown(qtbot, ordered) as page:
        choose(qtbot, page, 0)
        done = page.chosen()[0].id
        with qtbot.waitSignal(page.listed):
            getattr(page, button).click()
        with qtbot.waitSignal(page.listed):
            page.chips[Shown.ALL].click()
        row = page.model.row_of(done)
        assert texts(page, FindingColumn.STAGE)[row] == stage
        choose(qtbot, page, row)
        monkeypatch.setattr(UndoActDialog, "ask", lambda *_: "登记错了")
        (undo,) = page.panel.undo_buttons.values()
        with qtbot.waitSignal(page.listed):
            undo.click()
        assert texts(page, FindingColumn.STAGE)[page.model.row_of(done)] == "● 待整改"


def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    ordered: Ordered, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, str] = {}

    def deed(dialog: RectifyDialog) -> None:
        dialog.note.setPlainText("")
        dialog.due.setDate(QDate(DUE.year, DUE.month, DUE.day))
        dialog.day.setDate(QDate(2099, 1, 1))
        dialog.deed.click()
        qtbot.waitUntil(dialog.deed.isEnabled)
        seen.update({name: block.problem.text() for name, block in dialog.blocks.items()})
        seen["kept"] = dialog.due.date().toString("yyyy-MM-dd")
        dialog.reject()

    fill(monkeypatch, deed)
    with shown(qtbot, ordered) as page:
        choose(qtbot, page, 0)
        page.extend.click()
        assert page.model.rows[0].standing.stage == "ordered"
    assert "还没有到" in seen["day"]
    assert "不晚于原期限" in seen["due"]
    assert "理由" in seen["note"]
    assert seen["kept"] == DUE.isoformat()


def test_what_the_filter_shows_is_written(
    ordered: Ordered, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_act(ordered.store, ordered.findings[:1], ActDraft(ActKind.VERIFIED, TODAY.date(), "看过"), TODAY)
    out = tmp_path / "out.csv"
    monkeypatch.setattr(RegisterFiles, "ask_to_write", lambda *_: out)
    with shown(qtbot, ordered) as page, qtbot.waitSignal(page.desk.exported):
        page.export.click()
    lines = out.read_text("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "待整改" in lines[1]


def test_the_whole_way_in_the_window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Order, re-inspection with old and new photo, a verdict for each, its paper proposed, ended, settled."""
    begun = NOW - timedelta(days=3)
    made = ordered_visit(tmp_path / "store", 2, close=False, at=begun, deadline=NOW.date() + timedelta(days=4))
    old = picture_at(made.store, made.visit, made.findings[0], jpeg("red"), begun)
    close_visit(made.store, made.visit, begun)
    made.store.close()
    new = tmp_path / "后.jpg"
    new.write_bytes(jpeg("green"))
    asked: list[str] = []

    def start(dialog: StartVisitDialog) -> int:
        asked.append(f"{dialog.windowTitle()}/{dialog.start.text()}")
        return StartVisitDialog.DialogCode.Accepted

    monkeypatch.setattr(StartVisitDialog, "exec", start)
    monkeypatch.setattr(PhotoFiles, "ask_to_add", lambda *_: [new])
    monkeypatch.setattr(EndRecheckDialog, "confirm", lambda *_: True)
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        qtbot.keyClick(window, "8", Qt.KeyboardModifier.ControlModifier)
        frame = window.frame_
        assert frame is not None
        page = frame.stack.top
        assert isinstance(page, RectificationPage)
        qtbot.waitUntil(lambda: len(page.model.rows) == 2)
        with qtbot.waitSignal(page.desk.started) as started:
            page.recheck.click()
        assert asked == ["开始复查/开始复查"]
        recheck = frame.stack.top
        assert isinstance(recheck, ReinspectionPage)
        qtbot.waitUntil(lambda: recheck.list.count() == 2)
        recheck.list.choose(made.findings[0])
        idle(qtbot, window)
        assert recheck.photos.before_id == old
        with qtbot.waitSignal(recheck.desk.photographed):
            recheck.photos.add.click()
        idle(qtbot, window)
        recheck.photos.modes[1].click()
        with qtbot.waitSignal(recheck.desk.kept):
            qtbot.keyClick(recheck.list, "1")
        recheck.list.choose(made.findings[1])
        assert recheck.photos.modes[0].isChecked(), "nothing lies there to be laid over"
        recheck.list.choose(made.findings[0])
        idle(qtbot, window)
        assert recheck.photos.modes[1].isChecked(), "the way of looking goes along"
        recheck.list.choose(made.findings[1])
        recheck.card.choose(ActKind.PARTLY)
        assert "写明还差什么" in recheck.card.hint.text()
        recheck.card.note.setPlainText("还有一件未验视")
        with qtbot.waitSignal(recheck.desk.kept):
            recheck.card.longer.setChecked(True)
        assert recheck.count.text() == "已有结论 2/2"
        recheck.paper.click()
        paper = frame.stack.top
        assert isinstance(paper, NoticePage)
        idle(qtbot, window)
        assert paper.panel.issue.isEnabled()
        text = paper_text(paper.view.pdf)
        assert "还有一件未验视" in text, "what was written of it stands on the paper"
        assert "经申请批准延期" in text
        paper.closed.emit()
        with qtbot.waitSignal(recheck.desk.closed):
            recheck.end.click()
        assert frame.stack.top is page
        qtbot.waitUntil(lambda: len(page.model.rows) == 1)
        assert texts(page, FindingColumn.STAGE) == ["◐ 部分整改"]
    store = open_store(tmp_path / "store", "correct horse battery")
    (pair,) = pairs_of_visit(store, started.args[0])
    assert pair.before.id == old
    (line,) = list_findings(store, Shown.VERIFIED, NOW.date())
    assert line.id == made.findings[0]
    store.close()


def test_a_reinspection_is_walked_by_keys_and_no_verdict_is_left_without_its_word(
    ordered: Ordered, qtbot: QtBot
) -> None:
    visit = ordered.recheck(TODAY)
    jobs = Jobs()
    page = ReinspectionPage(Session(ordered.store, jobs, clock=lambda: TODAY), visit)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.opened):
        pass
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    # As the frame gives the keys to a page that it opens.
    page.setFocus()

    def press(*keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    press(Qt.Key.Key_2, Qt.Key.Key_Escape, Qt.Key.Key_0)
    assert page.card.verdict is None
    press(Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_3, Qt.Key.Key_Escape, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is page.card.note, "Enter does not leave a verdict that is not kept"
    QTest.keyClicks(focused, "nothing done")
    with qtbot.assertNotEmitted(page.closed):
        press(Qt.Key.Key_Return)
    assert page.list.hasFocus()
    qtbot.waitUntil(lambda: not jobs.busy)
    seen = page.desk.seen
    assert seen is not None
    given = [each.verdict for each in seen.rechecks if each.verdict is not None]
    assert [(each.act, each.note) for each in given] == [("verified", ""), ("not_done", "nothing done")]
    with qtbot.waitSignal(page.closed):
        press(Qt.Key.Key_Escape)
    page.close()
    jobs.stop()


def test_enter_does_not_end_a_reinspection_that_cannot_be_taken_back(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)

    def enter() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, page, enter)
    assert not EndRecheckDialog.confirm(page, 1)


def test_the_paper_of_a_reinspection_proposes_what_was_seen(ordered: Ordered) -> None:
    from inspector_app.notices.papers import fields_of
    from inspector_app.rectification.reinspection import VerdictDraft, judge

    visit = ordered.recheck(TODAY)
    last = DUE + timedelta(days=6)
    judge(ordered.store, visit, ordered.findings[0], VerdictDraft(ActKind.VERIFIED), TODAY)
    judge(ordered.store, visit, ordered.findings[1], VerdictDraft(ActKind.PARTLY, "还差一件", last), TODAY)
    proposed = {spec.name: spec.default for spec in fields_of(ordered.store, "reinspection", visit)}
    assert (proposed["outcome.1"], proposed["outcome.2"]) == ("done", "partly")
    assert (proposed["overall"], proposed["extended_to"]) == ("extended", last.isoformat())


def test_the_model_is_sound(ordered: Ordered, qtmodeltester: ModelTester) -> None:
    model = RectificationModel(Language.ZH)
    model.show(list_findings(ordered.store, Shown.ALL, TODAY.date()))
    qtmodeltester.check(model)
