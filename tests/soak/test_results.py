"""The page of results: what was measured now replaces its own section only."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

_BENCH = [
    {"bench": "start", "what": "start", "beside": "bare window", "goal": 1.3, "unit": "ms",
     "measured": [[0.48, 0.4], [0.5, 0.4], [0.52, 0.4]], "of": "abc, 2026-11-26"},
    {"bench": "save", "what": "save", "beside": "append", "goal": 1.5, "unit": "ms",
     "measured": [[0.9, 0.1]], "of": "abc, 2026-11-26"},
]  # fmt: skip
_SOAK = {
    "seconds": 9,
    "tally": {"visits": 6, "refused": {}},
    "growth": [{"what": "memory", "second": 2**30, "last": 2**31, "allowed": 2**30, "flat": False}],
    "differing": ["李明: visits"],
    "unreadable_originals": [],
    "trouble": [],
}


@pytest.fixture(scope="module")
def results() -> ModuleType:
    path = Path(__file__).parents[1] / "benchmarks" / "results.py"
    spec = importlib.util.spec_from_file_location("results", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(results: ModuleType, value: list[dict[str, Any]]) -> Any:
    return results.from_json(value)


def test_the_table_says_what_passed_what_falls_short_and_of_which_commit_each_row_is(results: ModuleType) -> None:
    page = results.page("", {"bench": rows(results, _BENCH)}, "2026-11-27, two cores")
    assert "2026-11-27, two cores" in page
    start = "| start | 500.00 ms | bare window | 400.00 ms | 1.25 | 1.20–1.30 (3) | 1.3 | pass | start |"
    assert f"{start} abc, 2026-11-26 |" in page
    assert "| save | 900.00 ms | append | 100.00 ms | 9.00 |  | 1.5 | short | save | abc, 2026-11-26 |" in page
    assert page.count("Not run yet.") == 2


def test_a_later_call_keeps_the_sections_of_others(results: ModuleType) -> None:
    first = results.page("", {"bench": rows(results, _BENCH)}, "first")
    second = results.page(first, {"soak": _SOAK}, "second")
    assert "| start |" in second
    assert "| memory | 1024 MB | 2048 MB | 1024 MB | GROWS |" in second
    assert "Stores that differ: 1." in second
    third = results.page(second, {"bench": rows(results, _BENCH[:1])}, "third")
    assert "| save |" not in third
    assert "first" not in third
    assert "GROWS" in third
    assert results.page(third, {}, "nothing") == third
    by_hand = third + "\n## Of one evening\n\nA quiet half hour.\n"
    page = results.page(by_hand, {"bench": rows(results, _BENCH)}, "fourth")
    assert page.endswith("## Of one evening\n\nA quiet half hour.\n")


def test_files_of_several_calls_become_one_page_without_losing_a_row(results: ModuleType, tmp_path: Path) -> None:
    one, other = _BENCH[0], _BENCH[1] | {"beside": "its statements"}
    again = {**_BENCH[1], "measured": [[0.2, 0.1]], "of": "def, 2026-11-27"}
    for name, value in {"a": _BENCH, "b": [other], "c": [one | {"measured": [[0.8, 0.4]]}, again]}.items():
        (tmp_path / name).write_text(json.dumps(value), "utf-8")
    out = tmp_path / "RESULTS.md"
    assert results.main(["--bench", *(str(tmp_path / name) for name in "abc"), "--out", str(out)]) == 0
    told = [line for line in out.read_text("utf-8").splitlines() if line.startswith(("| start", "| save"))]
    # Runs of one commit are joined; of a figure measured again on another the later call counts alone.
    assert [line.split(" | ")[4:6] for line in told] == [["1.30", "1.20–2.00 (4)"], ["2.00", ""], ["9.00", ""]]
    assert [line.split(" | ")[-1] for line in told] == [f"{each['of']} |" for each in (one, again, other)]


def test_rows_that_are_named_alike_stay_apart(results: ModuleType) -> None:
    first, second, again = rows(results, [_BENCH[0] | {"of": of} for of in ("1", "2", "3")])
    assert results.merged([[first, second]]) == [first, second]
    assert results.merged([[first, second], [again]]) == [again, second]


def test_each_rig_has_a_line_and_what_it_lacks_is_told(results: ModuleType) -> None:
    rig = {"rig": "power", "runs": 200, "failures": 1, "seconds": 3.4, "seed": 7, "proof": "caught", "told": ["lost"]}
    page = results.page("", {"faults": [rig | {"lacks": "no loop device", "of": "abc"}]}, "today")
    assert "| power | 200 | 1 | 3 | 7 | caught | abc |" in page
    assert "- power: no loop device\n- power: lost" in page
