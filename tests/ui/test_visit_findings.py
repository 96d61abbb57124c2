"""A failed item makes a finding with everything filled in; it can be edited, and others can be added."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from offices import NOW
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from visit_pages import answers, findings, press, settled, shown_page, started_visit, write

from inspector_app.deadlines import Deadlines, Term, shipped_deadlines
from inspector_app.findings import FindingDraft, save_finding
from inspector_app.holidays import shipped_calendar
from inspector_app.law.shipped import shipped_book
from ui.dialogs.end_visit_dialog import EndChoice, EndVisitDialog, StillOpen
from ui.dialogs.free_finding_dialog import FreeFindingAnswer, FreeFindingDialog
from ui.dialogs.law_dialog import LawDialog
from ui.dialogs.start_visit_dialog import StartVisitDialog
from ui.widgets.finding_editor import FindingEditor


def test_a_failed_item_makes_a_finding_with_deadline_and_law(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        with qtbot.waitSignal(page.desk.saved):
            press(page, Qt.Key.Key_2)
        editor = page.panes.evidence.editor
        assert editor.isVisible()
        assert editor.problem.toPlainText() == "收寄时未查验寄件人身份"
        assert editor.requirement.toPlainText() == "责令立即改正，收寄前逐件查验证件原件"
        assert editor.severities["B"].isChecked()
        assert editor.draft().deadline == date(2026, 11, 4)
    (finding,) = findings(store, visit)
    assert finding.item == "RN-01"
    assert finding.basis == ("反恐§20",)
    assert finding.deadline == date(2026, 11, 4)


def test_a_finding_is_edited_and_saved_by_itself(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        press(page, Qt.Key.Key_2)
        settled(qtbot, page)
        page.panes.evidence.focus_first()
        editor = page.panes.evidence.editor
        assert editor.problem.hasFocus()
        write(page, "3 x: ")
        qtbot.mouseClick(editor.severities["A"], Qt.MouseButton.LeftButton)
        settled(qtbot, page)
    (finding,) = findings(store, visit)
    assert finding.problem == "3 x: 收寄时未查验寄件人身份"
    assert (finding.severity, finding.deadline) == ("A", date(2026, 10, 31)), "the default deadline follows"


def test_an_empty_problem_is_refused_with_words_and_kept(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        press(page, Qt.Key.Key_2)
        settled(qtbot, page)
        evidence = page.panes.evidence
        evidence.editor.problem.setFocus()
        evidence.editor.problem.clear()
        press(page, Qt.Key.Key_Tab)
        settled(qtbot, page)
        assert evidence.problem.text()
        assert evidence.editor.problem.toPlainText() == ""
        assert page.desk.unsaved_items == {"RN-01"}
    assert findings(store, visit)[0].problem == "收寄时未查验寄件人身份"


def test_a_blank_left_in_the_wording_is_pointed_out(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.go("RN-02")
        press(page, Qt.Key.Key_2)
        settled(qtbot, page)
        editor = page.panes.evidence.editor
        assert "×" in editor.problem.toPlainText()
        assert editor.blank_hint.isVisible()
        editor.problem.setPlainText("抽查10票，2票未登记身份信息")
        assert not editor.blank_hint.isVisible()


def test_each_blank_of_the_wording_is_chosen_in_turn_and_typed_over(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.go("RN-02")
        press(page, Qt.Key.Key_2)
        settled(qtbot, page)
        page.panes.evidence.focus_first()
        editor = page.panes.evidence.editor
        before = editor.problem.toPlainText()
        assert before.count("×") == 2
        write(page, "10")
        press(page, Qt.Key.Key_Tab)
        write(page, "2")
        assert editor.problem.toPlainText() == before.replace("×", "10", 1).replace("×", "2", 1)
        press(page, Qt.Key.Key_Tab)
        assert not editor.problem.hasFocus(), "behind the last one Tab leaves"


def test_law_is_added_from_the_table_and_removed(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store, visit = started_visit(tmp_path / "store")
    monkeypatch.setattr(LawDialog, "ask", lambda parent, on, without, language, law: "快递§32")
    with shown_page(qtbot, store, visit) as page:
        press(page, Qt.Key.Key_2)
        settled(qtbot, page)
        editor = page.panes.evidence.editor
        qtbot.mouseClick(editor.basis.add, Qt.MouseButton.LeftButton)
        settled(qtbot, page)
        assert findings(store, visit)[0].basis == ("反恐§20", "快递§32")
        editor.basis.remove("反恐§20")
        settled(qtbot, page)
    assert findings(store, visit)[0].basis == ("快递§32",)


def test_a_long_finding_outside_the_checklist_leaves_the_editor_in_sight(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    long = FindingDraft("B", "仓库夜间无人值守，" * 8, "安排专人值守", (), date(2026, 11, 12))
    save_finding(store, visit, None, long, NOW)
    with shown_page(qtbot, store, visit) as page:
        press(page, Qt.Key.Key_2)
        settled(qtbot, page)
        evidence = page.panes.evidence
        body = evidence.widget()
        qtbot.waitUntil(lambda: evidence.editor.isVisible() and body.width() <= evidence.viewport().width())


def test_the_law_table_is_searched_by_its_content(qtbot: QtBot) -> None:
    dialog = LawDialog(NOW.date(), ["反恐§20"], "zh", shipped_book())
    qtbot.addWidget(dialog)
    dialog.search.setText("验视")
    shown = [dialog.list.item(row) for row in range(dialog.list.count()) if not dialog.list.item(row).isHidden()]
    assert shown
    assert all("验视" in row.text() for row in shown)
    assert "反恐§20" not in {row.data(Qt.ItemDataRole.UserRole) for row in shown}


def test_a_free_finding_is_added_edited_and_taken_off(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = started_visit(tmp_path / "store")
    draft = FindingDraft("C", "仓库无人值守", "安排专人值守", (), date(2026, 11, 12))
    given = [FreeFindingAnswer(draft), FreeFindingAnswer(None)]
    monkeypatch.setattr(FreeFindingDialog, "ask", lambda *asked: given.pop(0))
    with shown_page(qtbot, store, visit) as page:
        qtbot.mouseClick(page.header.finding, Qt.MouseButton.LeftButton)
        settled(qtbot, page)
        (finding,) = findings(store, visit)
        assert (finding.item, finding.problem) == ("", "仓库无人值守")
        page.panes.evidence.free_finding_opened.emit(finding.id)
        settled(qtbot, page)
    assert not findings(store, visit)


def test_ending_asks_with_what_is_open_and_closes(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = started_visit(tmp_path / "store")
    asked: list[StillOpen] = []

    def agree(parent: QWidget, name: str, still_open: StillOpen) -> EndChoice:
        asked.append(still_open)
        return EndChoice.END

    monkeypatch.setattr(EndVisitDialog, "ask", agree)
    with shown_page(qtbot, store, visit) as page:
        total = len(page.desk.shown.items)
        press(page, Qt.Key.Key_2)
        settled(qtbot, page)
        with qtbot.waitSignal(page.closed):
            qtbot.mouseClick(page.header.end, Qt.MouseButton.LeftButton)
    assert asked == [StillOpen(unanswered=total - 1, without_photo=1, blanks=0)]
    with store.database.look() as work:
        ended = work.visits.get(visit)
    assert ended is not None
    assert ended.closed_at == NOW
    assert answers(store, visit)["RN-01"].verdict == "fail"


def test_law_taken_out_elsewhere_is_gone_from_the_open_page(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        with qtbot.waitSignal(page.desk.saved):
            press(page, Qt.Key.Key_2)
        (finding,) = findings(store, visit)
        assert page.panes.evidence.editor.draft().basis == ("反恐§20",)
        draft = FindingDraft(finding.severity, finding.problem, finding.requirement, (), finding.deadline)
        save_finding(store, visit, finding.id, draft, NOW)
        with qtbot.waitSignal(page.desk.changed):
            page.desk.session.changes.visit_changed.emit(visit)
        assert page.panes.evidence.editor.draft().basis == ()
        page.flush()
    assert findings(store, visit)[0].basis == ()


def test_a_missing_certificate_is_added_during_the_visit(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = started_visit(tmp_path / "store")

    def correct(dialog: StartVisitDialog) -> int:
        assert [name.text() for name, _ in dialog.people] == ["李明", "王芳"]
        dialog.people[0][1].setText("粤B9999")
        dialog.contact.setText("陶艳秀")
        return StartVisitDialog.DialogCode.Accepted

    monkeypatch.setattr(StartVisitDialog, "exec", correct)
    with shown_page(qtbot, store, visit) as page, qtbot.waitSignal(page.desk.saved):
        qtbot.mouseClick(page.header.people, Qt.MouseButton.LeftButton)
    with store.database.look() as work:
        kept = work.visits.get(visit)
    assert kept is not None
    assert [person.certificate for person in kept.inspectors] == ["粤B9999", "粤B0002"]
    assert kept.site_contact == "陶艳秀"


def test_what_was_found_before_shows_its_shorter_deadline_and_why(tmp_path: Path, qtbot: QtBot) -> None:
    editor = FindingEditor(NOW.date(), "zh")
    qtbot.addWidget(editor)
    editor.show_finding(FindingDraft("C", "未张贴海报", "张贴", (), date(2026, 11, 5)), read_only=False)
    editor.use_deadlines(shipped_deadlines(), 1)
    editor.severities["C"].click()
    assert editor._days.text() == "检查后 8 日；12 个月内第 2 次，期限缩短"
    editor.severities["B"].click()
    assert editor.draft().deadline == date(2026, 11, 1)
    rules = replace(shipped_deadlines().rules, terms={name: Term(60, "working") for name in "ABC"}, longest_days=100)
    editor.use_deadlines(Deadlines(rules, shipped_calendar()), 0)
    editor.show_finding(FindingDraft("B", "未张贴海报", "张贴", (), date(2027, 1, 20)), read_only=False)
    assert "没有该年节假日表" in editor._days.text()
    assert editor.severities["B"].toolTip() == "默认期限 60 个工作日"
