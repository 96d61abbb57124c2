"""Whatever stands in a cell of the workbook: a value comes out, or an ExpressionError; never another error."""

from form_expressions import context, value_of
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from inspector_app.checklists.form import load_problems
from inspector_app.checklists.openrosa.registry import FUNCTIONS
from inspector_app.checklists.openrosa.values import number_text
from inspector_app.checklists.xpath import ExpressionError, evaluate

PIECES = st.sampled_from(
    [
        *FUNCTIONS,
        *"()[].,/@*+-=<>|'\"$:： \n",
        *("..", "//", "!=", "<=", "::", "div", "mod", "and", "or", "1", "2.5", "'a b'", "''", '"2026-03-04"', "none"),
        *(
            "staff",
            "parcel",
            "parcel/kg",
            "/visit/day",
            "kinds",
            "text()",
            "node()",
            "child::",
            "parent::",
            "１",
            "题号",
        ),
    ]
)
ARGUMENTS = st.sampled_from(
    [
        *("none", "staff", "parcel/kg", "//nowhere", "''", "'a'", "'31.2 121.4;1 1'", "1", "-1", "1 div 0", "0 div 0"),
        *("true()", "now()", "day", "'towns'", "'MD5'", "'^['", "1000000000000", "string(parcel)", ".", ".."),
    ]
)


def outcome(text: str) -> object:
    """The value, or the code of the problem. Any other error fails the test."""
    try:
        return value_of(text, "/visit/staff")
    except ExpressionError as error:
        return error.problem.code


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=30)))
def test_any_text(text: str) -> None:
    assert isinstance(outcome(text), str | float | bool | list)


@settings(max_examples=800, deadline=None)
@given(st.sampled_from(sorted(FUNCTIONS)), st.lists(ARGUMENTS, max_size=5))
def test_any_function_with_any_arguments(name: str, arguments: list[str]) -> None:
    assert isinstance(outcome(f"{name}({', '.join(arguments)})"), str | float | bool | list)


@settings(max_examples=300, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_written_is_the_number_read(number: float) -> None:
    root = etree.fromstring("<d/>")
    text = number_text(number)
    assert "e" not in text
    assert evaluate(f"number('{text}')", None, root, context()) == number


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_as_a_form(data: bytes) -> None:
    assert load_problems(data)
