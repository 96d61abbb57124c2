"""Receipts and the lives of laptops: what one said counts as long as nothing says that it may hold less by now."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from confirmed_visits import MUCH_LATER, confirm, handed_over, photos_of
from handovers import LATER, codes, worked_visit
from hostile_packs import made
from offices import PASSPHRASE, new_store

from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.errors import RefusedInputError
from inspector_app.exchange import thinning
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.kinds.receipts import due_receipts
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.thinning import thin_originals, thinnable
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.stores import Role, Store, open_store

Stores = tuple[Store, Store]


def test_a_receipt_about_a_life_that_is_still_to_come_leaves_nothing_of_it_out(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    life = inspector.device.replace("-1", "-2")
    with inspector.database.look() as work:
        ends = {inspector.device: work.events.last_of(inspector.device), life: 9_999}
    told: list[dict[str, Any]] = [{"record": "have", "device": each, "seq": seq} for each, seq in ends.items()]
    import_pack(inspector, made(supervisor, tmp_path / "r.zjpack", PackKind.RECEIPT, told, at=MUCH_LATER), LATER)
    restore_backup(inspector, make_backup(inspector, LATER).name, LATER)
    with closing(open_store(inspector.folder, PASSPHRASE)) as again:
        assert again.device == life
        worked_visit(again, "e2", photos=0)
        assert write_visit_pack(again, tmp_path / "up.zjpack", LATER).visits == 1


def test_what_was_confirmed_before_a_restore_is_confirmed_anew(stores: Stores, tmp_path: Path) -> None:
    """She may have lost it: until she says what she has, no original gives way, and every pack is whole."""
    inspector, supervisor = stores
    before = make_backup(supervisor, LATER)
    handed_over(inspector, supervisor)
    assert len(thinnable(inspector, MUCH_LATER).photos) == 3
    restore_backup(supervisor, before.name, MUCH_LATER)
    with closing(open_store(supervisor.folder, PASSPHRASE)) as again:
        trust_card(inspector, card_of(again), MUCH_LATER)
        found = thinnable(inspector, MUCH_LATER)
        assert (found.photos, found.silent) == ((), ("王芳",))
        worked_visit(inspector, "e2")
        assert write_visit_pack(inspector, tmp_path / "next.zjpack", MUCH_LATER).since == 0
        assert import_pack(again, tmp_path / "next.zjpack", MUCH_LATER).result == "imported"
        confirm(inspector, again, "anew")
        assert len(thinnable(inspector, MUCH_LATER).photos) == 3


def test_after_a_restore_everybody_gets_a_receipt_again(stores: Stores) -> None:
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    assert due_receipts(supervisor) == []
    restore_backup(supervisor, make_backup(supervisor, MUCH_LATER).name, MUCH_LATER)
    with closing(open_store(supervisor.folder, PASSPHRASE)) as again:
        assert [device.id for device in due_receipts(again)] == [inspector.device]
        confirm(inspector, again, "anew")
        assert due_receipts(again) == []


def test_a_receipt_that_comes_while_originals_give_way_is_heard(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    monkeypatch.setattr(thinning, "_AT_A_TIME", 1)

    def lost(_done: int, _total: int) -> None:
        with inspector.database.work(MUCH_LATER) as work:
            said = work.receipts.of(supervisor.device)
            assert said is not None
            work.receipts.acknowledge(said, frozenset())

    with pytest.raises(RefusedInputError) as refused:
        thin_originals(inspector, MUCH_LATER, progress=lost)
    assert codes(refused.value) == ["pack.unconfirmed"]
    assert sum(inspector.files.is_sound(photo.sha256) for photo in photos_of(inspector, visit)) == 2


def test_a_pack_for_two_brings_what_one_of_them_lacks(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    second = new_store(tmp_path / "second", Role.SUPERVISOR, "陈立")
    trust_card(inspector, card_of(second), LATER)
    trust_card(second, card_of(inspector), LATER)
    handed_over(inspector, supervisor, second)
    worked_visit(inspector, "e2", photos=0)
    write_visit_pack(inspector, tmp_path / "two.zjpack", LATER)
    import_pack(supervisor, tmp_path / "two.zjpack", LATER)
    confirm(inspector, supervisor, "of-two")
    worked_visit(inspector, "e3", photos=0)
    write_visit_pack(inspector, tmp_path / "three.zjpack", LATER)
    report = import_pack(second, tmp_path / "three.zjpack", LATER)
    assert (report.result, report.visits_new) == ("imported", 2)
    second.close()
