"""While inspecting: put right on the spot, found before, and suspected drugs, which nobody orders put right."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from notice_visits import jpeg, office_ready
from offices import NOW, with_enterprise
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from rectifying import ordered_visit
from visit_pages import PEOPLE, findings, settled, shown_page, started_visit

from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.evidence.pairs import pairs_of_visit
from inspector_app.notices.issuing import issue, preview
from inspector_app.rectification.suspicion import steps, suspicions
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, item_of, open_visit
from ui.dialogs.free_finding_dialog import FreeFindingAnswer, FreeFindingDialog
from ui.dialogs.leave_visit_dialog import LeaveVisitDialog
from ui.dialogs.on_site_dialog import OnSiteDialog
from ui.dialogs.suspicion_dialog import SuspicionDialog

ITEM = "RN-01"


def failed(store: Store, visit: str) -> str:
    give_answer(store, visit, item_of(shipped(), ITEM), GivenAnswer(Verdict.FAIL), NOW)
    return f"{visit}/{ITEM}"


def on_site(monkeypatch: pytest.MonkeyPatch, deed: Callable[[OnSiteDialog], None]) -> None:
    def ask(parent: Any, session: Any, told: Any, photos: Any, chosen: str) -> bool:
        dialog = OnSiteDialog(session, told, photos, chosen, parent)
        deed(dialog)
        return dialog.result() == OnSiteDialog.DialogCode.Accepted

    monkeypatch.setattr(OnSiteDialog, "ask", ask)


def test_put_right_on_the_spot_with_a_word_and_a_second_photo(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = started_visit(tmp_path / "s")
    finding = failed(store, visit)
    before = add_photo(store, visit, ITEM, Picture(jpeg("red"), "前.jpg", "file"), NOW)
    after = add_photo(store, visit, ITEM, Picture(jpeg("green"), "后.jpg", "file"), NOW)
    asked: list[str] = []

    def deed(dialog: OnSiteDialog) -> None:
        assert dialog.photo.currentData() == after.id, "the last photo is most likely it"
        dialog.deed.click()
        qtbot.waitUntil(dialog.deed.isEnabled)
        asked.append(dialog.blocks["note"].problem.text())
        dialog.note.setPlainText("当场逐件补登")
        with qtbot.waitSignal(dialog.accepted):
            dialog.deed.click()

    on_site(monkeypatch, deed)
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        row = page.panes.evidence.on_site
        page.flow.go("RN-13")
        assert not row.on_site.isVisible(), "this item has no finding, and the button would mean another's"
        page.flow.go(ITEM)
        assert row.on_site.isVisible()
        row.on_site.click()
        qtbot.waitUntil(lambda: "当场逐件补登" in row.corrected.text())
        assert not row.on_site.isVisible()
        settled(qtbot, page)
    assert "没有写明情况" in asked[0]
    with store.database.look() as work:
        state = work.rectifications.state(finding)
    assert state is not None
    assert (state.stage, state.is_open) == ("corrected", False)
    (pair,) = pairs_of_visit(store, visit)
    assert (pair.before.id, pair.after.id) == (before.id, after.id)
    with pytest.raises(RefusedInputError, match=r"rectify\.has_acts"):
        give_answer(store, visit, item_of(shipped(), ITEM), GivenAnswer(Verdict.PASS), NOW)
    store.close()


def test_without_a_photo_the_field_says_so_and_a_file_helps(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = started_visit(tmp_path / "s")
    finding = failed(store, visit)
    file = tmp_path / "后.jpg"
    file.write_bytes(jpeg("green"))
    asked: list[str] = []

    def deed(dialog: OnSiteDialog) -> None:
        dialog.note.setPlainText("已改")
        dialog.deed.click()
        qtbot.waitUntil(dialog.deed.isEnabled)
        asked.append(dialog.blocks["photo"].problem.text())
        dialog.take_file(file)
        with qtbot.waitSignal(dialog.accepted):
            dialog.deed.click()

    on_site(monkeypatch, deed)
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.go(ITEM)
        page.panes.evidence.on_site.on_site.click()
        settled(qtbot, page)
    assert "改正后的照片" in asked[0]
    with store.database.look() as work:
        (photo,) = work.photos.of_visit(visit)
        (act,) = work.rectifications.of_finding(finding)
    assert act.photos == (photo.id,)
    store.close()


def test_what_was_found_before_is_said_with_the_paper_of_then(tmp_path: Path, qtbot: QtBot) -> None:
    store, first = started_visit(tmp_path / "s")
    office_ready(store)
    failed(store, first)
    number = issue(store, first, NOW).number
    close_visit(store, first, NOW)
    later = NOW + timedelta(minutes=1)
    second = open_visit(store, VisitDraft(with_enterprise(store), PEOPLE), shipped(), later)
    with shown_page(qtbot, store, second) as page:
        assert page.flow is not None
        card, row = page.panes.item.card, page.panes.evidence.on_site
        assert card is not None
        assert "第 2 次查出" in card.last_time.text()
        assert number in card.last_time.text()
        assert "2026年10月28日" in card.last_time.text()
        assert not row.repeat.isVisible(), "nothing was found yet this time"
        page.flow.judge(Verdict.FAIL)
        settled(qtbot, page)
        qtbot.waitUntil(lambda: number in row.repeat.text())
        page.flow.step(1)
        assert number not in row.repeat.text()
    store.close()


def test_suspected_drugs_show_the_steps_and_leave_no_finding(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = started_visit(tmp_path / "s")
    office_ready(store)
    said: list[str] = []

    def first(dialog: SuspicionDialog) -> None:
        assert list(dialog.ticks) == [step.id for step in steps()]
        dialog.keep.click()
        qtbot.waitUntil(dialog.keep.isEnabled)
        said.extend(dialog.blocks[name].problem.text() for name in ("place", "description"))
        for step in ("stop", "keep_off", "secure"):
            dialog.ticks[step].setChecked(True)
        dialog.ticks["secure"].setChecked(False)
        dialog.place.setText("二楼分拣区")
        dialog.description.setPlainText("透明袋装白色晶体")
        with qtbot.waitSignal(dialog.accepted):
            dialog.keep.click()

    def second(dialog: SuspicionDialog) -> None:
        assert dialog.place.text() == "二楼分拣区"
        assert dialog.ticks["stop"].isChecked()
        dialog.reported_to.setText("110")
        dialog.number.setText("20261028001")
        dialog.reported_at.setDateTime(dialog.reported_at.dateTime().addDays(1))
        dialog.keep.click()
        qtbot.waitUntil(dialog.keep.isEnabled)
        said.append(dialog.blocks["reported_at"].problem.text())
        dialog.reported_at.setDateTime(dialog.reported_at.dateTime().addDays(-1))
        with monkeypatch.context() as stays:
            asked: list[Any] = []
            stays.setattr(LeaveVisitDialog, "confirm", lambda *about: asked.append(about))
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert asked, "whom it was reported to is not lost by one key"
        assert dialog.result() != SuspicionDialog.DialogCode.Accepted
        with qtbot.waitSignal(dialog.accepted):
            dialog.keep.click()

    waiting = [first, second]

    def ask(parent: Any, session: Any, visit_id: str, item: str, known: Any) -> bool:
        dialog = SuspicionDialog(session, visit_id, item, known, parent)
        waiting.pop(0)(dialog)
        return True

    monkeypatch.setattr(SuspicionDialog, "ask", ask)
    with shown_page(qtbot, store, visit) as page:
        drugs = page.panes.evidence.on_site.drugs
        drugs.click()
        drugs.click()
        settled(qtbot, page)
        with qtbot.waitSignal(page.desk.session.navigation.open_paper_kind) as wanted:
            page.notice.action.click()
        assert wanted.args == [visit, "suspicion_record"]
    assert all(said)
    (kept,) = suspicions(store, visit)
    assert [step["step"] for step in kept.steps] == ["stop", "keep_off"]
    assert (kept.reported_to, kept.report_number, kept.handed_at) == ("110", "20261028001", None)
    assert findings(store, visit) == []
    with pytest.raises(RefusedInputError, match=r"notice\.findings_missing"):
        preview(store, visit, NOW)
    store.close()


def test_what_an_issued_order_names_is_not_taken_away_and_the_page_says_why(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ordered_visit(tmp_path / "s", close=False)
    assert made.notice is not None
    monkeypatch.setattr(FreeFindingDialog, "ask", lambda *_: FreeFindingAnswer(None))
    with shown_page(qtbot, made.store, made.visit) as page:
        with qtbot.waitSignal(page.desk.troubled):
            page.panes.evidence.free_finding_opened.emit(made.findings[0])
        assert made.notice.number in page.notice.label.text()
        assert not page.desk.autosave.unsaved, "the person can leave the visit"
    assert [each.id for each in findings(made.store, made.visit)] == list(made.findings)
    made.store.close()
