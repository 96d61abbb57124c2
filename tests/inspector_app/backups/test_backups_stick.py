"""Everything of a store in one file: written, opened by a passphrase or by the office's key, refused when hurt."""

import hashlib
import random
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from handovers import codes, holdings, worked_visit
from offices import NOW, PASSPHRASE, Role, new_store

from inspector_app.backups.returning import return_store, return_store_by_recovery
from inspector_app.backups.stick import read_head, write_backup_file
from inspector_app.errors import CancelledError, ProblemsError, RefusedInputError, UnavailableError
from inspector_app.exchange.bag import layout
from inspector_app.exchange.bag.container import read_pack_file, write_pack_file
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.people import set_recovery
from inspector_app.recovery import new_recovery_files, read_identity
from inspector_app.stores import Store, hold, open_store

LATER = NOW + timedelta(days=2)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return new_store(tmp_path / "store")


def written(store: Store, path: Path) -> Path:
    worked_visit(store)
    found = write_backup_file(store, path, NOW)
    assert (found.visits, found.photos, found.files, found.size) == (1, 3, 4, path.stat().st_size)
    return path


def test_a_store_comes_back_from_the_stick_by_the_passphrase_of_then(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path / "b.zjbackup")
    then = holdings(store)
    device = store.device
    store.close()
    returned = return_store(path, tmp_path / "new laptop" / "store", PASSPHRASE, LATER)
    assert (returned.visits, returned.photos, returned.files, returned.files_sound) == (1, 3, 4, 4)
    again = open_store(returned.folder, PASSPHRASE)
    now = holdings(again)
    assert {name for name in then if now[name] != then[name]} == {"have", "devices"}
    assert again.device == returned.device != device
    assert again.device.startswith(device[:13])
    for sha256 in (store.files.get, again.files.get)[1:]:
        with again.database.look() as work:
            assert all(sha256(each) for each in work.blobs.all())
    again.close()


def test_what_a_killed_restore_left_is_cleared_away_and_one_under_way_is_not(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path / "b.zjbackup")
    store.close()
    killed, other = tmp_path / ".new [1].01234567.part", tmp_path / ".new.01234567.part"
    under_way = tmp_path / ".new [1].89abcdef.part"
    for folder in (killed, other, under_way):
        (folder / "blobs").mkdir(parents=True)
    lock = hold(under_way)
    return_store(path, tmp_path / "new [1]", PASSPHRASE, LATER)
    lock.release()
    assert not killed.exists()
    assert other.exists()
    assert under_way.exists()


def test_the_same_file_restored_on_two_laptops_makes_two_devices(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path / "b.zjbackup")
    devices = {return_store(path, tmp_path / f"laptop {number}", PASSPHRASE, LATER).device for number in range(4)}
    assert len(devices) >= 3
    store.close()


def test_the_office_opens_it_without_the_passphrase(store: Store, tmp_path: Path) -> None:
    files = new_recovery_files(tmp_path / "safe", NOW)
    set_recovery(store, files.public.read_bytes(), NOW)
    worked_visit(store)
    found = write_backup_file(store, tmp_path / "b.zjbackup", NOW)
    assert found.to_office
    assert len(found.recipients) == 2
    identity = read_identity(files.secret.read_bytes())
    returned = return_store_by_recovery(found.path, tmp_path / "new", identity, "four new unrelated words", LATER)
    assert returned.files_sound == 4
    open_store(tmp_path / "new", "four new unrelated words").close()
    other = read_identity(new_recovery_files(tmp_path / "other", NOW).secret.read_bytes())
    with pytest.raises(ProblemsError) as refused:
        return_store_by_recovery(found.path, tmp_path / "newer", other, "four new unrelated words", LATER)
    assert codes(refused.value) == ["store.recovery_other_key"]
    assert not (tmp_path / "newer").exists()
    # A bad passphrase is told before anything is unpacked, also one that is only bad for this person.
    found.path.write_bytes(found.path.read_bytes()[:-40])
    with pytest.raises(ProblemsError) as guessed:
        return_store_by_recovery(found.path, tmp_path / "newer", identity, "liming2026", LATER)
    assert codes(guessed.value) == ["store.passphrase_common"]
    store.close()


def test_without_a_recovery_key_it_is_written_to_the_supervisors(store: Store, tmp_path: Path) -> None:
    supervisor = new_store(tmp_path / "supervisor", Role.SUPERVISOR, "王芳")
    trust_card(store, card_of(supervisor), NOW)
    path = written(store, tmp_path / "b.zjbackup")
    contents = read_pack_file(path, [supervisor.identity.age_secret], head=read_head(path).size)
    assert [each.name for each in contents.info.recipients] == ["王芳 福永街道办事处", "李明 福永街道办事处"]
    (record,) = contents.records()
    assert (record["record"], record["visits"], record["files"]) == ("backup", 1, 4)
    for opened in (store, supervisor):
        opened.close()


def test_nothing_of_the_store_can_be_read_in_it(store: Store, tmp_path: Path) -> None:
    content = written(store, tmp_path / "b.zjbackup").read_bytes()
    assert content.startswith(b'{"device":')
    for secret in ("顺达", "三件未验视"):
        assert secret.encode() not in content
    assert b"JFIF" not in content
    store.close()


def test_a_wrong_passphrase_or_a_full_folder_leaves_nothing(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path / "b.zjbackup")
    with pytest.raises(UnavailableError) as wrong:
        return_store(path, tmp_path / "new", "not the passphrase", LATER)
    assert codes(wrong.value) == ["store.wrong_passphrase"]
    with pytest.raises(RefusedInputError) as full:
        return_store(path, store.folder, PASSPHRASE, LATER)
    assert codes(full.value) == ["backup.folder_not_empty"]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["b.zjbackup", "store"]
    store.close()


def test_a_file_hurt_anywhere_is_refused_in_words(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path / "b.zjbackup")
    whole = path.read_bytes()
    places = random.Random(28)
    for _ in range(40):
        hurt = bytearray(whole)
        place = places.randrange(len(hurt))
        hurt[place] ^= 1 << places.randrange(8)
        path.write_bytes(hurt if places.random() < 0.8 else whole[:place])
        refusal = refused_return(path, tmp_path / "new")
        if refusal is not None:
            assert codes(refusal)
            assert not (tmp_path / "new").exists()
        else:
            # Only what is told about itself in the first line, which opens nothing, may differ.
            assert place < read_head(path).size
            open_store(tmp_path / "new", PASSPHRASE).close()
            (tmp_path / "new").rename(tmp_path / f"taken-{place}")
    store.close()


def refused_return(path: Path, target: Path) -> ProblemsError | None:
    try:
        return_store(path, target, PASSPHRASE, LATER)
    except ProblemsError as error:
        return error
    return None


def test_no_backup_at_all_is_named(tmp_path: Path) -> None:
    for content in (b"", b"PK\x03\x04", b"{}\n", b'{"program":"inspector-app card"}\n', b"\xff" * 1000):
        (tmp_path / "x.zjbackup").write_bytes(content)
        with pytest.raises(RefusedInputError) as refused:
            return_store(tmp_path / "x.zjbackup", tmp_path / "new", PASSPHRASE, LATER)
        assert codes(refused.value) == ["backup.not_ours"]
    (tmp_path / "x.zjbackup").write_bytes(b'{"format":2,"program":"inspector-app backup"}\n')
    with pytest.raises(RefusedInputError) as refused:
        read_head(tmp_path / "x.zjbackup")
    assert codes(refused.value) == ["backup.newer"]


def test_a_backup_of_another_store_under_this_heads_keys_is_refused(store: Store, tmp_path: Path) -> None:
    """A supervisor who may read the file cannot write another into its place."""
    path = written(store, tmp_path / "b.zjbackup")
    forger = new_store(tmp_path / "forger")
    trust_card(forger, card_of(store), NOW)
    forged = written(forger, tmp_path / "f.zjbackup").read_bytes()
    head, forged_head = read_head(path), read_head(tmp_path / "f.zjbackup")
    path.write_bytes(path.read_bytes()[: head.size] + forged[forged_head.size :])
    with pytest.raises(ProblemsError) as refused:
        return_store(path, tmp_path / "new", PASSPHRASE, LATER)
    assert codes(refused.value)
    assert not (tmp_path / "new").exists()
    for opened in (store, forger):
        opened.close()


def test_a_cancelled_writing_leaves_nothing_anywhere(store: Store, tmp_path: Path) -> None:
    worked_visit(store)
    with pytest.raises(CancelledError):
        write_backup_file(store, tmp_path / "b.zjbackup", NOW, cancelled=lambda: True)
    assert not list(tmp_path.glob("*b.zjbackup*"))
    assert not list((store.folder / "backups").iterdir())
    store.close()


def test_progress_is_told_to_the_end(store: Store, tmp_path: Path) -> None:
    worked_visit(store)
    told: list[tuple[int, int]] = []
    write_backup_file(store, tmp_path / "b.zjbackup", NOW, progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]
    store.close()


def test_a_backup_is_no_visit_pack_and_a_visit_pack_holds_no_database(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path / "b.zjbackup")
    head = read_head(path).size
    (tmp_path / "b.zjpack").write_bytes(path.read_bytes()[head:])
    with pytest.raises(RefusedInputError) as refused:
        import_pack(store, tmp_path / "b.zjpack", NOW)
    assert codes(refused.value) == ["pack.is_backup"]
    info = read_pack_file(path, [store.identity.age_secret], head=head).info
    assert info.kind is PackKind.BACKUP
    member = layout.Member(layout.DATABASE, 1, hashlib.sha256(b"0").hexdigest(), lambda: b"0")
    visit = replace(info, kind=PackKind.VISIT, extra={})
    write_pack_file(tmp_path / "v.zjpack", visit, [], [member], store.identity.signing_private)
    with pytest.raises(RefusedInputError) as refused:
        read_pack_file(tmp_path / "v.zjpack", [store.identity.age_secret])
    assert codes(refused.value) == ["pack.manifest"]
    store.close()


def test_the_public_tools_open_it_by_hand(store: Store, tmp_path: Path) -> None:
    """`tail -n +2` and any age tool: here pyrage, then `unzip` and `sha256sum`."""
    import pyrage

    path = written(store, tmp_path / "b.zjbackup")
    sealed = path.read_bytes().partition(b"\n")[2]
    identity = pyrage.x25519.Identity.from_str(store.identity.age_secret)
    (tmp_path / "bag.zip").write_bytes(pyrage.decrypt(sealed, [identity]))
    subprocess.run(["unzip", "-q", "bag.zip"], cwd=tmp_path, check=True)
    subprocess.run(["sha256sum", "--quiet", "-c", "manifest-sha256.txt"], cwd=tmp_path / "bag", check=True)
    assert len(list((tmp_path / "bag" / "data" / "files").iterdir())) == 4
    store.close()
