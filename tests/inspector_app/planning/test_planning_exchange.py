"""Draws and lists of days go up with a pack; nobody writes them in another laptop's name."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from handovers import LATER, two_stores, worked_visit
from offices import NOW

from db.records.values import JsonValue
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.planning.day_list import day_of, save_day
from inspector_app.planning.double_random import DrawDraft, check_draw, keep_draw
from inspector_app.planning.drawing import DrawOrder, draw

GOOD = draw(DrawOrder("s", 1, {"e1": "x"})).to_json()


def test_a_draw_and_a_day_arrive_and_the_draw_comes_out_again_there(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    worked_visit(inspector)
    save_day(inspector, NOW.date(), ["e1"], NOW)
    kept = keep_draw(inspector, DrawDraft(1, "种子", "抽查", ("张三", "李四")), NOW)
    write_visit_pack(inspector, tmp_path / "a.zjpack", NOW)
    import_pack(supervisor, tmp_path / "a.zjpack", LATER)
    assert check_draw(supervisor, kept.id).same
    with supervisor.database.look() as work:
        assert [(each.day, each.stops) for each in work.planned.days(NOW.date())] == [(NOW.date(), ("e1",))]
    assert day_of(supervisor, NOW.date(), NOW).stops == (), "another laptop's list is not one's own"
    inspector.close()
    supervisor.close()


@pytest.mark.parametrize(
    ("kind", "owner", "fields"),
    [
        ("double_draw", "ffffffffffff-1", {"drawn_at": NOW.isoformat(), "facts": GOOD}),
        ("double_draw", "", {"drawn_at": "", "facts": GOOD}),
        ("double_draw", "", {"drawn_at": NOW.isoformat(), "facts": ["x"]}),
        ("double_draw", "", {"facts": GOOD}),
        ("day_list", "ffffffffffff-1", {"day": NOW.date().isoformat(), "stops": []}),
        ("day_list", "", {"day": "2026-02-30", "stops": []}),
        ("day_list", "", {"day": NOW.date().isoformat(), "stops": "e1"}),
        ("day_list", "", {"day": NOW.date().isoformat()}),
    ],
)
def test_what_no_laptop_may_say_stops_the_pack(
    tmp_path: Path, kind: str, owner: str, fields: Mapping[str, JsonValue]
) -> None:

    inspector, supervisor = two_stores(tmp_path)
    worked_visit(inspector)
    with inspector.database.work(NOW) as work:
        work.events.record(kind, f"{owner or inspector.device}/{kind}/x", fields)
    with pytest.raises(RefusedInputError) as refused:
        write_visit_pack(inspector, tmp_path / "a.zjpack", NOW)
    # The writer asks what every reader asks.
    assert refused.value.problems[0].code == "pack.own_log"
    assert not (tmp_path / "a.zjpack").exists()
    inspector.close()
    supervisor.close()
