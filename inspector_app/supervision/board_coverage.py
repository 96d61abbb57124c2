"""Coverage by month: how many enterprises were visited in time, due soon, overdue or never visited at its end.

Read after the board itself: each month is a look at every enterprise.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from inspector_app import assets
from inspector_app.errors import CancelledError
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.supervision.board import Board, make_board
from inspector_app.supervision.board_panels import Panel, Target
from inspector_app.supervision.bulletin_parts import Column, Picture
from inspector_app.supervision.figures import COVERAGE
from inspector_app.supervision.statistics import Question, bring_up_to_date, checked

PANEL = "coverage_months"
_MOST_MONTHS = 12
_INKS = {"in_time": "#3b78c3", "soon": "#e0a21b", "overdue": "#c8372d", "never": "#8a94a0"}


def make_coverage(
    store: Store,
    question: Question,
    now: datetime,
    language: Language = Language.ZH,
    cancelled: Callable[[], bool] = lambda: False,
) -> Panel:
    """Raises RefusedInputError as `statistics.figures`; CancelledError."""
    words = assets.read_json("bulletin", "board.json")
    bring_up_to_date(store, now)
    ends, counted = month_ends(question, now.date()), []
    with store.database.look() as work:
        for end in ends:
            if cancelled():
                raise CancelledError
            asked = checked(work, replace(question, as_of=end), now)
            found = dict.fromkeys(COVERAGE, 0)
            for (_, _, state), number in work.board.census(asked.of_all_days()).items():
                found[state] += number
            counted.append(found)
    columns = tuple(
        Column(figure, words["states"][state][language.value], _INKS[state], tuple(each[state] for each in counted))
        for state, figure in COVERAGE.items()
    )
    groups = tuple(f"{end:%Y-%m}" for end in ends)
    targets = tuple(tuple(Target(figure, replace(question, as_of=end)) for figure in COVERAGE.values()) for end in ends)
    return Panel(PANEL, Picture(words["panels"][PANEL][language.value], groups, columns, False), targets)


def whole_board(store: Store, question: Question, now: datetime, language: Language = Language.ZH) -> Board:
    """The board with this chart, too. Raises RefusedInputError as `statistics.figures`."""
    board = make_board(store, question, now, language)
    return replace(board, panels=(*board.panels, make_coverage(store, question, now, language)))


def month_ends(question: Question, today: date) -> list[date]:
    """The last days of the months of the period, the newest twelve; today of a month that is not over yet."""
    last = min(question.last or today, today)
    first = question.first or date(last.year - 1, last.month, 1)
    ends: list[date] = []
    while last >= first and len(ends) < _MOST_MONTHS:
        ends.append(last)
        last = last.replace(day=1) - timedelta(days=1)
    return ends[::-1]
