"""The import of a pack through its dialog: checked, looked at, taken in whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from handed_over import add_colour, inspector_with_visit, new_supervisor, worker_held, written_pack
from offices import NOW
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.trust.peers import fingerprint_of, known_peers
from inspector_app.stores import Store
from ui.dialogs.import_pack_dialog import ImportPackDialog
from ui.dialogs.pack_files import PackFiles
from ui.jobs import Jobs
from ui.models.pack_visits_model import PackVisitColumn, PackVisitsModel
from ui.session import Session


class Offices:
    """An inspector whose pack lies on a stick, and the supervisor it was written for."""

    def __init__(self, folder: Path) -> None:
        self.inspector, self.visit = inspector_with_visit(folder / "a")
        self.supervisor = new_supervisor(folder / "b")
        self.pack = folder / "检查包.zjpack"
        written_pack(self.inspector, self.supervisor, self.pack)


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    made = Offices(tmp_path)
    yield made
    made.inspector.close()
    made.supervisor.close()


@contextmanager
def shown_dialog(qtbot: QtBot, store: Store) -> Iterator[ImportPackDialog]:
    jobs = Jobs()
    dialog = ImportPackDialog(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    try:
        yield dialog
    finally:
        dialog.close()
        jobs.stop()


def check(qtbot: QtBot, dialog: ImportPackDialog, path: Path) -> None:
    with qtbot.waitSignal(dialog.process.checked):
        dialog.check(path)


def press_import(qtbot: QtBot, dialog: ImportPackDialog) -> None:
    with qtbot.waitSignal(dialog.process.imported):
        qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)


def visits(store: Store) -> list[str]:
    with store.database.look() as work:
        return [visit.id for visit in work.visits.all()]


def packs(store: Store) -> list[str]:
    with store.database.look() as work:
        return [pack.direction for pack in work.packs.all()]


def test_the_visits_of_a_pack_are_a_sound_model(offices: Offices, qtmodeltester: ModelTester) -> None:
    model = PackVisitsModel()
    model.show(check_pack(offices.supervisor, offices.pack).visits)
    qtmodeltester.check(model)
    assert model.text(0)[PackVisitColumn.NEWNESS] == "新"
    assert model.text(0)[PackVisitColumn.FINDINGS :] == ("0", "3")


def test_an_unknown_sender_is_compared_before_anything_is_imported(offices: Offices, qtbot: QtBot) -> None:
    with shown_dialog(qtbot, offices.supervisor) as dialog:
        check(qtbot, dialog, offices.pack)
        sender = dialog.preview.sender_box
        assert "李明" in sender.person.text()
        assert sender.digits.digits == fingerprint_of(offices.inspector)
        assert sender.compared.isVisible()
        assert "照片 3/3 已核对" in dialog.preview.summary.text()
        assert not dialog.apply.isEnabled()
        assert dialog.reason.text() == "先核对六个词，再导入。"
        assert visits(offices.supervisor) == []
        sender.compared.click()
        press_import(qtbot, dialog)
        assert "新 1 次" in dialog.outcome.text.text()
        assert "照片 3/3 已核对" in dialog.outcome.text.text()
    assert visits(offices.supervisor) == [offices.visit]
    assert packs(offices.supervisor) == ["in"]
    assert [device.person for device in known_peers(offices.supervisor)] == ["李明"]


def test_a_second_import_says_that_nothing_is_new(offices: Offices, qtbot: QtBot) -> None:
    import_pack(offices.supervisor, offices.pack, NOW, accept_new_sender=True)
    with shown_dialog(qtbot, offices.supervisor) as dialog:
        check(qtbot, dialog, offices.pack)
        assert dialog.preview.visits.text(0)[PackVisitColumn.NEWNESS] == "已有"
        assert not dialog.preview.sender_box.compared.isVisible()
        assert not dialog.apply.isEnabled()
        assert "没有新内容" in dialog.reason.text()
    assert packs(offices.supervisor) == ["in"]


def test_a_later_pack_of_a_known_sender_updates_the_visit(offices: Offices, qtbot: QtBot) -> None:
    import_pack(offices.supervisor, offices.pack, NOW, accept_new_sender=True)
    add_colour(offices.inspector, offices.visit, "RN-02", "red")
    later = offices.pack.with_name("后一包.zjpack")
    write_visit_pack(offices.inspector, later, NOW)
    with shown_dialog(qtbot, offices.supervisor) as dialog:
        check(qtbot, dialog, later)
        assert dialog.preview.visits.text(0)[PackVisitColumn.NEWNESS] == "有更新"
        press_import(qtbot, dialog)
        assert "更新 1 次" in dialog.outcome.text.text()
    with offices.supervisor.database.look() as work:
        assert len(work.photos.of_visit(offices.visit)) == 4


def test_a_damaged_pack_is_explained_and_changes_nothing(offices: Offices, qtbot: QtBot) -> None:
    data = bytearray(offices.pack.read_bytes())
    data[-2000] ^= 1
    offices.pack.write_bytes(data)
    with shown_dialog(qtbot, offices.supervisor) as dialog:
        check(qtbot, dialog, offices.pack)
        problem, _, remedy = dialog.preview.problems.as_text().splitlines()[1].split("\t")
        assert "损坏" in problem
        assert "请让发送人重新导出" in remedy
        assert dialog.preview.problem_table.isVisible()
        assert not dialog.apply.isEnabled()
    assert visits(offices.supervisor) == []
    assert packs(offices.supervisor) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 some other zip", b"age-encryption.org/v1\n"])
def test_a_file_that_is_no_pack_is_explained(offices: Offices, qtbot: QtBot, tmp_path: Path, content: bytes) -> None:
    foreign = tmp_path / "别的.zjpack"
    foreign.write_bytes(content)
    with shown_dialog(qtbot, offices.supervisor) as dialog:
        with qtbot.waitSignal(dialog.process.troubled):
            dialog.check(foreign)
        assert dialog.notice.property("tone") == "trouble"
        assert dialog.notice.label.text()
        assert not dialog.apply.isVisible()
        assert dialog.waiting.button.hasFocus()
    assert packs(offices.supervisor) == []


def test_a_pack_for_somebody_else_is_explained(offices: Offices, qtbot: QtBot, tmp_path: Path) -> None:
    other = new_supervisor(tmp_path / "c")
    with shown_dialog(qtbot, other) as dialog:
        with qtbot.waitSignal(dialog.process.troubled):
            dialog.check(offices.pack)
        assert "不是发给本工作库的" in dialog.notice.label.text()
        assert "名片" in dialog.notice.label.text()
    assert visits(other) == []
    other.close()


def test_an_own_pack_is_sound_and_not_to_be_imported(offices: Offices, qtbot: QtBot) -> None:
    with shown_dialog(qtbot, offices.inspector) as dialog:
        check(qtbot, dialog, offices.pack)
        assert "照片 3/3 已核对" in dialog.preview.summary.text()
        assert "本机写出的包" in dialog.reason.text()
        assert not dialog.apply.isEnabled()


def test_a_stopped_import_leaves_all_as_it_was(offices: Offices, qtbot: QtBot) -> None:
    with shown_dialog(qtbot, offices.supervisor) as dialog:
        check(qtbot, dialog, offices.pack)
        dialog.preview.sender_box.compared.click()
        with qtbot.waitSignal(dialog.process.cancelled), worker_held(dialog._session.jobs):
            qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
            assert not dialog.preview.isEnabled()
            qtbot.mouseClick(dialog.line.stop, Qt.MouseButton.LeftButton)
        assert "没有任何改动" in dialog.notice.label.text()
        assert visits(offices.supervisor) == []
        assert known_peers(offices.supervisor) == []
        press_import(qtbot, dialog)
    assert visits(offices.supervisor) == [offices.visit]


def test_leaving_while_it_checks_stops_it_first(offices: Offices, qtbot: QtBot) -> None:
    with shown_dialog(qtbot, offices.supervisor) as dialog:
        with qtbot.waitSignal(dialog.rejected), worker_held(dialog._session.jobs):
            dialog.check(offices.pack)
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
            assert dialog.isVisible()
        assert not dialog.process.busy
    assert packs(offices.supervisor) == []


def test_what_was_imported_is_opened_and_told_to_the_other_pages(offices: Offices, qtbot: QtBot) -> None:
    with shown_dialog(qtbot, offices.supervisor) as dialog:
        session = dialog._session
        check(qtbot, dialog, offices.pack)
        dialog.preview.sender_box.compared.click()
        told = [session.changes.packs_changed, session.changes.enterprises_changed, session.changes.visit_changed]
        with qtbot.waitSignals([*told, session.changes.saved_at]):
            press_import(qtbot, dialog)
        with qtbot.waitSignal(session.navigation.open_visit) as opened:
            qtbot.keyClick(dialog.outcome.button, Qt.Key.Key_Space)
        assert opened.args == [offices.visit]
        assert dialog.report is not None
        assert not dialog.isVisible()


def test_another_file_can_be_chosen(offices: Offices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PackFiles, "ask_pack", lambda parent: offices.pack)
    missing = offices.pack.with_name("没有.zjpack")
    with shown_dialog(qtbot, offices.supervisor) as dialog:
        with qtbot.waitSignal(dialog.process.troubled):
            dialog.check(missing)
        with qtbot.waitSignal(dialog.process.checked):
            qtbot.mouseClick(dialog.waiting.button, Qt.MouseButton.LeftButton)
        assert dialog.file.text() == offices.pack.name
