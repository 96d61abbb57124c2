"""Repeats of many blocks: only a few stand on the screen, all of them count."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from form_visits import started_form_visit
from large_forms import BLOCKS_FORM
from offices import NOW
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from visit_pages import answers, settled, shown_page

from db.records.values import JsonValue
from inspector_app.visit_forms import form_of_visit
from inspector_app.visits import GivenAnswer, give_answer
from ui.pages.visit_page import VisitPage
from ui.visit.visit_state import ItemState
from ui.widgets.inputs.records import AT_ONCE, RecordsInput
from ui.widgets.inputs.table import TableInput

RULED_FORM = """
| survey |
| | type | name | label | relevant | calculation | readonly | repeat_count |
| | begin_group | A | 区域 | | | | |
| | integer | how_many | 几台 | | | | |
| | begin_repeat | rows | 机器 | | | | ${how_many} |
| | select_one yn | sealed | 已封存 | | | | |
| | text | model | 型号 | | | ${sealed} = 'y' | |
| | select_multiple faults | faults | 毛病 | | | | |
| | begin_repeat | tests | 测试 | | | | |
| | integer | count | 件数 | | | | |
| | integer | twice | 两倍 | | ${count} * 2 | yes | |
| | end_repeat | | | | | | |
| | end_repeat | | | | | | |
| | end_group | | | | | | |
| choices |
| | list_name | name | label |
| | yn | y | 是 |
| | yn | n | 否 |
| | faults | a | 甲 |
| | faults | b | 乙 |
| settings |
| | form_title | form_id | version |
| | 机器表 | ruled | 1 |
"""


@contextmanager
def shown_records(
    folder: Path, qtbot: QtBot, rows: list[dict[str, JsonValue]], form: str = BLOCKS_FORM
) -> Iterator[tuple[VisitPage, RecordsInput]]:
    store, visit = started_form_visit(folder, form)
    if rows:
        item = form_of_visit(store, visit, NOW)[1].item("rows")
        give_answer(store, visit, item, GivenAnswer(values={"rows": rows}), NOW)
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.go("rows")
        card = page.panes.item.card
        assert card is not None
        entry = card.inputs["rows"]
        assert isinstance(entry, RecordsInput)
        yield page, entry


def kept_rows(qtbot: QtBot, page: VisitPage) -> Any:
    page.flush()
    settled(qtbot, page)
    return answers(page.desk.session.store, page.visit_id)["rows"].values["rows"]


def write_into(entry: RecordsInput, place: int, name: str, text: str) -> None:
    line = entry.records[place].rows[name].entry.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def is_in_sight(widget: QWidget, scroll: QScrollArea) -> bool:
    return 0 <= widget.mapTo(scroll.viewport(), widget.rect().bottomLeft()).y() < scroll.viewport().height()


def machines(count: int) -> list[dict[str, JsonValue]]:
    return [{"model": f"X-{number}", "weight": number % 90} for number in range(1, count + 1)]


def test_of_hundreds_of_blocks_a_few_are_widgets_and_all_are_kept(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_records(tmp_path, qtbot, machines(300)) as (page, entry):
        assert len(entry.records) == AT_ONCE
        entry.pages.number.setValue(203)
        model = entry.records[202 % AT_ONCE].rows["model"].entry
        assert model.value() == "X-203"
        assert model.isAncestorOf(page.focusWidget())
        write_into(entry, 202 % AT_ONCE, "model", "Y")
        qtbot.mouseClick(entry.pages.back, Qt.MouseButton.LeftButton)
        assert entry.records[0].rows["model"].entry.value() == "X-193"
        rows = kept_rows(qtbot, page)
    assert [row["model"] for row in rows] == [f"X-{n}" if n != 203 else "Y" for n in range(1, 301)]


def test_a_block_is_added_at_the_end_and_one_removed_where_it_stands(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_records(tmp_path, qtbot, machines(AT_ONCE)) as (page, entry):
        assert entry.pages.isHidden()
        qtbot.mouseClick(entry.add, Qt.MouseButton.LeftButton)
        assert len(entry.records) == 1
        write_into(entry, 0, "model", "new")
        assert not entry.pages.isHidden()
        entry.go(3)
        qtbot.mouseClick(entry.records[2].remove, Qt.MouseButton.LeftButton)
        assert entry.pages.isHidden()
        rows = kept_rows(qtbot, page)
        expected = [f"X-{n}" for n in range(1, AT_ONCE + 1) if n != 3] + ["new"]
        assert [row["model"] for row in rows] == expected
        assert [record.rows["model"].entry.value() for record in entry.records] == expected


def test_a_fault_on_another_page_is_told_and_jumped_to(tmp_path: Path, qtbot: QtBot) -> None:
    rows = machines(40)
    rows[20] = {"model": "X-21", "weight": 400}
    with shown_records(tmp_path, qtbot, rows) as (page, entry):
        assert page.panes.checklist.tree.state_of(page.desk.form.item("rows")) is ItemState.FAULTY
        page.panes.item.whole_area.setChecked(True)
        line = page.panes.item.area.rows["rows"]
        assert (line.word.text(), line.word.isHidden()) == ("有错", False), "the whole area says it, too"
        page.panes.item.whole_area.setChecked(False)
        assert not entry.pages.faulty.isHidden()
        assert "21" in entry.pages.faulty.text()
        qtbot.mouseClick(entry.pages.faulty, Qt.MouseButton.LeftButton)
        assert entry.pages.faulty.isHidden()
        place = 20 % AT_ONCE
        weight = entry.records[place].rows["weight"].entry.findChild(QLineEdit)
        assert weight is not None
        assert weight is page.focusWidget()
        (scroll,) = page.panes.item.findChildren(QScrollArea, "item_scroll")
        qtbot.waitUntil(lambda: is_in_sight(weight, scroll))
        assert entry.records[place].rows["weight"].problem.text() == "太重"
        entry.go(1)
        assert all(not record.rows["weight"].problem.text() for record in entry.records)


def test_counted_blocks_come_and_go_with_what_counts_them(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_records(tmp_path, qtbot, [], RULED_FORM) as (page, entry):
        assert entry.records == []
        store = page.desk.session.store
        form = page.desk.form
        give_answer(store, page.visit_id, form.item("how_many"), GivenAnswer(values={"how_many": 10}), NOW)
        form.answer("how_many", "", {"how_many": 10})
        card = page.panes.item.card
        assert card is not None
        card.show_form(form, read_only=False)
        assert len(entry.records) == AT_ONCE
        assert entry.add.isHidden()
        form.answer("how_many", "", {"how_many": 2})
        card.show_form(form, read_only=False)
        assert len(entry.records) == 2


def test_a_table_within_a_block_is_calculated_and_a_locked_field_keeps_what_was_said(
    tmp_path: Path, qtbot: QtBot
) -> None:
    form = RULED_FORM.replace("${how_many} |", " |")
    with shown_records(tmp_path, qtbot, [{"tests": [{"count": 4}]}], form) as (page, entry):
        tests = entry.records[0].rows["tests"].entry
        assert isinstance(tests, TableInput)
        index = tests.table.model.index(0, 1)
        assert index.data() == "8"
        write_into(entry, 0, "model", "X-1")
        sealed = entry.records[0].rows["sealed"].entry
        qtbot.mouseClick(sealed.buttons["y"], Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
        assert kept_rows(qtbot, page)[0]["model"] == "X-1"
        tests.table.model.setData(tests.table.model.index(0, 0), "5")
        assert index.data() == "10"
        rows = kept_rows(qtbot, page)
    assert rows == [{"model": "X-1", "sealed": "y", "tests": [{"count": 5}]}]
