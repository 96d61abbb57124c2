"""Saving one answer beside an append of the same size to a file, synced, and beside its statements by hand.

All end on the same disk. What SQLCipher itself needs, for as many bytes in one row and for the very rows of an answer,
each with one synced commit, says how near to an append a save can come: an answer touches some twenty pages, each of
which is enciphered, authenticated and written whole.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from measuring import Figure, in_turn, seconds
from offices import NOW, new_store, with_enterprise
from sqlalchemy import event

from db.records.values import Inspector
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.progress import items_for
from inspector_app.checklists.snapshots import shipped
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, VisitDraft, give_answer, open_visit

_EVENT_BYTES = 600
_BY_HAND = 30
Statement = tuple[str, Any]


def figures(folder: Path) -> list[Figure]:
    store = new_store(folder / "store")
    visit = open_visit(store, VisitDraft(with_enterprise(store), (Inspector("李明"),)), shipped(), NOW)
    items = [item for area in items_for(shipped(), "国际货代") for item in area.items if item.has_verdict]
    verdicts = [(item, verdict) for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.PASS) for item in items]
    answers = iter(verdicts)
    raw = os.open(folder / "raw", os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def save() -> None:
        item, verdict = next(answers)
        give_answer(store, visit, item, GivenAnswer(verdict), NOW)

    def append() -> None:
        os.write(raw, b"x" * _EVENT_BYTES)
        os.fdatasync(raw)

    ours, floor = in_turn(save, append, 60)
    key = store.vault.database_key
    with _opened(folder / "row.db", key) as connection:
        connection.execute("CREATE TABLE kept (number INTEGER PRIMARY KEY, body BLOB)")
        one_row, floor_of_row = in_turn(lambda: _keep_one(connection), append, 60)
    store.database.back_up(folder / "copy.db", key)
    saved = list(_said_by(store, save, _BY_HAND))
    by_hand = _replayed(folder / "copy.db", key, saved)
    store.close()
    return [
        Figure("save one answer", ours, "append and fdatasync", floor, 1.5),
        Figure("one row of as many bytes by SQLCipher alone", one_row, "append and fdatasync", floor_of_row, None),
        Figure("save one answer", ours, "its statements by SQLCipher alone", by_hand, 2.5),
    ]


def _said_by(store: Store, save: Callable[[], object], times: int) -> Iterator[list[Statement]]:
    """Not while it is measured: whoever listens slows down each statement."""
    with _listened(store) as said:
        for _ in range(times):
            save()
            yield list(said)
            said.clear()


@contextmanager
def _listened(store: Store) -> Iterator[list[Statement]]:
    """What is said to the engine."""
    said: list[Statement] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        said.extend((statement, each) for each in parameters) if many else said.append((statement, parameters))

    event.listen(store.database._engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(store.database._engine, "before_cursor_execute", note)


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[Any]:
    with closing(sqlcipher.connect(str(path), isolation_level=None)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        yield connection


def _keep_one(connection: Any) -> None:
    connection.execute("INSERT INTO kept (body) VALUES (?)", (b"x" * _EVENT_BYTES,))


def _replayed(path: Path, key: bytes, saved: list[list[Statement]]) -> float:
    """The median of the same saves on a copy, under the same settings."""
    with _opened(path, key) as connection:

        def save(statements: list[Statement]) -> None:
            connection.execute("BEGIN IMMEDIATE")
            for statement, parameters in statements:
                connection.execute(statement, parameters).fetchall()
            connection.execute("COMMIT")

        return median(seconds(lambda each=each: save(each)) for each in saved)
