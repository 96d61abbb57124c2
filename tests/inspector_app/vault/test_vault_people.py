"""Persons of a store: each with a passphrase of their own, added, removed, recovered; and what the log says of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import NOW, PASSPHRASE, QUICK, new_store, with_enterprise

from db.database import Database
from db.errors import StoreTroubleError, TroubleKind
from inspector_app import people, vault
from inspector_app.errors import ProblemsError, RefusedInputError, UnavailableError
from inspector_app.recovery import RecoveryFiles, new_recovery_files, read_identity, read_recipient
from inspector_app.sessions import begin_session, begin_session_of_another
from inspector_app.stores import Role, Store, open_store
from inspector_app.vault import SlotOwner

OTHER = "words of another person"
NEW = "four new unrelated words"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path / "store")
    yield opened
    opened.close()


@pytest.fixture
def keys(tmp_path: Path) -> RecoveryFiles:
    return new_recovery_files(tmp_path / "envelope", NOW)


def codes(error: ProblemsError) -> set[str]:
    return {problem.code for problem in error.problems}


def events(store: Store, kind: str) -> list[dict[str, object]]:
    with store.database.look() as work:
        return [dict(event.fields) for event in work.events.of_device(store.device) if event.kind == kind]


def test_two_persons_open_the_same_data_each_with_their_own_words(store: Store) -> None:
    with_enterprise(store)
    people.add_person(store, " 王芳 ", Role.SUPERVISOR, OTHER, NOW, QUICK)
    store.close()
    for passphrase, person in ((PASSPHRASE, "李明"), (OTHER, "王芳")):
        for chosen in (None, person):
            opened = open_store(store.folder, passphrase, chosen)
            assert (opened.person, opened.owner.person) == (person, "李明")
            with opened.database.look() as work:
                assert work.enterprises.get("e1") is not None
            opened.close()
    with pytest.raises(UnavailableError) as refused:
        open_store(store.folder, OTHER, "李明")
    assert codes(refused.value) == {"store.wrong_passphrase"}
    with pytest.raises(UnavailableError) as refused:
        open_store(store.folder, OTHER, "赵强")
    assert codes(refused.value) == {"store.person_unknown"}


def test_every_problem_of_a_new_person_is_listed_and_nothing_is_changed(store: Store) -> None:
    before = (store.folder / "slots.json").read_bytes()
    for person, passphrase, wanted in (
        ("李明", "short", {"store.person_exists", "store.passphrase_short"}),
        ("  ", OTHER, {"store.person_empty"}),
        ("长" * 101, "aaaaaaaaaa", {"store.name_long", "store.passphrase_common"}),
        ("王\u202e芳", OTHER, {"store.person_signs"}),
    ):
        with pytest.raises(RefusedInputError) as refused:
            people.add_person(store, person, Role.INSPECTOR, passphrase, NOW, QUICK)
        assert codes(refused.value) == wanted
    assert (store.folder / "slots.json").read_bytes() == before
    assert events(store, "vault") == []


def test_a_store_takes_no_more_than_twenty_persons(store: Store) -> None:
    for number in range(vault.MOST_PEOPLE - 1):
        people.add_person(store, f"人{number}", Role.INSPECTOR, OTHER, NOW, QUICK)
    with pytest.raises(RefusedInputError) as refused:
        people.add_person(store, "再来一个", Role.INSPECTOR, OTHER, NOW, QUICK)
    assert codes(refused.value) == {"store.people_many"}


def test_a_removed_person_no_longer_opens_the_store(store: Store) -> None:
    people.add_person(store, "王芳", Role.INSPECTOR, OTHER, NOW, QUICK)
    people.remove_person(store, "王芳", NOW)
    store.close()
    with pytest.raises(UnavailableError):
        open_store(store.folder, OTHER)
    open_store(store.folder, PASSPHRASE).close()


def test_one_goes_only_when_somebody_of_that_role_stays(store: Store) -> None:
    with pytest.raises(RefusedInputError) as refused:
        people.remove_person(store, "李明", NOW)
    assert codes(refused.value) == {"store.person_last"}
    people.add_person(store, "王芳", Role.SUPERVISOR, OTHER, NOW, QUICK)
    with pytest.raises(RefusedInputError) as refused:
        people.remove_person(store, "李明", NOW)
    assert codes(refused.value) == {"store.person_last_of_role"}
    people.add_person(store, "赵强", Role.INSPECTOR, OTHER, NOW, QUICK)
    people.remove_person(store, "李明", NOW)
    assert [each.person for each in vault.people_of(store.folder)] == ["王芳", "赵强"]
    with pytest.raises(UnavailableError) as unknown:
        people.remove_person(store, "李明", NOW)
    assert codes(unknown.value) == {"store.person_unknown"}


def test_only_the_slot_of_the_person_who_unlocked_gets_another_passphrase(store: Store) -> None:
    people.add_person(store, "王芳", Role.INSPECTOR, OTHER, NOW, QUICK)
    with pytest.raises(UnavailableError):
        people.change_passphrase(store, OTHER, NEW, NOW, QUICK)
    people.change_passphrase(store, PASSPHRASE, NEW, NOW, QUICK)
    store.close()
    for passphrase, person in ((NEW, "李明"), (OTHER, "王芳")):
        opened = open_store(store.folder, passphrase)
        assert opened.person == person
        opened.close()
    with pytest.raises(UnavailableError):
        open_store(store.folder, PASSPHRASE)


def test_the_offices_key_gives_a_person_a_new_passphrase(store: Store, keys: RecoveryFiles) -> None:
    with_enterprise(store)
    assert people.set_recovery(store, keys.public.read_bytes(), NOW) == keys.recipient
    assert people.trusted_recovery(store) == keys.recipient
    store.close()
    owner = people.recover_person(store.folder, keys.secret.read_bytes(), "李明", NEW, NOW, cost=QUICK)
    assert owner == SlotOwner("李明", "inspector")
    opened = open_store(store.folder, NEW)
    with opened.database.look() as work:
        assert work.enterprises.get("e1") is not None
    assert events(opened, "vault")[-1] == {
        "deed": "recovered", "by": "李明", "person": "李明", "role": "inspector", "recipient": "", "generation": "",
        "laptop": "", "count": "",
    }  # fmt: skip
    opened.close()
    with pytest.raises(UnavailableError):
        open_store(store.folder, PASSPHRASE)


def test_somebody_new_comes_in_by_recovery_beside_the_others(store: Store, keys: RecoveryFiles) -> None:
    people.set_recovery(store, keys.public.read_bytes(), NOW)
    store.close()
    secret = keys.secret.read_bytes()
    people.recover_person(store.folder, secret, "王芳", NEW, NOW, Role.SUPERVISOR, QUICK)
    assert vault.people_of(store.folder) == (SlotOwner("李明", "inspector"), SlotOwner("王芳", "supervisor"))
    open_store(store.folder, PASSPHRASE).close()


def test_what_recovery_refuses_changes_nothing(store: Store, keys: RecoveryFiles, tmp_path: Path) -> None:
    store.close()
    secret, other = keys.secret.read_bytes(), new_recovery_files(tmp_path / "other", NOW).secret.read_bytes()

    def refusal(key: bytes, passphrase: str = NEW) -> set[str]:
        before = (store.folder / "slots.json").read_bytes()
        with pytest.raises(ProblemsError) as refused:
            people.recover_person(store.folder, key, "李明", passphrase, NOW, cost=QUICK)
        assert (store.folder / "slots.json").read_bytes() == before
        return codes(refused.value)

    assert refusal(secret) == {"store.recovery_none"}
    again = open_store(store.folder, PASSPHRASE)
    people.set_recovery(again, keys.public.read_bytes(), NOW)
    again.close()
    assert refusal(other) == {"store.recovery_other_key"}
    assert refusal(b"hello", "short") == {"store.recovery_identity_bad", "store.passphrase_short"}
    assert refusal(keys.public.read_bytes()) == {"store.recovery_identity_bad"}


def test_a_store_in_use_is_not_recovered(store: Store, keys: RecoveryFiles) -> None:
    people.set_recovery(store, keys.public.read_bytes(), NOW)
    with pytest.raises(UnavailableError) as refused:
        people.recover_person(store.folder, keys.secret.read_bytes(), "李明", NEW, NOW, cost=QUICK)
    assert codes(refused.value) == {"store.in_use"}


def test_another_key_of_the_office_takes_the_place_of_the_first(
    store: Store, keys: RecoveryFiles, tmp_path: Path
) -> None:
    second = new_recovery_files(tmp_path / "second", NOW)
    for each in (keys, second):
        people.set_recovery(store, each.public.read_bytes(), NOW)
    store.close()
    with pytest.raises(UnavailableError) as refused:
        people.recover_person(store.folder, keys.secret.read_bytes(), "李明", NEW, NOW, cost=QUICK)
    assert codes(refused.value) == {"store.recovery_other_key"}
    people.recover_person(store.folder, second.secret.read_bytes(), "李明", NEW, NOW, cost=QUICK)


def test_the_recovery_files_say_what_they_are_for_and_are_never_replaced(keys: RecoveryFiles) -> None:
    secret, public = keys.secret.read_bytes(), keys.public.read_bytes()
    assert "装进信封封好".encode() in secret
    assert "发给本单位每一台笔记本电脑".encode() in public
    assert read_recipient(public) == keys.recipient
    assert read_identity(secret).encode() not in public
    with pytest.raises(RefusedInputError) as refused:
        new_recovery_files(keys.secret.parent, NOW)
    assert codes(refused.value) == {"store.recovery_file_there"}
    assert keys.secret.read_bytes() == secret


def test_a_recipient_may_be_given_as_bare_text(keys: RecoveryFiles) -> None:
    assert read_recipient(f"\ufeff{keys.recipient}\r\n".encode()) == keys.recipient


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"age1" + b"q" * 58, b"# only words\n", b"age1zzz", b"x" * 20_000]
)
def test_what_is_no_public_key_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedInputError) as refused:
        read_recipient(content)
    assert codes(refused.value) == {"store.recovery_public_bad"}


def test_two_keys_in_one_file_are_refused(keys: RecoveryFiles, tmp_path: Path) -> None:
    second = new_recovery_files(tmp_path / "second", NOW)
    with pytest.raises(RefusedInputError):
        read_recipient(keys.public.read_bytes() + second.public.read_bytes())


def test_the_secret_half_is_not_taken_for_the_public_one(store: Store, keys: RecoveryFiles) -> None:
    with pytest.raises(RefusedInputError) as refused:
        people.set_recovery(store, keys.secret.read_bytes(), NOW)
    assert codes(refused.value) == {"store.recovery_secret_given"}
    assert people.trusted_recovery(store) is None


def test_the_log_names_who_unlocked_and_what_was_done_to_the_slots(store: Store) -> None:
    begin_session(store, NOW)
    people.add_person(store, "王芳", Role.SUPERVISOR, OTHER, NOW, QUICK)
    store.close()
    again = open_store(store.folder, OTHER)
    begin_session(again, NOW)
    assert events(again, "session") == [
        {"person": "李明", "role": "inspector"},
        {"person": "王芳", "role": "supervisor"},
    ]
    (note,) = events(again, "vault")
    assert (note["deed"], note["by"], note["person"]) == ("person_added", "李明", "王芳")
    with again.database.look() as work:
        assert work.events.conflicts() == []
    again.close()


def test_scripts_write_a_session_only_when_somebody_else_works(store: Store) -> None:
    begin_session_of_another(store, NOW)
    assert events(store, "session") == []
    people.add_person(store, "王芳", Role.SUPERVISOR, OTHER, NOW, QUICK)
    store.close()
    for _ in range(2):
        again = open_store(store.folder, OTHER)
        begin_session_of_another(again, NOW)
        again.close()
    last = open_store(store.folder, PASSPHRASE)
    begin_session_of_another(last, NOW)
    assert [event["person"] for event in events(last, "session")] == ["王芳", "李明"]
    last.close()


@pytest.mark.parametrize("kind", ["disk_full", "read_only", "busy"])
def test_a_full_disk_keeps_nobody_from_reading(
    store: Store, monkeypatch: pytest.MonkeyPatch, kind: TroubleKind
) -> None:
    def refuse(*_: object) -> object:
        raise StoreTroubleError(kind, "")

    monkeypatch.setattr(Database, "work", refuse)
    begin_session(store, NOW)
    assert events(store, "session") == []


def test_a_damaged_store_is_told_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise StoreTroubleError("damaged", "")

    monkeypatch.setattr(Database, "work", refuse)
    with pytest.raises(StoreTroubleError):
        begin_session(store, NOW)


def test_a_closed_store_has_no_key_any_more(store: Store) -> None:
    assert not store.vault.locked
    store.close()
    assert store.vault.locked
    with pytest.raises(RuntimeError):
        store.vault.key("zg/blob/v1")
    with pytest.raises(RuntimeError):
        store.files.put(b"a photo")
