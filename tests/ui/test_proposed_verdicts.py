"""A number proposes a verdict at its item: greyed, with the reason, and a verdict only by the person's own key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from form_visits import RULED, started_form_visit
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from visit_pages import answers, findings, press, settled, shown_page, write

from ui.pages.visit_page import VisitPage


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[VisitPage]:
    store, visit = started_form_visit(tmp_path, RULED)
    with shown_page(qtbot, store, visit) as shown:
        yield shown


def verdict(page: VisitPage, code: str) -> str:
    answer = answers(page.desk.session.store, page.visit_id).get(code)
    return "" if answer is None else answer.verdict


def count_days(page: VisitPage, qtbot: QtBot, days: str) -> None:
    assert page.flow is not None
    page.flow.focus_inputs()
    write(page, days)
    page.flush()
    settled(qtbot, page)


def test_a_number_proposes_and_one_key_takes_it(page: VisitPage, qtbot: QtBot) -> None:
    bar = page.panes.bar
    assert bar.proposal.isHidden()
    count_days(page, qtbot, "12")
    assert bar.proposal.text() == "建议：不合格，因为保存天数 12天，标准是 ≥ 30"
    assert verdict(page, "S-01") == "", "a proposal is nobody's verdict"
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_4)
    settled(qtbot, page)
    assert verdict(page, "S-01") == "fail"
    assert [finding.item for finding in findings(page.desk.session.store, page.visit_id)] == ["S-01"]
    assert bar.proposal.isHidden()


def test_a_verdict_against_the_number_stays_and_the_number_is_told(page: VisitPage, qtbot: QtBot) -> None:
    bar = page.panes.bar
    count_days(page, qtbot, "45")
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_2)
    settled(qtbot, page)
    assert "合格" in bar.proposal.text()
    press(page, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert bar.proposal.isHidden(), "the next item has no rule"
    press(page, Qt.Key.Key_4)
    settled(qtbot, page)
    assert (verdict(page, "S-01"), verdict(page, "S-02")) == ("fail", "")


def test_it_is_taken_by_a_click_too_and_not_applicable_is_not_argued_with(page: VisitPage, qtbot: QtBot) -> None:
    bar = page.panes.bar
    count_days(page, qtbot, "30")
    qtbot.mouseClick(bar.take_proposal, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert verdict(page, "S-01") == "pass"
    count_days(page, qtbot, "9")  # 309
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_3)
    write(page, "no cameras")
    page.flush()
    settled(qtbot, page)
    assert bar.proposal.isHidden()
