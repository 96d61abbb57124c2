"""What was said of now on a day is said of that day later: colours, visits of a colour, findings that waited."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from notice_visits import office_ready
from offices import NOW, SHUNDA, new_store
from rectifying import ordered_visit

from db.figures.statistics import Counting
from inspector_app.measures.campaigns import CampaignDraft, add_campaign
from inspector_app.rectification.acts import ActDraft, ActKind, record_act
from inspector_app.stores import Store
from inspector_app.supervision.board import make_board
from inspector_app.supervision.figures import AGE_FIGURES, figure_of
from inspector_app.supervision.statistics import By, Question, figures, items, listed, parted, recount

_TOLD = (
    *("findings_open", "findings_overdue", "findings_corrected", "findings_not_done", *AGE_FIGURES),
    *("visits", "enterprises_visited", "findings", "items_failed", "repeat_offenders", "enterprises_with_findings"),
    *(f"{AGE_FIGURES[0]}_overdue", f"{AGE_FIGURES[1]}_waiting", "orders", "yellow", "red"),
)
_COLOURS = ("", "red")


def told(store: Store, now: datetime, day: date | None = None) -> dict[tuple[str, str], object]:
    """Every figure, in each colour: of now, or of all days until that one."""
    found: dict[tuple[str, str], object] = {}
    for colour in _COLOURS:
        question = Question(None, day, colour=colour)
        found |= {(each.id, colour): each.number for each in figures(store, question, now, _TOLD)}
        found["items", colour] = items(store, question, now)
        board = make_board(store, question, now, months=False)
        found["board", colour] = [(each.id, each.number) for each in board.tiles]
        for figure, by in (("visits", By.COLOUR), ("findings_open", By.COLOUR), ("enterprises_visited", By.MONTH)):
            found[f"{figure} by {by}", colour] = parted(store, figure, question, by, now)
    return found


@pytest.fixture
def days(tmp_path: Path) -> Iterator[tuple[Store, dict[date, dict[tuple[str, str], object]]]]:
    """A store, and what it said at the end of each day on which something happened."""
    store = new_store(tmp_path / "store")
    office_ready(store)
    said: dict[date, dict[tuple[str, str], object]] = {}

    def at(day: int) -> datetime:
        return NOW - timedelta(days=120 - day)

    def over(day: int) -> None:
        said[at(day).date()] = told(store, at(day) + timedelta(hours=3))

    def enter(enterprise: str, day: int, **fields: bool) -> None:
        with store.database.work(at(day)) as work:
            work.enterprises.save(enterprise, SHUNDA | {"kind": "快递企业"} | fields)

    enter("e1", 0)
    first = ordered_visit(store, 2, at=at(0), deadline=at(10).date())
    over(0)
    over(12)
    record_act(store, [first.findings[0]], ActDraft(ActKind.EXTENDED, at(14).date(), "设备未到", at(30).date()), at(14))
    over(14)
    enter("e2", 20, handles_sensitive_goods=True)
    ordered_visit(store, 1, at=at(20), deadline=at(40).date(), enterprise="e2", handles_sensitive_goods=True)
    over(20)
    record_act(store, list(first.findings), ActDraft(ActKind.VERIFIED, at(35).date(), "已核实"), at(35))
    over(35)
    with store.database.work(at(50)) as work:
        work.enterprises.save("e1", {"handles_sensitive_goods": True})
        work.enterprises.save("e2", {"handles_sensitive_goods": False})
    over(50)
    ordered_visit(store, 1, at=at(60), deadline=at(70).date())
    over(60)
    over(119)
    yield store, said
    store.close()


def test_what_was_said_then_is_said_of_then(days: tuple[Store, dict[date, dict[tuple[str, str], object]]]) -> None:
    store, said = days
    numbers = [each["findings_open", ""] for each in said.values()]
    assert set(numbers) == {1, 2, 3}
    recount(store, NOW)
    for day, before in said.items():
        assert told(store, NOW, day) == before, day
        for colour in _COLOURS:
            for figure in _TOLD:
                lines = listed(store, figure, Question(None, day, colour=colour), NOW)
                by_list = {
                    Counting.RECORDS: len(lines),
                    Counting.ENTERPRISES: len({each.enterprise for each in lines}),
                    Counting.AMOUNT: sum(each.amount for each in lines),
                }
                assert by_list[figure_of(figure).counting] == before[figure, colour], (day, figure, colour)
                assert not colour or {line.colour for line in lines} <= {colour}, (day, figure)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2027, 12, 31), date(2028, 1, 1)),
        (date(2025, 12, 31), date(2028, 12, 30)),
        (date(1990, 1, 1), date(1992, 12, 31)),
    ],
)
def test_a_campaign_may_have_any_days_that_it_may_be_given(tmp_path: Path, first: date, last: date) -> None:
    """A leap day alone, over the end of a year, as long as it may be, long ago."""
    store = new_store(tmp_path / "store")
    office_ready(store)
    for day in sorted({first - timedelta(days=1), first, last, last + timedelta(days=1)}):
        ordered_visit(store, at=datetime.combine(day, NOW.timetz()), deadline=day, enterprise=f"e{day}")
    now = datetime.combine(last + timedelta(days=2), NOW.timetz())
    campaign = Question(campaign=add_campaign(store, CampaignDraft("攻坚", first, last), now))
    expected = 2 if first < last else 1
    for question in (campaign, Question(first, last)):
        found = {each.id: each.number for each in figures(store, question, now)}
        assert (found["visits"], found["enterprises_visited"], found["orders"]) == (expected,) * 3
        assert len(listed(store, "visits", question, now)) == expected
        board = make_board(store, question, now)
        months = next(each for each in board.panels if each.id == "months")
        assert sum(sum(each.numbers) for each in months.picture.columns) == expected
    store.close()
