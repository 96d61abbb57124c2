"""An import is not taken back under what rests on it: a verdict, a colour, a measure, a paper of somebody else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from handovers import LATER, codes, holdings, worked_visit
from offices import NOW, with_enterprise

from db.work import Work
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.stores import Store

Stores = tuple[Store, Store]
Record = Callable[[Work, str, str], None]
"""Told the own device and the visit that came."""


def said(kind: str, obj: str, /, **fields: object) -> Record:
    """`{device}` and `{visit}` in the texts."""

    def record(work: Work, device: str, visit: str) -> None:
        finding = work.findings.of_visit(visit)[0].id

        def filled(value: object) -> object:
            return value.format(device=device, visit=visit, finding=finding) if isinstance(value, str) else value

        told = {name: filled(value) for name, value in fields.items()}
        work.events.record(kind, str(filled(obj)), told)  # type: ignore[arg-type]

    return record


def after(*records: Record) -> Record:
    def record(work: Work, device: str, visit: str) -> None:
        for each in records:
            each(work, device, visit)

    return record


AT = LATER.isoformat()
MEASURE = said("measure", "{device}/m", kind="interview", held_on="2026-10-30", title="约谈")
SUBJECT = said("measure_part", "{device}/m/e9", measure_id="{device}/m", enterprise_id="e9", role="subject")
ACT = "{device}/rectification/1"
REPLIED = said("rectification", ACT, finding_id="{finding}", act="replied", done_on="2026-10-30", recorded_at=AT)
REVIEW = "{device}/review/1"
USERS: dict[str, tuple[Record, str]] = {
    "accepted": (said("review", REVIEW, visit_id="{visit}", act="accepted", decided_at=AT), "review"),
    "a colour": (said("grade", "{device}/grade/1", enterprise_id="e9", colour="red", decided_at=AT), "grade"),
    "a reply to its finding": (REPLIED, "rectification"),
    "a measure about its enterprise": (after(MEASURE, SUBJECT), "measure_part"),
    "an enterprise that was merged into its own": (said("enterprise", "mine", merged_into="e9"), "enterprise"),
    "a paper in the place of its own": (
        said("notice", "paper-{device}/n", number="1", issued_at=AT, pdf_sha256="0" * 64, replaces="{visit}/n1"),
        "notice",
    ),
}
FREE: dict[str, Record] = {
    "a look": said("review", REVIEW, visit_id="{visit}", act="began", decided_at=AT),
    "a measure that was withdrawn": after(MEASURE, SUBJECT, said("measure", "{device}/m", withdrawn=True)),
    "an act that was undone": after(REPLIED, said("rectification", ACT, undone=True)),
}


def used(stores: Stores, path: Path, record: Record) -> str:
    """Id of a pack whose import something was recorded on."""
    inspector, supervisor = stores
    with_enterprise(supervisor, "mine")
    visit = worked_visit(inspector, "e9", photos=0)
    write_visit_pack(inspector, path, NOW)
    pack = import_pack(supervisor, path, LATER).pack_id
    with supervisor.database.work(LATER) as work:
        record(work, supervisor.device, visit)
    return pack


@pytest.mark.parametrize("name", USERS)
def test_what_something_rests_on_stays(name: str, stores: Stores, tmp_path: Path) -> None:
    record, kind = USERS[name]
    pack = used(stores, tmp_path / "up.zjpack", record)
    before = holdings(stores[1])
    with pytest.raises(RefusedInputError) as refused:
        withdraw_import(stores[1], pack, "发错了", LATER)
    assert codes(refused.value) == ["pack.withdraw_used"]
    assert str(refused.value.problems[0].details["object"]).startswith(f"{kind} ")
    assert holdings(stores[1]) == before


@pytest.mark.parametrize("name", FREE)
def test_what_was_only_looked_at_or_taken_back_holds_nothing(name: str, stores: Stores, tmp_path: Path) -> None:
    pack = used(stores, tmp_path / "up.zjpack", FREE[name])
    assert withdraw_import(stores[1], pack, "发错了", LATER).visits == 1
    assert stores[1].database.check() == []
