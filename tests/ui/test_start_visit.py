"""Who comes for which body, what each manner of a visit allows, and how a paper it does not allow is refused."""

from pathlib import Path

import pytest
from notice_pages import shown_notice
from notice_visits import OFFICERS, office_ready, visited
from offices import NOW, new_store
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from visit_pages import shown_page, started_visit

from db.records.office import OfficeBody
from db.records.register import Enterprise
from db.records.values import Inspector
from db.records.visits import TakingPart
from inspector_app.errors import RefusedInputError
from inspector_app.notices.kinds import KINDS
from inspector_app.partners import save_partner
from inspector_app.visits import Mode, VisitDraft, save_people
from ui.dialogs.start_visit_dialog import StartVisitDialog, known_bodies
from ui.widgets.mode_choice import papers_of

STREET, POLICE = "福永街道办事处", "福永派出所"


def dialog_for(
    qtbot: QtBot, people: tuple[Inspector, ...] = OFFICERS, taking_part: tuple[TakingPart, ...] = ()
) -> StartVisitDialog:
    dialog = StartVisitDialog(people, Enterprise("e1", "顺达货运"), None, (STREET, POLICE), taking_part)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_the_bodies_of_a_joint_inspection_are_chosen_and_typed(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot)
    assert not dialog.bodies[0].isVisible()
    dialog.modes[Mode.JOINT].click()
    assert all(box.isVisible() for box in dialog.bodies)
    assert [box.currentText() for box in dialog.bodies] == [STREET, STREET]
    assert "代表哪个单位" in dialog._hint.text()
    dialog.add.click()
    qtbot.keyClicks(dialog.people[2][0], "Zhao")
    line = dialog.bodies[2].lineEdit()
    assert line is not None
    qtbot.keyClicks(line, "Police")
    dialog.bodies[1].setCurrentText(POLICE)
    assert dialog.draft().bodies == (
        TakingPart(STREET, ("李明",)), TakingPart(POLICE, ("王芳",)), TakingPart("Police", ("Zhao",)))  # fmt: skip
    assert dialog.start.isEnabled()
    dialog.people[2][0].setText("李明")
    assert not dialog.start.isEnabled(), "one person is not of two bodies"
    assert "李明" in dialog._hint.text()
    dialog.modes[Mode.INSPECTION].click()
    assert dialog.draft().bodies == ()
    assert dialog.start.isEnabled()


def test_what_was_said_of_the_bodies_is_shown_again(qtbot: QtBot) -> None:
    told = (TakingPart(POLICE, ("王芳",)), TakingPart(STREET, ("李明",)), TakingPart("消防救援站"))
    dialog = dialog_for(qtbot, taking_part=told)
    dialog.modes[Mode.JOINT].click()
    assert [box.currentText() for box in dialog.bodies] == [STREET, POLICE]
    assert set(dialog.draft().bodies) == set(told), "a body without a name of a person stays"


def test_each_manner_says_what_it_allows(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot)
    choice = dialog.choice
    order, reminder, common = (KINDS[each].title for each in ("rectification", "reminder", "common_record"))
    assert order in choice.papers.text()
    assert reminder not in choice.papers.text()
    dialog.modes[Mode.REMINDER].click()
    assert "不能责令" in choice.about.text()
    assert reminder in choice.papers.text()
    assert order not in choice.papers.text()
    dialog.modes[Mode.JOINT].click()
    assert common in choice.papers.text()
    for mode in Mode:
        assert papers_of(mode)


def test_the_bodies_of_the_settings_are_offered(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    office_ready(store, issuer=STREET)
    save_partner(store, "", OfficeBody(POLICE), NOW)
    assert known_bodies(store) == (STREET, POLICE)
    store.close()


def test_a_visit_under_way_becomes_a_joint_one(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store, visit = started_visit(tmp_path / "store")
    save_partner(store, "", OfficeBody(POLICE), NOW)

    def correct(dialog: StartVisitDialog) -> int:
        dialog.modes[Mode.JOINT].setChecked(True)
        assert POLICE in [dialog.bodies[0].itemText(row) for row in range(dialog.bodies[0].count())]
        dialog.bodies[1].setCurrentText(POLICE)
        return StartVisitDialog.DialogCode.Accepted

    monkeypatch.setattr(StartVisitDialog, "exec", correct)
    with shown_page(qtbot, store, visit) as page, qtbot.waitSignal(page.desk.saved):
        qtbot.mouseClick(page.header.people, Qt.MouseButton.LeftButton)
    with store.database.look() as work:
        kept = work.visits.get(visit)
    assert kept is not None
    assert kept.mode == Mode.JOINT
    assert TakingPart(POLICE, ("王芳",)) in kept.bodies


def test_bodies_are_checked_and_go_with_the_manner(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    office_ready(store)
    told = (TakingPart(STREET, ("李明",)), TakingPart(POLICE, ("王芳",)))
    visit = visited(store, mode=Mode.JOINT, bodies=told).visit
    with store.database.look() as work:
        kept = work.visits.get(visit)
    assert kept is not None
    assert kept.bodies == told
    bad = VisitDraft("e1", OFFICERS, Mode.INSPECTION, bodies=told)
    with pytest.raises(RefusedInputError) as refused:
        save_people(store, visit, bad, NOW)
    assert [problem.code for problem in refused.value.problems] == ["joint.mode"]
    save_people(store, visit, VisitDraft("e1", OFFICERS, Mode.INSPECTION), NOW)
    with store.database.look() as work:
        kept = work.visits.get(visit)
    assert kept is not None
    assert kept.bodies == ()
    store.close()


def test_a_wrong_paper_is_refused_in_the_window_with_reason_and_remedy(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "s")
    office_ready(store)
    visit = visited(store, mode=Mode.REMINDER)
    visit.find(1)
    with shown_notice(qtbot, visit, "refused") as page:
        assert page.desk.kind == "rectification"
        assert page.panel.state.text() == "不能出具"
        said = " ".join(label.text() for label in page.panel.findChildren(QLabel) if label.isVisible())
        assert "走访提醒" in said
        assert "方式" in said or "行政检查" in said, "what to do about it"
