"""No test passes or fails by how long something took: on a machine that others use, that says nothing of our code.

What is quick is shown by what is done: steps counted (`counted_steps`), a spy on what is loaded or derived, the size of
what is read. Speed itself is measured by tests/benchmarks.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
# Figures are what these are for.
MEASURE = {"benchmarks", "soak", "faults"}
# Issue 6 wants each mutant refused in under two seconds: of the processor, and a thousand times what one takes.
SPARED = {"inspector_app/exchange/test_pack_hostile.py"}

CLOCKS = {"perf_counter", "monotonic", "process_time", "thread_time", "time"}
SPANS = {"seconds", "elapsed", "duration", "slowest", "took"}
"""Names of attributes in which a measured time comes from elsewhere."""
WAITS = {"waitSignal", "waitSignals", "waitUntil", "waitExposed", "waitActive"}


def _reads_clock(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    if isinstance(called, ast.Attribute):
        named = isinstance(called.value, ast.Name) and called.value.id == "time"
        return named and called.attr.removesuffix("_ns") in CLOCKS
    return isinstance(called, ast.Name) and called.id.removesuffix("_ns") in CLOCKS - {"time"}


def _holds_time(node: ast.AST, timed: set[str]) -> bool:
    """Whether a clock is read in it, or a name stands in it that holds what a clock said."""
    inside = list(ast.walk(node))
    return any(_reads_clock(each) or (isinstance(each, ast.Name) and each.id in timed) for each in inside)


def _given_names(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Each value that is given a name, and the name: assigned, collected in a list, or returned by a function."""
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for name in (each for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)):
            yield node.value, name.id
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"append", "add"}:
        for name in (each for each in ast.walk(node.func.value) if isinstance(each, ast.Name)):
            yield ast.Tuple(node.args, ast.Load()), name.id
    elif isinstance(node, ast.FunctionDef):
        for back in (each for each in ast.walk(node) if isinstance(each, ast.Return) and each.value is not None):
            yield back.value, node.name


def _timed_names(tree: ast.AST) -> set[str]:
    given = [pair for node in ast.walk(tree) for pair in _given_names(node)]
    timed: set[str] = set()
    while new := {name for value, name in given if name not in timed and _holds_time(value, timed)}:
        timed |= new
    return timed


def asserted_times(source: str) -> list[int]:
    """Lines of each assertion that compares what a clock said."""
    tree = ast.parse(source)
    timed = _timed_names(tree)
    compared = [
        (asserted.lineno, part)
        for asserted in ast.walk(tree)
        if isinstance(asserted, ast.Assert)
        for part in ast.walk(asserted.test)
        if isinstance(part, ast.Compare)
        and any(isinstance(sign, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for sign in part.ops)
    ]
    return [line for line, part in compared if _holds_time(part, timed) or _spans(part)]


def _spans(node: ast.AST) -> bool:
    return any(isinstance(each, ast.Attribute) and each.attr in SPANS for each in ast.walk(node))


def own_patience(source: str) -> list[int]:
    """Lines of each wait for the window that says itself how long: tests/conftest.py says it for all."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        call.lineno
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in WAITS
        and any(word.arg == "timeout" for word in call.keywords)
    ]


def _sources(words: set[str]) -> Iterator[tuple[str, str]]:
    """Name and text of each file of the tests in which one of the words stands: most need not be parsed."""
    for path in sorted(TESTS.rglob("*.py")):
        name, source = path.relative_to(TESTS), path.read_text("utf-8")
        if name.parts[0] not in MEASURE and any(word in source for word in words):
            yield name.as_posix(), source


def test_no_test_asserts_how_long_something_took() -> None:
    words = CLOCKS - {"time"} | {"time.time", "import time"} | {f".{span}" for span in SPANS}
    found = {name: lines for name, source in _sources(words) if (lines := asserted_times(source))}
    assert found.keys() == SPARED, found


def test_how_long_a_test_waits_for_the_window_is_said_in_one_place() -> None:
    assert {name: lines for name, source in _sources({"timeout="}) if (lines := own_patience(source))} == {}


@pytest.mark.parametrize(
    "source",
    [
        "begun = time.process_time()\nwork()\nassert time.process_time() - begun < 0.1",
        "before = perf_counter()\nwork()\nassert 1 > (perf_counter() - before)",
        "begun = time.monotonic_ns()\nwork()\ntook = time.monotonic_ns() - begun\nassert took <= 5",
        "def took():\n    begun = time.time()\n    return time.time() - begun\n\nassert max(took() for _ in 'ab') < 2",
        "ours = []\nours.append(perf_counter())\nassert min(ours) < 1.6 * min(theirs)",
        "assert (span := time.thread_time() - x) and span >= 0.2",
        "assert quick_check(store).seconds < 0.3",
    ],
)
def test_an_asserted_time_is_found(source: str) -> None:
    assert asserted_times(source) == [source.count("\n") + 1]


@pytest.mark.parametrize(
    "source",
    [
        "until = time.monotonic() + 120\nwhile not there() and time.monotonic() < until:\n    pass\nassert there()",
        "begun = time.monotonic()\nshare = 0.5 * begun\nassert killed > 3",
        "assert preview_of(film).seconds == 75",
        "assert NOW < LATER",
    ],
)
def test_patience_is_no_asserted_time(source: str) -> None:
    assert asserted_times(source) == []


def test_a_wait_with_a_patience_of_its_own_is_found() -> None:
    assert own_patience("with qtbot.waitSignal(page.done, timeout=20_000):\n    pass\nqtbot.waitUntil(there)") == [1]
