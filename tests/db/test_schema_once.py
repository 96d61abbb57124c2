"""The stores of a run that repeat the words of the schema are those that walked through its steps."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from laptops import KEY, device
from schema_once import REAL_WALK

from db import database
from db.database import Database


def left(path: Path) -> tuple[list[object], list[object], int]:
    """Everything in the file but the own device: the schema, what the steps wrote, the version."""
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
    rows = [
        (name, sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))))
        for kind, name, *_ in schema
        if kind == "table" and name != "device"
    ]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return schema, rows, version


def test_a_repeated_schema_is_the_one_that_was_walked(tmp_path: Path) -> None:
    for name in ("first", "repeated"):
        Database.create(tmp_path / name, KEY, device("a")).close()
    walked = Database(tmp_path / "walked", KEY)
    assert database._upgrade is not REAL_WALK, "the run repeats"
    REAL_WALK(walked._engine)
    walked.close()
    assert left(tmp_path / "repeated") == left(tmp_path / "walked")
    assert len(left(tmp_path / "walked")[0]) > 60
