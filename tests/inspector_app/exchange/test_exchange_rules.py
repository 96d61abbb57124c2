"""Certificates, six words, parts, sticks and receipts: each rule by itself."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pyrage
import pytest
from handovers import LATER, codes, forged, jpeg, judged_items, refusal, with_photos, worked_visit
from hypothesis import given
from hypothesis import strategies as st
from offices import NOW

from inspector_app.errors import ProblemsError, RefusedInputError, UnavailableError
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.exchange import sticks
from inspector_app.exchange.bag import age_header
from inspector_app.exchange.bag.layout import MIB, Member
from inspector_app.exchange.bag.parting import part_of, parted
from inspector_app.exchange.kinds.confirming import require_confirmed
from inspector_app.exchange.kinds.receipts import write_receipt
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack, in_order
from inspector_app.exchange.trust import office_root
from inspector_app.exchange.trust.device_list import read_device_list, write_device_list
from inspector_app.exchange.trust.identity import new_identity
from inspector_app.exchange.trust.peers import card_of, known_peers
from inspector_app.exchange.trust.six_words import six_words, spoken
from inspector_app.messages import Language
from inspector_app.plans import devices
from inspector_app.plans.documents import adopt, current
from inspector_app.stores import Store

Stores = tuple[Store, Store]


# --- six words --------------------------------------------------------------------------------------------------------


def test_six_words_are_short_and_the_same_in_both_languages_place_by_place() -> None:
    key = new_identity().signing_public
    zh, en = six_words(key), six_words(key, Language.EN)
    assert len(zh) == len(en) == 6
    assert all(len(word) == 2 for word in zh)
    assert all(word.count(" ") == 1 for word in en)
    assert spoken(key).count("·") == 5


def test_other_keys_have_other_words() -> None:
    assert len({spoken(new_identity().signing_public) for _ in range(300)}) == 300


# --- the office root --------------------------------------------------------------------------------------------------


def office(stores: Stores, folder: Path) -> tuple[office_root.OfficeRoot, Path]:
    """A root with a list that certifies both laptops for 2026."""
    root = office_root.create_root(folder / "o.zjroot", "福永街道办事处", "a root in the safe", NOW)
    found = office_root.read_list_of(root, folder / "o.zjdevices")
    for store, role in zip(stores, ("inspector", "supervisor"), strict=True):
        found = office_root.certify(found, card_of(store), role, date(2026, 1, 1), date(2026, 12, 31))
    office_root.save_list(folder / "o.zjdevices", found, root)
    return root, folder / "o.zjdevices"


def takes_list(store: Store, path: Path) -> None:
    value = devices.to_value(path.read_bytes())
    with store.database.work(NOW) as work:
        assert devices.against(work, value) == []
        adopt(work, devices.NAME, value, NOW)


@pytest.mark.usefixtures("real_costs")
def test_the_root_lies_sealed_as_age_seals_by_a_passphrase(tmp_path: Path) -> None:
    made = office_root.create_root(tmp_path / "o.zjroot", "福永街道办事处", "a root in the safe", NOW)
    sealed = (tmp_path / "o.zjroot").read_bytes()
    assert made.signing_private.encode() not in sealed
    assert sealed.startswith(b"age-encryption.org/v1\n-> scrypt ")
    # By age's own text: the library that made it would refuse it on a machine that has become busy since.
    assert office_root.open_root(tmp_path / "o.zjroot", "a root in the safe") == made
    with pytest.raises(UnavailableError) as locked:
        office_root.open_root(tmp_path / "o.zjroot", "another passphrase")
    assert codes(locked.value) == ["pack.root_locked"]
    with pytest.raises(RefusedInputError) as there:
        office_root.create_root(tmp_path / "o.zjroot", "", "short", NOW)
    assert codes(there.value) == ["store.passphrase_short", "pack.root_there", "pack.root_office"]


def test_a_busy_machine_opens_the_root_that_it_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library refuses what would take long just now, and people were told that their passphrase was wrong."""

    def refuses(*_: object) -> bytes:
        raise pyrage.DecryptError("Excessive work parameter for passphrase.")

    path = tmp_path / "o.zjroot"
    made = office_root.create_root(path, "福永街道办事处", "a root in the safe", NOW)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", refuses)
    assert office_root.open_root(path, "a root in the safe") == made
    whole = path.read_bytes()
    asks_too_much = whole.replace(b" 1\n", b" 40\n", 1)
    for hurt in (whole[:-1], whole[:200], b"", whole[:-1] + bytes([whole[-1] ^ 1]), whole + b"x", asks_too_much):
        path.write_bytes(hurt)
        with pytest.raises(UnavailableError) as refused:
            office_root.open_root(path, "a root in the safe")
        assert codes(refused.value) == ["pack.root_locked"]


def test_a_root_that_takes_more_memory_than_there_is_is_no_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it takes stands in the file, and was measured on the machine that made it."""

    class Hungry:
        def __init__(self, **_: object) -> None: ...

        def derive(self, _: bytes) -> bytes:
            raise MemoryError("Not enough memory to derive key. These parameters require 2048MB of memory.")

    path = tmp_path / "o.zjroot"
    office_root.create_root(path, "福永街道办事处", "a root in the safe", NOW)
    monkeypatch.setattr(age_header, "Scrypt", Hungry)
    with pytest.raises(UnavailableError) as refused:
        office_root.open_root(path, "a root in the safe")
    assert codes(refused.value) == ["pack.root_unread"]


def test_a_list_is_believed_only_with_its_signature(stores: Stores, tmp_path: Path) -> None:
    root, path = office(stores, tmp_path)
    data = path.read_bytes()
    assert read_device_list(data).edition == 2
    for forgery in (data.replace(b'"role":"inspector"', b'"role":"supervisor"'), data[:-9] + b"AAAAAAAA\n", b"{}\n"):
        with pytest.raises(RefusedInputError) as refused:
            read_device_list(forgery)
        assert codes(refused.value)[0] in ("pack.devices_forged", "pack.devices_not_ours")
    with pytest.raises(RefusedInputError) as stranger:
        office_root.read_list_of(replace(root, signing_public=new_identity().signing_public), path)
    assert codes(stranger.value) == ["pack.devices_forged"]
    other = replace(read_device_list(data), root=new_identity().signing_public)
    with pytest.raises(RefusedInputError):
        read_device_list(write_device_list(other, root.signing_private))


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader_of_lists(data: bytes) -> None:
    with pytest.raises(RefusedInputError):
        read_device_list(data)


def test_an_old_list_or_one_of_another_root_changes_nothing(stores: Stores, tmp_path: Path) -> None:
    root, path = office(stores, tmp_path)
    old = path.read_bytes()
    newer = office_root.revoke(read_device_list(old), stores[0].device, NOW.date(), "丢失")
    office_root.save_list(path, newer, root)
    takes_list(stores[1], path)
    with stores[1].database.look() as work:
        assert [each.code for each in devices.against(work, devices.to_value(old))] == ["pack.devices_older"]
    (tmp_path / "other").mkdir()
    _, strange = office(stores, tmp_path / "other")
    with stores[1].database.look() as work:
        found = devices.against(work, devices.to_value(strange.read_bytes()))
    assert [each.code for each in found] == ["pack.devices_other_root"]


def test_a_revoked_laptop_never_gets_a_certificate_again(stores: Stores, tmp_path: Path) -> None:
    _, path = office(stores, tmp_path)
    revoked = office_root.revoke(read_device_list(path.read_bytes()), stores[0].device, NOW.date(), "")
    with pytest.raises(RefusedInputError) as refused:
        office_root.certify(revoked, card_of(stores[0]), "boss", date(2027, 1, 1), date(2026, 1, 1))
    assert codes(refused.value) == ["pack.certificate_dates", "pack.certificate_role", "pack.certificate_revoked"]
    with pytest.raises(RefusedInputError) as unknown:
        office_root.revoke(revoked, "ffffffffffff-1", NOW.date(), "")
    assert codes(unknown.value) == ["pack.revoked_unknown"]


def test_expired_and_forged_laptops_are_refused_by_name(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    _, path = office(stores, tmp_path)
    takes_list(supervisor, path)
    worked_visit(inspector, photos=1)
    pack = tmp_path / "p.zjpack"
    write_visit_pack(inspector, pack, NOW)
    assert check_pack(supervisor, pack, now=NOW).problems == ()
    late = check_pack(supervisor, pack, now=NOW + timedelta(days=400))
    assert [problem.code for problem in late.problems] == ["pack.sender_expired"]
    with pytest.raises(RefusedInputError) as refused:
        import_pack(supervisor, pack, NOW + timedelta(days=400))
    assert codes(refused.value) == ["pack.sender_expired"]
    backdated = forged(inspector, pack, info=lambda info: replace(info, created=info.created.replace(year=2025)))
    assert refusal(supervisor, backdated) == ["pack.sender_expired"]
    thief = forged(inspector, pack, key=new_identity())
    assert "pack.sender_changed_key" in refusal(supervisor, thief)


def test_a_certified_laptop_needs_no_comparing_and_a_thief_does_not_pass(stores: Stores, tmp_path: Path) -> None:
    inspector, _ = stores
    _, path = office(stores, tmp_path)
    from offices import new_store

    from inspector_app.stores import Role

    third = new_store(tmp_path / "third", Role.SUPERVISOR, "周刚")
    takes_list(third, path)
    takes_list(inspector, path)
    from inspector_app.exchange.trust.peers import trust_card

    trust_card(inspector, card_of(third), NOW)
    worked_visit(inspector, photos=1)
    pack = tmp_path / "p.zjpack"
    write_visit_pack(inspector, pack, NOW)
    thief = forged(inspector, pack, key=new_identity())
    assert refusal(third, thief) == ["pack.sender_forged"]
    assert not check_pack(third, thief, now=LATER).sender_known
    assert import_pack(third, pack, LATER).sender.person == "李明"
    third.close()


# --- parts ------------------------------------------------------------------------------------------------------------


def member(number: int, size: int) -> Member:
    return Member(f"data/photos/{number:064x}.jpg", size, f"{number:064x}", lambda: b"")


@given(st.lists(st.integers(1, 3 * MIB), max_size=30), st.integers(4 * MIB, 20 * MIB))
def test_every_photo_is_in_exactly_one_part_and_no_part_is_too_large(sizes: list[int], most: int) -> None:
    files = [member(number, size) for number, size in enumerate(sizes)]
    parts = parted(1000, [], [], files, most)
    assert [each for part in parts for each in part] == files
    assert all(sum(each.size for each in part) <= most for part in parts)
    assert len(parts) == 1 or all(parts)


def test_a_part_says_which_it_is() -> None:
    assert part_of({"Part": "2/3"}) == (2, 3)
    for nonsense in ("", "x/y", "4/3", "0/2", "1", "１/２"):
        assert part_of({"Part": nonsense}) == (1, 1)


# --- receipts ---------------------------------------------------------------------------------------------------------


def test_only_what_a_receipt_confirmed_may_be_thinned(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=1)
    (later,) = with_photos(inspector, visit, range(77, 78))
    with inspector.database.look() as work:
        first = next(photo.sha256 for photo in work.photos.of_visit(visit) if photo.sha256 != later)
    pack = tmp_path / "p.zjpack"
    write_visit_pack(inspector, pack, NOW)
    # The supervisor's disk hurts a photo after the import: his receipt does not confirm it.
    import_pack(supervisor, pack, NOW)
    supervisor.files._path(later).write_bytes(b"ZJF1 hurt")
    (peer,) = known_peers(supervisor)
    sent = write_receipt(supervisor, tmp_path / "r.zjpack", peer, LATER)
    assert (sent.report["photos"], sent.report["photos_confirmed"]) == (2, 1)
    assert import_pack(inspector, tmp_path / "r.zjpack", LATER).confirmed == (2, 1)
    holders = known_peers(inspector)
    with inspector.database.look() as work:
        require_confirmed(work, holders, [first])
        for devices, files in ((holders, [first, later]), ([*holders, peer], [first]), ([], [first])):
            with pytest.raises(RefusedInputError) as refused:
                require_confirmed(work, devices, files)
            assert codes(refused.value) == ["pack.unconfirmed"]
    # The next pack brings the hurt one again, and it is healed.
    write_visit_pack(inspector, tmp_path / "q.zjpack", LATER)
    import_pack(supervisor, tmp_path / "q.zjpack", LATER)
    assert supervisor.files.get(later) == inspector.files.get(later)


def test_a_late_receipt_does_not_undo_a_newer_one(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=1)
    (peer,) = known_peers(supervisor)
    for name, when, photos in (("one", NOW, 0), ("two", LATER, 1)):
        with_photos(inspector, visit, range(500, 500 + photos))
        write_visit_pack(inspector, tmp_path / f"{name}.zjpack", when)
        import_pack(supervisor, tmp_path / f"{name}.zjpack", when)
        write_receipt(supervisor, tmp_path / f"r-{name}.zjpack", peer, when)
    assert import_pack(inspector, tmp_path / "r-two.zjpack", LATER).confirmed == (2, 2)
    import_pack(inspector, tmp_path / "r-one.zjpack", LATER)
    with inspector.database.look() as work:
        assert len(work.receipts.confirmations()) == 3


def test_a_receipt_for_more_than_was_recorded_tells_of_a_clone(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    import shutil

    from offices import PASSPHRASE

    from inspector_app.stores import open_store

    inspector.close()
    shutil.copytree(inspector.folder, tmp_path / "clone")
    clone = open_store(tmp_path / "clone", PASSPHRASE)
    worked_visit(clone, photos=1)
    write_visit_pack(clone, tmp_path / "p.zjpack", NOW)
    import_pack(supervisor, tmp_path / "p.zjpack", NOW)
    (peer,) = known_peers(supervisor)
    write_receipt(supervisor, tmp_path / "r.zjpack", peer, NOW)
    clone.close()
    again = open_store(inspector.folder, PASSPHRASE)
    with pytest.raises(RefusedInputError) as refused:
        import_pack(again, tmp_path / "r.zjpack", NOW)
    assert set(codes(refused.value)) == {"pack.receipt_ahead"}
    # And the pack of the one after that of the other is a second history.
    worked_visit(again, "e7", photos=1)
    write_visit_pack(again, tmp_path / "q.zjpack", LATER)
    assert "pack.two_histories" in refusal(supervisor, tmp_path / "q.zjpack")
    again.close()


# --- order and place --------------------------------------------------------------------------------------------------


def test_several_files_are_put_in_order_and_strange_ones_come_last(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, photos=1)
    for name, when in (("b", LATER), ("a", NOW)):
        write_visit_pack(inspector, tmp_path / f"{name}.zjpack", when)
    (tmp_path / "x.zjpack").write_text("一封信")
    names = [path.name for path in in_order(supervisor, [tmp_path / f"{name}.zjpack" for name in "xbab"])]
    assert names == ["a.zjpack", "b.zjpack", "x.zjpack"]


def test_a_place_is_looked_at_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = sticks.look_at(tmp_path)
    assert place.free > 0
    assert sticks.place_problems(place) == []
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UnavailableError) as gone:
        sticks.look_at(tmp_path / "gone")
    assert codes(gone.value) == ["pack.stick_missing"]
    with pytest.raises(UnavailableError) as full:
        sticks.require_room(tmp_path, place.free + 1)
    assert codes(full.value) == ["pack.stick_full"]
    # A file system that knows nothing of itself, such as of a phone, is written to and will tell.
    nothing = shutil.disk_usage(tmp_path)._replace(total=0, used=0, free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: nothing)
    sticks.require_room(tmp_path, 10**12)
    monkeypatch.setattr(Path, "open", _refused)
    assert [each.code for each in sticks.place_problems(place)] == ["pack.stick_read_only"]


def test_several_parts_ask_for_the_room_of_all_before_the_first_is_written(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = worked_visit(stores[0])
    for number in range(4):
        data = jpeg(number) + bytes([number]) * MIB
        add_photo(stores[0], visit, judged_items()[0].code, Picture(data, f"{number}.jpg", "file"), NOW)
    enough_for_two = shutil.disk_usage(tmp_path)._replace(free=5 * MIB)
    written = write_visit_pack(stores[0], tmp_path / "p.zjpack", NOW, max_size=2 * MIB)
    assert len(written.parts) > 2
    for path, _ in written.parts:
        path.unlink()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: enough_for_two)
    with pytest.raises(UnavailableError) as full:
        write_visit_pack(stores[0], tmp_path / "p.zjpack", NOW, max_size=2 * MIB)
    assert codes(full.value) == ["pack.stick_full"]
    assert list(tmp_path.glob("p*")) == []


def _refused(*_: object, **__: object) -> object:
    raise OSError(30, "Read-only file system")


def test_a_stick_that_is_in_use_is_not_said_to_be_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "udisksctl"
    tool.write_text("#!/bin/sh\necho busy >&2\nexit 1\n", "utf-8")
    tool.chmod(0o755)
    monkeypatch.setattr(sticks.shutil, "which", lambda name: str(tool))
    place = sticks.Place(tmp_path, "/dev/sdz1", "vfat", True)
    with pytest.raises(UnavailableError) as busy:
        sticks.eject(place)
    assert codes(busy.value) == ["pack.stick_busy"]
    tool.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    sticks.eject(place)
    monkeypatch.setattr(sticks.shutil, "which", lambda name: None)
    with pytest.raises(UnavailableError) as none:
        sticks.eject(place)
    assert codes(none.value) == ["pack.stick_no_eject"]


@pytest.mark.parametrize("label", ["my stick", "我的 U盘", "李明\u2028备份"])
def test_a_mount_is_found_by_its_longest_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, label: str) -> None:
    stick = tmp_path / label
    stick.mkdir()
    escaped = str(stick).replace(" ", "\\040")
    lines = f"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 8:17 / {escaped} rw - vfat /dev/sdb1 rw\n"
    (tmp_path / "mountinfo").write_text(lines, "utf-8")
    monkeypatch.setattr(sticks, "_MOUNTS", tmp_path / "mountinfo")
    place = sticks.look_at(stick)
    assert (place.device, place.file_system, place.removable) == ("/dev/sdb1", "vfat", False)


# --- plans ------------------------------------------------------------------------------------------------------------


def test_a_document_holds_from_its_day_and_the_old_one_stays(stores: Stores) -> None:
    store = stores[1]
    for value, since in (({"tasks": []}, date(2026, 1, 1)), ({"tasks": [1]}, date(2027, 1, 1))):
        with store.database.work(NOW) as work:
            adopt(work, "tasks", value, NOW, since=since)
    assert current(store, "tasks") == {"tasks": [1]}
    assert current(store, "tasks", date(2026, 6, 1)) == {"tasks": []}
    assert current(store, "tasks", date(2025, 6, 1)) is None
    assert current(store, "nothing") is None
    with store.database.work(NOW) as work:
        before = work.events.have()
        adopt(work, "tasks", {"tasks": [1]}, NOW)
        assert work.events.have() == before
        with pytest.raises(RefusedInputError) as refused:
            adopt(work, "tasks", {"x": float("nan")}, NOW)
    assert codes(refused.value) == ["plan.value"]


def test_errors_have_words_in_both_languages() -> None:
    import json

    from inspector_app import assets
    from inspector_app.messages import explain

    for topic in ("pack", "plan"):
        for name, words in assets.read_json("messages", f"{topic}.json").items():
            assert set(words) == {"zh", "en"}, name
            assert set(words["zh"]) == set(words["en"]), name
            assert json.dumps(words)
    assert explain(ProblemsError([]), Language.EN) is not None
