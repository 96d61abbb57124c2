"""Expressions as an office writes them: full-width signs, Chinese words, names and values without quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.checklists.criteria import condition_of, proposed_verdict
from inspector_app.checklists.expressions import Asked, Symbols, rewrite, rewrite_range
from inspector_app.checklists.model import Choice, Item, Part, PartKind, Verdict
from inspector_app.checklists.openrosa.reading import read_expression
from inspector_app.checklists.signs import joined, tokens_of
from inspector_app.checklists.xpath import ExpressionError

LISTS = {
    "verdict": (
        Choice("pass", {"zh": "合格", "en": "Pass"}),
        Choice("fail", {"zh": "不合格", "en": "Fail"}),
        Choice("na", {"zh": "不适用", "en": "Not applicable"}),
    ),
    "goods": (Choice("a", {"zh": "甲"}), Choice("b", {"zh": "乙 丙"}), Choice("1", {"zh": "一"})),
}
SYMBOLS = Symbols(
    {
        "RN-01": Asked("select_one", "verdict"),
        "RN-02": Asked("select_one", "verdict"),
        "goods": Asked("select_multiple", "goods"),
        "count": Asked("integer"),
        "who": Asked("text"),
        "and": Asked("text"),
    },
    LISTS,
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("（${a}＝‘x’）", "(${a}='x')"),
        ("${a}＝“不合格”", "${a}='不合格'"),
        ("${a} ≥ ３０", "${a} >= 30"),
        ("${a}≠1", "${a}!=1"),
        ("${a}<>1", "${a}!=1"),
        ("${a}==1", "${a}=1"),
        ("${a}===1", "${a}= =1"),
        ("${a}≥-3", "${a}>= -3"),
        ("${a}=1且2=${b}", "${a}=1 and 2=${b}"),
        ("${ a }＋１", "${a}+1"),
        ("＄｛a｝÷2", "${a} div 2"),
        ("${a}×2－1", "${a}*2-1"),
        ("${a}=1且${b}=2", "${a}=1 and ${b}=2"),
        ("${a}=1 或者 ${b}=2", "${a}=1 or ${b}=2"),
        ("非（${a}=1）", "not(${a}=1)"),
        ("${a}=1且非(${b}=2)", "${a}=1 and not(${b}=2)"),
        ("selected(${a}，“甲”)", "selected(${a},'甲')"),
        ("“it's”", '"it\'s"'),
        # What a text holds is nobody's punctuation.
        ("'（＝）且“非”'", "'（＝）且“非”'"),
        ('concat("a", ${b})', 'concat("a", ${b})'),
        # Where XPath expects a value, a Chinese word is a name.
        ("且 = 1", "且 = 1"),
        ("${a} and ${b} or not(${c})", "${a} and ${b} or not(${c})"),
        ("../*[position() > 1]", "../*[position() > 1]"),
        ("count(${r}) mod 2 = 0", "count(${r}) mod 2 = 0"),
        ("date('2026-01-01') < today()", "date('2026-01-01') < today()"),
    ],
)
def test_signs_are_put_as_xpath_writes_them(written: str, plain: str) -> None:
    assert joined(tokens_of(written)) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("RN-01=不合格", "${RN-01} = 'fail'"),
        ("RN-01 = fail", "${RN-01} = 'fail'"),
        ("RN-01=Fail", "${RN-01} = 'fail'"),
        ("RN-01≠“合格”", "${RN-01} != 'pass'"),
        ("RN-01等于不合格", "${RN-01} = 'fail'"),
        ("RN-01=合格或不适用", "(${RN-01} = 'pass' or ${RN-01} = 'na')"),
        ("RN-01=合格 或 不适用 且 count>3", "(${RN-01} = 'pass' or ${RN-01} = 'na') and ${count}>3"),
        ("RN-01=合格或RN-02=合格", "${RN-01} = 'pass' or ${RN-02} = 'pass'"),
        ("RN-01=不合格且RN-02=合格", "${RN-01} = 'fail' and ${RN-02} = 'pass'"),
        ("RN-01=空", "${RN-01} = ''"),
        ("RN-01=RN-02", "${RN-01}=${RN-02}"),
        ("goods=甲", "selected(${goods}, 'a')"),
        ("goods≠甲", "not(selected(${goods}, 'a'))"),
        ("goods 包含 甲", "selected(${goods}, 'a')"),
        ("goods不包含“乙 丙”", "not(selected(${goods}, 'b'))"),
        ("goods=1", "selected(${goods}, '1')"),
        ("goods!=空", "${goods} != ''"),
        ("selected(goods, 甲)", "selected(${goods}, 'a')"),
        ("who=张三", "${who} = '张三'"),
        ("who包含“公司”", "contains(${who}, '公司')"),
        ("count至少3", "${count} >= 3"),
        ("（count＋1）×2", "(${count}+1)*2"),
        ("非(RN-01=合格)", "not(${RN-01} = 'pass')"),
        # What is written as the standard has it stays what it is.
        ("${RN-01}='fail'", "${RN-01} = 'fail'"),
        ("${goods} = 'a b'", "${goods} = 'a b'"),
        ("selected(${goods}, 'a') and ${count} > 1", "selected(${goods}, 'a') and ${count} > 1"),
        ("instance('c')/root/item[count=${who}]/count", "instance('c')/root/item[count=${who}]/count"),
        ("../count = 1", "../count = 1"),
        ("count(../who) = 1", "count(../who) = 1"),
        ("if(${count} > 1, 'a', 'b')", "if(${count} > 1, 'a', 'b')"),
    ],
)
def test_names_and_values_need_no_signs(written: str, plain: str) -> None:
    found = rewrite(written, SYMBOLS)
    assert (found.text, found.unknown, found.unknown_values) == (plain, [], [])


def test_what_there_is_not_is_named_once() -> None:
    assert rewrite("${nobody}=1 and ${count}=2", SYMBOLS).unknown == ["nobody"]
    assert rewrite("RN-99=合格", SYMBOLS).unknown == ["RN-99"]
    assert rewrite("RN-01=好", SYMBOLS).unknown_values == [("RN-01", "好")]


def test_a_choice_filter_keeps_the_names_of_its_columns() -> None:
    assert rewrite("count＝${who}", SYMBOLS, names=False).text == "count=${who}"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("≥30", ". >=30"),
        ("≥1且≤100", ". >=1 and . <=100"),
        (". > 3", ". > 3"),
        ("=甲", "selected(., 'a')"),
        ("regex(., '^[0-9]+$')", "regex(., '^[0-9]+$')"),
    ],
)
def test_a_constraint_may_leave_out_its_own_answer(written: str, plain: str) -> None:
    assert rewrite(written, SYMBOLS, Asked("select_multiple", "goods")).text == plain


@pytest.mark.parametrize("slip", [". < < 500", ". > and < 3 >", "not(. <= = 4)"])
def test_two_comparisons_one_behind_the_other_stay_a_slip(slip: str) -> None:
    """Nothing is put between them that would make sense of it; the form's compiler refuses it."""
    text = rewrite(slip, SYMBOLS, Asked("integer")).text
    with pytest.raises(ExpressionError):
        read_expression(text)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("1-100", ". >= 1 and . <= 100"),
        ("１～５", ". >= 1 and . <= 5"),
        ("1~5", ". >= 1 and . <= 5"),
        ("-3至3", ". >= -3 and . <= 3"),
    ],
)
def test_a_range_is_a_constraint(written: str, plain: str | None) -> None:
    assert rewrite_range(written) == plain


@pytest.mark.parametrize(
    ("criterion", "condition"),
    [
        ("≥30", ". >= 30"),
        ("≥30天", ". >= 30"),
        ("不少于3", ". >= 3"),
        ("不超过 60", ". <= 60"),
        ("0", ". = 0"),
        ("=0。", ". = 0"),
        ("98.5", ". = 98.5"),
        ("30-90", ". >= 30 and . <= 90"),
        ("≥30天；反恐重点目标≥90天", None),
        ("6项齐全", None),
        ("≥30年", None),
        ("无", None),
        ("", None),
        (">1-5", None),
    ],
)
def test_a_criterion_that_is_a_number_is_a_rule(criterion: str, condition: str | None) -> None:
    assert condition_of(criterion, ("天", "次")) == condition


@pytest.mark.parametrize(
    ("condition", "number", "verdict"),
    [
        (". >= 30", 30, Verdict.PASS),
        (". >= 30", 29.9, Verdict.FAIL),
        (". = 0", 0, Verdict.PASS),
        (". >= 0.1 and . <= 0.3", 0.3, Verdict.PASS),
        (". >= 1 and . <= 5", 6, Verdict.FAIL),
        (". != 0", 0, Verdict.FAIL),
        (". >= 30", None, None),
        (". >= 30", "31", None),
        (". >= 30", True, None),
        ("", 3, None),
    ],
)
def test_a_number_proposes_the_verdict(condition: str, number: object, verdict: Verdict | None) -> None:
    part = Part("c", PartKind.DECIMAL, {"zh": "数"}, passes=condition)
    assert proposed_verdict(Item("a", {"zh": "题"}, parts=(part,)), {"c": number}) is verdict
    assert proposed_verdict(Item("a", {"zh": "题"}, parts=(part, part)), {"c": number}) is None


SNIPPETS = [
    "${count}",
    "RN-01",
    "=",
    "不合格",
    "且",
    "或",
    "非",
    "（",
    "）",
    "“",
    "”",
    "'",
    "1",
    ".",
    "/",
    "[",
    "]",
    "，",
    "甲",
]


@given(st.lists(st.sampled_from(SNIPPETS), max_size=12).map("".join) | st.text(max_size=30))
def test_any_text_is_rewritten_without_a_stumble(text: str) -> None:
    """And what has been rewritten says the same when it is rewritten again."""
    once = joined(tokens_of(text))
    assert joined(tokens_of(once)) == once
    assert isinstance(rewrite(text, SYMBOLS, Asked("integer")).text, str)
