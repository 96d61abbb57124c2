"""A card that was taken by mistake counts no more, until somebody takes it again."""

from pathlib import Path

import pytest
from handovers import LATER, codes, forged, refusal, worked_visit
from office_lists import Office, adopts
from offices import NOW, acts_noted, new_store

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds.giving_back import held_of_others, write_give_back
from inspector_app.exchange.kinds.receipts import due_receipts
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.sending import addressable, supervisors
from inspector_app.exchange.trust.distrusting import DISTRUSTED, distrust, peer_called
from inspector_app.exchange.trust.peers import card_of, known_peers, trust_card
from inspector_app.stores import Role, Store

Stores = tuple[Store, Store]


def test_a_distrusted_card_gets_no_pack_and_what_comes_from_it_is_a_strangers(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, photos=0)
    (peer,) = known_peers(inspector)
    distrust(inspector, peer, LATER)
    assert (known_peers(inspector), addressable(inspector, LATER), supervisors(inspector, LATER)) == ([], [], [])
    with pytest.raises(RefusedInputError) as nobody:
        write_visit_pack(inspector, tmp_path / "up.zjpack", LATER)
    assert codes(nobody.value) == ["pack.no_recipient"]
    with inspector.database.look() as work:
        note = work.events.shown(f"vault-{inspector.device}")
    assert (note["deed"], note["by"], note["person"], note["laptop"]) == (
        DISTRUSTED, "李明", "王芳", peer.id.partition("-")[0],
    )  # fmt: skip
    # By hand and the six words it is what it was.
    assert trust_card(inspector, card_of(supervisor), LATER) == peer
    write_visit_pack(inspector, tmp_path / "up.zjpack", LATER)
    assert import_pack(supervisor, tmp_path / "up.zjpack", LATER).visits == 1


def test_what_came_stays_and_what_comes_asks_for_the_six_words(stores: Stores, path: Path, tmp_path: Path) -> None:
    inspector, supervisor = stores
    import_pack(supervisor, path, NOW)
    distrust(supervisor, peer_called(supervisor, "李明"), LATER)
    assert due_receipts(supervisor) == []
    worked_visit(inspector, "e2", photos=0)
    write_visit_pack(inspector, tmp_path / "next.zjpack", LATER)
    assert refusal(supervisor, tmp_path / "next.zjpack") == ["pack.sender_unknown"]
    assert not check_pack(supervisor, tmp_path / "next.zjpack", now=LATER).sender_known
    with supervisor.database.look() as work:
        assert len(work.visits.all()) == 1
        assert work.devices.get(inspector.device).person == "李明"  # type: ignore[union-attr]
    report = import_pack(supervisor, tmp_path / "next.zjpack", LATER, accept_new_sender=True)
    assert report.visits == 1
    assert [each.person for each in known_peers(supervisor)] == ["李明"]
    # Who trusted whom, and when no more, is in the log; what says nothing new is not.
    trust_card(supervisor, card_of(inspector), LATER)
    trust_card(supervisor, card_of(inspector), LATER)
    assert acts_noted(supervisor) == [
        (deed, "王芳", "李明", "") for deed in ("card_trusted", "card_distrusted", "sender_accepted")
    ]


def test_nobody_else_lets_in_what_waits_of_a_distrusted_laptop(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    second = new_store(tmp_path / "second", Role.SUPERVISOR, "陈立")
    for one, other in ((second, inspector), (inspector, second), (second, supervisor), (supervisor, second)):
        trust_card(one, card_of(other), NOW)
    worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    with inspector.database.look() as work:
        came = work.events.last_of(inspector.device)
    worked_visit(inspector, "e2")
    write_visit_pack(inspector, tmp_path / "later.zjpack", NOW)
    waits = forged(inspector, tmp_path / "later.zjpack", change=lambda log: [each for each in log if each.seq > came])
    assert import_pack(second, waits, NOW).result == "waiting"
    distrust(second, peer_called(second, "李明"), NOW)
    # What it waits for comes by somebody else.
    with second.database.look() as work:
        own = work.devices.own()
    held = held_of_others(supervisor)[0].device
    write_give_back(supervisor, tmp_path / "back.zjpack", held, LATER, recipients=[own])
    assert refusal(second, tmp_path / "back.zjpack") == ["pack.giveback_unproven"]
    with second.database.look() as work:
        assert (len(work.visits.all()), len(work.waiting.all())) == (0, 1)
    assert [each.person for each in known_peers(second)] == ["王芳"]
    second.close()


def test_whom_the_office_certified_only_the_office_can_revoke(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    adopts(inspector, Office(tmp_path).lists((supervisor, "supervisor")))
    (peer,) = known_peers(inspector)
    with pytest.raises(RefusedInputError) as certified:
        distrust(inspector, peer, LATER)
    assert codes(certified.value) == ["pack.distrust_certified"]
    assert known_peers(inspector) == [peer]


def test_of_a_person_with_two_laptops_the_id_says_which(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    second = new_store(tmp_path / "second", Role.SUPERVISOR, "王芳")
    trust_card(inspector, card_of(second), NOW)
    with pytest.raises(RefusedInputError) as both:
        peer_called(inspector, "王芳")
    assert codes(both.value) == ["pack.distrust_several"]
    distrust(inspector, peer_called(inspector, second.device.partition("-")[0]), NOW)
    assert [each.id for each in known_peers(inspector)] == [supervisor.device]
    with pytest.raises(RefusedInputError) as nobody:
        peer_called(inspector, second.device)
    assert codes(nobody.value) == ["pack.recipient_unknown"]
    second.close()
