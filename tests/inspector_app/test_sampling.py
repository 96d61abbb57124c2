"""Draws: who has the seed gets the same, every number is as likely as any other, and the record is for good."""

from collections import Counter
from dataclasses import replace
from datetime import date, time
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from offices import NOW
from visit_pages import started_visit

from inspector_app.checklists.snapshots import shipped
from inspector_app.errors import RefusedInputError
from inspector_app.notices.draw_record import draw_record_of
from inspector_app.sampling import (
    LARGEST_POPULATION,
    MOST_DRAWN,
    DrawKind,
    Drawn,
    draw_again,
    draw_moments,
    draw_numbers,
    drawn_of,
    keep_draw,
    sample_rows,
)
from inspector_app.visits import close_visit, item_of


def test_the_rule_on_the_paper_gives_the_numbers_by_hand() -> None:
    drawn = draw_numbers(137, 3, "2026-福海-1")
    by_hand: list[int] = []
    block = 0
    while len(by_hand) < 3:
        number = int(sha256(f"2026-福海-1:{block}".encode()).hexdigest(), 16) % 137 + 1
        if number not in by_hand:
            by_hand.append(number)
        block += 1
    assert drawn.results == tuple(map(str, by_hand))


def test_all_are_taken_when_there_are_no_more() -> None:
    assert draw_numbers(4, 10, "s").results == ("1", "2", "3", "4")


def test_no_number_comes_twice_and_each_is_as_likely() -> None:
    counts: Counter[str] = Counter()
    for seed in range(2000):
        drawn = draw_numbers(10, 3, f"seed {seed}")
        assert len(set(drawn.results)) == 3
        counts.update(drawn.results)
    assert set(counts) == {str(number) for number in range(1, 11)}
    # 600 each on average; five standard deviations.
    assert all(abs(count - 600) < 5 * 21 for count in counts.values())


def test_moments_lie_in_their_hours_on_their_days() -> None:
    days = [date(2026, 10, 27), date(2026, 10, 21)]
    drawn = draw_moments(days, time(22, 0), time(0, 0), "s")
    assert [text[:10] for text in drawn.results] == ["2026-10-27", "2026-10-21"]
    assert all("22:00" <= text[11:] <= "23:59" for text in drawn.results)
    assert drawn.population == 120


@pytest.mark.parametrize(
    ("drawn", "changed"),
    [
        (draw_numbers(137, 5, "a"), {"seed": "b"}),
        (draw_moments([date(2026, 1, 1)], time(22, 30), time(0), "a"), {"seed": "b"}),
        (draw_numbers(137, 5, "a"), {"population": 138}),
        (draw_moments([date(2026, 1, 1)], time(8), time(18), "a"), {"results": ("2026-01-01 08:00",)}),
    ],
)
def test_a_draw_that_somebody_changed_does_not_come_out_again(drawn: Drawn, changed: dict[str, object]) -> None:
    assert draw_again(drawn) == drawn
    forged = replace(drawn, **changed)  # type: ignore[arg-type]
    assert draw_again(forged) != forged


@pytest.mark.parametrize(
    ("population", "size", "seed", "codes"),
    [
        (0, 3, "s", ["visit.draw_population"]),
        (10, 0, "s", ["visit.draw_size"]),
        (10, 3, " ", ["visit.draw_seed"]),
        (0, 201, "x" * 65, ["visit.draw_seed", "visit.draw_population", "visit.draw_size"]),
    ],
)
def test_every_problem_of_a_draw_is_told(population: int, size: int, seed: str, codes: list[str]) -> None:
    with pytest.raises(RefusedInputError) as refused:
        draw_numbers(population, size, seed)
    assert [problem.code for problem in refused.value.problems] == codes


def test_the_least_and_the_most_may_be_drawn() -> None:
    assert draw_numbers(1, 1, "s").results == ("1",)
    assert len(draw_numbers(LARGEST_POPULATION, MOST_DRAWN, "s").results) == MOST_DRAWN
    moments = draw_moments([date(2026, 10, 27)] * MOST_DRAWN, time(8, 30), time(8, 31), "s")
    assert set(moments.results) == {"2026-10-27 08:30"}
    assert draw_moments([date(2026, 10, 27)], time(8, 30), time(17, 45), "s").population == 9 * 60 + 15


def test_moments_need_days_and_hours() -> None:
    with pytest.raises(RefusedInputError) as refused:
        draw_moments([], time(18), time(8), "s")
    assert [problem.code for problem in refused.value.problems] == ["visit.draw_days", "visit.draw_hours"]


def test_a_draw_is_kept_with_its_visit_and_printed(tmp_path: Path) -> None:
    store, visit = started_visit(tmp_path / "store")
    drawn = draw_numbers(137, 5, "cafe")
    draw_id = keep_draw(store, visit, "OB-03", drawn, NOW)
    with store.database.look() as work:
        (draw,) = work.draws.of_visit(visit)
    assert (draw.id, draw.item, draw.drawn_at) == (draw_id, "OB-03", NOW)
    assert drawn_of(draw) == drawn
    pdf = draw_record_of(store, visit, draw_id)
    assert pdf == draw_record_of(store, visit, draw_id)
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    for word in ("cafe", "137", *drawn.results, "OB-03"):
        assert word in text
    with pytest.raises(RefusedInputError):
        draw_record_of(store, visit, "nobody")


def test_a_closed_visit_takes_no_draw(tmp_path: Path) -> None:
    store, visit = started_visit(tmp_path / "store")
    close_visit(store, visit, NOW)
    with pytest.raises(RefusedInputError):
        keep_draw(store, visit, "", draw_numbers(5, 2, "s"), NOW)


def test_a_record_of_another_shape_is_passed_over(tmp_path: Path) -> None:
    store, visit = started_visit(tmp_path / "store")
    keep_draw(store, visit, "", draw_numbers(5, 2, "s"), NOW)
    with store.database.look() as work:
        (draw,) = work.draws.of_visit(visit)
    assert drawn_of(replace(draw, facts={"kind": "cards"})) is None


def test_drawn_parcels_become_rows_of_the_sample_table() -> None:
    table = item_of(shipped(), "OB-03").parts[0]
    rows = sample_rows(table, draw_numbers(9, 2, "s"), "第 {number} 件")
    assert [list(row) for row in rows] == [["waybill"], ["waybill"]]
    assert all(str(row["waybill"]).startswith("第 ") for row in rows)
    assert Drawn(DrawKind.NUMBERS, "s", 9, ()).to_json()["kind"] == "numbers"
