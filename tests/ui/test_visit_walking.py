"""Walking the checklist moves only what changes, and a note grows with what is written."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from visit_pages import answers, press, settled, shown_page, started_visit, write

from ui.models.checklist_tree import Shown, TreeRole


def test_one_answer_tells_the_tree_of_its_item_and_its_area(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        told: list[str] = []

        def keep(first: QModelIndex, last: QModelIndex) -> None:
            assert first == last
            told.append(first.data(TreeRole.CODE))

        page.panes.checklist.tree.dataChanged.connect(keep)
        press(page, Qt.Key.Key_1)
        press(page, Qt.Key.Key_Return)
        settled(qtbot, page)
        assert sorted(told) == ["", "RN-01"]


def test_where_the_inspector_is_does_not_show_everything_anew(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        with qtbot.assertNotEmitted(page.desk.changed):
            press(page, Qt.Key.Key_Return)
            settled(qtbot, page)
        assert page.desk.shown.visit.current_item == "RN-02"


def test_the_item_one_is_at_stays_in_sight_when_the_rest_is_filtered(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.go("RN-05")
        checklist = page.panes.checklist
        checklist.show_only(Shown.FAILED)
        assert checklist.items.mapFromSource(checklist.tree.index_of("RN-05")).isValid()
        page.flow.go("RN-07")
        assert checklist.items.mapFromSource(checklist.tree.index_of("RN-07")).isValid()
        assert not checklist.items.mapFromSource(checklist.tree.index_of("RN-05")).isValid()
        settled(qtbot, page)


def test_a_whole_area_is_listed_of_the_item_one_is_at(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        area = page.desk.shown.areas[1]
        page.flow.go(area.items[0].code)
        page.panes.item.whole_area.setChecked(True)
        assert list(page.panes.item.area.rows) == [item.code for item in area.items]
        page.flow.go("RN-01")
        assert "RN-01" in page.panes.item.area.rows
        settled(qtbot, page)


def test_a_note_of_many_lines_is_seen_and_enter_still_goes_on(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        card = page.panes.item.card
        assert card is not None
        low = card.note_line.height()
        card.note_line.setFocus()
        write(page, "counter 3")
        press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        write(page, "no camera " * 40)
        assert card.note_line.height() > 2 * low
        assert page.flow.code == "RN-01"
        press(page, Qt.Key.Key_Return)
        settled(qtbot, page)
        assert page.flow.code == "RN-02"
    lines = answers(store, visit)["RN-01"].note.splitlines()
    assert lines == ["counter 3", ("no camera " * 40).strip()]


def test_enter_asks_for_the_number_that_an_item_still_lacks_and_then_goes_on(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.go("XR-08")
        press(page, Qt.Key.Key_1)
        press(page, Qt.Key.Key_Return)
        assert page.flow.code == "XR-08", "its days have to be filled in"
        write(page, "31")
        press(page, Qt.Key.Key_Return)
        assert page.flow.code == "XR-09"
        # Who has no number goes on with a second Enter, and is brought back to the field itself.
        page.flow.go("VC-09")
        press(page, Qt.Key.Key_2)
        press(page, Qt.Key.Key_Return)
        press(page, Qt.Key.Key_Return)
        assert page.flow.code == "VC-10"
        page.flow.go("VC-08")
        press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        assert page.flow.code == "VC-09"
        write(page, "25")
        settled(qtbot, page)
    given = answers(store, visit)
    assert (given["XR-08"].verdict, list(given["XR-08"].values.values())) == ("pass", [31])
    assert (given["VC-09"].verdict, list(given["VC-09"].values.values())) == ("fail", [25])


def test_enter_after_a_number_goes_to_the_verdict_that_is_not_given(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.go("XR-08")
        page.flow.focus_inputs()
        write(page, "31")
        press(page, Qt.Key.Key_Return)
        press(page, Qt.Key.Key_1)
        press(page, Qt.Key.Key_Return)
        assert page.flow.code == "XR-09"
        settled(qtbot, page)
    assert answers(store, visit)["XR-08"].verdict == "pass"


def test_an_item_that_only_records_does_not_speak_of_a_verdict(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        told = page.panes.evidence.findChildren(QLabel)
        page.flow.go("LIC-08")
        assert not any("判为不合格后" in label.text() for label in told if label.isVisible())
        page.flow.go("RN-01")
        assert any("判为不合格后" in label.text() for label in told if label.isVisible())


def test_enter_never_gives_the_verdict_that_merely_has_the_focus(tmp_path: Path, qtbot: QtBot) -> None:
    """GNOME and KDE press the focused button with Enter, as Qt does everywhere with a default button of a dialog."""
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        for button in page.panes.bar.buttons.buttons.values():
            button.setAutoDefault(True)
        press(page, Qt.Key.Key_Return)
        assert page.flow.code == "RN-02"
        page.flow.go("XR-01")
        card = page.panes.item.card
        assert card is not None
        choice = card.findChildren(QRadioButton) or card.findChildren(QPushButton)
        assert choice
        for option in choice:
            if isinstance(option, QPushButton):
                option.setAutoDefault(True)
        choice[0].setFocus()
        press(page, Qt.Key.Key_Return)
        assert not choice[0].isChecked()
        settled(qtbot, page)
    assert not any(answer.verdict or answer.values for answer in answers(store, visit).values())
