"""Packs lost, repeated and late, laptops restored, clocks jumping: all registers are the same, nothing is lost.

More runs by `dev.py fuzz office`
"""

import pytest
from simulated_office import ENTERPRISES, Office, conflicts, pack_of, receive, simulate


@pytest.mark.parametrize("seed", range(6))
def test_all_replicas_agree_and_no_edit_is_dropped(seed: int) -> None:
    office, differing, dropped, broken = simulate(seed, 200)
    assert (differing, dropped, broken) == ([], [], 0)
    assert office.tally.edits > 20
    assert office.tally.deeds > 3
    assert office.tally.refused == 0
    assert office.tally.not_reopened == 0
    assert office.tally.given_twice == 0


def test_the_simulator_sees_a_difference_when_there_is_one() -> None:
    office = Office(1)
    for _ in range(60):
        office.step()
    office.finish()
    office.laptops[0].record("enterprise", ENTERPRISES[0], {"phone": "nobody else knows"})
    from simulated_office import differing, dropped

    assert differing(office)
    assert dropped(office)


def test_a_delta_without_what_came_before_waits_and_heals() -> None:
    office = Office(2)
    laptop = office.laptops[0]
    office._plan(everybody=True)
    first = pack_of(laptop, full=True)
    assert len(first.events) > 0
    laptop.acked = laptop.have()
    laptop.record("enterprise", ENTERPRISES[0], {"phone": "7"})
    second = pack_of(laptop, full=False)
    assert [event.seq for event in second.events] == [len(first.events) + 1]
    assert receive(office.hub, second) == "waiting"
    assert receive(office.hub, first) == "taken"
    assert receive(office.hub, second) == "taken"
    assert receive(office.hub, second) == "nothing new"
    assert conflicts(office.hub) == []
    assert office.hub.shown(ENTERPRISES[0])["phone"] == "7"
