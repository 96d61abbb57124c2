"""The board, any filter of it and the bulletin of 100,000 visits and 40,000 enterprises, warm and cold."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bench_statistics import FIRMS, VISITS, _day, _fill
from measuring import Figure, seconds
from offices import NOW, PASSPHRASE, new_store

from db.tables import FINDING_STATES
from inspector_app.stores import Role, Store, open_store
from inspector_app.supervision.appraisal import make_appraisal
from inspector_app.supervision.board import make_board
from inspector_app.supervision.board_coverage import make_coverage
from inspector_app.supervision.bulletin_file import write_bulletin
from inspector_app.supervision.statistics import By, Question

OPEN = 20_000
"""Findings that wait for their correction."""
_YEAR = Question(date(2025, 10, 15), date(2026, 10, 14))
_QUESTIONS = {
    "a year": _YEAR,
    "all time": Question(),
    "a community": Question(_YEAR.first, _YEAR.last, community="福永"),
    "a kind": Question(_YEAR.first, _YEAR.last, kind="国际货代"),
    "a colour": Question(_YEAR.first, _YEAR.last, colour="yellow"),
    "a quarter": Question(date(2026, 1, 15), date(2026, 4, 14)),
}
_GOAL, _BULLETIN_GOAL = 0.3, 3.0


def figures(folder: Path) -> list[Figure]:
    store = new_store(folder / "store", Role.SUPERVISOR)
    _fill(store)
    _find(store)
    store.close()
    # Opened anew: nothing of the file is in memory yet.
    store = open_store(folder / "store", PASSPHRASE)
    found = [Figure("board of a year, cold", seconds(lambda: make_board(store, _YEAR, NOW)), "goal", _GOAL, 1)]
    for name, question in _QUESTIONS.items():
        spent = _best(partial(make_board, store, question, NOW))
        found.append(Figure(f"board of {name}", spent, "goal", _GOAL, 1))
    spent = _best(partial(make_coverage, store, _YEAR, NOW))
    found.append(Figure("coverage of twelve months, after the board", spent, "goal", _BULLETIN_GOAL, 1))
    spent = _best(lambda: make_appraisal(store, _YEAR, By.COMMUNITY, NOW))
    found.append(Figure("appraisal of communities", spent, "goal", _BULLETIN_GOAL, 1))
    for name in ("bulletin.docx", "bulletin.pdf"):
        spent = seconds(partial(write_bulletin, store, _YEAR, folder / name, NOW))
        found.append(Figure(f"{name} of a year, fonts loaded with it", spent, "goal", _BULLETIN_GOAL, 1))
    store.close()
    return found


def _best(work: Callable[[], object], rounds: int = 3) -> float:
    return min(seconds(work) for _ in range(rounds))


def _find(store: Store) -> None:
    with store.database.work(NOW) as work:
        work.tallies._connection.execute(FINDING_STATES.insert(), list(_findings()))


def _findings() -> Iterator[dict[str, Any]]:
    for number in range(OPEN):
        visit = VISITS - 1 - number * 4
        yield {
            "id": f"{visit:032x}/finding/0", "enterprise_id": f"e{visit % FIRMS}", "visit_id": f"{visit:032x}",
            "stage": "ordered", "is_open": True, "due": (_day(visit) + timedelta(days=15)).isoformat(),
            "order_id": "", "acted_on": "",
        }  # fmt: skip
