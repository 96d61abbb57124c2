"""The days of a certificate at their edges: by the calendar of who wrote the pack, and of who takes it in."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from handovers import worked_visit
from office_lists import Office, adopts

from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack
from inspector_app.exchange.sending import supervisors
from inspector_app.stores import Store

Stores = tuple[Store, Store]
DAYS = (date(2026, 1, 1), date(2026, 12, 31))
CHINA = timezone(timedelta(hours=8))
LAST_MINUTE = datetime(2026, 12, 31, 23, 59, tzinfo=CHINA)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("written", "arrives", "is_taken"),
    [
        (datetime(2026, 1, 1, tzinfo=CHINA), LAST_MINUTE, True),
        (datetime(2026, 1, 1, tzinfo=CHINA) - MINUTE, LAST_MINUTE, False),
        (LAST_MINUTE, LAST_MINUTE + timedelta(days=31), True),
        (LAST_MINUTE, LAST_MINUTE + timedelta(days=31) + MINUTE, False),
        (LAST_MINUTE + MINUTE, LAST_MINUTE + MINUTE, False),
        # A clock that is set back to days that held makes no pack young for ever.
        (LAST_MINUTE - timedelta(days=200), LAST_MINUTE + timedelta(days=32), False),
    ],
)
def test_a_pack_is_taken_from_the_first_day_to_the_last_and_a_month_on_its_way(
    written: datetime, arrives: datetime, is_taken: bool, stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, photos=0)
    write_visit_pack(inspector, tmp_path / "p.zjpack", written)
    adopts(supervisor, Office(tmp_path).lists((inspector, "inspector"), days=DAYS))
    found = [problem.code for problem in check_pack(supervisor, tmp_path / "p.zjpack", now=arrives).problems]
    assert found == ([] if is_taken else ["pack.sender_expired"])


def test_a_pack_is_addressed_from_the_first_day_to_the_last(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    adopts(inspector, Office(tmp_path).lists((supervisor, "supervisor"), days=DAYS))
    first = datetime(2026, 1, 1, tzinfo=CHINA)
    found = [bool(supervisors(inspector, at)) for at in (first - MINUTE, first, LAST_MINUTE, LAST_MINUTE + MINUTE)]
    assert found == [False, True, True, False]
