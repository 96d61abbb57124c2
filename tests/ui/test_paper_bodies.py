"""A joint inspection in the window: each body issues its own papers, chosen beside the title."""

from pathlib import Path

import pytest
from notice_pages import idle, shown_notice
from notice_samples import paper_text
from notice_visits import NOW, ready_visit
from paper_visits import POLICE, STREET, full_visit
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from db.records.visits import TakingPart
from inspector_app.joint_visits import save_bodies
from inspector_app.notices.issuing import notices_of
from inspector_app.visits import Mode
from ui.dialogs.issue_notice_dialog import IssueAnswer, IssueNoticeDialog
from ui.pages.notice_page import NoticePage


def choose(qtbot: QtBot, page: NoticePage, place: int) -> None:
    page.head.body.setCurrentIndex(place)
    page.head.body.activated.emit(place)
    idle(qtbot, page)


def test_an_inspection_of_one_body_has_nothing_to_choose(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_notice(qtbot, ready_visit(tmp_path / "store")) as page:
        assert not page.head.body.isVisible()


def test_another_body_has_its_own_draft_number_and_paper(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = full_visit(tmp_path / "store", Mode.JOINT)
    monkeypatch.setattr(IssueNoticeDialog, "ask", lambda *_: IssueAnswer())
    with shown_notice(qtbot, visit) as page:
        box = page.head.body
        assert box.isVisible()
        assert [box.itemText(place) for place in range(box.count())] == [STREET, POLICE]
        with qtbot.waitSignal(page.deeds.issued):
            page.panel.issue.click()
        idle(qtbot, page)
        assert page.panel.number.text() == "深宝福责改〔2026〕1号"
        choose(qtbot, page, 1)
        assert page.panel.state.text() == "草稿", "the street's order is none of the police's"
        assert POLICE in paper_text(page.view.pdf)
        number = page.panel.fields.fields["body_number"]
        assert isinstance(number, QLineEdit)
        qtbot.keyClicks(number, "No7")
        idle(qtbot, page)
        assert "No7" in paper_text(page.view.pdf)
        with qtbot.waitSignal(page.deeds.issued):
            page.panel.issue.click()
        idle(qtbot, page)
        assert box.currentText() == POLICE
        assert [(each.facts["issuer"], each.number) for each in notices_of(visit.store)] == [
            (STREET, "深宝福责改〔2026〕1号"),
            (POLICE, "No7"),
        ]
        choose(qtbot, page, 0)
        assert page.panel.number.text() == "深宝福责改〔2026〕1号"


def test_a_body_whose_people_nobody_recorded_is_refused_with_names(tmp_path: Path, qtbot: QtBot) -> None:
    visit = full_visit(tmp_path / "store", Mode.JOINT)
    told = [TakingPart(POLICE, ("赵强", "孙丽")), TakingPart("福永消防救援站")]
    save_bodies(visit.store, visit.visit, told, NOW)
    with shown_notice(qtbot, visit) as page:
        choose(qtbot, page, 2)
        said = "\n".join(label.text() for label in page.panel.findChildren(QLabel) if label.isVisible())
        assert "没有登记“福永消防救援站”由谁参加" in said
        assert "李明、王芳" in said, "whom to ask"
        assert not page.panel.issue.isVisible() or not page.panel.issue.isEnabled()
