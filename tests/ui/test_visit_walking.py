"""Walking the checklist moves only what changes, and a note grows with what is written."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
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
