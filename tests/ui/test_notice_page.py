"""The notice in the window: seen page by page, issued once, printed, saved."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from notice_pages import idle, pdf_printer, shown_notice
from notice_samples import paper_text
from notice_visits import NoticeVisit, office_ready, ready_visit, visited
from offices import NOW
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db.records.values import Inspector
from inspector_app.enterprises.editing import edit_enterprise
from inspector_app.findings import FindingDraft, save_finding, withdraw_finding
from inspector_app.notices.issuing import issue, issued_pdf, notices_of
from inspector_app.visits import Mode
from ui.dialogs.edit_enterprise_dialog import EditEnterpriseDialog
from ui.dialogs.issue_notice_dialog import IssueAnswer, IssueNoticeDialog, IssueQuestion
from ui.dialogs.notice_files import NoticeFiles, proposed_name
from ui.dialogs.print_outcome_dialog import Outcome, PrintOutcomeDialog
from ui.pages.notice_page import NoticePage
from ui.papers.printing import PrinterChoice

CTRL = Qt.KeyboardModifier.ControlModifier


def press(page: NoticePage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    QTest.keyClick(focused, key, held)


def said(page: NoticePage) -> str:
    return "\n".join(label.text() for label in page.panel.findChildren(QLabel))


def card_button(page: NoticePage, text: str) -> QPushButton:
    return next(button for button in page.panel.findChildren(QPushButton) if button.text() == text)


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer_issue(monkeypatch: pytest.MonkeyPatch, answer: IssueAnswer | None) -> list[IssueQuestion]:
    asked: list[IssueQuestion] = []

    def ask(_parent: object, question: IssueQuestion) -> IssueAnswer | None:
        asked.append(question)
        return answer

    monkeypatch.setattr(IssueNoticeDialog, "ask", ask)
    return asked


def answer_printer(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[tuple[Any, ...]]:
    asked: list[tuple[Any, ...]] = []

    def ask(_parent: object, *details: Any) -> object:
        asked.append(details)
        return pdf_printer(path)

    monkeypatch.setattr(PrinterChoice, "has_printers", lambda: True)
    monkeypatch.setattr(PrinterChoice, "ask", ask)
    monkeypatch.setattr(PrintOutcomeDialog, "ask", lambda *_: Outcome(complete=True))
    return asked


def test_the_draft_is_shown_with_the_number_to_come(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store", findings=6)
    with shown_notice(qtbot, visit) as page:
        assert page.view.pages == 3
        assert page.panel.state.text() == "草稿"
        assert "深宝福责改〔2026〕1号" in page.panel.number.text()
        assert page.panel.issue.isEnabled()
        assert page.head.place.text() == "第 1 / 3 页"
        assert page.strip.isVisible()
        assert page.strip.count() == 3
        assert "草稿" in paper_text(page.view.pdf)


def test_issuing_asks_first_then_shows_the_final_paper(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = ready_visit(tmp_path / "store")
    asked = answer_issue(monkeypatch, IssueAnswer())
    with shown_notice(qtbot, visit) as page:
        changes = page._session.changes
        with qtbot.waitSignals([changes.visit_changed, changes.saved_at, page.deeds.issued]):
            press(page, Qt.Key.Key_Return, CTRL)
        idle(qtbot, page)
        assert page.panel.state.text() == "已签发"
        assert page.panel.number.text() == "深宝福责改〔2026〕1号"
        assert not page.panel.issue.isVisible()
        assert page.bar.isVisible()
        (notice,) = notices_of(visit.store)
        assert page.view.pdf == issued_pdf(visit.store, notice.id)
        assert "草稿" not in paper_text(page.view.pdf)
    assert asked == [IssueQuestion("责令限期整改通知书", "深圳市顺达国际货运代理有限公司", "深宝福责改〔2026〕1号")]


def test_who_looks_again_uses_no_number(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = ready_visit(tmp_path / "store")
    answer_issue(monkeypatch, None)
    with shown_notice(qtbot, visit) as page:
        click(qtbot, page.panel.issue)
        idle(qtbot, page)
        assert page.panel.state.text() == "草稿"
    assert notices_of(visit.store) == []


def test_the_question_names_number_gaps_and_the_paper_before(qtbot: QtBot) -> None:
    asked = IssueQuestion("通知书", "顺达", "深宝福责改〔2026〕2号", "深宝福责改〔2026〕1号", ("没有联系人。",))
    dialog = IssueNoticeDialog(asked)
    qtbot.addWidget(dialog)
    words = "".join(label.text() for label in dialog.findChildren(QLabel)) + dialog.both.text()
    for text in ("2号", "另出一份：深宝福责改〔2026〕1号", "没有联系人。", "不能收回"):
        assert text in words
    assert not dialog.issue.isDefault()
    assert dialog.answer() == IssueAnswer()
    dialog.instead.setChecked(True)
    assert not dialog.issue.isEnabled(), "a paper is withdrawn only with a reason"
    dialog.reason.setText("补充问题")
    assert dialog.issue.isEnabled()
    assert dialog.answer() == IssueAnswer("补充问题")


def test_a_reminder_visit_is_refused_with_words(tmp_path: Path, qtbot: QtBot) -> None:
    store = ready_visit(tmp_path / "store").store
    visit = visited(store, "e2", mode=Mode.REMINDER)
    visit.find(1)
    with shown_notice(qtbot, visit, "refused") as page:
        assert page.panel.state.text() == "不能出具"
        assert "走访提醒不能出具责令限期整改通知书。" in said(page)
        assert not any(button.isVisible() for button in (page.panel.issue, page.panel.print, page.panel.keep))
        press(page, Qt.Key.Key_Return, CTRL)
        press(page, Qt.Key.Key_P, CTRL)
        with qtbot.waitSignal(page.closed):
            press(page, Qt.Key.Key_Escape)
    assert notices_of(store) == []


def test_what_is_missing_is_said_and_leads_to_where_it_is_mended(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    office_ready(visit.store, code="")
    other = visited(visit.store, "e2", inspectors=(Inspector("李明", "粤B1"),))
    other.find(1)
    with shown_notice(qtbot, other) as page:
        assert not page.panel.issue.isEnabled()
        assert "下面 2 处要先处理" in page.panel.about.text()
        assert "检查人员只有 1 人" in said(page)
        navigation = page._session.navigation
        with qtbot.waitSignal(navigation.open_page) as opened:
            click(qtbot, card_button(page, "打开单位设置"))
        assert opened.args == ["settings:office/code"]
        with qtbot.waitSignal(navigation.open_people) as went:
            click(qtbot, card_button(page, "更正检查人员…"))
        assert went.args == [other.visit]


def test_the_page_follows_the_settings(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    office_ready(visit.store, code="")
    with shown_notice(qtbot, visit) as page:
        assert not page.panel.issue.isEnabled()
        office_ready(visit.store)
        with qtbot.waitSignal(page.desk.shown):
            page._session.changes.settings_changed.emit()
        assert page.panel.issue.isEnabled()


def test_while_the_paper_is_laid_out_anew_what_was_said_of_the_one_before_is_grey(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    office_ready(visit.store, code="")
    with shown_notice(qtbot, visit) as page:
        told = page.panel.about.text()
        problem = next(label for label in page.panel.findChildren(QLabel) if "机关代字" in label.text())
        assert problem.isEnabled()
        with qtbot.waitSignal(page.desk.shown):
            page._session.changes.settings_changed.emit()
            assert page.panel.about.text() == "正在排版…"
            assert not problem.isEnabled()
        assert page.panel.about.text() == told
        assert all(label.isEnabled() for label in page.panel.findChildren(QLabel))


def test_the_register_is_corrected_over_the_paper_at_what_it_lacks(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ready_visit(tmp_path / "store").store
    visit = visited(store, "e2", fields={"address": ""})
    visit.find(1)

    def correct(dialog: EditEnterpriseDialog) -> int:
        assert dialog.focusWidget() is dialog.fields["address"]
        edit_enterprise(store, "e2", {"address": "福永街道凤凰社区3号"}, NOW)
        return EditEnterpriseDialog.DialogCode.Accepted

    monkeypatch.setattr(EditEnterpriseDialog, "exec", correct)
    with shown_notice(qtbot, visit) as page:
        assert "通知书上没有企业地址。" in said(page)
        with qtbot.waitSignal(page.desk.shown):
            click(qtbot, card_button(page, "修改台账…"))
        assert "通知书上没有企业地址。" not in said(page)
        assert "福永街道凤凰社区3号" in paper_text(page.view.pdf)


def test_unverified_law_is_taken_out_with_one_press(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    visit.find(2, basis=("实名办法?", "快递§23"))
    with shown_notice(qtbot, visit) as page:
        assert not page.panel.issue.isEnabled()
        with qtbot.waitSignal(page.desk.shown):
            click(qtbot, card_button(page, "从问题中去掉待核条款"))
        assert page.panel.issue.isEnabled()
        # The card that was pressed is gone, the keys are not: Escape goes back as before.
        with qtbot.waitSignal(page.closed):
            press(page, Qt.Key.Key_Escape)
    with visit.store.database.look() as work:
        assert {finding.basis for finding in work.findings.of_visit(visit.visit)} == {("快递§23",)}


def test_a_finding_to_be_mended_is_where_the_visit_opens(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    draft = FindingDraft("B", "抽查×票未登记", "改正", ("反恐§20",), NOW.date() + timedelta(days=7), "RN-02")
    save_finding(visit.store, visit.visit, None, draft, NOW)
    with shown_notice(qtbot, visit) as page:
        navigation = page._session.navigation
        with qtbot.waitSignals([page.item_wanted, navigation.open_visit]):
            click(qtbot, card_button(page, "去第 2 项问题"))
    with visit.store.database.look() as work:
        kept = work.visits.get(visit.visit)
    assert kept is not None
    assert kept.current_item == "RN-02"


def test_a_change_after_issuing_is_said_and_another_paper_is_only_made_on_request(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = ready_visit(tmp_path / "store")
    issue(visit.store, visit.visit, NOW)
    asked = answer_issue(monkeypatch, IssueAnswer())
    with shown_notice(qtbot, visit) as page:
        assert not page.panel.other.isVisible()
        visit.find(1, problem="后来发现的问题")
        with qtbot.waitSignal(page.desk.shown):
            page._session.changes.visit_changed.emit(visit.visit)
        assert "签发后又有修改" in page.panel.about.text()
        assert page.panel.state.text() == "已签发"
        with qtbot.waitSignal(page.desk.shown):
            click(qtbot, page.panel.other)
        assert page.panel.state.text() == "草稿"
        assert "后来发现的问题" in paper_text(page.view.pdf)
        with qtbot.waitSignal(page.desk.shown):
            click(qtbot, page.panel.other)
        assert page.panel.state.text() == "已签发"
        with qtbot.waitSignal(page.desk.shown):
            click(qtbot, page.panel.other)
        with qtbot.waitSignal(page.deeds.issued):
            click(qtbot, page.panel.issue)
        idle(qtbot, page)
        assert page.panel.number.text() == "深宝福责改〔2026〕2号"
    assert (asked[0].number, asked[0].replaced) == ("深宝福责改〔2026〕2号", "深宝福责改〔2026〕1号")
    assert len(notices_of(visit.store)) == 2


def test_findings_taken_off_meanwhile_leave_no_draft_to_look_at(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store", findings=0)
    (finding,) = visit.find(1)
    with shown_notice(qtbot, visit) as page:
        withdraw_finding(visit.store, finding, NOW)
        with qtbot.waitSignal(page.refused):
            page._session.changes.visit_changed.emit(visit.visit)
        assert page.view.pages == 0
        assert "没有问题，不能出具整改通知书。" in said(page)


def test_the_final_paper_is_printed_whole_on_a4(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = ready_visit(tmp_path / "store")
    issue(visit.store, visit.visit, NOW)
    printed = tmp_path / "printed.pdf"
    asked = answer_printer(monkeypatch, printed)
    with shown_notice(qtbot, visit) as page:
        with qtbot.waitSignal(page.printing.told) as told:
            press(page, Qt.Key.Key_P, CTRL)
        assert "草稿" not in told.args[0]
        idle(qtbot, page)
        assert page.panel.print.isEnabled()
    assert [each[:3] for each in asked] == [(2, 2, "深宝福责改〔2026〕1号")], "two pages, two copies"
    assert printed.stat().st_size > 1000


def test_a_printed_draft_says_that_it_is_one(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = ready_visit(tmp_path / "store")
    asked = answer_printer(monkeypatch, tmp_path / "printed.pdf")
    with shown_notice(qtbot, visit) as page:
        assert page.panel.print.text() == "打印草稿…"
        with qtbot.waitSignal(page.printing.told) as told:
            click(qtbot, page.panel.print)
        assert "每页都印有“草稿”" in told.args[0]
        assert page.bar.label.text() == told.args[0]
    assert asked[0][1] == 1


def test_without_a_printer_the_pdf_is_offered(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = ready_visit(tmp_path / "store")
    monkeypatch.setattr(PrinterChoice, "has_printers", lambda: False)
    saved = tmp_path / "草稿.pdf"
    monkeypatch.setattr(NoticeFiles, "ask_to_write", lambda _parent, _name: saved)
    with shown_notice(qtbot, visit) as page:
        click(qtbot, page.panel.print)
        assert "没有找到打印机" in page.bar.label.text()
        with qtbot.waitSignal(page.deeds.kept):
            click(qtbot, page.bar.action)
        assert saved.read_bytes() == page.view.pdf


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = ready_visit(tmp_path / "store")
    answer_printer(monkeypatch, tmp_path / "no such folder" / "printed.pdf")
    with shown_notice(qtbot, visit) as page:
        click(qtbot, page.panel.print)
        idle(qtbot, page)
        assert "没有接受打印任务" in page.bar.label.text()
        assert page.panel.print.isEnabled()


def test_the_pdf_is_saved_under_the_name_of_the_paper(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = ready_visit(tmp_path / "store")
    notice = issue(visit.store, visit.visit, NOW)
    names = []

    def ask(_parent: object, name: str) -> Path:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(NoticeFiles, "ask_to_write", ask)
    with shown_notice(qtbot, visit) as page:
        with qtbot.waitSignal(page.deeds.kept):
            press(page, Qt.Key.Key_S, CTRL)
        assert names == ["责令限期整改通知书-深宝福责改〔2026〕1号-深圳市顺达国际货运代理有限公司.pdf"]
        assert (tmp_path / names[0]).read_bytes() == issued_pdf(visit.store, notice.id)


def test_a_disk_that_refuses_the_pdf_is_said(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = ready_visit(tmp_path / "store")
    monkeypatch.setattr(NoticeFiles, "ask_to_write", lambda _parent, _name: tmp_path / "gone" / "notice.pdf")
    with shown_notice(qtbot, visit) as page:
        with qtbot.waitSignal(page.desk.troubled):
            click(qtbot, page.panel.keep)
        assert page.bar.isVisible()
        assert page.bar.property("tone") == "trouble"


def test_names_of_files_hold_nothing_a_disk_refuses() -> None:
    assert proposed_name("通知书", '深/1:号"', "甲|乙?公司" * 40).startswith("通知书-深_1_号_-甲_乙_公司")
    assert len(proposed_name("通知书", "1号", "公司" * 100)) <= 84


def test_a_damaged_paper_is_said_and_can_be_tried_again(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    issue(visit.store, visit.visit, NOW)
    sealed = next((tmp_path / "store" / "blobs").rglob("*.sealed"))
    sound = sealed.read_bytes()
    sealed.write_bytes(sound[:-1] + b"?")
    with shown_notice(qtbot, visit, "troubled") as page:
        assert "深宝福责改〔2026〕1号 的文件已损坏" in page.bar.label.text()
        sealed.write_bytes(sound)
        with qtbot.waitSignal(page.ready):
            click(qtbot, page.bar.action)
        assert page.panel.state.text() == "已签发"


def test_all_pages_are_reached_and_enlarged_with_the_keys(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store", findings=6)
    with shown_notice(qtbot, visit) as page:
        page.setFocus()
        assert page.view.hasFocus()
        press(page, Qt.Key.Key_PageDown, CTRL)
        assert page.head.place.text() == "第 2 / 3 页"
        press(page, Qt.Key.Key_End)
        assert page.view.current_page == 3
        assert page.strip.currentRow() == 2
        press(page, Qt.Key.Key_Home)
        before = page.view.verticalScrollBar().value()
        press(page, Qt.Key.Key_PageDown)
        assert page.view.verticalScrollBar().value() > before
        fitted = page.view.zoom
        press(page, Qt.Key.Key_Plus, CTRL)
        assert page.view.zoom > fitted
        press(page, Qt.Key.Key_Minus, CTRL)
        press(page, Qt.Key.Key_Minus, CTRL)
        assert page.view.zoom < fitted
        press(page, Qt.Key.Key_0, CTRL)
        assert page.view.zoom == fitted
        idle(qtbot, page)


def test_zoom_keys_are_the_papers_and_not_the_windows(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    with shown_notice(qtbot, visit) as page:
        event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Plus, CTRL)
        event.ignore()
        QApplication.sendEvent(page, event)
        assert event.isAccepted()
        other = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_K, CTRL)
        other.ignore()
        QApplication.sendEvent(page, other)
        assert not other.isAccepted()


def test_only_what_is_seen_is_drawn_and_as_sharp_as_the_screen(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store", findings=60)
    with shown_notice(qtbot, visit) as page:
        pictures = page.view._pictures
        assert page.view.pages > 8
        assert pictures.get(0) is not None
        assert pictures.get(5) is None
        first = pictures.get(0)
        assert first is not None
        assert first.width() == page.view.viewport().width() - 32
        page.view.setFocus()
        press(page, Qt.Key.Key_End)
        idle(qtbot, page)
        assert pictures.get(page.view.pages - 1) is not None
        assert pictures.get(0) is None, "pages far away are forgotten"


@pytest.mark.parametrize("size", [(1000, 640), (683, 384), (1366, 768)])
def test_the_page_fits_small_windows(tmp_path: Path, qtbot: QtBot, size: tuple[int, int]) -> None:
    visit = ready_visit(tmp_path / "store")
    with shown_notice(qtbot, visit) as page:
        page.resize(*size)
        assert (page.width(), page.height()) == size
        assert page.minimumSizeHint().width() <= size[0]
        assert page.minimumSizeHint().height() <= size[1]
        qtbot.waitUntil(lambda: page.view.width() > page.panel.width())
        idle(qtbot, page)


def test_everything_says_its_name_to_a_screen_reader(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    with shown_notice(qtbot, visit) as page:
        for button in page.findChildren(QPushButton):
            assert (button.accessibleName() or button.text()).strip() or not button.isVisible()
        assert page.view.accessibleName()
        assert page.view.accessibleDescription() == "第 1 页，共 2 页"


def test_a_visit_of_another_laptop_can_be_read_but_not_issued(tmp_path: Path, qtbot: QtBot) -> None:
    visit: NoticeVisit = ready_visit(tmp_path / "store")
    with visit.store.database.work(NOW) as work:
        work.visits.save(visit.visit, {"device": "bbbbbbbbbbbb-1"})
    with shown_notice(qtbot, visit) as page:
        assert not page.panel.issue.isVisible()
        assert "另一台电脑" in page.panel.about.text()
