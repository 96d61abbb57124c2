"""Several packs at once, a folder of them, parts of one hand-over, and a pack that was cut: through the windows."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from handovers import LATER, with_photos, worked_visit
from offices import NOW, PASSPHRASE
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records.packs import Acknowledged
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.kinds.receipts import write_receipt
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import known_peers
from inspector_app.stores import Store, open_store
from ui.dialogs.import_pack_dialog import ImportPackDialog
from ui.dialogs.import_packs_dialog import ImportPacksDialog
from ui.dialogs.pack_files import PackFiles
from ui.dialogs.waiting_packs_dialog import WaitingPacksDialog
from ui.jobs import Jobs
from ui.packs.pack_words import written_words
from ui.pages.packs_page import PacksPage
from ui.session import Session

Stores = tuple[Store, Store]


@contextmanager
def session_of(store: Store) -> Iterator[Session]:
    jobs = Jobs()
    yield Session(store, jobs, clock=lambda: LATER)
    jobs.stop()


def seen(dialog: ImportPacksDialog) -> list[tuple[str, str]]:
    """File and result of each row."""
    model = dialog.rows
    return [
        (model.index(row, 0).data(Qt.ItemDataRole.DisplayRole), model.index(row, 2).data(Qt.ItemDataRole.DisplayRole))
        for row in range(model.rowCount())
    ]


def test_a_folder_of_packs_is_taken_in_the_right_order(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    inspector, supervisor = stores
    folder = tmp_path / "U盘"
    folder.mkdir()
    visit = worked_visit(inspector)
    write_visit_pack(inspector, folder / "z 第一包.zjpack", NOW)
    import_pack(supervisor, folder / "z 第一包.zjpack", NOW)
    (peer,) = known_peers(supervisor)
    write_receipt(supervisor, tmp_path / "receipt.zjpack", peer, NOW)
    import_pack(inspector, tmp_path / "receipt.zjpack", NOW)
    with_photos(inspector, visit, range(800, 802))
    write_visit_pack(inspector, folder / "a 第二包.zjpack", LATER)
    (folder / "坏的.zjpack").write_bytes(b"no pack")
    (folder / "读我.txt").write_text("x", "utf-8")
    with session_of(supervisor) as session:
        dialog = ImportPacksDialog(session)
        qtbot.addWidget(dialog)
        dialog.show()
        with qtbot.waitSignal(dialog.process.looked):
            dialog.process.look([folder])
        assert seen(dialog) == [
            ("z 第一包.zjpack", "没有新内容"),
            ("a 第二包.zjpack", "可以导入"),
            ("坏的.zjpack", "不能导入"),
        ]
        assert dialog.summary.text().startswith("1 个可以导入")
        assert dialog.apply.text() == "导入 1 个包", "as many as the head says"
        with qtbot.waitSignals([dialog.process.taken, session.changes.packs_changed]):
            qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
        assert [result for _, result in seen(dialog)] == ["没有新内容", "已导入", "不能导入"]
        assert not dialog.apply.isVisible()
    with supervisor.database.look() as work:
        assert len(work.photos.of_visit(visit)) == 5


def test_a_lost_pack_that_comes_after_all_says_what_it_lets_in(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    inspector, supervisor = stores
    first, second = tmp_path / "1.zjpack", tmp_path / "2.zjpack"
    worked_visit(inspector, "e1", photos=0)
    write_visit_pack(inspector, first, NOW)
    with inspector.database.work(NOW) as work, supervisor.database.look() as there:
        work.receipts.acknowledge(Acknowledged(there.devices.own().id, work.events.have(), "", NOW), frozenset())
    worked_visit(inspector, "e2", photos=0)
    write_visit_pack(inspector, second, LATER)
    with session_of(supervisor) as session:
        several = ImportPacksDialog(session)
        qtbot.addWidget(several)
        with qtbot.waitSignal(several.process.looked):
            several.process.look([second, first])
        assert seen(several) == [("1.zjpack", "可以导入"), ("2.zjpack", "可以导入")]
        assert "前面的包导入后" in several.rows.index(1, 3).data(Qt.ItemDataRole.DisplayRole)
        dialog = ImportPackDialog(session)
        qtbot.addWidget(dialog)
        with qtbot.waitSignal(dialog.process.checked):
            dialog.check(second)
        assert "先收下等待" in dialog.preview.summary.text()
        assert import_pack(supervisor, second, LATER).result == "waiting"
        with qtbot.waitSignal(dialog.process.checked):
            dialog.check(first)
        assert "等着它的 1 个包会一起采用" in dialog.preview.summary.text()
        with qtbot.waitSignal(several.process.looked):
            several.process.look([first])
        assert "等着它的 1 个包" in several.rows.index(0, 3).data(Qt.ItemDataRole.DisplayRole)
    assert import_pack(supervisor, first, LATER).released == ("2.zjpack",)


def test_packs_chosen_together_open_the_window_for_several(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[Path]] = []
    monkeypatch.setattr(ImportPacksDialog, "ask", lambda parent, session, paths: asked.append(list(paths)))
    chosen = [tmp_path / "1.zjpack", tmp_path / "2.zjpack"]
    monkeypatch.setattr(PackFiles, "ask_packs", lambda parent: chosen)
    monkeypatch.setattr(PackFiles, "ask_folder", lambda parent: tmp_path)
    with session_of(stores[1]) as session:
        page = PacksPage(session)
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.listed):
            page.show()
        qtbot.mouseClick(page.take_in.drop.button, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(page.take_in.drop.folder, Qt.MouseButton.LeftButton)
    assert asked == [chosen, [tmp_path]]


def test_the_second_part_of_a_hand_over_can_be_imported(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=1)
    with_photos(inspector, visit, range(6), side=560)
    written = write_visit_pack(inspector, tmp_path / "p.zjpack", NOW, max_size=3 * MIB // 2)
    assert len(written.parts) > 1
    assert f"分成了 {len(written.parts)} 个" in written_words(written)
    import_pack(supervisor, written.parts[0][0], NOW)
    with session_of(supervisor) as session:
        dialog = ImportPackDialog(session)
        qtbot.addWidget(dialog)
        dialog.show()
        for path, _ in written.parts[1:]:
            with qtbot.waitSignal(dialog.process.checked):
                dialog.check(path)
            assert dialog.apply.isEnabled(), dialog.reason.text()
            with qtbot.waitSignal(dialog.process.imported):
                qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    with supervisor.database.look() as work:
        assert all(work.blobs.has(photo.sha256) for photo in work.photos.of_visit(visit))


def test_a_cut_pack_is_taken_as_far_as_it_goes_when_a_person_wants_it(
    stores: Stores, tmp_path: Path, qtbot: QtBot
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=1)
    with_photos(inspector, visit, range(8), side=400)
    whole = tmp_path / "whole.zjpack"
    write_visit_pack(inspector, whole, NOW)
    cut = tmp_path / "cut.zjpack"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 3 // 4])
    with session_of(supervisor) as session:
        dialog = ImportPackDialog(session)
        qtbot.addWidget(dialog)
        dialog.show()
        with qtbot.waitSignal(dialog.process.checked):
            dialog.check(cut)
        pane = dialog.preview
        assert pane.salvage.isVisible()
        assert "取不出来" in pane.salvage_advice.text()
        assert not dialog.apply.isEnabled()
        pane.salvage.setChecked(True)
        assert dialog.apply.isEnabled()
        with qtbot.waitSignal(dialog.process.imported):
            qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
        assert "已略过" in dialog.outcome.text.text()
        # The whole pack brings the rest.
        with qtbot.waitSignal(dialog.process.checked):
            dialog.check(whole)
        assert not pane.salvage.isVisible()
        assert dialog.apply.isEnabled(), dialog.reason.text()
        with qtbot.waitSignal(dialog.process.imported):
            qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    with supervisor.database.look() as work:
        photos = work.photos.of_visit(visit)
        assert len(photos) == 9
        assert all(work.blobs.has(photo.sha256) for photo in photos)


def test_a_pack_that_waits_is_seen_and_a_full_one_releases_it(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The supervisor's laptop was restored from a copy that is older than his receipt."""
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=1)
    supervisor.close()
    shutil.copytree(supervisor.folder, tmp_path / "before")
    supervisor = open_store(supervisor.folder, PASSPHRASE)
    write_visit_pack(inspector, tmp_path / "1.zjpack", NOW)
    import_pack(supervisor, tmp_path / "1.zjpack", NOW)
    (peer,) = known_peers(supervisor)
    write_receipt(supervisor, tmp_path / "r.zjpack", peer, NOW)
    import_pack(inspector, tmp_path / "r.zjpack", NOW)
    supervisor.close()
    with_photos(inspector, visit, range(900, 901))
    write_visit_pack(inspector, tmp_path / "2.zjpack", LATER)
    restored = open_store(tmp_path / "before", PASSPHRASE)
    import_pack(restored, tmp_path / "2.zjpack", LATER)
    asked: list[list[tuple[str, str, str]]] = []
    monkeypatch.setattr(WaitingPacksDialog, "ask", lambda parent, rows: asked.append(list(rows)))
    with session_of(restored) as session:
        page = PacksPage(session)
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.listed):
            page.show()
        assert page.history.bar.waiting.text() == "等待中的包（1 个）…"
        qtbot.mouseClick(page.history.bar.waiting, Qt.MouseButton.LeftButton)
        page.close()
    assert [row[:2] for row in asked[0]] == [("2.zjpack", "李明")]

    full = tmp_path / "full.zjpack"
    monkeypatch.setattr(PackFiles, "ask_where_to_write", lambda parent, proposed: full)
    with session_of(inspector) as session:
        page = PacksPage(session)
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.listed):
            page.show()
        page.hand_over.full.setChecked(True)
        with qtbot.waitSignal(page.desk.written):
            qtbot.mouseClick(page.hand_over.write, Qt.MouseButton.LeftButton)
        page.close()
    import_pack(restored, full, LATER)
    with restored.database.look() as work:
        assert work.waiting.all() == []
        assert len(work.photos.of_visit(visit)) == 2
    restored.close()
