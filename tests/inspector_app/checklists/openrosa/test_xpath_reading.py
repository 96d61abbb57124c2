"""Expressions as text: what is understood, and where what is not understood stops."""

import pytest
from form_expressions import same, value_of
from lxml import etree

from inspector_app.checklists.openrosa.reading import read_expression
from inspector_app.checklists.openrosa.syntax import Negation, Number, Operation, calls
from inspector_app.checklists.xpath import ExpressionError, evaluate
from inspector_app.messages import Language, say

MALFORMED = [
    ("", 1),
    ("1 +", 4),
    ("((1 = 2", 8),
    ("1 = 2)", 6),
    ("/visit/", 8),
    ("'open", 1),
    ("a b", 3),
    ("selected(firm, )", 16),
    ("firm[1", 7),
    ("1.2.3", 4),
    ("staff == 3", 8),
    ("staff > = 3", 9),
    ("staff ≥ 3", 7),
    ("firm(", 6),
    ("up::firm", 1),
    ("/visit//", 9),
    ("count(text(1))", 12),
    ("@", 2),
    ("# 1", 1),
    ("'a\x00b'", 3),
    ("'\ud800'", 2),
]


@pytest.mark.parametrize(("text", "position"), MALFORMED)
def test_a_malformed_expression_names_the_column(text: str, position: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        read_expression(text)
    problem = caught.value.problem
    assert (problem.code, problem.details["position"]) == ("form.expression_malformed", position)
    assert problem.details["expression"] == text


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        ("magic(1)", "form.function_unknown", ("function", "magic")),
        ("1 + other:magic()", "form.function_unknown", ("function", "other:magic")),
        ("If(1, 2, 3)", "form.function_unknown", ("function", "If")),
        ("itext('a')", "form.function_unknown", ("function", "itext")),
        ("$staff > 1", "form.variable_unknown", ("name", "staff")),
        ("not()", "form.function_arguments", ("count", 0)),
        ("if(1, 2)", "form.function_arguments", ("function", "if")),
        ("pi(1)", "form.function_arguments", ("count", 1)),
        ("round(1, 2, 3)", "form.function_arguments", ("count", 3)),
        ("/visit/wms:map", "form.prefix_unknown", ("prefix", "wms")),
        ("instance('nowhere')/root/item", "form.instance_unknown", ("instance", "nowhere")),
    ],
)
def test_what_an_expression_does_not_know_is_named(text: str, code: str, named: tuple[str, object]) -> None:
    with pytest.raises(ExpressionError) as caught:
        value_of(text)
    assert caught.value.problem.code == code
    assert caught.value.problem.details[named[0]] == named[1]


def test_an_unknown_function_is_told_even_where_it_would_never_be_called() -> None:
    with pytest.raises(ExpressionError):
        value_of("false() and magic()")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "text", ["1 +", "magic(1)", "not()", "$x", "a:b", "regex('a', '(')", "count-non-empty(1)", "uuid(-1)"]
)
def test_every_fault_has_words_in_both_languages(text: str, language: Language) -> None:
    with pytest.raises(ExpressionError) as caught:
        value_of(text)
    assert say(caught.value.problem, language).problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 + 3 * 4", 14.0),
        ("(2 + 3) * 4", 20.0),
        ("10 - 4 - 3", 3.0),
        ("24 div 4 div 2", 3.0),
        ("7 mod 4 * 2", 6.0),
        ("-2 + 5", 3.0),
        ("--2", 2.0),
        ("3 - -2", 5.0),
        ("1 + 1 = 2 and 3 > 2", True),
        ("1 = 2 or 2 = 2 and false()", False),
        ("1 < 2 = true()", True),
        ("3 > 2 > 1", False),
        ("1div2", 0.5),
        ("7mod4", 3.0),
        ("1and0", False),
        (".5 + 5.", 5.5),
        ("\n 1\t+\r\n2 ", 3.0),
        ('"it\'s"', "it's"),
        ("staff", ["12"]),
        ("staff * 2", 24.0),
        ("* = '顺达速运'", True),
        ("staff*staff", 144.0),
        ("count(*) > 1", True),
    ],
)
def test_operators_bind_as_in_xpath(text: str, expected: object) -> None:
    assert same(value_of(text), expected)


def test_words_that_are_operators_can_be_names_of_questions() -> None:
    root = etree.fromstring("<data><div>8</div><mod>3</mod><and>1</and></data>")
    assert evaluate("div div mod", root, root) == pytest.approx(8 / 3)
    assert evaluate("/data/and and true()", None, root) is True


def test_names_may_be_chinese_and_hold_hyphens_and_points() -> None:
    root = etree.fromstring("<表><开箱-验视.1>是</开箱-验视.1></表>")
    assert evaluate("/表/开箱-验视.1 = '是'", None, root) is True


def test_sixty_nested_conditions_are_read_and_a_thousand_are_refused() -> None:
    deep = "if(1 = 2, 0, " * 60 + "9" + ")" * 60
    assert value_of(deep) == 9.0
    with pytest.raises(ExpressionError):
        read_expression("(" * 1000 + "1" + ")" * 1000)


def test_the_tree_of_an_expression() -> None:
    assert read_expression("-1 + 2") == Operation("+", Negation(Number("1")), Number("2"))
    assert [call.name for call in calls(read_expression("if(selected(a, 'x'), round(b[last()]), 0)"))] == [
        "if",
        "selected",
        "round",
        "last",
    ]
