"""Give-back packs that were forged, came too early, lack files, or meet a laptop that nobody has seen yet."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from confirmed_visits import photos_of
from handovers import LATER, codes, forged, refusal, visits_of, worked_visit
from offices import NOW, PASSPHRASE, new_store

from db.log.chain import GENESIS, event_hash
from db.records.log import Device, Event
from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.epochs import laptop_of
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.kinds.giving_back import OF_LABEL, held_of_others, laptop_held, write_give_back
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.log_heads import HEADS_LABEL, LogHead
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.several import look_at_several
from inspector_app.exchange.trust import office_root
from inspector_app.exchange.trust.identity import new_identity
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.trust.rights import keys_since
from inspector_app.plans import devices
from inspector_app.plans.documents import adopt
from inspector_app.stores import Role, Store, open_store

Stores = tuple[Store, Store]
Log = list[Event]


def device_of(store: Store) -> Device:
    with store.database.look() as work:
        return work.devices.own()


def sent_up(inspector: Store, supervisor: Store, path: Path) -> Path:
    write_visit_pack(inspector, path, NOW)
    import_pack(supervisor, path, NOW)
    return path


def given_back(supervisor: Store, path: Path, *to: Device) -> Path:
    write_give_back(supervisor, path, held_of_others(supervisor)[0].device, LATER, recipients=to)
    return path


def chained(events: Log) -> Log:
    """Each with the hashes that an honest log would have."""
    last: dict[str, str] = {}
    made = []
    for event in events:
        draft = replace(event, prev=last.get(event.dev, GENESIS), hash="")
        made.append(replace(draft, hash=event_hash(draft)))
        last[event.dev] = made[-1].hash
    return made


def lived_as(device: str) -> Callable[[Log], Log]:
    return lambda events: chained([replace(event, dev=device) for event in events])


def labelled(**labels: str) -> Callable[[PackInfo], PackInfo]:
    return lambda info: replace(info, extra={**info.extra, **labels})


def test_signed_lies_about_a_log_are_refused_by_name(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector)
    backup = make_backup(inspector, NOW).name
    with inspector.database.look() as work:
        restored = work.events.last_of(inspector.device)
    lost = worked_visit(inspector, "e2")
    sent_up(inspector, supervisor, tmp_path / "up.zjpack")
    restore_backup(inspector, backup, LATER)
    again = open_store(inspector.folder, PASSPHRASE)
    for photo in photos_of(supervisor, lost):
        again.files.remove(photo.sha256)
    pack = given_back(supervisor, tmp_path / "back.zjpack")
    own, later = again.device, f"{laptop_of(again.device)}-7"

    def without(number: int) -> Path:
        return forged(supervisor, pack, change=lambda events: [each for each in events if each.seq != number])

    assert refusal(again, without(3)) == ["pack.gap"]
    # The place where the restored log ends: of a visit pack it would wait for what is missing.
    assert refusal(again, forged(supervisor, pack, change=lambda events: events[restored + 1 :])) == ["pack.gap"]
    assert "pack.event_hash" in refusal(
        again, forged(supervisor, pack, change=lambda events: [*events[:-1], replace(events[-1], fields={"x": 1})])
    )
    assert "pack.two_histories" in refusal(
        again, forged(supervisor, pack, change=lived_as(own), info=labelled(**{OF_LABEL: own}))
    )
    # Its notes of administrative acts are another life's, too.
    assert "pack.giveback_ahead" in refusal(
        again, forged(supervisor, pack, change=lived_as(later), info=labelled(**{OF_LABEL: later}))
    )
    assert set(refusal(again, forged(supervisor, pack, leave_out="photos/"))) == {"pack.file_missing"}
    as_visit = forged(supervisor, pack, info=lambda info: replace(info, kind=PackKind.VISIT))
    assert set(refusal(again, as_visit)) == {"pack.foreign_event"}
    assert "pack.sender_changed_key" in refusal(again, forged(supervisor, pack, key=new_identity()))
    own_word = forged(
        again,
        sent_up(again, supervisor, tmp_path / "up2.zjpack"),
        info=lambda info: replace(info, kind=PackKind.GIVE_BACK, extra={**info.extra, OF_LABEL: own}),
    )
    assert refusal(supervisor, own_word) == ["pack.sender_role"]
    # Without the laptop's own signature it is for a person to decide, by itself; it cannot be withdrawn.
    (unsigned,) = look_at_several(again, [forged(supervisor, pack, info=labelled(**{HEADS_LABEL: "-"}))], LATER)
    (signed,) = look_at_several(again, [pack], LATER)
    assert (unsigned.problems, unsigned.takeable, signed.takeable) == ((), False, True)
    assert import_pack(again, pack, LATER).result == "imported"
    again.close()


def test_what_waited_is_taken_when_a_give_back_brings_what_came_before(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    second = new_store(tmp_path / "second", Role.SUPERVISOR, "陈立")
    for store in stores:
        trust_card(second, card_of(store), NOW)
        trust_card(store, card_of(second), NOW)
    worked_visit(inspector)
    pack = sent_up(inspector, supervisor, tmp_path / "up.zjpack")
    late = forged(inspector, pack, change=lambda events: events[4:])
    assert import_pack(second, late, NOW).result == "waiting"
    back = given_back(supervisor, tmp_path / "back.zjpack", device_of(second))
    assert import_pack(second, back, LATER).released == ("forged.zjpack",)
    assert import_pack(second, late, LATER).result == "nothing new"
    assert visits_of(second) == visits_of(inspector)
    second.close()


def test_a_pack_that_waits_is_taken_itself_when_its_gap_was_filled(stores: Stores, tmp_path: Path) -> None:
    """The same number with other records: nobody's program writes it, and it must not break off the import."""
    inspector, supervisor = stores
    worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    assert import_pack(
        supervisor, forged(inspector, tmp_path / "up.zjpack", change=lambda events: events[4:]), NOW
    ).result == "waiting"  # fmt: skip
    assert import_pack(supervisor, tmp_path / "up.zjpack", NOW).result == "imported"
    with supervisor.database.look() as work:
        assert work.waiting.all() == []


def test_a_pack_with_anothers_number_takes_its_place_neither_waiting_nor_taken(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    other = new_store(tmp_path / "other", person="陈立")
    trust_card(other, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(other), NOW)
    for store in (inspector, other):
        worked_visit(store, f"e-{store.owner.person}", photos=1)
    number = write_visit_pack(inspector, tmp_path / "up.zjpack", NOW).pack.info.pack_id
    late = forged(inspector, tmp_path / "up.zjpack", change=lambda events: events[4:])
    assert import_pack(supervisor, late, NOW).result == "waiting"
    write_visit_pack(other, tmp_path / "other.zjpack", NOW)
    for first in (0, 4):
        pack = forged(
            other,
            tmp_path / "other.zjpack",
            change=lambda events, first=first: events[first:],  # type: ignore[misc]
            info=lambda info: replace(info, pack_id=number),
        )
        assert refusal(supervisor, pack) == ["pack.id_reused"]
    assert import_pack(supervisor, tmp_path / "up.zjpack", NOW).result == "imported"


def test_what_nobody_has_any_more_stops_no_pack(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    backup = make_backup(inspector, NOW).name
    lost = worked_visit(inspector)
    sent_up(inspector, supervisor, tmp_path / "up.zjpack")
    first, *_ = photos_of(supervisor, lost)
    for store in stores:
        store.files.remove(first.sha256)
    restore_backup(inspector, backup, LATER)
    again = open_store(inspector.folder, PASSPHRASE)
    assert import_pack(again, given_back(supervisor, tmp_path / "back.zjpack"), LATER).photos_absent == 1
    worked_visit(again, "e2")
    assert write_visit_pack(again, tmp_path / "next.zjpack", LATER).handed_over == 1
    assert import_pack(supervisor, tmp_path / "next.zjpack", LATER).visits_new == 1
    again.close()


def test_nobody_elses_pack_spoils_a_laptops_signature(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    colleague = new_store(tmp_path / "colleague", person="陈立")
    trust_card(colleague, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(colleague), NOW)
    worked_visit(inspector)
    sent_up(inspector, supervisor, tmp_path / "up.zjpack")
    with supervisor.database.look() as work:
        *_, last = work.events.of_device(inspector.device)
    worked_visit(colleague, "e9")
    write_visit_pack(colleague, tmp_path / "c.zjpack", NOW)
    junk = LogHead(last.dev, last.seq, last.hash, f"{'A' * 86}==").text
    import_pack(supervisor, forged(colleague, tmp_path / "c.zjpack", info=labelled(**{HEADS_LABEL: junk})), LATER)
    held = laptop_held(supervisor, "李明")
    write_give_back(supervisor, tmp_path / "back.zjpack", held, LATER, recipients=[device_of(colleague)])
    trust_card(colleague, card_of(inspector), NOW)
    assert check_pack(colleague, tmp_path / "back.zjpack", now=LATER).problems == ()
    colleague.close()


def test_the_offices_list_is_enough_to_believe_a_laptop_that_is_gone(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    root = office_root.create_root(tmp_path / "o.zjroot", "福永街道办事处", "a root in the safe", NOW)
    listed = office_root.read_list_of(root, tmp_path / "o.zjdevices")
    listed = office_root.certify(listed, card_of(inspector), "inspector", date(2026, 1, 1), date(2026, 12, 31))
    office_root.save_list(tmp_path / "o.zjdevices", listed, root)
    worked_visit(inspector, photos=1)
    sent_up(inspector, supervisor, tmp_path / "up.zjpack")
    new = new_store(tmp_path / "new", person="陈立")
    trust_card(new, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(new), NOW)
    back = given_back(supervisor, tmp_path / "back.zjpack", device_of(new))
    assert refusal(new, back) == ["pack.giveback_unproven"]
    with new.database.work(NOW) as work:
        adopt(work, devices.NAME, devices.to_value((tmp_path / "o.zjdevices").read_bytes()), NOW)
    assert import_pack(new, back, LATER).visits_new == 1
    new.close()


def test_a_key_that_was_changed_signs_nothing_of_the_lives_after(stores: Stores) -> None:
    _, supervisor = stores
    old, new = new_identity(), new_identity()
    laptop = "0123456789ab"
    with supervisor.database.work(NOW) as work:
        for epoch, keys in ((1, old), (3, new)):
            card = Device(f"{laptop}-{epoch}", "陈立", "inspector", "办事处", keys.signing_public, "")
            work.devices.add(replace(card, first_seen=NOW))
        known = {epoch: keys_since(work, f"{laptop}-{epoch}") for epoch in range(1, 5)}
    both, last = {old.signing_public, new.signing_public}, {new.signing_public}
    assert known == {1: both, 2: both, 3: last, 4: last}


def test_what_a_killed_write_left_on_the_stick_goes_with_the_next(stores: Stores, tmp_path: Path) -> None:
    inspector, _ = stores
    worked_visit(inspector, photos=1)
    left = [tmp_path / name for name in (".0a1b2c3d.part", "..0a1b2c3d.part.4e5f6a7b.part")]
    kept = [tmp_path / name for name in (".holiday.part", "0a1b2c3d.part", "..0a1b2c3d.part.00000000.part")]
    for path in (*left, *kept):
        path.write_bytes(b"half a pack")
        os.utime(path, (0, 0) if path != kept[-1] else (NOW.timestamp(), NOW.timestamp()))
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    assert [path.is_file() for path in (*left, *kept)] == [False, False, True, True, True]


def test_two_laptops_of_one_person_are_told_apart(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    other = new_store(tmp_path / "other")
    trust_card(other, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(other), NOW)
    for number, store in enumerate((inspector, other)):
        worked_visit(store, f"e{number}", photos=1)
        sent_up(store, supervisor, tmp_path / f"up{number}.zjpack")
    with pytest.raises(RefusedInputError) as refused:
        laptop_held(supervisor, "李明")
    assert codes(refused.value) == ["pack.giveback_several"]
    assert laptop_held(supervisor, laptop_of(other.device)).id == other.device
    other.close()
