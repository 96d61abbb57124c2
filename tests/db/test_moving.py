"""Every row of a database in one of the other kind, and no row less."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from laptops import KEY, NOW, device
from postgresql_server import Server
from sqlalchemy import text

import db.shared.moving
from db.database import Database
from db.shared.moving import DifferenceError, differences, move_rows, row_count
from db.shared.postgresql import SharedDatabase


@pytest.fixture
def shared(postgresql: Server) -> Iterator[SharedDatabase]:
    database = postgresql.new_office(device("a"))
    yield database
    database.close()


def filled(database: Database) -> Database:
    """Something in every sort of column: JSON, truth, unknown, fraction, a large number, signs of all planes."""
    with database.work(NOW) as work:
        work.enterprises.save("e1", {
            "name": "𠮷顺达'\"\\%_\n", "business_scope": ["普货", "𠀀"], "safeguards_met": None,
            "inspects_all": False, "staff_count": 2**53, "longitude": 113.80123456789012, "latitude": -0.1,
        })  # fmt: skip
        work.enterprises.save("e1", {"phone": "13800000000"})
        work.visits.save("v1", {"enterprise_id": "e1", "inspectors": [{"name": "李明", "certificate": ""}]})
        work.answers.save("v1", "A-1", {"verdict": "fail", "values": {"n": 1.5, "多": ["选"]}})
        work.blobs.add("ab" * 32, 5_000_000_000, "video/mp4")
        work.plans.keep("cd" * 32, "law", '{"条":[1]}')
    return database


def test_a_store_goes_to_the_server_and_back_without_a_difference(
    create: Callable[[str], Database], shared: SharedDatabase, tmp_path: Path
) -> None:
    own = filled(create("a"))
    moved = move_rows(own, shared)
    assert differences(own, shared) == []
    assert sum(table.rows for table in moved) == row_count(own) == row_count(shared) > 10
    with shared.look() as work:
        assert work.devices.own().id == own.device
        enterprise = work.enterprises.get("e1")
    with own.look() as work:
        assert enterprise == work.enterprises.get("e1")
    back = Database.create(tmp_path / "back.db", KEY, device("a"))
    assert move_rows(shared, back) == moved
    assert differences(own, back) == []
    with back.look() as work:
        assert work.devices.own().own
    # The chain goes on where it was.
    with back.work(NOW) as work:
        work.enterprises.save("e1", {"phone": "1"})
    back.close()


def test_a_row_that_arrives_changed_or_not_at_all_stops_the_move(
    create: Callable[[str], Database], shared: SharedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, rows = filled(create("a")), db.shared.moving._rows_of

    def without_the_last(connection, table):  # type: ignore[no-untyped-def]
        found = list(rows(connection, table))
        sending = connection.dialect.name == "sqlite" and not monkeypatched.get(table.name)
        monkeypatched[table.name] = True
        yield from found[:-1] if table.name == "visit" and sending else found

    monkeypatched: dict[str, bool] = {}
    monkeypatch.setattr(db.shared.moving, "_rows_of", without_the_last)
    with pytest.raises(DifferenceError) as caught:
        move_rows(own, shared)
    assert caught.value.table == "visit"
    monkeypatch.undo()
    with shared.look() as work:
        assert work.enterprises.all() == []
    move_rows(own, shared)


def test_one_changed_value_is_a_difference(create: Callable[[str], Database], shared: SharedDatabase) -> None:
    own = filled(create("a"))
    move_rows(own, shared)
    with shared._engine.begin() as connection:
        connection.execute(text("UPDATE enterprise SET latitude = latitude + 1e-15"))
    assert differences(own, shared) == ["enterprise"]
