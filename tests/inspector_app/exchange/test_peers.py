"""Cards are taken, kept and refused."""

from dataclasses import replace
from pathlib import Path

import pytest
from handovers import LATER
from offices import NOW, new_store

from inspector_app.epochs import laptop_of
from inspector_app.errors import ProblemsError, RefusedInputError
from inspector_app.exchange.trust.identity import Card, new_identity, read_card, write_card
from inspector_app.exchange.trust.peers import (
    card_of,
    fingerprint_of,
    fingerprint_of_device,
    known_as,
    known_peers,
    read_peer,
    recipients,
    trust_card,
)
from inspector_app.messages import Language, explain
from inspector_app.stores import Store


def code(error: ProblemsError) -> str:
    assert explain(error)
    assert explain(error, Language.EN)
    return error.problems[0].code


def test_a_card_says_who_somebody_is_and_both_sides_read_the_same_digits(stores: tuple[Store, Store]) -> None:
    inspector, supervisor = stores
    peer = read_peer(card_of(supervisor))
    assert (peer.person, peer.office, peer.role) == ("王芳", "福永街道办事处", "supervisor")
    assert fingerprint_of_device(peer) == fingerprint_of(supervisor) != fingerprint_of(inspector)
    groups = fingerprint_of(supervisor).split(" ")
    assert [len(group) for group in groups] == [4] * 6
    assert all(group.isdecimal() for group in groups)


def test_the_same_card_again_changes_nothing(stores: tuple[Store, Store]) -> None:
    inspector, supervisor = stores
    before = known_peers(inspector)
    again = trust_card(inspector, card_of(supervisor), LATER)
    assert known_peers(inspector) == before == [again]
    assert again.first_seen == NOW
    assert not again.own


def test_only_supervisors_get_packs_unasked(stores: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, supervisor = stores
    colleague = new_store(tmp_path / "colleague", person="赵强")
    trust_card(inspector, card_of(colleague), NOW)
    colleague.close()
    assert {peer.person for peer in known_peers(inspector)} == {"王芳", "赵强"}
    assert [peer.person for peer in recipients(inspector)] == ["王芳"]
    assert recipients(supervisor) == []


def test_a_laptop_is_known_by_all_its_lives_and_by_no_other_whose_id_begins_alike(stores: tuple[Store, Store]) -> None:
    inspector, supervisor = stores
    laptop = laptop_of(supervisor.device)
    with supervisor.database.look() as work:
        own = work.devices.own()
    with inspector.database.work(NOW) as work:
        for device in (f"{laptop}-2", f"{laptop}-12", f"{laptop[:-1]}-3"):
            work.devices.add(replace(own, id=device, own=False))
        assert {each.id for each in work.devices.lives_of(laptop)} == {f"{laptop}-{life}" for life in (1, 2, 12)}
        newest = known_as(work, own)
    assert newest is not None
    assert newest.id == f"{laptop}-12", "by the number, not by the text"


def test_a_newer_card_by_the_same_key_updates_the_person(stores: tuple[Store, Store]) -> None:
    inspector, supervisor = stores
    renamed = replace(read_card(card_of(supervisor)), person="王芳（二中队）")
    assert trust_card(inspector, write_card(renamed, supervisor.identity), LATER).person == "王芳（二中队）"
    assert [peer.person for peer in known_peers(inspector)] == ["王芳（二中队）"]


def test_the_own_card_is_refused(stores: tuple[Store, Store]) -> None:
    inspector, _ = stores
    with pytest.raises(RefusedInputError) as refused:
        trust_card(inspector, card_of(inspector), NOW)
    assert code(refused.value) == "pack.card_own"


@pytest.mark.parametrize("victim", ["peer", "own"])
def test_a_known_device_under_another_key_is_refused_and_the_first_key_stays(
    victim: str, stores: tuple[Store, Store]
) -> None:
    inspector, supervisor = stores
    forger = new_identity()
    device = supervisor.device if victim == "peer" else inspector.device
    card = Card(device, "王芳", "supervisor", "福永", forger.signing_public, forger.age_recipient)
    before = known_peers(inspector)
    with pytest.raises(RefusedInputError) as refused:
        trust_card(inspector, write_card(card, forger), NOW)
    assert code(refused.value) == "pack.card_changed_key"
    assert known_peers(inspector) == before


def test_a_changed_card_is_refused(stores: tuple[Store, Store]) -> None:
    inspector, supervisor = stores
    forged = card_of(supervisor).replace(b"supervisor", b"inspector")
    with pytest.raises(RefusedInputError) as refused:
        trust_card(inspector, forged, NOW)
    assert code(refused.value) == "pack.card_damaged"
