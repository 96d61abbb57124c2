"""Duplicates of the register in the window: looked at in pairs, merged by a person."""

from pathlib import Path

from offices import NOW, SHUNDA
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from register_pages import filled_store

from inspector_app.enterprises.file import enterprise_file
from inspector_app.messages import Language
from ui.dialogs.duplicates_dialog import DuplicatesDialog
from ui.jobs import Jobs
from ui.register.enterprise_rows import change_rows
from ui.session import Session


def test_a_pair_is_merged_the_way_the_person_wants(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = filled_store(tmp_path / "store"), Jobs()
    with store.database.work(NOW) as work:
        work.enterprises.save("twin", {"name": SHUNDA["name"], "address": SHUNDA["address"]})
    session = Session(store, jobs, clock=lambda: NOW)
    dialog = DuplicatesDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    assert (dialog.pairs[0].keep.id, dialog.pairs[0].other.id) == ("e1", "twin")
    qtbot.mouseClick(dialog.swap, Qt.MouseButton.LeftButton)
    assert dialog.pairs[0].keep.id == "twin"
    qtbot.mouseClick(dialog.swap, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(session.changes.enterprises_changed):
        qtbot.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 0)
    assert "没有发现" in dialog.told.text()
    with store.database.look() as work:
        assert [each.id for each in work.enterprises.merged_into("e1")] == ["twin"]
    told = [row[-1] for _, row in change_rows(enterprise_file(store, "e1"), Language.ZH)]
    assert f"“{SHUNDA['name']}”并入“{SHUNDA['name']}”" in told, "no key of the store"
    dialog.grab().save(str(tmp_path / "duplicates.png"))
    qtbot.waitUntil(lambda: not jobs.busy)
    jobs.stop()
    store.close()


def test_nothing_else_is_merged_while_a_merge_runs(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = filled_store(tmp_path / "store"), Jobs()
    with store.database.work(NOW) as work:
        for twin in ("twin", "third"):
            work.enterprises.save(twin, {"name": SHUNDA["name"], "address": SHUNDA["address"]})
    dialog = DuplicatesDialog(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 3)
    qtbot.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    dialog.table.selectRow(1)
    assert not dialog.merge.isEnabled()
    assert not dialog.swap.isEnabled()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    assert dialog.merge.isEnabled()
    jobs.stop()
    store.close()
