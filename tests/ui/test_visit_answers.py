"""A visit is walked with the keyboard; every answer is in the store when the page says so, and survives a crash."""

from pathlib import Path

import pytest
from handovers import two_stores, worked_visit
from offices import NOW, PASSPHRASE
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from visit_pages import answers, findings, press, settled, shown_page, started_visit, write

from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.stores import open_store
from inspector_app.visits import close_visit
from ui.dialogs.leave_visit_dialog import LeaveVisitDialog
from ui.models.checklist_tree import Shown, TreeRole
from ui.visit.visit_state import ItemState


def test_an_area_is_walked_by_the_keyboard_alone(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        first = page.desk.shown.areas[0]
        for item in first.items:
            assert page.flow.code == item.code
            press(page, Qt.Key.Key_1)
            press(page, Qt.Key.Key_Return)
        settled(qtbot, page)
        assert page.flow.code == page.desk.shown.areas[1].items[0].code
    assert {code: answer.verdict for code, answer in answers(store, visit).items()} == {
        item.code: "pass" for item in first.items
    }


def test_keys_go_back_and_on_and_to_the_next_missing(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        press(page, Qt.Key.Key_1)
        press(page, Qt.Key.Key_Return)
        press(page, Qt.Key.Key_Return)
        press(page, Qt.Key.Key_1)
        settled(qtbot, page)
        press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        press(page, Qt.Key.Key_PageUp)
        assert page.flow.code == "RN-01"
        press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        assert page.flow.code == "RN-02"
        press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        assert page.flow.code == "RN-04"


def test_digits_in_a_field_are_text(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        press(page, Qt.Key.Key_1)
        assert page.flow is not None
        page.flow.focus_inputs()
        write(page, "2")
        press(page, Qt.Key.Key_Return)
        settled(qtbot, page)
    given = answers(store, visit)["RN-01"]
    assert (given.verdict, dict(given.values)) == ("pass", {"RN-01_count": 2})


def test_text_is_saved_when_the_field_is_left(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        card = page.panes.item.card
        assert card is not None
        card.note_line.setFocus()
        write(page, "counter 3")
        with qtbot.waitSignal(page.desk.saved):
            press(page, Qt.Key.Key_Tab)
    assert answers(store, visit)["RN-01"].note == "counter 3"


def test_text_is_saved_when_the_person_stops_typing(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        card = page.panes.item.card
        assert card is not None
        card.note_line.setFocus()
        with qtbot.waitSignal(page.desk.session.changes.saved_at) as saved:
            write(page, "abc")
        assert saved.args == [NOW]
        assert answers(store, visit)["RN-01"].note == "abc"


def test_a_killed_program_opens_where_it_was(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_2, Qt.Key.Key_Return):
            press(page, key)
        settled(qtbot, page)
        before = page.desk.shown
        store.close()
    again = open_store(tmp_path / "store", PASSPHRASE)
    with shown_page(qtbot, again, visit) as page:
        assert page.flow is not None
        assert page.flow.code == "RN-03"
        assert page.desk.shown.answers == before.answers
        assert page.desk.shown.findings == before.findings


def test_not_applicable_wants_a_reason(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        press(page, Qt.Key.Key_3)
        assert QApplication.focusWidget() is page.panes.bar.reason
        press(page, Qt.Key.Key_Return)
        settled(qtbot, page)
        assert page.flow.code == "RN-01"
        assert page.panes.bar.problem.text()
        assert page.desk.unsaved_items == {"RN-01"}
        assert not answers(store, visit)
        page.flow.go("RN-05")
        page.flow.go("RN-01")
        assert page.panes.bar.reason.isVisible(), "what was chosen is kept"
        page.panes.bar.reason.setFocus()
        write(page, "self-service only")
        press(page, Qt.Key.Key_Return)
        settled(qtbot, page)
        assert page.flow.code == "RN-02"
        assert not page.desk.unsaved_items
    assert (answers(store, visit)["RN-01"].verdict, answers(store, visit)["RN-01"].reason) == (
        "na",
        "self-service only",
    )


def test_not_applicable_lets_the_reason_be_typed_before_it_complains(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        pause = page.desk.autosave.findChild(QTimer)
        assert pause is not None
        pause.setInterval(0)
        press(page, Qt.Key.Key_3)
        QApplication.processEvents()
        answered: list[object] = []
        page.desk.session.jobs.run(page, lambda: None, done=answered.append, failed=answered.append)
        qtbot.waitUntil(lambda: bool(answered))
        assert not page.panes.bar.problem.isVisible()
        assert QApplication.focusWidget() is page.panes.bar.reason
        page.flush()
        settled(qtbot, page)
        assert page.panes.bar.problem.isVisible(), "left without a reason it is said"


def test_what_cannot_be_read_is_refused_with_words_and_kept(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.focus_inputs()
        write(page, "many")
        press(page, Qt.Key.Key_Tab)
        settled(qtbot, page)
        assert "many" in page.panes.bar.problem.text()
        assert not answers(store, visit)
        index = page.panes.checklist.tree.index_of("RN-01")
        assert index.data(TreeRole.STATE) == ItemState.UNSAVED


def test_a_failed_save_keeps_what_was_typed(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    data = next((tmp_path / "store").glob("gen-*/data.db"))
    with shown_page(qtbot, store, visit) as page:
        store.database.close()
        hidden = data.rename(data.with_name("gone.db"))
        data.mkdir()
        card = page.panes.item.card
        assert card is not None
        card.note_line.setFocus()
        write(page, "kept")
        with qtbot.waitSignal(page.desk.troubled):
            press(page, Qt.Key.Key_Tab)
        assert card.note() == "kept"
        assert page.notice.isVisible()
        assert page.desk.unsaved_items == {"RN-01"}
        data.rmdir()
        hidden.rename(data)
        with qtbot.waitSignal(page.desk.cleared):
            qtbot.mouseClick(page.notice.action, Qt.MouseButton.LeftButton)
        assert not page.notice.isVisible()
    assert answers(store, visit)["RN-01"].note == "kept"


def test_leaving_asks_only_when_something_could_not_be_saved(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = started_visit(tmp_path / "store")
    asked: list[list[str]] = []
    monkeypatch.setattr(LeaveVisitDialog, "confirm", lambda parent, items: asked.insert(0, list(items)))
    with shown_page(qtbot, store, visit) as page:
        press(page, Qt.Key.Key_3)
        qtbot.mouseClick(page.header.back, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: asked == [["RN-01"]])
        page.panes.bar.reason.setFocus()
        write(page, "none here")
        with qtbot.waitSignal(page.closed):
            qtbot.mouseClick(page.header.back, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    assert answers(store, visit)["RN-01"].reason == "none here"


def test_who_looks_at_another_laptops_visit_hears_of_records_that_this_version_does_not_know(
    tmp_path: Path, qtbot: QtBot
) -> None:
    theirs, supervisor = two_stores(tmp_path)
    visit = worked_visit(theirs, photos=0)
    with theirs.database.work(NOW) as work:
        work.events.record("weather", f"{visit}/weather/1", {"sky": "晴"})
    write_visit_pack(theirs, tmp_path / "p.zjpack", NOW)
    import_pack(supervisor, tmp_path / "p.zjpack", NOW)
    theirs.close()
    with shown_page(qtbot, supervisor, visit) as page:
        assert page.ribbon.isVisible()
        told = page.ribbon.text().splitlines()
    assert len(told) == 2
    assert "1 条" in told[1]


def test_a_closed_visit_can_only_be_read(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    close_visit(store, visit, NOW)
    with shown_page(qtbot, store, visit) as page:
        assert page.ribbon.isVisible()
        assert page.flow is not None
        page.flow.judge(next(iter(page.panes.bar.buttons.buttons)))
        settled(qtbot, page)
        fields = [line for line in page.findChildren(QLineEdit) if line.isVisible()]
        assert fields
        assert all(line.isReadOnly() for line in fields)
        assert not page.header.end.isVisible()
    assert not answers(store, visit)
    assert not findings(store, visit)


def test_a_filter_shows_what_is_missing_or_failed(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        for key in (Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Return):
            press(page, key)
        settled(qtbot, page)
        pane = page.panes.checklist
        pane.show_only(Shown.FAILED)
        area = pane.items.index(0, 0)
        shown = [pane.items.index(row, 0, area).data(TreeRole.CODE) for row in range(pane.items.rowCount(area))]
        assert shown == ["RN-01", "RN-03"], "the failed item, and the one the inspector is at"
        pane.show_only(Shown.MISSING)
        assert pane.items.index(0, 0, pane.items.index(0, 0)).data(TreeRole.CODE) == "RN-03"
        assert page.flow.code == "RN-03"
