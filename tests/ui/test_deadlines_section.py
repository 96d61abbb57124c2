"""Settings, deadlines: the rules in words, the years with who checked them, files taken in or refused."""

import json
from pathlib import Path

import pytest
from offices import NOW, new_store
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app import assets
from inspector_app.deadlines import rules_in
from inspector_app.holidays import calendar_of, shipped_calendar
from ui.jobs import Jobs
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
