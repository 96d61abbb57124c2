"""Settings, deadlines: the rules in words, the years with who checked them, files taken in or refused."""

import json
from pathlib import Path

import pytest
from offices import NOW, new_store
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app import assets
from inspector_app.deadlines import rules_in
from inspector_app.holiday_tables import DaysLine
from inspector_app.holidays import calendar_of, shipped_calendar
from ui.dialogs.deadline_rules_dialog import DeadlineRulesDialog
from ui.dialogs.holiday_year_dialog import HolidayYearDialog
from ui.jobs import Jobs
from ui.models.days_model import DaysColumn, DaysModel
from ui.models.holiday_years_model import HolidayYearsModel, YearColumn
from ui.session import Session
from ui.settings.deadlines_section import DeadlinesSection, HolidayFiles

YEAR = {
    "year": 2027,
    "verified": True,
    "source": "国务院办公厅通知（示例）",
    "off": [["2027-01-01", "2027-01-03", "元旦"]],
    "work": ["2027-01-09"],
}


def shown(qtbot: QtBot, folder: Path) -> DeadlinesSection:
    section = DeadlinesSection(Session(new_store(folder), Jobs(), clock=lambda: NOW))
    qtbot.addWidget(section)
    section.resize(900, 800)
    section.show()
    qtbot.waitUntil(lambda: section.model.rowCount() > 0)
    return section


def close(section: DeadlinesSection) -> None:
    section.close()
    section.session.jobs.stop()
    section.session.store.close()


def test_the_model_keeps_its_promises(qtmodeltester: ModelTester) -> None:
    model = HolidayYearsModel()
    model.show(list(shipped_calendar().years.values()))
    qtmodeltester.check(model)


def test_rules_and_years_are_read_in_words(tmp_path: Path, qtbot: QtBot) -> None:
    section = shown(qtbot, tmp_path / "s")
    assert "重大（A）\u20033 天" in section.rules.text()
    assert "12 个月内" in section.rules.text()
    years = [section.model.index(row, YearColumn.YEAR).data() for row in range(section.model.rowCount())]
    assert years == ["2026", "2025", "2024"]
    assert section.model.index(0, YearColumn.VERIFIED).data() == "已核对"
    section.table.selectRow(0)
    assert "国务院办公厅" in section.source.text()
    close(section)


def test_a_year_and_rules_are_taken_in(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    section = shown(qtbot, tmp_path / "s")
    year, rules = tmp_path / "2027.json", tmp_path / "rules.json"
    year.write_text(json.dumps(YEAR), "utf-8")
    shipped = assets.read_json("holidays", "deadline_rules.json")
    rules.write_text(json.dumps({**shipped, "longest_days": 20, "ends_on_working_day": True}), "utf-8")
    monkeypatch.setattr(HolidayFiles, "ask_year", lambda _parent: year)
    monkeypatch.setattr(HolidayFiles, "ask_rules", lambda _parent: rules)
    with qtbot.waitSignal(section.done):
        section.load_year.click()
    qtbot.waitUntil(lambda: section.model.rowCount() == 4)
    with qtbot.waitSignal(section.done):
        section.load_rules.click()
    qtbot.waitUntil(lambda: "最长 20 天" in section.rules.text())
    assert "顺延" in section.rules.text()
    store = section.session.store
    assert 2027 in calendar_of(store).years
    with store.database.look() as work:
        assert rules_in(work).longest_days == 20
    close(section)


@pytest.mark.parametrize("content", ["nothing", json.dumps({**YEAR, "work": ["2027-01-08"]})])
def test_a_wrong_file_is_refused_in_words(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    section = shown(qtbot, tmp_path / "s")
    path = tmp_path / "wrong.json"
    path.write_text(content, "utf-8")
    monkeypatch.setattr(HolidayFiles, "ask_year", lambda _parent: path)
    with qtbot.waitSignal(section.told):
        section.load_year.click()
    assert section.notice.isVisible()
    assert 2027 not in calendar_of(section.session.store).years
    close(section)


def test_the_models_of_days_keep_their_promises(qtmodeltester: ModelTester) -> None:
    model = DaysModel((DaysLine("2027-01-01", "", "off", "元旦"),))
    model.add(DaysLine("2027-02-06", "", "work"))
    qtmodeltester.check(model)


def test_a_year_is_typed_taken_back_and_kept(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    section = shown(qtbot, tmp_path / "s")

    def write(dialog: HolidayYearDialog) -> int:
        assert dialog.year.value() == 2027, "the one after the newest"
        model = dialog.model
        dialog.add.click()
        for column, text in ((DaysColumn.FIRST, "2027-02-13"), (DaysColumn.KIND, "work")):
            model.setData(model.index(0, column), text)
        dialog.add.click()
        dialog.undo.click()
        assert model.rowCount() == 1
        dialog.redo.click()
        model.setData(model.index(1, DaysColumn.FIRST), "2027-01-01")
        dialog.deed.click()
        qtbot.waitUntil(lambda: dialog.blocks["lines"].problem.isVisibleTo(dialog))
        said = dialog.blocks["lines"].problem.text() + dialog.blocks["source"].problem.text()
        assert "第 2 行：没有写是什么节日" in said
        assert "没有写出处" in said
        model.setData(model.index(1, DaysColumn.NAME), "元旦")
        dialog.source.setText("某通知")
        with qtbot.waitSignal(dialog.accepted):
            dialog.deed.click()
        return int(dialog.DialogCode.Accepted)

    monkeypatch.setattr(HolidayYearDialog, "exec", write)
    with qtbot.waitSignal(section.done):
        section.new_year.click()
    year = calendar_of(section.session.store).years[2027]
    assert (len(year.off), len(year.work), year.verified) == (1, 1, False)
    with qtbot.waitSignal(section.done):
        section.years_back.click()
    assert 2027 not in calendar_of(section.session.store).years
    close(section)


def test_a_spreadsheet_is_shown_before_it_is_kept(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = shown(qtbot, tmp_path / "s")
    path = tmp_path / "2027.csv"
    path.write_text("日期,类型,名称\n2027-10-01,放假,国庆节\n", "utf-8")
    seen = []
    monkeypatch.setattr(HolidayFiles, "ask_year", lambda _parent: path)
    monkeypatch.setattr(HolidayYearDialog, "ask", lambda _parent, _session, table: seen.append(table))
    section.load_year.click()
    qtbot.waitUntil(lambda: bool(seen))
    assert [line.name for line in seen[0].lines] == ["国庆节"]
    assert 2027 not in calendar_of(section.session.store).years
    close(section)


def test_rules_are_changed_in_a_form(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    section = shown(qtbot, tmp_path / "s")

    def change(dialog: DeadlineRulesDialog) -> int:
        dialog.days["A"].setValue(2)
        dialog.units["A"].setCurrentIndex(1)
        dialog.percents.setText("五十")
        dialog.deed.click()
        assert "1 到 100" in dialog.blocks["percents"].problem.text()
        dialog.percents.setText("60%、40")
        dialog.ends.setChecked(True)
        with qtbot.waitSignal(dialog.accepted):
            dialog.deed.click()
        return int(dialog.DialogCode.Accepted)

    monkeypatch.setattr(DeadlineRulesDialog, "exec", change)
    with qtbot.waitSignal(section.done):
        section.edit_rules.click()
    qtbot.waitUntil(lambda: "2 个工作日" in section.rules.text())
    assert "60%、40%" in section.rules.text()
    assert "顺延" in section.rules.text()
    with qtbot.waitSignal(section.done):
        section.rules_back.click()
    qtbot.waitUntil(lambda: "重大（A）\u20033 天" in section.rules.text())
    close(section)
