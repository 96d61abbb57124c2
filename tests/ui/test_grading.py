"""Grading in the window: the file says why and what would change it; another colour takes two people."""

from pathlib import Path

import pytest
from offices import NOW, QUICK
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from register_pages import filled_store, shown_page

from db.records.values import Inspector
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.enterprises.file import enterprise_file
from inspector_app.enterprises.grading import Grade, grade
from inspector_app.enterprises.grading.deciding import GradeDraft, GradeFile, decide, grade_file
from inspector_app.messages import Language
from inspector_app.people import add_person
from inspector_app.stores import Role, Store
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, open_visit
from ui.dialogs.agree_grade_dialog import AgreeGradeDialog
from ui.dialogs.grade_dialog import GradeDialog
from ui.jobs import Jobs
from ui.pages.enterprises_page import EnterprisesPage
from ui.register.enterprise_rows import grade_rows
from ui.register.grade_offer import GradeOffer
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar

SECOND = "another good passphrase"


def graded(page: EnterprisesPage, qtbot: QtBot, enterprise: str) -> list[str]:
    """Shows the file; gives what its part on the grade says."""
    with qtbot.waitSignal(page.grades.loaded):
        page.show_enterprise(enterprise)
    assert page.body.panel.grading is not None
    return [label.text() for label in page.body.panel.grading.findChildren(QLabel) if label.isVisible()]


def dialog(qtbot: QtBot, store: Store, jobs: Jobs, enterprise: str) -> GradeDialog:
    found = GradeDialog(Session(store, jobs, clock=lambda: NOW), grade_file(store, enterprise))
    qtbot.addWidget(found)
    found.show()
    return found


def choose(field: GradeDialog, colour: Grade) -> None:
    field.colour.setCurrentIndex(field.colour.findData(colour.value))


def test_the_file_says_why_and_what_would_change_the_colour(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, filled_store(tmp_path / "store")) as page:
        said = graded(page, qtbot, "e3")
        assert any("未达标" in line for line in said)
        assert any("改正 1 项" in line or "可变为绿" in line for line in said)


def test_the_proposed_colour_is_given_with_one_press(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = filled_store(tmp_path / "store"), Jobs()
    asked = dialog(qtbot, store, jobs, "e3")
    assert asked.chosen is Grade.YELLOW
    assert not asked.blocks["reason"].isVisible()
    with qtbot.waitSignal(asked.accepted):
        qtbot.mouseClick(asked.deed, Qt.MouseButton.LeftButton)
    assert grade_file(store, "e3").in_force is not None
    jobs.stop()
    store.close()


def test_another_colour_asks_for_a_reason_and_waits(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = filled_store(tmp_path / "store"), Jobs()
    asked = dialog(qtbot, store, jobs, "e3")
    choose(asked, Grade.RED)
    assert asked.blocks["reason"].isVisible()
    assert "第二人" in asked.deed.text()
    with qtbot.waitSignal(jobs.busy_changed, check_params_cb=lambda busy: not busy):
        qtbot.mouseClick(asked.deed, Qt.MouseButton.LeftButton)
    assert "理由" in asked.blocks["reason"].problem.text()
    asked.reason.insert("暗访发现承接液体")
    with qtbot.waitSignal(asked.accepted):
        qtbot.mouseClick(asked.deed, Qt.MouseButton.LeftButton)
    file = grade_file(store, "e3")
    assert file.waiting is not None
    assert grade(file.enterprise) is Grade.YELLOW
    ((_, (_, by_rule)),) = grade_rows(enterprise_file(store, "e3"), Language.ZH)
    assert "规则 红黄绿三色 第 1 版" in by_rule
    jobs.stop()
    store.close()


def test_the_second_person_types_a_passphrase_of_their_own(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = filled_store(tmp_path / "store"), Jobs()
    add_person(store, "王芳", Role.INSPECTOR, SECOND, NOW, QUICK)
    asked = dialog(qtbot, store, jobs, "e3")
    choose(asked, Grade.RED)
    asked.reason.insert("暗访发现承接液体")
    asked.second.setCurrentText("王芳")
    qtbot.keyClicks(asked.passphrase, "not this one at all")
    with qtbot.waitSignal(jobs.busy_changed, check_params_cb=lambda busy: not busy):
        qtbot.mouseClick(asked.deed, Qt.MouseButton.LeftButton)
    assert asked.blocks["passphrase"].problem.text()
    asked.passphrase.clear()
    qtbot.keyClicks(asked.passphrase, SECOND)
    with qtbot.waitSignal(asked.accepted):
        qtbot.mouseClick(asked.deed, Qt.MouseButton.LeftButton)
    assert grade(grade_file(store, "e3").enterprise) is Grade.RED
    jobs.stop()
    store.close()


def test_who_waits_is_agreed_to_later(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = filled_store(tmp_path / "store"), Jobs()
    decide(store, "e3", GradeDraft(Grade.RED, "暗访发现承接液体"), NOW)
    waiting = grade_file(store, "e3").waiting
    assert waiting is not None
    session = Session(store, jobs, clock=lambda: NOW)
    alone = AgreeGradeDialog(session, waiting)
    qtbot.addWidget(alone)
    assert not alone.deed.isEnabled()
    add_person(store, "王芳", Role.INSPECTOR, SECOND, NOW, QUICK)
    asked = AgreeGradeDialog(session, waiting)
    qtbot.addWidget(asked)
    asked.show()
    qtbot.keyClicks(asked.passphrase, SECOND)
    with qtbot.waitSignal(asked.accepted):
        qtbot.mouseClick(asked.deed, Qt.MouseButton.LeftButton)
    assert grade(grade_file(store, "e3").enterprise) is Grade.RED
    jobs.stop()
    store.close()


def test_a_given_colour_is_on_the_list_at_once(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled_store(tmp_path / "store")

    def answer(parent: QWidget, session: Session, file: GradeFile) -> Grade:
        with session.store.database.work(NOW) as work:
            work.enterprises.save(file.enterprise.id, {"safeguards_met": True})
        return Grade.GREEN

    monkeypatch.setattr(GradeDialog, "ask", answer)
    with shown_page(qtbot, store) as page:
        graded(page, qtbot, "e3")
        assert page.body.panel.grading is not None
        with qtbot.waitSignal(page.desk.loaded):
            qtbot.mouseClick(page.body.panel.grading.decide, Qt.MouseButton.LeftButton)
        assert page.model.overview(page.model.row_of("e3")).grade is Grade.GREEN


def test_after_a_visit_was_closed_its_grade_is_offered(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, jobs = filled_store(tmp_path / "store"), Jobs()
    checklist = shipped()
    visit = open_visit(store, VisitDraft("e2", (Inspector("李明", "粤B0001"),)), checklist, NOW)
    item = next(each for area in checklist.areas for each in area.items if each.code == "RN-04")
    give_answer(store, visit, item, GivenAnswer(Verdict.FAIL), NOW)
    close_visit(store, visit, NOW)
    asked: list[str] = []

    def answer(parent: QWidget, session: Session, file: GradeFile) -> Grade:
        asked.append(file.enterprise.id)
        return file.standing.colour

    monkeypatch.setattr(GradeDialog, "ask", answer)
    owner = QWidget()
    qtbot.addWidget(owner)
    notice = NoticeBar(owner)
    owner.show()
    notice.tell("检查已结束，可以交出资料包。")
    offer = GradeOffer(Session(store, jobs, clock=lambda: NOW), notice, owner)
    offer.look(visit)
    qtbot.waitUntil(lambda: "建议评为“黄”" in notice.label.text())
    assert "现为“绿”" in notice.label.text()
    qtbot.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    assert asked == ["e2"]
    assert "资料包" in notice.label.text()
    # A day has many visits: the offer of the last one goes, with what it had made, when the next is closed.
    made = len(owner.findChildren(QObject))
    GradeOffer(Session(store, jobs, clock=lambda: NOW), notice, owner)
    qtbot.waitUntil(lambda: len(owner.findChildren(QObject)) == made)
    jobs.stop()
    store.close()
