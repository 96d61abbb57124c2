"""A decision taken back opens its conflict again, here and wherever the log goes; nothing of it is lost."""

import random
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from handovers import LATER, codes, judged_items, two_stores, worked_visit
from offices import NOW, SHUNDA, new_store, with_enterprise

from inspector_app.audit.check import check_log
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds.plans_out import write_plan_packs
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.conflicts import Dispute, decide, decided, disputes, undo
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.stores import Role, Store

Stores = tuple[Store, Store]


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    """Both gave the enterprise another telephone; the supervisor took the inspector's pack in."""
    inspector, supervisor = two_stores(tmp_path)
    with_enterprise(supervisor)
    write_plan_packs(supervisor, tmp_path / "plan.zjpack", NOW)
    import_pack(inspector, tmp_path / "plan.zjpack", NOW)
    write_visit_pack(inspector, tmp_path / "a.zjpack", NOW)
    import_pack(supervisor, tmp_path / "a.zjpack", NOW)
    for store, phone in ((inspector, "13911111111"), (supervisor, "13922222222")):
        with store.database.work(LATER) as work:
            work.enterprises.save("e1", {"phone": phone})
    write_visit_pack(inspector, tmp_path / "b.zjpack", LATER)
    import_pack(supervisor, tmp_path / "b.zjpack", LATER)
    yield inspector, supervisor
    inspector.close()
    supervisor.close()


def open_ones(store: Store) -> list[Dispute]:
    with store.database.look() as work:
        return disputes(work, store.device)


def decided_ones(store: Store) -> list[Dispute]:
    with store.database.look() as work:
        return decided(work, store.device)


def phone_of(store: Store) -> str:
    with store.database.look() as work:
        enterprise = work.enterprises.get("e1")
    assert enterprise is not None
    return enterprise.phone


def test_what_all_laptops_had_from_one_register_is_what_it_was(tmp_path: Path) -> None:
    """Each recorded the register in its own log: no event is before both changes, but what both changed is the same."""
    inspector, supervisor = two_stores(tmp_path)
    for store, phone in ((inspector, "13911111111"), (supervisor, "13922222222")):
        with_enterprise(store)
        with store.database.work(LATER) as work:
            work.enterprises.save("e1", {"phone": phone, "note": phone})
    # What one of them thought of in between, the other never had.
    with inspector.database.work(LATER) as work:
        work.enterprises.save("e1", {"phone": "13933333333"})
    write_visit_pack(inspector, tmp_path / "a.zjpack", LATER)
    import_pack(supervisor, tmp_path / "a.zjpack", LATER)
    told = {each.field: (each.base, each.has_base) for each in open_ones(supervisor)}
    assert told == {"phone": ("13290713029", True), "note": (None, False)}
    inspector.close()
    supervisor.close()


def test_what_is_disputed_in_a_visit_is_named_as_people_know_it(tmp_path: Path) -> None:
    """Two lives of one laptop, of which the second does not know what the first had handed over."""
    store = new_store(tmp_path / "s")
    visit, item = worked_visit(store), judged_items()[0].code
    with store.database.work(LATER) as work:
        work.events.record_beside("answer", f"{visit}/answer/{item}", [{"note": "甲"}, {"note": "乙"}])
    (dispute,) = open_ones(store)
    assert dispute.name == f"{SHUNDA['name']} 2026-10-28 {item}"
    store.close()


def test_an_edit_of_two_fields_that_were_said_apart_decided_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    with_enterprise(store)
    for fields in ({"phone": "1", "contact": "甲"}, {"contact": "乙"}, {"phone": "2", "contact": "丙"}):
        with store.database.work(LATER) as work:
            work.enterprises.save("e1", fields)
    assert decided_ones(store) == []
    store.close()


def test_undone_it_is_open_with_the_same_sides_and_can_be_decided_again(stores: Stores) -> None:
    _, supervisor = stores
    (before,) = open_ones(supervisor)
    shown = phone_of(supervisor)
    for number in (1, 2, 1):
        decide(supervisor, "e1", "phone", number, LATER)
        assert open_ones(supervisor) == []
        assert phone_of(supervisor) == before.sides[number - 1].value
        assert undo(supervisor, "e1", "phone", LATER) == before
        assert (open_ones(supervisor), decided_ones(supervisor)) == ([before], [])
        assert phone_of(supervisor) == shown
    assert check_log(supervisor).problems == []


def test_a_choice_is_of_what_stood_there_when_it_was_made(stores: Stores, tmp_path: Path) -> None:
    """Another value came since: the second one would be somebody else's now."""
    inspector, supervisor = stores
    (seen,) = open_ones(supervisor)
    with inspector.database.work(LATER) as work:
        work.enterprises.save("e1", {"phone": "13933333333"})
    write_visit_pack(inspector, tmp_path / "c.zjpack", LATER)
    import_pack(supervisor, tmp_path / "c.zjpack", LATER)
    with pytest.raises(RefusedInputError) as refused:
        decide(supervisor, "e1", "phone", 2, LATER, seen.mark)
    assert codes(refused.value) == ["pack.conflict_moved"]
    (now,) = open_ones(supervisor)
    decide(supervisor, "e1", "phone", 2, LATER, now.mark)
    assert phone_of(supervisor) == "13933333333"
    # What was decided shows another value; its sides are the same.
    decide(supervisor, "e1", "phone", 1, LATER, decided_ones(supervisor)[0].mark)
    assert phone_of(supervisor) == "13922222222"


def test_a_decision_changed_and_then_undone_opens_it_too(stores: Stores) -> None:
    _, supervisor = stores
    (before,) = open_ones(supervisor)
    decide(supervisor, "e1", "phone", 1, LATER)
    decide(supervisor, "e1", "phone", 2, LATER)
    undo(supervisor, "e1", "phone", LATER)
    assert open_ones(supervisor) == [before]


def test_what_was_never_decided_or_was_corrected_since_is_not_undone(stores: Stores) -> None:
    _, supervisor = stores
    with pytest.raises(RefusedInputError) as refused:
        undo(supervisor, "e1", "phone", LATER)
    assert codes(refused.value) == ["pack.conflict_unknown"]
    decide(supervisor, "e1", "phone", 1, LATER)
    with supervisor.database.work(LATER) as work:
        work.enterprises.save("e1", {"phone": "13933333333", "contact": "新来的"})
    with pytest.raises(RefusedInputError):
        undo(supervisor, "e1", "phone", LATER)
    assert phone_of(supervisor) == "13933333333"


def test_another_laptop_that_hears_of_it_has_the_same_conflict(stores: Stores, tmp_path: Path) -> None:
    """The supervisor's own log goes up to his own office."""
    inspector, supervisor = stores
    (before,) = open_ones(supervisor)
    head = new_store(tmp_path / "head", Role.SUPERVISOR, "赵敏")
    for store in (inspector, supervisor):
        trust_card(store, card_of(head), NOW)
        trust_card(head, card_of(store), NOW)
    decide(supervisor, "e1", "phone", 1, LATER)
    undo(supervisor, "e1", "phone", LATER)
    with head.database.look() as work:
        to = work.devices.own()
    for store, name in ((inspector, "up-i"), (supervisor, "up-s")):
        write_visit_pack(store, tmp_path / f"{name}.zjpack", LATER, recipients=[to], full=True)
        import_pack(head, tmp_path / f"{name}.zjpack", LATER)
    (there,) = open_ones(head)
    assert {(side.value, side.person) for side in there.sides} == {(side.value, side.person) for side in before.sides}
    assert (there.base, there.has_base) == (before.base, True)
    head.close()


@pytest.mark.parametrize("seed", range(3))
def test_three_laptops_that_edit_decide_and_undo_see_the_same_in_the_end(seed: int, tmp_path: Path) -> None:
    """Each hears of the others' changes in part, between two of an undone decision, too."""
    chance = random.Random(seed)
    three = [new_store(tmp_path / str(number), Role.SUPERVISOR, name) for number, name in enumerate("甲乙丙")]
    with_enterprise(three[0])
    for other in three[1:]:
        hear(three[0], other, None)
    undone = 0
    for _ in range(60):
        undone += one_of_them_acts(chance, three)
    for giver, taker in [*permutations(three, 2)] * 2:
        hear(giver, taker, None)
    seen = [what_is_seen(store) for store in three]
    assert undone
    assert seen[0] == seen[1] == seen[2]
    for store in three:
        store.close()


def one_of_them_acts(chance: random.Random, three: list[Store]) -> bool:
    """Whether a decision was undone: its field is open again with the values that it had."""
    store, deed = chance.choice(three), chance.random()
    standing, contested = decided_ones(store), open_ones(store)
    if deed < 0.3:
        with store.database.work(NOW) as work:
            work.enterprises.save("e1", {chance.choice(["phone", "community"]): str(chance.randrange(3))})
    elif deed < 0.5 and contested:
        decide(store, "e1", contested[0].field, chance.randint(1, len(contested[0].sides)), NOW)
    elif deed < 0.7 and standing:
        before = {str(side.value) for side in standing[0].sides}
        again = undo(store, "e1", standing[0].field, NOW)
        assert (again.decided, {str(side.value) for side in again.sides}) == (False, before)
        return True
    else:
        giver, taker = chance.sample(three, 2)
        hear(giver, taker, chance)
    return False


def hear(giver: Store, taker: Store, chance: random.Random | None) -> None:
    """The log of each laptop from its beginning, as far as chance has it; in any order."""
    with taker.database.look() as work:
        have = work.events.have()
    with giver.database.look() as work:
        tops = {dev: top for dev, top in work.events.have().items() if top > have.get(dev, 0)}
        lasts = {dev: chance.randint(have.get(dev, 0), top) if chance else top for dev, top in tops.items()}
        new = [
            event
            for dev, last in lasts.items()
            for event in work.events.of_device(dev, have.get(dev, 0))
            if event.seq <= last
        ]
    if chance:
        chance.shuffle(new)
    with taker.database.work(NOW) as work:
        work.events.receive(new)


def what_is_seen(store: Store) -> object:
    with store.database.look() as work:
        contested = [
            (each.field, each.base, sorted((str(side.value), side.device, side.shown) for side in each.sides))
            for each in disputes(work, store.device)
        ]
        return sorted(contested, key=str), work.enterprises.get("e1")
