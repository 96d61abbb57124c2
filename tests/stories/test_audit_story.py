"""A court asks: a script checks the log, reads it, writes it to a file; what somebody touched is named."""

import csv
from pathlib import Path
from typing import Any

from spoken import spoken_of
from tampering import database_file, hand_of_another, store_with_history


def call(folder: Path, *words: object) -> tuple[int, Any]:
    return spoken_of(folder, "audit", *words)


def test_a_script_checks_reads_and_exports_the_log(tmp_path: Path) -> None:
    folder = store_with_history(tmp_path / "store")
    code, sound = call(folder, "check")
    assert (code, sound["result"], sound["events"], sound["problems"]) == (0, "sound", 9, [])
    assert sound["files"] == {"total": 1, "sound": 1, "leftovers": 0, "handed_over": 0}
    code, listed = call(folder, "list", "--kind", "visit", "--from", "2026-10-27", "--limit", "1")
    assert code == 0
    assert listed["more"]
    assert [line["entries"][0]["changes"][0]["field"] for line in listed["lines"]] == ["closed_at"]
    code, written = call(folder, "export", tmp_path / "log.csv", "--object", "13800000000")
    assert (code, written["events"]) == (0, 1)
    rows = list(csv.DictReader((tmp_path / "log.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["原值"], row["新值"]) for row in rows] == [("13290713029", "13800000000")]
    assert call(folder, "list", "--from", "tomorrow")[0] == 1


def test_the_check_names_what_somebody_touched(tmp_path: Path) -> None:
    folder = store_with_history(tmp_path / "store")
    with hand_of_another(folder) as connection:
        connection.execute("UPDATE enterprise SET phone='1'")
    code, damaged = call(folder, "check")
    assert (code, damaged["result"]) == (1, "damaged")
    (problem,) = damaged["problems"]
    assert problem["place"] == {"table": "enterprise", "object": "e1", "field": "phone"}
    assert problem["remedy"]


def test_a_database_that_does_not_open_is_damage_too(tmp_path: Path) -> None:
    folder = store_with_history(tmp_path / "store")
    data = bytearray(database_file(folder).read_bytes())
    data[100] ^= 1
    database_file(folder).write_bytes(data)
    code, damaged = call(folder, "check")
    assert (code, damaged["result"]) == (1, "damaged")
    assert [problem["code"] for problem in damaged["problems"]] == ["audit.unreadable"]
