"""The page of packs: what would be handed over and to whom, written whole or not at all, remembered."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from handed_over import PEOPLE, add_colour, inspector_with_visit, introduce, new_supervisor, worker_held, written_pack
from offices import NOW, PASSPHRASE, new_store
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app.checklists.snapshots import shipped
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import (
    Renewal,
    card_of,
    fingerprint_of,
    known_peers,
    read_peer,
    recipients,
    trust_card,
)
from inspector_app.key_change.finishing import change_key
from inspector_app.key_change.growing import begin
from inspector_app.stores import Store, open_store
from inspector_app.visits import VisitDraft, open_visit
from ui.dialogs.import_pack_dialog import ImportPackDialog
from ui.dialogs.pack_files import PackFiles
from ui.dialogs.trust_card_dialog import TrustCardDialog
from ui.jobs import Jobs
from ui.models.packs_model import PackColumn, PacksModel
from ui.packs.pack_facts import load_packs
from ui.pages.packs_page import PacksPage
from ui.session import Session


@contextmanager
def shown_page(qtbot: QtBot, store: Store) -> Iterator[PacksPage]:
    """The page on the screen, filled; at the end the worker has done all it was given."""
    jobs = Jobs()
    page = PacksPage(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(page)
    page.resize(1166, 690)
    with qtbot.waitActive(page), qtbot.waitSignal(page.listed):
        page.show()
        page.activateWindow()
    try:
        yield page
    finally:
        page.close()
        jobs.stop()


def card_file(store: Store, folder: Path) -> Path:
    path = folder / "名片.zjcard"
    path.write_bytes(card_of(store))
    return path


def write(qtbot: QtBot, page: PacksPage) -> None:
    """Presses the button; the page then shows the ledger anew."""
    with qtbot.waitSignals([page.desk.written, page.listed]):
        qtbot.mouseClick(page.hand_over.write, Qt.MouseButton.LeftButton)


def test_the_ledger_is_a_sound_model(tmp_path: Path, qtmodeltester: ModelTester) -> None:
    inspector, _ = inspector_with_visit(tmp_path / "a")
    supervisor = new_supervisor(tmp_path / "b")
    written_pack(inspector, supervisor, tmp_path / "一.zjpack")
    model = PacksModel()
    model.show(load_packs(inspector).history)
    qtmodeltester.check(model)
    assert model.texts(model.rows[0])[PackColumn.PERSON] == "王芳 福永街道办事处"
    inspector.close()
    supervisor.close()


def test_without_a_supervisors_card_the_page_says_why_one_is_needed(tmp_path: Path, qtbot: QtBot) -> None:
    store, _ = inspector_with_visit(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        assert {name: label.text() for name, label in page.hand_over.numbers.items()} == {
            "visits": "1",
            "photos": "3",
            "papers": "0",
        }
        assert page.hand_over.recipients.nobody.isVisible()
        assert "只有登记过的主管打得开" in page.hand_over.recipients.nobody.text()
        assert not page.hand_over.write.isEnabled()
        assert page.hand_over.reason.text() == "登记主管名片后就能写出。"
        assert page.history.nothing.isVisible()
    store.close()


def test_an_inspector_without_visits_has_nothing_to_hand_over(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        assert not page.hand_over.write.isEnabled()
        assert "没有要交出的内容" in page.hand_over.reason.text()
    store.close()


def test_a_supervisor_without_visits_has_one_line_for_handing_over_and_the_room_for_the_history(
    tmp_path: Path, qtbot: QtBot
) -> None:
    inspector, _ = inspector_with_visit(tmp_path / "a")
    supervisor = new_supervisor(tmp_path / "b")
    written_pack(inspector, supervisor, tmp_path / "一.zjpack")
    import_pack(supervisor, tmp_path / "一.zjpack", NOW, accept_new_sender=True)
    with shown_page(qtbot, supervisor) as page:
        page.resize(964, 572)
        row = page.history.table.verticalHeader().defaultSectionSize()
        qtbot.waitUntil(lambda: page.width() == 964)
        assert not page.hand_over.write.isVisible()
        assert page.hand_over.height() < 3 * row
        first_rows = page.history.table.viewport()
        assert page.rect().contains(first_rows.mapTo(page, QPoint(0, 4 * row))), "some rows are seen without scrolling"
        with worker_held(page._session.jobs):
            page.desk.writing.run("写", lambda *_: None, lambda _: None)
            assert page.hand_over.line.isVisible(), "receipts and plans are written here, too, and can be stopped"
        qtbot.waitUntil(lambda: not page.desk.writing.busy)
        open_visit(supervisor, VisitDraft("e1", PEOPLE), shipped(), NOW)
        with qtbot.waitSignal(page.listed):
            page.desk.load()
        assert page.hand_over.write.isVisible()
        assert page.hand_over.numbers["visits"].text() == "1"
    inspector.close()
    supervisor.close()


def test_a_card_is_trusted_only_after_its_digits_were_compared(tmp_path: Path, qtbot: QtBot) -> None:
    supervisor = new_supervisor(tmp_path / "b")
    dialog = TrustCardDialog(read_peer(card_of(supervisor)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.digits.digits == fingerprint_of(supervisor)
    assert len(dialog.digits.digits.split()) == 6
    assert "王芳" in dialog.person.text()
    assert not dialog.trust.isEnabled()
    dialog.compared.click()
    assert dialog.trust.isEnabled()
    supervisor.close()


def test_a_card_that_was_compared_becomes_a_recipient(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = inspector_with_visit(tmp_path / "a")
    supervisor = new_supervisor(tmp_path / "b")
    monkeypatch.setattr(PackFiles, "ask_card", lambda parent: card_file(supervisor, tmp_path))
    monkeypatch.setattr(TrustCardDialog, "ask", lambda parent, device, renewed: device.person == "王芳" and not renewed)
    with shown_page(qtbot, store) as page:
        with qtbot.waitSignals([page.desk.trusted, page.listed]):
            qtbot.mouseClick(page.hand_over.recipients.add, Qt.MouseButton.LeftButton)
        assert page.hand_over.write.isEnabled()
        assert not page.hand_over.recipients.nobody.isVisible()
        assert "已登记 王芳" in page.notice.label.text()
    assert [device.person for device in recipients(store)] == ["王芳"]
    store.close()
    supervisor.close()


def test_a_card_with_changed_keys_is_asked_about_as_such_and_takes_the_place_of_the_old_one(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = inspector_with_visit(tmp_path / "a")
    supervisor = new_supervisor(tmp_path / "b")
    trust_card(store, card_of(supervisor), NOW)
    change_key(supervisor, begin(supervisor), NOW)
    supervisor = open_store(supervisor.folder, PASSPHRASE)
    dialog = TrustCardDialog(read_peer(card_of(supervisor)), Renewal.CLAIMED)
    qtbot.addWidget(dialog)
    assert any("密钥换了" in label.text() for label in dialog.findChildren(QLabel))
    # As on a small screen at 200 %: who sees five words has compared nothing.
    words, box = dialog.digits, QWidget()
    qtbot.addWidget(box)
    # Without the style of the program it is wider than the words.
    words.digit_line.hide()
    QVBoxLayout(box).addWidget(words)
    with qtbot.waitExposed(box):
        box.resize(words.one_line() * 2 // 3, 1)
        box.show()
    tiles = [label for label in words.findChildren(QLabel) if label.text() in words.words]
    assert len({label.y() for label in tiles}) == 2
    assert all(label.geometry().bottom() < label.parentWidget().height() for label in tiles)
    asked: list[Renewal | None] = []
    monkeypatch.setattr(TrustCardDialog, "ask", lambda parent, device, renewal: asked.append(renewal) or True)
    with shown_page(qtbot, store) as page, qtbot.waitSignals([page.desk.trusted, page.listed]):
        page.take_file(card_file(supervisor, tmp_path))
    assert asked == [Renewal.CLAIMED]
    assert [device.signing_key for device in recipients(store)] == [supervisor.identity.signing_public]
    with shown_page(qtbot, supervisor) as page:
        assert "密钥已于 2026年10月28日 更换" in page.own_card.renewed.text()
        assert not page.own_card.renewed.isHidden()
    store.close()
    supervisor.close()


def test_a_card_whose_digits_differ_is_not_kept(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = inspector_with_visit(tmp_path / "a")
    supervisor = new_supervisor(tmp_path / "b")
    asked: list[str] = []
    monkeypatch.setattr(TrustCardDialog, "ask", lambda parent, device, renewed: asked.append(device.person))
    with shown_page(qtbot, store) as page:
        page.take_file(card_file(supervisor, tmp_path))
        assert asked == ["王芳"]
        assert not page.hand_over.write.isEnabled()
    assert known_peers(store) == []
    store.close()
    supervisor.close()


def test_a_file_that_is_no_card_is_explained(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = inspector_with_visit(tmp_path / "a")
    card = tmp_path / "别的.zjcard"
    card.write_bytes(b"no card")
    monkeypatch.setattr(PackFiles, "ask_card", lambda parent: card)
    with shown_page(qtbot, store) as page:
        qtbot.mouseClick(page.hand_over.recipients.add, Qt.MouseButton.LeftButton)
        assert "名片" in page.notice.label.text()
        assert page.notice.property("tone") == "trouble"
    assert known_peers(store) == []
    store.close()


def test_a_pack_is_written_read_back_and_remembered(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = inspector_with_visit(tmp_path / "a")
    supervisor = new_supervisor(tmp_path / "b")
    introduce(store, supervisor)
    proposals: list[str] = []
    path = tmp_path / "交.zjpack"
    shown: list[Path] = []
    monkeypatch.setattr(PackFiles, "ask_where_to_write", lambda parent, name: proposals.append(name) or path)
    monkeypatch.setattr(PackFiles, "show_folder", shown.append)
    with shown_page(qtbot, store) as page:
        write(qtbot, page)
        assert "1 次检查、3 张照片、0 份文书，写完已读回核对" in page.hand_over.result.words.text()
        assert "之后没有新内容" in page.hand_over.last.text()
        assert page.history.model.texts(page.history.model.rows[0])[PackColumn.VISITS :] == ("1", "3/3")
        page.history.search.setText("王芳 20990101")
        qtbot.waitUntil(lambda: page.history.not_found.isVisible())
        qtbot.mouseClick(page.history.not_found.button, Qt.MouseButton.LeftButton)
        assert page.history.table.isVisible()
        qtbot.mouseClick(page.hand_over.result.folder, Qt.MouseButton.LeftButton)
        add_colour(store, visit, "RN-02", "red")
        with qtbot.waitSignal(page.listed):
            page.desk.load()
        assert "之后新增 1 张照片" in page.hand_over.last.text()
    assert proposals[0].endswith(".zjpack")
    assert shown == [path]
    report = import_pack(supervisor, path, NOW, accept_new_sender=True)
    assert (report.visits_new, report.photos_verified) == (1, 3)
    store.close()
    supervisor.close()


def test_a_stopped_pack_leaves_no_file_and_no_trace(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = inspector_with_visit(tmp_path / "a")
    supervisor = new_supervisor(tmp_path / "b")
    introduce(store, supervisor)
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(PackFiles, "ask_where_to_write", lambda parent, name: folder / name)
    with shown_page(qtbot, store) as page:
        with qtbot.waitSignal(page.desk.writing.cancelled), worker_held(page.desk._session.jobs):
            qtbot.mouseClick(page.hand_over.write, Qt.MouseButton.LeftButton)
            assert page.hand_over.line.isVisible()
            qtbot.mouseClick(page.hand_over.line.stop, Qt.MouseButton.LeftButton)
        assert page.hand_over.write.isEnabled()
        assert not page.hand_over.line.isVisible()
        assert "没有写出" in page.notice.label.text()
    assert list(folder.iterdir()) == []
    assert load_packs(store).history == ()
    store.close()
    supervisor.close()


def test_a_place_that_cannot_be_written_is_explained(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = inspector_with_visit(tmp_path / "a")
    supervisor = new_supervisor(tmp_path / "b")
    introduce(store, supervisor)
    monkeypatch.setattr(PackFiles, "ask_where_to_write", lambda parent, name: tmp_path / "gone" / name)
    with shown_page(qtbot, store) as page:
        with qtbot.waitSignal(page.desk.troubled):
            qtbot.mouseClick(page.hand_over.write, Qt.MouseButton.LeftButton)
        assert "没有写成" in page.notice.label.text()
        assert page.hand_over.write.isEnabled()
    store.close()
    supervisor.close()


def test_the_own_card_is_what_the_digits_on_the_page_say(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "a")
    path = tmp_path / "名片.zjcard"
    monkeypatch.setattr(PackFiles, "ask_where_to_write_card", lambda parent, name: path)
    with shown_page(qtbot, store) as page:
        with qtbot.waitSignal(page.desk.card_written):
            qtbot.mouseClick(page.own_card.export, Qt.MouseButton.LeftButton)
        device = read_peer(path.read_bytes())
        assert device.id == store.device
        assert page.own_card.digits.digits == fingerprint_of(store)
        assert "李明" in page.own_card.person.text()
    store.close()


def test_a_dropped_pack_opens_its_import(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(tmp_path / "a")
    taken: list[Path] = []
    monkeypatch.setattr(ImportPackDialog, "ask", lambda parent, session, path, *_: taken.append(path))
    with shown_page(qtbot, store) as page:
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "检查包.zjpack"))])
        keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        page.take_in.drop.dropEvent(QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, dragged, buttons, keys))
        qtbot.waitUntil(lambda: taken == [tmp_path / "检查包.zjpack"])
    store.close()


def test_a_supervisor_sees_taking_in_first(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_supervisor(tmp_path / "a")
    with shown_page(qtbot, store) as page:
        assert page.take_in.x() < page.hand_over.x()
        assert page.take_in.drop.button.property("primary") is True
        page.resize(40 * page.fontMetrics().horizontalAdvance("台"), 500)
        qtbot.waitUntil(lambda: page.take_in.x() == page.hand_over.x())
        assert page.take_in.y() < page.hand_over.y()
    store.close()


def test_a_hand_over_for_a_chat_is_split(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = inspector_with_visit(tmp_path / "a")
    supervisor = new_supervisor(tmp_path / "b")
    introduce(store, supervisor)
    asked: list[int] = []
    monkeypatch.setattr(PackFiles, "ask_where_to_write", lambda parent, name: tmp_path / "交.zjpack")
    with shown_page(qtbot, store) as page:
        assert page.hand_over.largest_file() > 4_000_000_000
        page.hand_over.largest.setCurrentIndex(2)
        monkeypatch.setattr(page.desk, "write", lambda path, largest, full: asked.append(largest))
        qtbot.mouseClick(page.hand_over.write, Qt.MouseButton.LeftButton)
    assert asked == [100 * 1024**2]
    store.close()
    supervisor.close()
