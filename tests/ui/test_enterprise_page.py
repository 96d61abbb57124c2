"""The file of one enterprise: everything that happened there, corrected at the field, undone from its history."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from handovers import worked_visit
from offices import NOW, SHUNDA, new_store
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from register_pages import filled_store
from register_pages import shown_page as shown_register

from db.records.register import Enterprise
from inspector_app.enterprises.editing import add_enterprise, edit_enterprise
from inspector_app.stores import Store
from ui.dialogs.edit_enterprise_dialog import EditEnterpriseDialog
from ui.jobs import Jobs
from ui.pages.enterprise_page import EnterprisePage
from ui.session import Session


@contextmanager
def shown_page(qtbot: QtBot, store: Store, enterprise: str = "e1") -> Iterator[EnterprisePage]:
    jobs = Jobs()
    page = EnterprisePage(Session(store, jobs, clock=lambda: NOW), enterprise)
    qtbot.addWidget(page)
    page.resize(1166, 690)
    with qtbot.waitSignal(page.desk.loaded):
        page.show()
    try:
        yield page
    finally:
        qtbot.waitUntil(lambda: not jobs.busy)
        page.close()
        jobs.stop()
        store.close()


@contextmanager
def shown_dialog(qtbot: QtBot, store: Store, enterprise: Enterprise | None) -> Iterator[EditEnterpriseDialog]:
    jobs = Jobs()
    dialog = EditEnterpriseDialog(Session(store, jobs, clock=lambda: NOW), enterprise)
    qtbot.addWidget(dialog)
    dialog.show()
    try:
        yield dialog
    finally:
        qtbot.waitUntil(lambda: not jobs.busy)
        jobs.stop()
        store.close()


def enterprise_of(store: Store, enterprise: str = "e1") -> Enterprise:
    with store.database.look() as work:
        found = work.enterprises.get(enterprise)
    assert found is not None
    return found


def press_save(qtbot: QtBot, dialog: EditEnterpriseDialog) -> None:
    with qtbot.waitSignal(dialog._jobs.busy_changed, check_params_cb=lambda busy: not busy):
        qtbot.mouseClick(dialog.deed, Qt.MouseButton.LeftButton)


def test_the_file_shows_all_that_happened(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    visit = worked_visit(store)
    with shown_page(qtbot, store) as page:
        assert page.name.text() == SHUNDA["name"]
        assert (page.visits.rowCount(), page.findings.rowCount(), page.papers.rowCount()) == (1, 2, 1)
        assert page.history.rowCount() == 1
        assert "照片 3 张" in page.about.text()
        assert "最后更新" in page.about.text()
        said = [label.text() for label in page.facts.widget().findChildren(QLabel)]
        assert SHUNDA["address"] in said
        with qtbot.waitSignal(page._session.navigation.open_visit) as opened:
            page.visits.opened.emit(page.visits.key(0))
        assert opened.args == [visit]
        with qtbot.waitSignal(page._session.navigation.open_paper) as paper:
            page.papers.opened.emit(page.papers.key(0))
        assert paper.args == [visit, f"{visit}/n1"]


def test_a_wrong_code_is_refused_at_its_field_and_a_right_one_kept(tmp_path: Path, qtbot: QtBot) -> None:
    store = filled_store(tmp_path / "store")
    with shown_dialog(qtbot, store, enterprise_of(store)) as dialog:
        dialog.fields["credit_code"].setText("91440307MAETETXKX1")
        dialog.fields["commitment_signed"].setText("2030-01-01")
        dialog.fields["phone"].setText("13800000000")
        press_save(qtbot, dialog)
        assert dialog.blocks["credit_code"].problem.text()
        assert dialog.blocks["commitment_signed"].problem.text()
        assert not dialog.blocks["phone"].problem.text()
        assert dialog.isVisible()
        assert dialog.fields["phone"].text() == "13800000000"
        assert enterprise_of(store).phone == SHUNDA["phone"]
        dialog.fields["credit_code"].setText(str(SHUNDA["credit_code"]))
        dialog.fields["commitment_signed"].setText("2026年8月3日")
        with qtbot.waitSignal(dialog.accepted):
            qtbot.mouseClick(dialog.deed, Qt.MouseButton.LeftButton)
        assert enterprise_of(store).phone == "13800000000"


def test_what_somebody_changed_meanwhile_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    store = filled_store(tmp_path / "store")
    with shown_dialog(qtbot, store, enterprise_of(store)) as dialog:
        edit_enterprise(store, "e1", {"phone": "13811111111"}, NOW)
        dialog.fields["phone"].setText("13822222222")
        press_save(qtbot, dialog)
        assert "13811111111" in dialog.blocks["phone"].problem.text()


def test_a_change_is_undone_from_the_history(tmp_path: Path, qtbot: QtBot) -> None:
    store = filled_store(tmp_path / "store")
    edit_enterprise(store, "e1", {"phone": "13811111111"}, NOW)
    with shown_page(qtbot, store) as page:
        assert page.history.rowCount() == 2
        page.tabs.setCurrentIndex(5)
        page.history.selectRow(1)
        assert not page.undo.isEnabled(), "the first entry stays"
        page.history.selectRow(0)
        assert "13811111111" in page.history.item(0, 2).text()
        with qtbot.waitSignal(page.desk.loaded):
            qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
        assert page.history.rowCount() == 3
        assert enterprise_of(store).phone == SHUNDA["phone"]


def test_a_new_enterprise_waits_to_be_confirmed(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled_store(tmp_path / "store")

    def answer(parent: QWidget, session: Session, enterprise: Enterprise | None) -> str:
        assert enterprise is None
        return add_enterprise(session.store, {"name": "路边代收点"}, NOW)

    monkeypatch.setattr(EditEnterpriseDialog, "ask", answer)
    with shown_register(qtbot, store) as page:
        with qtbot.waitSignal(page.desk.loaded):
            qtbot.mouseClick(page.head.add_button, Qt.MouseButton.LeftButton)
        assert page.body.panel.shown is not None
        assert page.body.panel.shown.enterprise.name == "路边代收点"
        with qtbot.waitSignal(page._session.navigation.open_file) as wanted:
            qtbot.mouseClick(page.body.panel.file, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not page._session.jobs.busy)
        own = EnterprisePage(page._session, wanted.args[0])
        qtbot.addWidget(own)
        with qtbot.waitSignal(own.desk.loaded):
            own.show()
        for table in (own.visits, own.findings, own.papers, own.grades, own.measures.table):
            assert table.accessibleDescription().endswith("。"), "an empty list says why it is empty"
        assert own.confirm.isVisible()
        with qtbot.waitSignal(own.desk.loaded):
            qtbot.mouseClick(own.confirm, Qt.MouseButton.LeftButton)
        assert not own.confirm.isVisible()
        own.close()
