"""The checklist tree and the sample table as models; the values people type; the dialog that starts a visit."""

from pathlib import Path

import pytest
from offices import new_store
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from visit_pages import PEOPLE, started_visit

from db.records.register import Enterprise
from db.records.values import Inspector
from inspector_app.checklists.model import Choice, Part, PartKind
from inspector_app.visits import Mode
from ui.dialogs.start_visit_dialog import StartVisitDialog, last_people
from ui.models.checklist_tree import ChecklistTree, ShownItems
from ui.models.sample_rows import SampleRows
from ui.typed_values import read_typed
from ui.visit.visit_state import load_visit
from ui.widgets.sample_table import SampleTable

COLUMNS = (
    Part("waybill", PartKind.TEXT, {"zh": "运单号"}),
    Part("marked", PartKind.CHOICE, {"zh": "标识"}, choices=(Choice("yes", {"zh": "是"}), Choice("no", {"zh": "否"}))),
    Part("days", PartKind.INTEGER, {"zh": "天数"}, unit="天"),
)
TABLE = Part("rows", PartKind.TABLE, {"zh": "样本表"}, columns=COLUMNS)


def test_the_tree_is_a_sound_model(tmp_path: Path, qtmodeltester: ModelTester) -> None:
    store, visit = started_visit(tmp_path / "store")
    tree = ChecklistTree("zh")
    tree.show(load_visit(store, visit))
    qtmodeltester.check(tree)
    qtmodeltester.check(ShownItems(tree))


def test_sample_rows_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    rows = SampleRows(COLUMNS, "zh")
    rows.show([{"waybill": "SF1"}], read_only=False)
    qtmodeltester.check(rows)


def test_a_table_that_was_received_empty_says_nothing_of_rows_that_are_not_there(qtbot: QtBot) -> None:
    rows = SampleRows(COLUMNS, "zh")
    rows.show([], read_only=True)
    assert rows.rowCount() == 0
    with qtbot.assertNotEmitted(rows.dataChanged):
        rows.follow(lambda row, column: None, None)


def test_a_sample_table_is_filled_by_keys_alone(qtbot: QtBot) -> None:
    table = SampleTable(TABLE, "zh")
    qtbot.addWidget(table)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.focus()
    qtbot.keyClicks(table.view, "S")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "F100")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.view.currentIndex().column() == 1)
    qtbot.keyClicks(table.view, "1")
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert table.value() == [{"waybill": "SF100", "marked": "yes"}]
    assert (table.view.currentIndex().row(), table.view.currentIndex().column()) == (1, 0), "on to the next row"


def test_a_digit_picks_the_choice_of_that_number(qtbot: QtBot) -> None:
    table = SampleTable(TABLE, "zh")
    qtbot.addWidget(table)
    table.view.setCurrentIndex(table.model.index(0, 1))
    with qtbot.waitSignal(table.changed):
        qtbot.keyClick(table.view, Qt.Key.Key_2)
    assert table.value() == [{"marked": "no"}]
    assert table.model.rowCount() == 2, "an empty row to go on with"
    assert table.view.currentIndex().column() == 2
    qtbot.keyClick(table.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert table.value() == []


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (PartKind.INTEGER, " １２ ", 12),
        (PartKind.INTEGER, "十二", "十二"),
        (PartKind.INTEGER, "", None),
        (PartKind.DECIMAL, "99.5%", 99.5),
        (PartKind.DATE, "2024年5月1日", "2024-05-01"),
        (PartKind.DATE, "20240501", "2024-05-01"),
        (PartKind.DATE, "2024-02-30", "2024-02-30"),
        (PartKind.TEXT, "  大华 X7 ", "大华 X7"),
    ],
)
def test_what_people_type_is_read(kind: PartKind, text: str, value: object) -> None:
    assert read_typed(kind, text) == value


def test_the_people_of_the_last_visit_are_offered(tmp_path: Path) -> None:
    assert last_people(new_store(tmp_path / "fresh", person="赵强")) == (Inspector("赵强"),)
    store, _ = started_visit(tmp_path / "store")
    assert last_people(store) == PEOPLE


def test_a_visit_cannot_start_without_a_name(qtbot: QtBot) -> None:
    dialog = StartVisitDialog(
        (Inspector("李明", "粤B0001"),), Enterprise("e1", "深圳市顺达国际货运代理有限公司", phone="1329")
    )
    qtbot.addWidget(dialog)
    dialog.modes[Mode.REMINDER].setChecked(True)
    assert dialog.start.isEnabled()
    assert dialog.draft().mode is Mode.REMINDER
    assert dialog.draft().inspectors == (Inspector("李明", "粤B0001"),)
    assert dialog.draft().site_phone == "1329"
    dialog.people[0][0].clear()
    assert not dialog.start.isEnabled()
