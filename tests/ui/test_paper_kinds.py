"""Papers of every kind in the window: their list, the fields of each, the draft that follows the typing."""

from pathlib import Path

import pytest
from notice_pages import idle, shown_notice
from notice_samples import paper_text
from notice_visits import ready_visit
from offices import NOW
from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from inspector_app.notices.deeds import Delivery, Handing
from inspector_app.notices.issuing import issue
from inspector_app.notices.kinds import KINDS, Subject
from inspector_app.notices.service import serve
from ui.dialogs.issue_notice_dialog import IssueAnswer, IssueNoticeDialog
from ui.pages.notice_page import NoticePage


def choose(qtbot: QtBot, page: NoticePage, kind: str) -> None:
    """By the list, as a person does."""
    for row in range(page.list.count()):
        line = page.list.line_of(row)
        if line is not None and line.kind == kind and line.notice is None:
            page.list.setCurrentRow(row)
    qtbot.waitUntil(lambda: page.desk.kind == kind and page.desk.settled and page.view.is_drawn())


def kinds_of(page: NoticePage, *, possible: bool) -> set[str]:
    lines = [page.list.line_of(row) for row in range(page.list.count())]
    return {line.kind for line in lines if line is not None and not line.notice and bool(line.problems) != possible}


def test_every_kind_of_a_visit_is_listed_as_possible_or_refused(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    with shown_notice(qtbot, visit) as page:
        possible, refused = kinds_of(page, possible=True), kinds_of(page, possible=False)
        assert possible | refused == {kind.id for kind in KINDS.values() if kind.subject is Subject.VISIT}
        assert {"rectification", "interview_notice", "inspection_record"} <= possible
        assert {"reminder", "reinspection", "service_receipt"} <= refused
        choose(qtbot, page, "reminder")
        assert page.panel.state.text() == "不能出具"
        assert page.view.pages == 0


def test_the_draft_follows_what_is_typed_and_is_issued_with_it(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = ready_visit(tmp_path / "store")
    monkeypatch.setattr(IssueNoticeDialog, "ask", lambda *_: IssueAnswer())
    with shown_notice(qtbot, visit) as page:
        choose(qtbot, page, "interview_notice")
        fields = page.panel.fields.fields
        assert not page.panel.issue.isEnabled()
        assert "栏要填" in page.panel.about.text()
        place, person, at = fields["interview_place"], fields["interviewee"], fields["interview_at"]
        assert isinstance(place, QLineEdit)
        assert isinstance(person, QLineEdit)
        assert isinstance(at, QDateTimeEdit)
        qtbot.keyClicks(place, "Hall3")
        qtbot.keyClicks(person, "Zhang")
        at.setDateTime(QDateTime.fromString("2026-11-02T14:30", "yyyy-MM-ddTHH:mm"))
        idle(qtbot, page)
        assert "Hall3" in paper_text(page.view.pdf)
        assert page.panel.fields.fields["interview_place"] is place, "the field that is typed in is not made anew"
        assert page.panel.issue.isEnabled()
        with qtbot.waitSignal(page.deeds.issued):
            page.panel.issue.click()
        idle(qtbot, page)
        assert page.panel.number.text() == "深宝福约〔2026〕1号"
        assert "Hall3" in paper_text(page.view.pdf)


def test_typing_fast_draws_the_paper_once(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    with shown_notice(qtbot, visit) as page:
        choose(qtbot, page, "interview_notice")
        shown: list[int] = []
        page.desk.shown.connect(lambda: shown.append(1))
        place = page.panel.fields.fields["interview_place"]
        qtbot.keyClicks(place, "Hall" * 10)
        idle(qtbot, page)
        assert len(shown) == 1


def test_the_receipt_of_service_says_what_was_recorded(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    notice = issue(visit.store, visit.visit, NOW)
    handing = Handing(Delivery.PERSON, NOW, "陶艳秀", "负责人外出", "收寄大厅", "李明、王芳")
    serve(visit.store, notice.id, handing, NOW)
    with shown_notice(qtbot, visit) as page:
        page.panel.service.receipt.trigger()
        qtbot.waitUntil(lambda: page.desk.kind == "service_receipt" and page.desk.settled and page.view.is_drawn())
        fields = page.panel.fields.fields
        way = fields["service_way"]
        assert isinstance(way, QComboBox)
        assert way.currentText() == "直接送达"
        text = paper_text(page.view.pdf)
        for said in ("收寄大厅", "陶艳秀", "负责人外出", "李明、王芳", "深宝福责改〔2026〕1号"):
            assert said in text
        assert page.panel.issue.isEnabled()


def test_each_kind_gives_its_fields_the_editor_of_their_type(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    issue(visit.store, visit.visit, NOW)
    with shown_notice(qtbot, visit) as page:
        choose(qtbot, page, "reinspection")
        fields = page.panel.fields.fields
        assert isinstance(fields["overall"], QComboBox)
        assert isinstance(fields["extended_to"], QDateTimeEdit)
        assert isinstance(fields["opinion"], QPlainTextEdit)
        assert "outcome.1" in fields
        day = fields["extended_to"]
        assert isinstance(day, QDateTimeEdit)
        assert day.text() == "—", "nobody has said a day yet"


def test_papers_of_an_enterprise_stand_beside_those_of_its_visits(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "store")
    issue(visit.store, visit.visit, NOW)
    with shown_notice(qtbot, visit) as page:
        enterprise = NoticePage(page._session, "e1", None, "commitment")
        qtbot.addWidget(enterprise)
        qtbot.waitUntil(lambda: enterprise.desk.settled and enterprise.view.pages > 0)
        assert {line.kind for line in enterprise.desk.lines if line.notice} == {"rectification"}
        assert kinds_of(enterprise, possible=True) >= {"commitment", "briefing_card"}
        assert "filing_certificate" in kinds_of(enterprise, possible=False)
        assert "郑重承诺" in paper_text(enterprise.view.pdf)
        enterprise.close()
