"""Persons and passphrases in the settings: added, removed, and the office's recovery key."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from offices import NOW, PASSPHRASE, QUICK, new_store
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from inspector_app import people
from inspector_app.recovery import new_recovery_files
from inspector_app.stores import Role, Store, open_store
from inspector_app.vault import people_of
from ui.dialogs.add_person_dialog import AddPersonDialog
from ui.dialogs.vault_questions import VaultQuestions
from ui.jobs import Jobs
from ui.session import Session
from ui.settings.people_section import PeopleSection

OTHER = "words of another person"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path / "store")
    people.add_person(opened, "王芳", Role.SUPERVISOR, OTHER, NOW, QUICK)
    yield opened
    opened.close()


@pytest.fixture
def section(store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[PeopleSection]:
    answering(monkeypatch, "confirm_key_change", lambda *_: False)
    jobs = Jobs()
    shown = PeopleSection(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    jobs.stop()


def names(section: PeopleSection) -> list[str]:
    return list(section.removers)


def filled(dialog: AddPersonDialog, person: str, passphrase: str, again: str) -> AddPersonDialog:
    dialog.person.setText(person)
    dialog.passphrase.setText(passphrase)
    dialog.again.setText(again)
    return dialog


def answering(monkeypatch: pytest.MonkeyPatch, name: str, answer: Callable[..., object]) -> None:
    monkeypatch.setattr(VaultQuestions, name, answer)


def test_a_person_is_added_and_may_open_the_store(
    section: PeopleSection, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: AddPersonDialog) -> int:
        dialog.show()
        filled(dialog, "赵强", "words of the third", "words of the third")
        assert dialog.role.currentData() == Role.INSPECTOR
        with qtbot.waitSignal(dialog.accepted):
            dialog.deed.click()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(AddPersonDialog, "exec", fill)
    with qtbot.waitSignal(section.done):
        section.add.click()
    assert names(section) == ["李明", "王芳", "赵强"]
    assert "赵强" in section.notice.label.text()
    store.close()
    opened = open_store(store.folder, "words of the third")
    assert opened.person == "赵强"
    opened.close()


def test_each_problem_of_a_new_person_stands_beside_its_field_and_nothing_typed_is_lost(
    section: PeopleSection, store: Store, qtbot: QtBot
) -> None:
    dialog = AddPersonDialog(section.session, section)
    qtbot.addWidget(dialog)
    filled(dialog, "王芳", "short", "shor").deed.click()
    assert "不一样" in dialog.blocks["again"].problem.text()
    dialog.again.setText("short")
    dialog.deed.click()
    qtbot.waitUntil(lambda: dialog.deed.isEnabled() and bool(dialog.blocks["person"].problem.text()))
    assert "已经登记过" in dialog.blocks["person"].problem.text()
    assert "至少需要" in dialog.blocks["passphrase"].problem.text()
    assert (dialog.person.text(), dialog.passphrase.text()) == ("王芳", "short")
    assert len(people_of(store.folder)) == 2
    assert dialog.isEnabled()


@pytest.mark.parametrize("agreed", [True, False])
def test_a_person_is_removed_only_when_that_is_meant(
    section: PeopleSection, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    answering(monkeypatch, "confirm_removal", lambda _parent, person: agreed and person == "王芳")
    section.removers["王芳"].click()
    qtbot.waitUntil(lambda: not section.session.jobs.busy)
    assert [each.person for each in people_of(store.folder)] == (["李明"] if agreed else ["李明", "王芳"])
    # The last one has no button to be taken away with.
    assert names(section) == ([] if agreed else ["李明", "王芳"])


def test_the_last_of_a_role_stays_and_it_is_told_why(
    section: PeopleSection, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "confirm_removal", lambda *_: True)
    with qtbot.waitSignal(section.told):
        section.removers["李明"].click()
    assert "同一身份的人只有这一位" in section.notice.label.text()
    assert len(people_of(store.folder)) == 2


def test_the_offices_key_is_made_and_set(
    section: PeopleSection, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert section.recovery.state.property("role") == "trouble"
    answering(monkeypatch, "ask_new_folder", lambda _: tmp_path / "stick")
    with qtbot.waitSignal(section.done):
        section.recovery.make.click()
    assert "装信封封存" in section.notice.label.text()
    public = tmp_path / "stick" / "office-recovery.zjrecovery-pub"
    answering(monkeypatch, "ask_public", lambda _: public)
    with qtbot.waitSignal(section.done):
        section.recovery.choose.click()
    assert section.recovery.state.property("role") == "good"
    assert people.trusted_recovery(store) in public.read_text("utf-8").split()


def test_the_secret_half_is_refused_with_words(
    section: PeopleSection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys = new_recovery_files(tmp_path / "stick", NOW)
    answering(monkeypatch, "ask_public", lambda _: keys.secret)
    with qtbot.waitSignal(section.told):
        section.recovery.choose.click()
    assert "放回信封" in section.notice.label.text()
    assert section.recovery.state.property("role") == "trouble"


def test_the_time_of_the_idle_lock_is_asked_for_from_the_window(section: PeopleSection, qtbot: QtBot) -> None:
    assert section.idle[15].isChecked()
    with qtbot.waitSignal(section.idle_minutes_wanted) as wanted:
        section.idle[0].click()
    assert wanted.args == [0]


def test_the_passphrase_of_the_person_who_unlocked_is_changed_on_the_same_page(
    section: PeopleSection, store: Store, qtbot: QtBot
) -> None:
    own = section.passphrase
    own.old.setText(OTHER)
    for field in (own.new, own.again):
        field.setText("four other words")
    with qtbot.waitSignal(own.told):
        own.change.click()
    assert "密码不正确" in own.blocks["old"].problem.text()
    own.old.setText(PASSPHRASE)
    with qtbot.waitSignal(own.done):
        own.change.click()
    store.close()
    open_store(store.folder, "four other words").close()
    open_store(store.folder, OTHER).close()


def test_after_a_removal_everything_is_encrypted_anew_when_the_person_says_so(
    section: PeopleSection, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []
    answering(monkeypatch, "confirm_removal", lambda *_: True)
    answering(monkeypatch, "confirm_key_change", lambda _, removed, left_out: asked.append((removed, left_out)) or True)
    for number in range(3):
        with store.database.work(NOW) as work:
            sha256 = store.files.put(bytes([number]) * 500)
            work.blobs.add(sha256, 500, "image/jpeg")
    with qtbot.waitSignal(section.key.watch.ready) as wanted:
        section.removers["王芳"].click()
    assert asked == [("王芳", ())]
    assert wanted.args is not None
    assert wanted.args[0].grow().whole
    assert not section.key.watch.running
    assert section.key.finish.isVisible()
    with qtbot.waitSignal(section.key.watch.finish_wanted):
        section.key.finish.click()


def test_a_change_of_the_key_can_be_stopped_and_leaves_nothing(
    section: PeopleSection, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "confirm_key_change", lambda *_: True)
    with qtbot.waitSignal(section.key.told):
        section.key.start.click()
        section.key.stop.click()
    qtbot.waitUntil(lambda: not (store.folder / ".newkey").exists())
    assert not section.key.start.isHidden()
