import pytest

from db.records.visits import Answer
from inspector_app.checklists.answers import LONGEST_TEXT, MOST_ROWS, check_answer
from inspector_app.checklists.model import Choice, Item, Part, PartKind
from inspector_app.messages import Language, say

YES_NO = (Choice("yes", {"zh": "是"}), Choice("no", {"zh": "否"}))
WORDS = {"zh": "项", "en": "part"}
PARTS = (
    Part("integer", PartKind.INTEGER, WORDS),
    Part("decimal", PartKind.DECIMAL, WORDS),
    Part("text", PartKind.TEXT, WORDS),
    Part("date", PartKind.DATE, WORDS),
    Part("choice", PartKind.CHOICE, WORDS, choices=YES_NO),
    Part("choices", PartKind.CHOICES, WORDS, choices=YES_NO),
    Part(
        "rows",
        PartKind.TABLE,
        {"zh": "样本表", "en": "Sample table"},
        columns=(
            Part("waybill", PartKind.TEXT, {"zh": "运单号", "en": "Waybill"}),
            Part("on", PartKind.DATE, {"zh": "日期", "en": "Date"}),
            Part("ok", PartKind.CHOICE, {"zh": "结论"}, choices=YES_NO),
        ),
    ),
)
ITEM = Item("X-01", {"zh": "问"}, parts=PARTS, severity="B")
FACT = Item("X-02", {"zh": "记"}, has_verdict=False, parts=PARTS)


def codes(
    item: Item, values: dict[str, object] | None = None, verdict: str = "", reason: str = "", note: str = ""
) -> list[str]:
    problems = check_answer(item, Answer("visit", item.code, verdict, values or {}, reason, note))
    for problem in problems:
        assert say(problem).problem.startswith(item.code)
        assert say(problem, Language.EN).problem.startswith(item.code)
    return [problem.code.removeprefix("checklist.") for problem in problems]


@pytest.mark.parametrize(
    "values",
    [
        {"integer": 0, "decimal": 98.5, "text": "字" * LONGEST_TEXT, "date": "2024-02-29"},
        {"decimal": 3, "choice": "yes", "choices": ["yes", "no"]},
        {"choices": [], "rows": []},
        {"rows": [{"waybill": "SF1", "on": "2026-01-31", "ok": "no"}, {"waybill": "", "on": None}, {}]},
        {"integer": None, "date": "", "choice": None},
    ],
)
def test_good_values_are_taken(values: dict[str, object]) -> None:
    assert codes(ITEM, values, "pass") == []
    assert codes(FACT, values) == []


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("integer", -1, "answer_not_integer"),
        ("integer", 1.5, "answer_not_integer"),
        ("integer", "3", "answer_not_integer"),
        ("integer", True, "answer_not_integer"),
        ("integer", 10**400, "answer_not_integer"),
        ("decimal", "98%", "answer_not_number"),
        ("decimal", float("nan"), "answer_not_number"),
        ("decimal", float("inf"), "answer_not_number"),
        ("decimal", 10**400, "answer_not_number"),
        ("decimal", False, "answer_not_number"),
        ("text", 3, "answer_not_text"),
        ("text", "字" * (LONGEST_TEXT + 1), "answer_long"),
        ("date", "2026-02-30", "answer_not_date"),
        ("date", "20260130", "answer_not_date"),
        ("date", "2026-1-3", "answer_not_date"),
        ("date", 20260130, "answer_not_date"),
        ("choice", "maybe", "answer_not_choice"),
        ("choice", ["yes"], "answer_not_choice"),
        ("choices", "yes", "answer_not_choice"),
        ("choices", ["yes", "maybe"], "answer_not_choice"),
        ("choices", ["yes", "yes"], "answer_choice_twice"),
        ("rows", {"waybill": "SF1"}, "answer_not_table"),
        ("rows", ["SF1"], "answer_not_table"),
        ("rows", [{"weight": 3}], "answer_unknown_column"),
        ("rows", [{"waybill": 3}], "answer_not_text"),
        ("rows", [{}] * (MOST_ROWS + 1), "answer_rows_many"),
        ("colour", "red", "answer_unknown_part"),
    ],
)
def test_a_wrong_value_is_refused(name: str, value: object, code: str) -> None:
    assert codes(ITEM, {name: value}, "pass") == [code]


@pytest.mark.parametrize("verdict", ["", "pass", "fail"])
def test_the_known_verdicts_are_taken(verdict: str) -> None:
    assert codes(ITEM, verdict=verdict) == []


def test_an_unknown_verdict_is_refused() -> None:
    assert codes(ITEM, verdict="maybe") == ["verdict_unknown"]


def test_not_applicable_is_taken_only_with_a_reason() -> None:
    assert codes(ITEM, verdict="na", reason=" ") == ["reason_missing"]
    assert codes(ITEM, verdict="na", reason="无此业务") == []


def test_a_fact_takes_no_verdict() -> None:
    assert codes(FACT, verdict="pass") == ["verdict_not_asked"]


def test_long_reasons_and_notes_are_refused() -> None:
    assert codes(ITEM, verdict="na", reason="长" * 2001, note="长" * 2001) == ["answer_long", "answer_long"]


def test_every_problem_is_told_with_its_place() -> None:
    rows = [{"waybill": "SF1"}, {"on": "昨天", "ok": "maybe"}]
    answer = Answer("visit", "X-01", "na", {"integer": -1, "rows": rows})
    told = [str(say(problem)) for problem in check_answer(ITEM, answer)]
    assert len(told) == 4
    assert "没有写明不适用的原因" in told[0]
    assert "“项”应为不小于 0 的整数：-1" in told[1]
    assert "“样本表 第2行 日期”不是有效日期：昨天" in told[2]
    assert "“样本表 第2行 结论”没有这个选项：maybe" in told[3]
    english = str(say(check_answer(ITEM, answer)[2], Language.EN))
    assert "“Sample table, row 2, Date” is not a date: 昨天" in english


def test_texts_that_no_pack_could_carry_are_refused() -> None:
    for text in ("一\0二", "半个\ud83d"):
        assert codes(ITEM, {"text": text}) == ["answer_signs"]
        assert codes(ITEM, {"rows": [{"waybill": text}]}) == ["answer_signs"]
        assert codes(ITEM, {}, "na", reason=text) == ["answer_signs"]


def test_a_table_whose_cells_are_good_may_be_too_much_together() -> None:
    row = {"waybill": "字" * LONGEST_TEXT}
    assert codes(ITEM, {"rows": [row] * 30}) == []
    assert codes(ITEM, {"rows": [row] * 60}) == ["answer_large"]
