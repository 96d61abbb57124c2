"""A pack that keeps the processor busy is stopped and told; a slow stick is waited for."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from counted_steps import steps_of
from handovers import LATER, codes, refusal, worked_visit
from offices import NOW

from db.log.chain import GENESIS, event_hash
from db.log.outdated import MOST_HEADS, Said, outdated
from db.records.log import Event
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag import watching
from inspector_app.exchange.bag.bag_reader import decoded_records
from inspector_app.exchange.bag.bag_writer import encode_records
from inspector_app.exchange.bag.container import read_pack_file
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.deliveries import weigh
from inspector_app.exchange.merging.event_records import from_lines, to_record
from inspector_app.exchange.read import import_pack
from inspector_app.stores import Store

Stores = tuple[Store, Store]
MOST_S = 1.0


class Slow:
    """A sink that takes its time over each file, as the parser of a hostile one would."""

    def __init__(self, wait: Callable[[], None]) -> None:
        self._wait = wait

    def accept(self, name: str, sha256: str, data: bytes) -> None:
        self._wait()


def busy() -> None:
    until = time.thread_time() + 2 * MOST_S
    while time.thread_time() < until:
        pass


def idle() -> None:
    time.sleep(2 * MOST_S)


def lines_of(store: Store) -> bytes:
    with store.database.look() as work:
        return encode_records(map(to_record, work.events.of_device(store.device)))


@pytest.mark.parametrize("wait", [busy, idle])
def test_only_the_time_of_the_processor_counts(
    wait: Callable[[], None], stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, _ = stores
    worked_visit(inspector, photos=0)
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    monkeypatch.setattr(watching, "SECONDS_AT_LEAST", MOST_S)
    if wait is idle:
        read_pack_file(tmp_path / "p.zjpack", inspector.identity.secrets, Slow(wait))
        return
    with pytest.raises(RefusedInputError) as stopped:
        read_pack_file(tmp_path / "p.zjpack", inspector.identity.secrets, Slow(wait))
    assert codes(stopped.value) == ["pack.too_slow"]


@pytest.mark.parametrize("reader", [lambda lines: list(decoded_records(lines)), from_lines])
def test_so_do_records_by_their_own_size(
    reader: Callable[[bytes], object], stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, _ = stores
    worked_visit(inspector, photos=0)
    lines = lines_of(inspector)
    reader(lines)
    monkeypatch.setattr(watching, "SECONDS_AT_LEAST", -1)
    with pytest.raises(RefusedInputError) as stopped:
        reader(lines)
    assert codes(stopped.value) == ["pack.too_slow"]


def test_what_was_stopped_leaves_nothing_and_can_be_taken_later(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, photos=0)
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    with monkeypatch.context() as hurried:
        hurried.setattr(
            "inspector_app.exchange.merging.event_records.WorkLimit", lambda _: watching.WorkLimit(-(2**40))
        )
        assert refusal(supervisor, tmp_path / "p.zjpack") == ["pack.too_slow"]
    assert import_pack(supervisor, tmp_path / "p.zjpack", LATER).visits == 1


def told(device: str, visits: int) -> Iterator[Event]:
    """The shortest log of so many visits, each with a finding and a photo."""
    before, at = GENESIS, NOW.isoformat()
    whole = {"enterprise_id": "e1", "checklist_id": "0" * 64, "device": device, "mode": "inspection", "opened_at": at}
    for number in range(3 * visits):
        visit = f"v{number // 3}"
        kind, obj, fields = (
            ("visit", visit, whole),
            ("finding", f"{visit}/f", {"visit_id": visit, "severity": "A"}),
            ("photo", f"{visit}/p", {"visit_id": visit, "sha256": f"{number:064x}", "added_at": at}),
        )[number % 3]
        draft = Event(device, number + 1, number + 1, at, kind, obj, fields, (), before, "")
        before = event_hash(draft)
        yield replace(draft, hash=before)


def test_twice_as_many_visits_are_twice_the_work(stores: Stores) -> None:
    """Each once looked through all findings of all: a signed pack of 60,000 would have taken hours, 2,000 took 5 s."""
    inspector, supervisor = stores

    def steps(visits: int) -> int:
        log = list(told(inspector.device, visits))
        with supervisor.database.look() as work:
            assert weigh(work, inspector.device, log).count("new") == visits
            return steps_of(lambda: weigh(work, inspector.device, log))

    few, some, many = (steps(count) for count in (100, 200, 400))
    assert (many - some) / (some - few) < 2.4


def test_more_sides_than_an_office_has_are_not_compared_each_with_each() -> None:
    """One laptop's log that says a field 3,000 times and replaces nothing kept a desk busy for 20 s."""
    said = {f"{number}": Said(f"{number % 2}", ()) for number in range(MOST_HEADS + 1)}
    assert steps_of(lambda: outdated(list(said), said)) < 5 * len(said)
