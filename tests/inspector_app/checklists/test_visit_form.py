"""Answers of the store and nodes of the form are the same thing said twice; what the form makes of them is told."""

from pathlib import Path

import pytest
from form_visits import form_checklist
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices import NOW

from db.records.visits import Answer
from inspector_app.checklists.form import Fault
from inspector_app.checklists.form_paths import base_path, in_row
from inspector_app.checklists.form_values import as_text, from_text
from inspector_app.checklists.model import Checklist, PartKind
from inspector_app.checklists.progress import progress
from inspector_app.checklists.snapshots import shipped
from inspector_app.checklists.visit_form import NOTHING_CHANGED, VisitForm, has_rules, open_form

TABLES = """
| survey |
| | type | name | label | relevant | constraint | constraint_message | calculation | repeat_count |
| | begin_group | A | 区域 | | | | | |
| | integer | many | 几台 | | | | | |
| | begin_repeat | rows | 件 | | | | | |
| | integer | weight | 重量 | | . < 100 | 太重 | | |
| | text | why | 原因 | ${weight} > 10 | | | | |
| | end_repeat | | | | | | | |
| | begin_repeat | machines | 机器 | | | | | ${many} |
| | text | model | 型号 | | | | | |
| | end_repeat | | | | | | | |
| | integer | total | 合计 | | | | sum(${weight}) | |
| | end_group | | | | | | | |
| settings |
| | form_title | form_id | version |
| | 表 | tables | 1 |
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Checklist:
    return form_checklist(tmp_path_factory.mktemp("tables"), TABLES)


@pytest.fixture
def form(tables: Checklist) -> VisitForm:
    return open_form(tables, "", [], now=NOW)


def test_a_row_that_is_taken_out_in_the_middle_takes_its_nodes_with_it(form: VisitForm) -> None:
    item = form.item("rows")
    rows = [{"weight": number} for number in (1, 2, 3, 4)]
    form.answer("rows", "", {"rows": rows})
    form.answer("rows", "", {"rows": [rows[0], rows[3]]})
    assert form.rows(item.parts[0]) == [{"weight": 1}, {"weight": 4}]
    form.answer("rows", "", {})
    assert form.rows(item.parts[0]) == []


def test_what_hangs_on_a_row_hangs_on_that_row(form: VisitForm) -> None:
    table = form.item("rows").parts[0]
    form.answer("rows", "", {"rows": [{"weight": 5}, {"weight": 50, "why": "大件"}]})
    first, second = (form.cell(table.path, row, table.columns[1]) for row in (0, 1))
    assert first is not None
    assert second is not None
    assert (first.relevant, second.relevant) == (False, True)
    assert form.cell(table.path, 2, table.columns[0]) is None


def test_a_fault_in_a_cell_is_a_fault_of_the_item(form: VisitForm) -> None:
    change = form.answer("rows", "", {"rows": [{"weight": 5}, {"weight": 500}]})
    assert "rows" in change.items
    assert form.faulty == {"rows"}
    table = form.item("rows").parts[0]
    cell = form.cell(table.path, 1, table.columns[0])
    assert cell is not None
    assert (cell.fault, cell.message) == (Fault.CONSTRAINT, "太重")
    form.answer("rows", "", {"rows": [{"weight": 5}]})
    assert not form.faulty


def test_a_sum_over_rows_follows_and_is_never_asked(form: VisitForm) -> None:
    form.answer("rows", "", {"rows": [{"weight": 5}, {"weight": 7}]})
    item = form.item("total")
    assert form.part(item.parts[0]).value == 12
    assert form.is_read_only(item.parts[0])
    answers = {
        "rows": Answer("v", "rows", values={"rows": [{"weight": 5}]}),
        "many": Answer("v", "many", values={"many": 0}),
    }
    assert progress(form.areas, answers)[0].total == 3, "rows, many and machines; nobody answers the sum"


def test_a_table_whose_rows_a_formula_counts_has_just_those(form: VisitForm) -> None:
    part = form.item("machines").parts[0]
    form.answer("many", "", {"many": 2})
    state = form.part(part)
    assert (state.fixed_rows, state.row_count) == (True, 2)
    form.answer("machines", "", {"machines": [{"model": "a"}, {"model": "b"}]})
    assert form.rows(part) == [{"model": "a"}, {"model": "b"}]


def test_an_unknown_item_or_part_changes_nothing(form: VisitForm) -> None:
    assert form.answer("nobody", "pass", {}) == NOTHING_CHANGED
    assert not form.answer("rows", "", {"stranger": 3}).moved


def test_a_checklist_without_a_form_asks_everything() -> None:
    from dataclasses import replace

    old = replace(shipped(), form="")
    form = open_form(old, "国际货代", [], now=NOW)
    assert form.answer("RN-01", "pass", {}) == NOTHING_CHANGED
    assert form.part(old.areas[0].items[0].parts[0]).relevant
    assert not form.errors()
    assert not has_rules(old)


def test_the_shipped_checklist_is_answered_as_before(tables: Checklist) -> None:
    form = open_form(shipped(), "国际货代", [], now=NOW)
    change = form.answer("RN-01", "pass", {"RN-01_count": 3})
    assert change.items == {"RN-01"}
    assert not change.moved
    assert not form.faulty


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(
            st.fixed_dictionaries({}, optional={"weight": st.integers(0, 99), "why": st.sampled_from(["a", "b"])}),
            max_size=4,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_the_form_holds_what_the_last_answer_said_whatever_came_before(
    tables: Checklist, edits: list[list[dict[str, object]]]
) -> None:
    form = open_form(tables, "", [], now=NOW)
    for rows in edits:
        form.answer("rows", "", {"rows": rows})
    fresh = open_form(tables, "", [Answer("v", "rows", values={"rows": edits[-1]})], now=NOW)
    part = form.item("rows").parts[0]
    assert form.rows(part) == fresh.rows(part) == [dict(row) for row in edits[-1]]
    assert form.part(form.item("total").parts[0]).value == fresh.part(form.item("total").parts[0]).value


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (PartKind.INTEGER, 12, "12"),
        (PartKind.DECIMAL, 98.5, "98.5"),
        (PartKind.DECIMAL, 3, "3"),
        (PartKind.CHOICES, ["a", "b"], "a b"),
        (PartKind.DATE, "2026-05-01", "2026-05-01"),
        (PartKind.TEXT, "两 个 字", "两 个 字"),
        (PartKind.TEXT, None, ""),
    ],
)
def test_values_go_into_the_form_and_come_back(kind: PartKind, value: object, text: str) -> None:
    assert as_text(value) == text
    assert from_text(kind, text) == value


def test_what_a_form_works_out_is_cut_to_what_the_store_keeps() -> None:
    assert from_text(PartKind.TIME, "14:30:00.000+08:00") == "14:30"
    assert from_text(PartKind.MOMENT, "2026-05-01T14:30:00.000+08:00") == "2026-05-01T14:30"
    assert from_text(PartKind.DECIMAL, "NaN") == "NaN"


def test_paths_with_and_without_rows() -> None:
    assert base_path("/data/a[2]/b[13]/c") == "/data/a/b/c"
    assert in_row("/data/a/b", "/data/a", 3) == "/data/a[3]/b"
    assert in_row("/data/a/b/c", "/data/a/b", 2, "/data/a[3]/b") == "/data/a[3]/b[2]/c"


def test_another_language_changes_the_words_and_nothing_else(tmp_path: Path) -> None:
    checklist = form_checklist(tmp_path)
    form = open_form(checklist, "", [], now=NOW)
    form.answer("staff", "", {"staff": 4})
    form.set_language("en")
    assert form.words_of("told").label == "Staff plus one is 5"
    assert form.part(form.item("radios").parts[0]).options[0].label == "Alpha"
    form.set_language("xx")
    assert form.words_of("staff").label == "Staff"
