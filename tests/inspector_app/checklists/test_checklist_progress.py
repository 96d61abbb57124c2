import pytest

from db.records.visits import Answer
from inspector_app.checklists.model import Area, Checklist, Item, Part, PartKind
from inspector_app.checklists.progress import (
    AreaProgress,
    is_complete,
    items_for,
    progress,
)

DAYS = Part("X-01_days", PartKind.INTEGER, {"zh": "天数"}, required=True)
NOTE = Part("X-01_text", PartKind.TEXT, {"zh": "说明"})
JUDGED = Item("X-01", {"zh": "问"}, parts=(DAYS, NOTE), severity="B")
FACT = Item("X-02", {"zh": "记"}, has_verdict=False, parts=(Part("X-02_a", PartKind.TEXT, {"zh": "甲"}), NOTE))
REQUIRED_FACT = Item("X-03", {"zh": "记"}, has_verdict=False, parts=(DAYS, NOTE))
EXPRESS_ONLY = Item("Y-01", {"zh": "快递"}, applies_to=("E", "T"), severity="A")
CHECKLIST = Checklist(
    "",
    "x",
    {"zh": "表"},
    "1",
    (Area("X", {"zh": "甲"}, (JUDGED, FACT, REQUIRED_FACT)), Area("Y", {"zh": "乙"}, (EXPRESS_ONLY,))),
)


def answer(item: str = "X-01", verdict: str = "", reason: str = "", **values: object) -> Answer:
    return Answer("visit", item, verdict, {name.replace("_", "-", 1): value for name, value in values.items()}, reason)


@pytest.mark.parametrize(
    ("kind", "codes"),
    [("国际货代", ["X"]), ("物流货运", ["X"]), ("仓储集运", ["X"]), ("快递企业", ["X", "Y"]), ("末端网点", ["X", "Y"])],
)
def test_only_what_applies_to_the_kind_is_asked(kind: str, codes: list[str]) -> None:
    assert [area.code for area in items_for(CHECKLIST, kind)] == codes


@pytest.mark.parametrize("kind", ["", "未知", "餐饮"])
def test_an_unknown_kind_is_asked_everything(kind: str) -> None:
    assert items_for(CHECKLIST, kind) == list(CHECKLIST.areas)


def test_nothing_given_is_not_complete() -> None:
    assert not is_complete(JUDGED, None)
    assert not is_complete(JUDGED, answer())


@pytest.mark.parametrize("verdict", ["pass", "fail"])
def test_a_judged_item_needs_its_required_parts(verdict: str) -> None:
    assert not is_complete(JUDGED, answer(verdict=verdict))
    assert not is_complete(JUDGED, answer(verdict=verdict, X_01_text="有"))
    assert is_complete(JUDGED, answer(verdict=verdict, X_01_days=0))


def test_numbers_without_a_verdict_are_not_complete() -> None:
    assert not is_complete(JUDGED, answer(X_01_days=30))


def test_not_applicable_needs_a_reason_and_nothing_else() -> None:
    assert not is_complete(JUDGED, answer(verdict="na"))
    assert not is_complete(JUDGED, answer(verdict="na", reason=" "))
    assert is_complete(JUDGED, answer(verdict="na", reason="无此业务"))


@pytest.mark.parametrize(("value", "complete"), [("顺丰", True), (" ", False), (None, False), ("", False)])
def test_a_fact_counts_when_any_part_is_filled_in(value: object, complete: bool) -> None:
    assert is_complete(FACT, answer("X-02", X_02_a=value)) is complete


def test_a_fact_with_a_required_part_needs_that_part() -> None:
    assert not is_complete(REQUIRED_FACT, answer("X-03", X_01_text="有"))
    assert is_complete(REQUIRED_FACT, answer("X-03", X_01_days=3))


@pytest.mark.parametrize(
    ("rows", "complete"), [([], False), ([{}], False), ([{"waybill": ""}], False), ([{"waybill": "SF1"}], True)]
)
def test_a_table_counts_when_a_row_says_something(rows: object, complete: bool) -> None:
    table = Item("T", {"zh": "表"}, has_verdict=False, parts=(Part("T-rows", PartKind.TABLE, {"zh": "表"}),))
    assert is_complete(table, Answer("visit", "T", values={"T-rows": rows})) is complete


def test_what_only_says_something_is_complete_and_what_also_asks_is_not() -> None:
    said, asked = Part("S-note", PartKind.NOTE, {"zh": "请看"}), Part("S-name", PartKind.TEXT, {"zh": "姓名"})
    assert is_complete(Item("S", {"zh": "说明"}, has_verdict=False, parts=(said,)), None)
    assert not is_complete(Item("S", {"zh": "问"}, has_verdict=False, parts=(said, asked)), None)


def test_each_area_counts_answered_failed_and_missing() -> None:
    answers = {
        "X-01": answer(verdict="fail", X_01_days=3),
        "X-02": answer("X-02", X_02_a="甲"),
        "Y-01": answer("Y-01", verdict="fail"),
        "Z-99": answer("Z-99", verdict="pass"),
    }
    assert progress(CHECKLIST.areas, answers) == [AreaProgress("X", 3, 2, 1, 1), AreaProgress("Y", 1, 1, 1, 0)]


def test_a_failed_item_without_its_number_is_failed_and_missing() -> None:
    areas = [Area("X", {"zh": "甲"}, (JUDGED,))]
    assert progress(areas, {"X-01": answer(verdict="fail")}) == [AreaProgress("X", 1, 0, 1, 1)]
