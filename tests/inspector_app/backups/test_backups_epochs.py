"""A laptop on which a backup was restored: its own visits stay its own, and no number is ever used twice (trap 12)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from handovers import LATER, codes, holdings, judged_items, two_stores, with_photos, worked_visit
from hypothesis import given
from hypothesis import strategies as st
from offices import NOW, PASSPHRASE, new_store

from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.checklists.model import Verdict
from inspector_app.epochs import epoch_of, is_own_life, laptop_of, lives_of, next_epoch
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.trust.peers import card_of, known_peers, trust_card
from inspector_app.office import office_facts, save_office_facts
from inspector_app.stores import Store, open_store
from inspector_app.visits import GivenAnswer, close_visit, give_answer, unfinished_visit

AFTER = LATER + timedelta(days=1)


def restored(store: Store, name: str) -> Store:
    restore_backup(store, name, AFTER)
    return open_store(store.folder, PASSPHRASE)


def pack_to(inspector: Store, supervisor: Store, path: Path, **accept: bool) -> tuple[int, int]:
    write_visit_pack(inspector, path, AFTER)
    report = import_pack(supervisor, path, AFTER, **accept)
    return report.events_new, report.photos_verified


@given(st.from_regex(r"[0-9a-f]{12}-[1-9][0-9]{0,4}", fullmatch=True), st.lists(st.integers(1, 99_000)))
def test_a_next_epoch_is_new_and_owns_all_before(device: str, others: list[int]) -> None:
    known = [f"{laptop_of(device)}-{epoch}" for epoch in others]
    following = next_epoch(device, known)
    assert following not in [device, *known]
    assert all(is_own_life(following, each) for each in [device, *known])
    assert not any(is_own_life(each, following) for each in [device, *known])
    assert [epoch_of(each) for each in lives_of(following, {*known, device})] == sorted({*others, epoch_of(device)})


def test_another_laptop_and_a_later_epoch_are_not_own() -> None:
    assert not is_own_life("aaaaaaaaaaaa-2", "bbbbbbbbbbbb-1")
    assert not is_own_life("aaaaaaaaaaaa-1", "aaaaaaaaaaaa-2")
    assert not is_own_life("aaaaaaaaaaaa-1", "")
    assert is_own_life("laptop", "laptop")


def test_an_open_visit_goes_on_after_the_restore_and_so_do_the_facts_of_the_office(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    save_office_facts(store, replace(office_facts(store), code="深宝福", first_number=300), NOW)
    visit = worked_visit(store)
    before = store.device
    store = restored(store, make_backup(store, NOW).name)
    assert store.device == next_epoch(before)
    assert (office_facts(store).code, office_facts(store).first_number) == ("深宝福", 300)
    unfinished = unfinished_visit(store, "e1")
    assert unfinished is not None
    assert unfinished.id == visit
    give_answer(store, visit, judged_items()[3], GivenAnswer(Verdict.PASS), AFTER)
    with_photos(store, visit, range(1))
    close_visit(store, visit, AFTER)
    with store.database.look() as work:
        assert {event.dev for event in work.events.of_device(store.device)} == {store.device}
        assert next(work.events.of_device(store.device)).kind == "epoch"
        assert [device.id for device in work.devices.all()] == sorted([before, store.device])
    assert known_peers(store) == []
    store.close()


def test_a_supervisor_who_has_what_the_restore_lost_takes_the_pack_without_a_fork(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    visit = worked_visit(inspector)
    backup = make_backup(inspector, NOW).name
    give_answer(inspector, visit, judged_items()[4], GivenAnswer(Verdict.PASS, note="后来丢失"), LATER)
    lost = worked_visit(inspector, "e2")
    pack_to(inspector, supervisor, tmp_path / "before.zjpack")
    old, held = inspector.device, holdings(supervisor)["have"]

    inspector = restored(inspector, backup)
    give_answer(inspector, visit, judged_items()[5], GivenAnswer(Verdict.PASS, note="恢复以后"), AFTER)
    close_visit(inspector, visit, AFTER)
    # No digits need to be compared again: the same key, the same laptop.
    preview = check_pack(supervisor, write_to(inspector, tmp_path / "after.zjpack"))
    assert (preview.problems, preview.sender_known) == ((), True)
    new, photos = pack_to(inspector, supervisor, tmp_path / "after.zjpack")
    assert photos == 3

    have = holdings(supervisor)["have"]
    assert isinstance(have, dict)
    assert isinstance(held, dict)
    assert have[old] == held[old]
    assert have[inspector.device] == new
    with supervisor.database.look() as work:
        assert lost in {each.id for each in work.visits.all()}
        notes = {answer.note for answer in work.answers.of_visit(visit).values()}
        assert {"后来丢失", "恢复以后"} <= notes
        closed = work.visits.get(visit)
        assert closed is not None
        assert closed.closed_at == AFTER
    again = import_pack(supervisor, tmp_path / "after.zjpack", AFTER)
    assert (again.events_new, again.repeated) == (0, True)
    # The older pack, late on a forgotten stick, is still no fork.
    assert import_pack(supervisor, tmp_path / "before.zjpack", AFTER).events_new == 0
    for store in (inspector, supervisor):
        store.close()


def write_to(store: Store, path: Path) -> Path:
    write_visit_pack(store, path.with_name("looked.zjpack"), AFTER)
    return path.with_name("looked.zjpack")


def test_a_laptop_with_facts_of_its_office_hands_over_after_a_restore(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    save_office_facts(inspector, replace(office_facts(inspector), code="深宝福"), NOW)
    worked_visit(inspector)
    inspector = restored(inspector, make_backup(inspector, NOW).name)
    save_office_facts(inspector, replace(office_facts(inspector), code="深宝新"), NOW)
    assert pack_to(inspector, supervisor, tmp_path / "after.zjpack", accept_new_sender=True)[0] > 0
    inspector.close()
    supervisor.close()


def test_two_restores_of_one_backup_never_use_an_epoch_twice(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    visit = worked_visit(inspector)
    backup = make_backup(inspector, NOW).name
    devices = [inspector.device]
    for round_ in range(3):
        inspector = restored(inspector, backup)
        devices.append(inspector.device)
        give_answer(inspector, visit, judged_items()[6 + round_], GivenAnswer(Verdict.PASS, note=f"{round_}"), AFTER)
        pack_to(inspector, supervisor, tmp_path / f"{round_}.zjpack")
    assert [epoch_of(device) for device in devices] == [1, 2, 3, 4]
    with supervisor.database.look() as work:
        assert {"0", "1", "2"} <= {answer.note for answer in work.answers.of_visit(visit).values()}
    for store in (inspector, supervisor):
        store.close()


def test_a_stranger_cannot_pose_as_a_later_epoch(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    visit = worked_visit(inspector)
    pack_to(inspector, supervisor, tmp_path / "own.zjpack")
    stranger = new_store(tmp_path / "stranger", person="李明")
    trust_card(stranger, card_of(supervisor), NOW)
    own = worked_visit(stranger)
    stranger.database.begin_epoch(next_epoch(inspector.device), NOW, {"backup": "forged"})
    with stranger.database.work(NOW) as work:
        model = work.visits.get(own)
        assert model is not None
        facts = {"enterprise_id": "e1", "checklist_id": model.checklist_id, "opened_at": NOW.isoformat()}
        facts |= {"mode": model.mode, "device": inspector.device, "site_contact": "假"}
        work.visits.save(visit, facts)
    write_visit_pack(stranger, tmp_path / "forged.zjpack", AFTER)
    before = holdings(supervisor)
    for accept in (False, True):
        with pytest.raises(RefusedInputError) as refused:
            import_pack(supervisor, tmp_path / "forged.zjpack", AFTER, accept_new_sender=accept)
        assert "pack.sender_renewed_key" in codes(refused.value)
    assert holdings(supervisor) == before
    for store in (inspector, supervisor, stranger):
        store.close()


def test_the_card_of_a_restored_supervisor_stands_for_the_earlier_one(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    supervisor = restored(supervisor, make_backup(supervisor, NOW).name)
    trust_card(inspector, card_of(supervisor), AFTER)
    assert [peer.id for peer in known_peers(inspector)] == [supervisor.device]
    worked_visit(inspector)
    written = write_visit_pack(inspector, tmp_path / "p.zjpack", AFTER)
    assert len(written.pack.info.recipients) == 2
    assert import_pack(supervisor, tmp_path / "p.zjpack", AFTER).visits_new == 1
    for store in (inspector, supervisor):
        store.close()
