"""From an empty machine to the first answer: a new store, a visit; then the laptop is shut and opened again."""

from pathlib import Path

import pytest
from offices import NOW, PASSPHRASE, with_enterprise
from pytestqt.qtbot import QtBot
from visit_pages import PEOPLE
from windows import idle, shown_window, unlock

from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.visits import VisitDraft, open_visit
from ui.dialogs.new_store_dialog import CreatedStore, NewStoreDialog


def test_from_an_empty_machine_to_the_first_answer_and_back_after_a_restart(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*given: object) -> CreatedStore | None:
        parent, jobs, places, clock, language = given
        dialog = NewStoreDialog(jobs, places, clock, language, parent)  # type: ignore[arg-type]
        dialog.show()
        dialog.person.setText("李明")
        dialog.office.setText("福永街道办事处")
        for field in (dialog.passphrase, dialog.again):
            field.setText(PASSPHRASE)
        with qtbot.waitSignal(dialog.accepted):
            dialog.make.click()
        return dialog.created

    monkeypatch.setattr(NewStoreDialog, "ask", fill)
    with shown_window(qtbot, tmp_path) as window:
        with qtbot.waitSignal(window.work_opened):
            window.door.welcome.new.click()
        idle(qtbot, window)
        assert window.session is not None
        folder, store = window.session.store.folder, window.session.store
        visit = open_visit(store, VisitDraft(with_enterprise(store), PEOPLE), shipped(), NOW)
        window.session.navigation.open_visit.emit(visit)
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)
        window.commands.visit_flow().judge(Verdict.PASS)
        code = window.commands.visit_flow().code

    with shown_window(qtbot, tmp_path, folder) as window:
        assert window.door.currentWidget() is window.door.unlock
        unlock(qtbot, window)
        assert window.session is not None
        with window.session.store.database.look() as work:
            assert work.answers.of_visit(visit)[code].verdict == "pass"
