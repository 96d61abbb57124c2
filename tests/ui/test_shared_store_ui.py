"""A store that desks share, in the window: made, joined, looked at, told of others and of a server that is away."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from offices import NOW, PASSPHRASE, QUICK, new_store, with_enterprise
from postgresql_server import Server
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shared_offices import SharedOffice
from windows import idle, opened_window, unlock

from db.shared.access import INSPECTOR
from inspector_app import people
from inspector_app.errors import CancelledError, Problem, UnavailableError
from inspector_app.messages import Language, say
from inspector_app.shared_store.desks import desks_of
from inspector_app.stores import Role, Store, open_store
from ui.dialogs.invitation_dialogs import AskedInvitation, InviteDialog
from ui.dialogs.new_store_dialog import NewStoreDialog
from ui.jobs import Jobs
from ui.places import Places
from ui.session import Session
from ui.settings import move_sheet, shared_sheet
from ui.settings.move_sheet import MoveSheet, MoveWish
from ui.settings.people_section import PeopleSection
from ui.settings.shared_sheet import SharedSheet
from ui.widgets.shared_store_fields import Lies


@pytest.fixture
def office(postgresql: Server, tmp_path: Path) -> Iterator[SharedOffice]:
    made = SharedOffice(postgresql, tmp_path)
    yield made
    made.close()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def dialog(tmp_path: Path, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> NewStoreDialog:
    for module in ("founding", "invitations"):
        monkeypatch.setattr(f"inspector_app.shared_store.{module}.fitting_cost", lambda: QUICK)
    places = Places(tmp_path / "w.ini", tmp_path / "stores", tmp_path / "practice")
    made = NewStoreDialog(jobs, places, lambda: NOW, Language.ZH)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(dialog: NewStoreDialog, lies: Lies, address: str, person: str = "王主任") -> None:
    dialog.person.setText(person)
    dialog.office.setText("福永街道办事处")
    dialog.passphrase.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    dialog.place.lies.setCurrentIndex(dialog.place.lies.findData(lies))
    dialog.place.address.setText(address)


def make(dialog: NewStoreDialog, qtbot: QtBot) -> None:
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.created is not None or dialog.make.isEnabled())


def test_a_shared_store_is_made_and_joined_in_the_window(
    dialog: NewStoreDialog, qtbot: QtBot, postgresql: Server, tmp_path: Path
) -> None:
    address = postgresql.new_database()
    fill(dialog, Lies.FOUND, address)
    assert dialog.role.administrator.isChecked()
    assert not dialog.role.inspector.isEnabled()
    assert dialog.place.protection.isVisible()
    make(dialog, qtbot)
    assert dialog.created is not None
    store = open_store(dialog.created.folder, PASSPHRASE)
    assert store.database.shared
    assert [desk.person for desk in desks_of(store)] == ["王主任"]
    store.close()


def test_one_more_desk_joins_by_an_invitation(
    dialog: NewStoreDialog, qtbot: QtBot, office: SharedOffice, tmp_path: Path
) -> None:
    from inspector_app.shared_store.desks import invite

    invitation = tmp_path / "a.zjinvite"
    invitation.write_bytes(invite(office.head, "vier lose worte", NOW, QUICK))
    fill(dialog, Lies.JOIN, office.address, "李明")
    assert dialog.role.inspector.isChecked()
    dialog.place.invitation.setText(str(tmp_path / "none.zjinvite"))
    make(dialog, qtbot)
    assert "不是寄检通的邀请文件" in dialog.blocks["invitation"].problem.text()
    dialog.place.invitation.setText(str(invitation))
    dialog.place.secret.setText("andere worte")
    make(dialog, qtbot)
    assert "打不开" in dialog.blocks["secret"].problem.text()
    assert dialog.created is None
    # Nothing typed is lost.
    assert dialog.person.text() == "李明"
    dialog.place.secret.setText("vier lose worte")
    make(dialog, qtbot)
    assert dialog.created is not None
    assert [desk.person for desk in desks_of(office.head)] == ["王主任", "李明"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "看不懂"),
        ("postgresql://a@db.example/x?sslmode=require", "核对服务器证书"),
        ("postgresql://a@/x?host=/nowhere", "联系不上"),
    ],
)
def test_what_is_wrong_with_the_address_is_said_and_nothing_is_made(
    dialog: NewStoreDialog, qtbot: QtBot, address: str, words: str
) -> None:
    fill(dialog, Lies.FOUND, address)
    make(dialog, qtbot)
    assert words in dialog.blocks["address"].problem.text() + dialog.trouble.text()
    assert dialog.created is None
    assert not Path(dialog.folder.text()).exists()


def test_what_another_desk_changed_comes_by_itself_and_a_server_that_is_away_is_said(
    qtbot: QtBot, office: SharedOffice, tmp_path: Path, postgresql: Server
) -> None:
    inspector = office.join("李明", Role.INSPECTOR, INSPECTOR)
    office.head.close()
    with opened_window(qtbot, tmp_path, office.head.folder) as window:
        assert window.frame_ is not None
        watch, notice = window.frame_.desk_watch, window.frame_.notice
        page = window.frame_.stack.page("enterprises")
        with qtbot.waitSignal(watch.looked):
            watch.look()
        assert page.model.rowCount() == 0
        with_enterprise(inspector, "e1")
        with qtbot.waitSignal(watch.changed):
            watch.look()
        idle(qtbot, window)
        assert page.model.rowCount() == 1
        with qtbot.waitSignal(watch.looked):
            watch.look()
        postgresql.stop(at_once=True)
        with qtbot.waitSignal(watch.lost):
            watch.look()
        assert "联系不上共用数据库" in notice.label.text()
        # Once is enough.
        with qtbot.waitSignal(watch.looked), qtbot.assertNotEmitted(watch.lost):
            watch.look()
        postgresql.start()
        with qtbot.waitSignal(watch.lost):
            watch.look()
        assert "又联系上" in notice.label.text()
        idle(qtbot, window)


def test_a_store_moves_into_a_database_and_back_through_the_settings(
    qtbot: QtBot, tmp_path: Path, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path / "s", Role.ADMINISTRATOR, "王主任").close()
    monkeypatch.setattr(move_sheet, "confirm_move", lambda *_: True)
    monkeypatch.setattr(shared_sheet, "confirm_back", lambda *_: True)
    with opened_window(qtbot, tmp_path, tmp_path / "s") as window:
        assert window.frame_ is not None
        sheet = window.frame_.stack.page("settings").store.sharing
        sheet.address.setText("http://x")
        with qtbot.waitSignal(sheet.told):
            sheet.check.click()
        assert "postgresql://" in sheet.blocks["address"].problem.text()
        assert not sheet.go.isEnabled()
        sheet.address.setText(postgresql.new_database())
        with qtbot.waitSignal(sheet.done):
            sheet.check.click()
        assert sheet.blocks["address"].problem.text() == ""
        address = sheet.wish.address
        postgresql.stop(at_once=True)
        with qtbot.waitSignal(window.locked):
            sheet.go.click()
        assert "连接断了；工作库和开始之前一样" in window.door.unlock.trouble.problem.text()
        postgresql.start()
        unlock(qtbot, window)
        sheet = window.frame_.stack.page("settings").store.sharing
        sheet.address.setText(address)
        with qtbot.waitSignal(sheet.done):
            sheet.check.click()
        with qtbot.waitSignal(window.locked):
            sheet.go.click()
        assert "已搬到共用数据库" in window.door.unlock.trouble.problem.text()
        unlock(qtbot, window)
        sheet = window.frame_.stack.page("settings").store.sharing
        assert sheet.invite.isEnabled()
        with qtbot.waitSignal(window.locked):
            sheet.back.click()
        assert "已搬回本机文件" in window.door.unlock.trouble.problem.text()
    with closing(open_store(tmp_path / "s", PASSPHRASE)) as store:
        assert not store.database.shared
        assert sorted(path.name for path in store.folder.glob("gen-*")) == ["gen-0001", "gen-0002", "gen-0003"]


def test_a_move_that_is_stopped_says_so_at_the_door(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path / "s", Role.ADMINISTRATOR, "王主任").close()
    with opened_window(qtbot, tmp_path, tmp_path / "s") as window:
        door, go_on = window.door.unlock, Event()
        door.trouble.tell((say(Problem("shared.moved"), Language.ZH),), news=True)

        def stopped(store: Store, *_: object) -> None:
            go_on.wait()
            store.close()
            raise CancelledError

        monkeypatch.setattr("ui.frame.leaving._moved", stopped)
        with qtbot.waitSignal(window.locked):
            window.ways_out.move(MoveWish("postgresql://a@b/c"))
            qtbot.waitUntil(lambda: not door.open.isEnabled())
            assert door.trouble.isHidden(), "what was said when it was opened last is old"
            go_on.set()
        assert "已停下，什么都没有改" in door.trouble.problem.text()
        assert door.open.isEnabled()


def test_nobody_but_an_administrator_moves_a_store(qtbot: QtBot, tmp_path: Path, jobs: Jobs) -> None:
    with closing(new_store(tmp_path / "s", Role.SUPERVISOR, "王芳")) as store:
        sheet = MoveSheet(Session(store, jobs, clock=lambda: NOW))
        qtbot.addWidget(sheet)
        assert not sheet.check.isEnabled()
        assert any("添加一位管理员" in label.text() for label in sheet.findChildren(QLabel))


def test_an_inspector_sees_the_desks_and_invites_nobody(office: SharedOffice, qtbot: QtBot, jobs: Jobs) -> None:
    inspector = office.join("李明", Role.INSPECTOR, INSPECTOR)
    sheet = SharedSheet(Session(inspector, jobs, clock=lambda: NOW))
    qtbot.addWidget(sheet)
    qtbot.waitUntil(lambda: sheet.place.text() != "")
    assert not sheet.invite.isEnabled()
    assert "管理员" in sheet.invite.toolTip()
    assert sheet.removers == {}


def test_an_administrator_invites_and_removes_a_desk(
    office: SharedOffice, qtbot: QtBot, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector = office.join("李明")
    sheet = SharedSheet(Session(office.head, jobs, clock=lambda: NOW))
    qtbot.addWidget(sheet)
    qtbot.waitUntil(lambda: inspector.device in sheet.removers)
    monkeypatch.setattr("inspector_app.shared_store.invitations.fitting_cost", lambda: QUICK)
    asked = AskedInvitation(tmp_path / "x.zjinvite", "vier lose worte")
    monkeypatch.setattr(InviteDialog, "ask", lambda *_: asked)
    with qtbot.waitSignal(sheet.done):
        sheet.invite.click()
    assert asked.path.is_file()
    monkeypatch.setattr(shared_sheet, "confirm_removal", lambda *_: True)
    with qtbot.waitSignal(sheet.done):
        sheet.removers[inspector.device].click()
    qtbot.waitUntil(lambda: not sheet.removers and not jobs.busy)
    assert [desk.person for desk in desks_of(office.head)] == ["王主任"]


def test_a_weak_passphrase_of_an_invitation_is_said_in_its_place(qtbot: QtBot) -> None:
    dialog = InviteDialog(Language.ZH)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.secret.setText("kurz")
    dialog.write.click()
    assert "太短" in dialog.block.problem.text()
    assert dialog.isVisible()


def test_where_there_is_an_administrator_nobody_else_lets_people_in(tmp_path: Path, qtbot: QtBot, jobs: Jobs) -> None:
    store = new_store(tmp_path / "s")
    section = PeopleSection(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(section)
    assert section.add.isEnabled()
    people.add_person(store, "王主任", Role.ADMINISTRATOR, "words of another person", NOW, QUICK)
    section.load()
    assert not section.add.isEnabled()
    assert "王主任" in section.add.toolTip()
    assert [remove.isEnabled() for remove in section.removers.values()] == [False, False]
    with pytest.raises(UnavailableError) as refused:
        people.add_person(store, "赵敏", Role.INSPECTOR, "words of a third person", NOW, QUICK)
    assert refused.value.problems[0].code == "role.administrator_only"
    with pytest.raises(UnavailableError):
        people.remove_person(store, "王主任", NOW)
    store.close()
    head = open_store(store.folder, "words of another person", "王主任")
    people.add_person(head, "赵敏", Role.INSPECTOR, "words of a third person", NOW, QUICK)
    head.close()
