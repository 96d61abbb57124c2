"""A year of holidays typed line by line or read from a spreadsheet: all that is wrong is named, and it can go back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from offices import NOW, new_store

from inspector_app import deadlines, holidays
from inspector_app.errors import RefusedInputError
from inspector_app.holiday_tables import DaysLine, YearTable, read_table, save_table, table_of
from inspector_app.holidays import calendar_of
from inspector_app.messages import Language, say

GOOD = YearTable(
    2027,
    True,
    "国务院办公厅通知（示例）",
    (DaysLine("2027-01-01", "2027-01-03", "off", "元旦"), DaysLine("2027年2月6日", "2027-02-07", "work")),
)


def codes(refused: pytest.ExceptionInfo[RefusedInputError]) -> list[str]:
    assert all(say(each, language).problem for each in refused.value.problems for language in Language)
    return [problem.code for problem in refused.value.problems]


def test_a_year_is_kept_in_the_plan_and_shown_as_it_was_typed(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    kept = save_table(store, GOOD, NOW)
    assert kept.off == {date(2027, 1, day) for day in (1, 2, 3)}
    assert kept.work == {date(2027, 2, 6), date(2027, 2, 7)}
    shown = table_of(store, 2027)
    assert shown.lines == (
        DaysLine("2027-01-01", "2027-01-03", "off", "元旦"),
        DaysLine("2027-02-06", "", "work"),
        DaysLine("2027-02-07", "", "work"),
    )
    assert save_table(store, shown, NOW) == kept
    assert calendar_of(store).is_working(date(2027, 2, 6))
    assert not calendar_of(store).is_working(date(2027, 1, 1))
    store.close()


def test_a_shipped_year_can_be_opened_and_kept_unchanged(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    shipped = calendar_of(store).years[2026]
    assert save_table(store, table_of(store, 2026), NOW) == shipped
    assert table_of(store, 2090).lines == ()
    store.close()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (DaysLine("元旦", "", "off", "元旦"), "holiday.line_day"),
        (DaysLine("2027-05-01", "五月", "off", "劳动节"), "holiday.line_day"),
        (DaysLine("2026-05-01", "", "off", "劳动节"), "holiday.line_year"),
        (DaysLine("2027-05-05", "2027-05-01", "off", "劳动节"), "holiday.line_order"),
        (DaysLine("2027-05-01", "2027-07-01", "off", "劳动节"), "holiday.line_order"),
        (DaysLine("2027-05-10", "", "work"), "holiday.line_weekday"),
        (DaysLine("2027-05-01", "", "off", " "), "holiday.line_name"),
        (DaysLine("2027-05-01", "", "off", "节" * 41), "holiday.line_name_long"),
        (DaysLine("2027-01-02", "", "off", "元旦"), "holiday.line_twice"),
    ],
)
def test_each_line_that_is_wrong_is_named(tmp_path: Path, line: DaysLine, code: str) -> None:
    store = new_store(tmp_path / "s")
    with pytest.raises(RefusedInputError) as refused:
        save_table(store, replace(GOOD, lines=(*GOOD.lines, line)), NOW)
    assert codes(refused) == [code]
    assert refused.value.problems[0].details["line"] == 3
    assert 2027 not in calendar_of(store).years
    store.close()


def test_a_table_without_source_or_days_is_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    with pytest.raises(RefusedInputError) as refused:
        save_table(store, replace(GOOD, source=" ", lines=()), NOW)
    assert codes(refused) == ["holiday.source_missing", "holiday.lines_none"]
    with pytest.raises(RefusedInputError) as refused:
        save_table(store, replace(GOOD, source="长" * 301, lines=GOOD.lines * 51), NOW)
    assert codes(refused) == ["holiday.source_long", "holiday.lines_many"]
    store.close()


def test_a_spreadsheet_becomes_a_table_that_a_person_has_yet_to_verify(tmp_path: Path) -> None:
    path = tmp_path / "2027.csv"
    path.write_text("开始,结束,类型,名称,出处\n2027-02-06,,调休上班,,\n2027/1/1,2027/1/3,放假,元旦,某通知\n", "utf-8")
    assert read_table(path) == YearTable(
        2027,
        False,
        "某通知",
        (DaysLine("2027-01-01", "2027-01-03", "off", "元旦"), DaysLine("2027-02-06", "", "work")),
    )
    path.write_text("日期,类型,名称\n2027-10-01,放假,国庆节\n", "utf-8")
    assert read_table(path).source == "2027.csv", "where nobody says it, the file is what it is from"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("甲,乙\n1,2\n", ["holiday.headers"]),
        ("日期,类型\n元旦,放假\n2027-01-02,也许\n", ["holiday.line_day", "holiday.line_kind"]),
        ("日期,类型\n2027-02-30,也许\n", ["holiday.line_day", "holiday.line_kind"]),
        ("日期,类型,名称\n2027-01-01,放假,元旦\n2028-01-01,放假,元旦\n", ["holiday.years_several"]),
        ("日期,类型,名称\n", ["holiday.years_several"]),
    ],
)
def test_a_spreadsheet_that_is_none_is_refused_with_its_lines(
    tmp_path: Path, content: str, expected: list[str]
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(RefusedInputError) as refused:
        read_table(path)
    assert codes(refused) == expected


def test_years_and_rules_go_back_to_what_they_were_and_forth_again(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    for go_back in (holidays.go_back, deadlines.go_back):
        with pytest.raises(RefusedInputError) as refused:
            go_back(store, NOW)
        assert codes(refused) == ["plan.nothing_before"]
    save_table(store, GOOD, NOW)
    holidays.go_back(store, NOW)
    assert 2027 not in calendar_of(store).years
    holidays.go_back(store, NOW)
    assert 2027 in calendar_of(store).years
    before = deadlines.rules_value(store)
    deadlines.set_rules(store, before | {"longest_days": 20}, NOW)
    deadlines.set_rules(store, before | {"longest_days": 10}, NOW)
    deadlines.go_back(store, NOW)
    assert deadlines.rules_value(store)["longest_days"] == 20
    store.close()
