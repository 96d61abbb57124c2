"""The page of results: what was measured now replaces its own section only."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

_BENCH = [
    {"what": "start", "ours": 0.5, "beside": "bare window", "floor": 0.4, "ratio": 1.25, "ratios": [1.2, 1.3],
     "goal": 1.3, "reached": True, "unit": "ms"},
    {"what": "save", "ours": 0.9, "beside": "append", "floor": 0.1, "ratio": 9.0, "ratios": [9.0],
     "goal": 1.5, "reached": False, "unit": "ms"},
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


def test_the_table_says_what_passed_and_what_falls_short(results: ModuleType) -> None:
    page = results.page("", {"bench": _BENCH}, "2026-11-26, two cores, commit abc")
    assert "2026-11-26, two cores, commit abc" in page
    assert "| start | 500.00 ms | bare window | 400.00 ms | 1.25 | 1.20–1.30 | 1.3 | pass |" in page
    assert "| save | 900.00 ms | append | 100.00 ms | 9.00 |  | 1.5 | short |" in page
    assert page.count("Not run yet.") == 2


def test_a_later_run_keeps_the_sections_of_others(results: ModuleType) -> None:
    first = results.page("", {"bench": _BENCH}, "first")
    second = results.page(first, {"soak": _SOAK}, "second")
    assert "| start |" in second
    assert "| memory | 1024 MB | 2048 MB | 1024 MB | GROWS |" in second
    assert "Stores that differ: 1." in second
    third = results.page(second, {"bench": _BENCH[:1]}, "third")
    assert "| save |" not in third
    assert "first" not in third
    assert "GROWS" in third
    assert results.page(third, {}, "nothing") == third
    by_hand = third + "\n## Of one evening\n\nA quiet half hour.\n"
    assert results.page(by_hand, {"bench": _BENCH}, "fourth").endswith("## Of one evening\n\nA quiet half hour.\n")


def test_of_a_figure_measured_again_the_later_run_counts(results: ModuleType) -> None:
    again = _BENCH[1] | {"ours": 0.2}
    assert results.merged([_BENCH, [again, _BENCH[1] | {"beside": "its statements"}]]) == [
        *(_BENCH[0], again, _BENCH[1] | {"beside": "its statements"}),
    ]


def test_rows_that_are_named_alike_stay_apart(results: ModuleType) -> None:
    first, second, again = _BENCH[0] | {"ratio": 0.1}, _BENCH[0] | {"ratio": 0.2}, _BENCH[0] | {"ratio": 0.3}
    assert results.merged([[first, second]]) == [first, second]
    assert results.merged([[first, second], [again]]) == [again, second]


def test_each_rig_has_a_line_and_what_it_lacks_is_told(results: ModuleType) -> None:
    rig = {"rig": "power", "runs": 200, "failures": 1, "seconds": 3.4, "seed": 7, "proof": "caught", "told": ["lost"]}
    page = results.page("", {"faults": [rig | {"lacks": "no loop device"}]}, "today")
    assert "| power | 200 | 1 | 3 | 7 | caught |" in page
    assert "- power: no loop device\n- power: lost" in page
