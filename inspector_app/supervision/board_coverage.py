"""Coverage by month: how many enterprises were visited in time, due soon, overdue or never visited at its end."""

from dataclasses import replace
from datetime import date, timedelta

from inspector_app.planning.intervals import intervals_in_force
from inspector_app.supervision.board_panels import Panel, Reading, Target
from inspector_app.supervision.bulletin_parts import Column, Picture
from inspector_app.supervision.figures import COVERAGE
from inspector_app.supervision.statistics import Question, turns_on

PANEL = "coverage_months"
_MOST_MONTHS = 12
_INKS = {"in_time": "#3b78c3", "soon": "#e0a21b", "overdue": "#c8372d", "never": "#8a94a0"}


def coverage_months(reading: Reading) -> Panel:
    assert reading.asked.today is not None
    ends, asked = month_ends(reading.asked, reading.asked.today), reading.asked.of_all_days()
    intervals = intervals_in_force(reading.work)
    scopes = [replace(asked, as_of=end, turns=turns_on(end, intervals)) for end in ends]
    counted = [reading.work.board.states(scope) for scope in scopes]
    columns = tuple(
        Column(figure, reading.say("states", state), _INKS[state], tuple(each[state] for each in counted))
        for state, figure in COVERAGE.items()
    )
    groups = tuple(f"{end:%Y-%m}" for end in ends)
    targets = tuple(
        tuple(Target(figure, replace(reading.question, as_of=end)) for figure in COVERAGE.values()) for end in ends
    )
    return Panel(PANEL, Picture(reading.say("panels", PANEL), groups, columns, False), targets)


def month_ends(question: Question, today: date) -> list[date]:
    """The last days of the months of the period, the newest twelve; today of a month that is not over yet."""
    last = min(question.last or today, today)
    first = question.first or date(last.year - 1, last.month, 1)
    ends: list[date] = []
    while last >= first and len(ends) < _MOST_MONTHS:
        ends.append(last)
        last = last.replace(day=1) - timedelta(days=1)
    return ends[::-1]
