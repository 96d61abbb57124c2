"""Relevance, required, read-only, constraint and calculation of an open form, and what an edit says it changed."""

import pytest
from form_samples import NOW, Sample, choices, inputs, repeat, select, values

from inspector_app.checklists.form import Changed, Fault, Form, Kind

QUESTIONS = Sample(
    "<boxes/><opened/><why/><fine/><note/><g><first/><second/></g>",
    {
        "boxes": {"type": "int", "constraint": ". > 0 and . <= 99", "jr:constraintMsg": "1 到 99 件"},
        "opened": {"relevant": "/data/boxes > 3"},
        "why": {"relevant": "/data/opened = 'no'", "required": "true()", "jr:requiredMsg": "请写明原因"},
        "fine": {"calculate": "coalesce(/data/boxes, 0) * 2", "type": "int"},
        "note": {"readonly": "/data/opened = 'yes'", "required": "/data/boxes = 7"},
        "g": {"relevant": "/data/boxes != 5"},
        "g/second": {"relevant": "/data/g/first = 'x'"},
    },
    inputs("boxes", "opened", "why", "note") + f'<group ref="/data/g">{inputs("g/first", "g/second")}</group>',
)


@pytest.fixture
def form() -> Form:
    return QUESTIONS.form()


def test_a_question_is_relevant_when_its_condition_holds(form: Form) -> None:
    assert not form.field("/data/opened").relevant
    changed = form.set_value("/data/boxes", "4")
    assert form.field("/data/opened").relevant
    assert changed.values == {"/data/boxes", "/data/fine"}
    assert "/data/opened" in changed.states


def test_an_answer_that_is_not_relevant_counts_as_empty_everywhere_and_is_kept(form: Form) -> None:
    form.set_value("/data/boxes", "4")
    form.set_value("/data/opened", "no")
    form.set_value("/data/why", "封签完好")
    changed = form.set_value("/data/boxes", "2")
    assert values(form, "opened", "why") == {"opened": "", "why": ""}
    assert not form.field("/data/why").relevant, "what it depends on is empty now"
    assert form.field("/data/opened").kept == "no"
    assert {"/data/opened", "/data/why"} <= changed.values
    assert {"/data/opened", "/data/why"} <= changed.states
    form.set_value("/data/boxes", "9")
    assert values(form, "opened", "why") == {"opened": "no", "why": "封签完好"}


def test_what_is_inside_a_group_that_is_not_relevant_is_not_relevant(form: Form) -> None:
    form.set_value("/data/g/first", "x")
    form.set_value("/data/g/second", "y")
    form.set_value("/data/boxes", "5")
    assert [form.field(f"/data/g{path}").relevant for path in ("", "/first", "/second")] == [False] * 3
    assert values(form, "g/first", "g/second") == {"g/first": "", "g/second": ""}
    form.set_value("/data/boxes", "6")
    assert values(form, "g/first", "g/second") == {"g/first": "x", "g/second": "y"}
    form.set_value("/data/g/first", "z")
    assert [form.field(f"/data/g{path}").relevant for path in ("", "/first", "/second")] == [True, True, False]


def test_answers_not_relevant_are_left_out_of_counts_and_sums() -> None:
    sample = Sample(
        "<on>1</on><a>1</a><b>2</b><c>3</c><n/><s/><j/><m/>",
        {
            "b": {"relevant": "/data/on = 1"},
            "n": {"calculate": "count(/data/a | /data/b | /data/c)"},
            "s": {"calculate": "sum(/data/a | /data/b | /data/c)"},
            "j": {"calculate": "join('+', /data/a, /data/b, /data/c)"},
            "m": {"calculate": "max(/data/b)"},
        },
        inputs("on", "a", "b", "c"),
    )
    form = sample.form()
    assert values(form, "n", "s", "j", "m") == {"n": "3", "s": "6", "j": "1+2+3", "m": "2"}
    form.set_value("/data/on", "0")
    assert values(form, "n", "s", "j", "m") == {"n": "2", "s": "4", "j": "1+3", "m": ""}


def test_a_constraint_speaks_with_the_words_of_its_author(form: Form) -> None:
    changed = form.set_value("/data/boxes", "120")
    error = form.field("/data/boxes").error
    assert error is not None
    assert (error.fault, error.message) == (Fault.CONSTRAINT, "1 到 99 件")
    assert "/data/boxes" in changed.states
    changed = form.set_value("/data/boxes", "12")
    assert form.field("/data/boxes").error is None
    assert "/data/boxes" in changed.states


def test_a_constraint_is_not_asked_of_no_answer_nor_of_one_that_is_not_relevant(form: Form) -> None:
    form.set_value("/data/boxes", "")
    assert form.field("/data/boxes").error is None
    sample = Sample(
        "<on/><x>bad</x>", {"x": {"relevant": "/data/on = 1", "constraint": ". = 'good'"}}, inputs("on", "x")
    )
    other = sample.form()
    assert other.check() == []
    other.set_value("/data/on", "1")
    assert [(error.path, error.fault) for error in other.check()] == [("/data/x", Fault.CONSTRAINT)]


def test_a_constraint_is_asked_again_when_another_answer_changes() -> None:
    sample = Sample("<most>5</most><n>4</n>", {"n": {"constraint": ". <= /data/most"}}, inputs("most", "n"))
    form = sample.form()
    assert form.field("/data/n").error is None
    assert form.set_value("/data/most", "3").states == {"/data/n"}
    assert form.field("/data/n").error is not None


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        ("int", ["7", "-7", "007", "１２"], ["7.5", "seven", "1e3", "--1", "99999999999999999999"]),
        ("decimal", ["7", "7.5", ".5", "-0.25", "1e3"], ["7,5", "1.2.3", "x"]),
        ("date", ["2024-02-29"], ["2025-02-29", "2024-2", "soon", "2024-02-01T10:00"]),
        ("dateTime", ["2024-02-29T10:00:00.000+08:00", "2024-02-29T10:00"], ["10:00", "2024-02-29T25:00"]),
        ("time", ["09:30", "09:30:00.000+08:00"], ["9:30", "25:00", "noon"]),
        ("string", ["anything", " "], []),
    ],
)
def test_an_answer_must_be_of_its_type(type_: str, good: list[str], bad: list[str]) -> None:
    form = Sample("<x/>", {"x": {"type": type_}}, inputs("x")).form()
    for text in good:
        form.set_value("/data/x", text)
        assert form.field("/data/x").error is None, text
    for text in bad:
        form.set_value("/data/x", text)
        error = form.field("/data/x").error
        assert error is not None, text
        assert error.fault is Fault.TYPE


def test_full_width_digits_of_an_input_method_become_a_number(form: Form) -> None:
    form.set_value("/data/boxes", " １２ ")
    assert values(form, "boxes", "fine") == {"boxes": "12", "fine": "24"}


def test_control_characters_of_a_scanner_do_no_harm(form: Form) -> None:
    form.set_value("/data/note", "SF\x00123\x1d456\x0b\ud800")
    assert form.field("/data/note").value == "SF123456"
    assert b"SF123456" in form.instance_xml()


def test_required_is_asked_of_what_is_relevant_and_only_when_finishing(form: Form) -> None:
    assert [error.path for error in form.check()] == []
    form.set_value("/data/boxes", "7")
    assert form.field("/data/note").required
    assert form.field("/data/note").missing
    form.set_value("/data/opened", "no")
    assert [(error.path, error.fault, error.message) for error in form.check()] == [
        ("/data/why", Fault.REQUIRED, "请写明原因"),
        ("/data/note", Fault.REQUIRED, ""),
    ]
    form.set_value("/data/why", "x")
    form.set_value("/data/note", "x")
    assert form.check() == []


def test_read_only_follows_its_condition_and_the_group_around() -> None:
    sample = Sample(
        "<lock/><g><x/></g>",
        {"g": {"readonly": "/data/lock = 1"}},
        inputs("lock") + f'<group ref="/data/g">{inputs("g/x")}</group>',
    )
    form = sample.form()
    assert not form.field("/data/g/x").read_only
    changed = form.set_value("/data/lock", "1")
    assert form.field("/data/g/x").read_only
    assert {"/data/g", "/data/g/x"} <= changed.states


def test_calculations_follow_each_other_in_whatever_order_they_were_written() -> None:
    sample = Sample(
        "<d/><c/><b/><a/>",
        {
            "d": {"calculate": "/data/c + 1"},
            "c": {"calculate": "/data/b * 2"},
            "b": {"calculate": "/data/a + 1"},
            "a": {"type": "int"},
        },
        inputs("a"),
    )
    form = sample.form()
    assert values(form, "b", "c", "d") == {"b": "", "c": "", "d": ""}
    changed = form.set_value("/data/a", "4")
    assert values(form, "b", "c", "d") == {"b": "5", "c": "10", "d": "11"}
    assert changed.values == {"/data/a", "/data/b", "/data/c", "/data/d"}


@pytest.mark.parametrize(
    ("type_", "expression", "expected"),
    [
        ("int", "7 div 2", "3"),
        ("int", "-7 div 2", "-3"),
        ("int", "'x'", "x"),
        ("decimal", "7 div 2", "3.5"),
        ("string", "7 div 2 * 2", "7"),
        ("string", "0 div 0", ""),
        ("string", "1 = 1", "true"),
        ("string", "//y[. = 1]", ""),
        ("date", "today()", "2026-03-04"),
        ("date", "today() + 7", "2026-03-11"),
        ("date", "now()", "2026-03-04"),
        ("date", "'2026-03-04T23:00:00Z'", "2026-03-05"),
        ("dateTime", "now()", "2026-03-04T09:30:00.000+08:00"),
        ("dateTime", "0", "1970-01-01T08:00:00.000+08:00"),
        ("boolean", "1 > 2", "false"),
    ],
)
def test_a_calculated_answer_is_of_its_type(type_: str, expression: str, expected: str) -> None:
    form = Sample("<x/><y/>", {"x": {"type": type_, "calculate": expression}}).form()
    assert form.field("/data/x").value == expected
    assert form.field("/data/x").kind is Kind.HIDDEN


def test_an_edit_that_changes_nothing_says_so(form: Form) -> None:
    form.set_value("/data/boxes", "4")
    assert not form.set_value("/data/boxes", "4")
    assert form.set_value("/data/note", "a") == Changed(frozenset({"/data/note"}))


def test_only_what_depends_on_an_answer_is_told(form: Form) -> None:
    form.set_value("/data/boxes", "4")
    changed = form.set_value("/data/opened", "yes")
    assert changed.values == {"/data/opened"}
    assert changed.states == {"/data/note"}


def test_an_expression_that_an_answer_breaks_hides_nothing_and_is_noted() -> None:
    sample = Sample(
        "<pattern/><x>a</x><y/>",
        {"x": {"constraint": "regex(., /data/pattern)", "relevant": "regex('a', /data/pattern) or true()"}},
        inputs("pattern", "x"),
    )
    form = sample.form()
    form.set_value("/data/pattern", "(")
    assert form.field("/data/x").relevant
    assert form.field("/data/x").error is None
    assert {problem.code for problem in form.problems} == {"form.pattern_malformed"}


def test_an_unknown_path_is_the_callers_mistake(form: Form) -> None:
    for path in ("/data/nowhere", "/other", "data", "", "/data/g", "/data/boxes[2]"):
        with pytest.raises(KeyError):
            form.set_value(path, "1")
    with pytest.raises(KeyError):
        form.field("/data/boxes/x")


def test_the_answers_are_saved_whole_and_handed_over_without_what_does_not_count(form: Form) -> None:
    form.set_value("/data/boxes", "4")
    form.set_value("/data/opened", "<no & ‘never’>")
    form.set_value("/data/boxes", "1")
    kept, submission = form.instance_xml(), form.instance_xml(relevant_only=True)
    assert "&lt;no &amp; ‘never’&gt;".encode() in kept
    assert b"<opened" not in submission
    assert b"_hidden" not in kept + submission
    assert b'id="sample" version="7"' in submission
    again = Form.restore(form.definition, kept, now=NOW)
    assert again.instance_xml() == kept
    again.set_value("/data/boxes", "4")
    assert again.field("/data/opened").value == "<no & ‘never’>"


def test_rules_work_on_choices_and_rows_together() -> None:
    sample = Sample(
        "<total/><row><v/></row>",
        {"total": {"calculate": "count(/data/row[v = 'fail'])"}},
        repeat("row", select("row/v", "instance('v')/root/item")),
        choices("v", [{"name": "pass", "label": "合格"}, {"name": "fail", "label": "不合格"}]),
    )
    form = sample.form()
    form.add_repeat("/data/row")
    form.set_value("/data/row[1]/v", "fail")
    form.set_value("/data/row[2]/v", "fail")
    assert form.field("/data/total").value == "2"


BARE = Sample(
    "<seen/><agreed/><why/><note/><g><inner/></g><told/>",
    {
        "agreed": {"type": "boolean"},
        "why": {"relevant": "/data/seen", "required": "/data/agreed"},
        "note": {"readonly": " /data/agreed ", "constraint": "/data/seen"},
        "g": {"relevant": "/data/seen"},
        "told": {"relevant": "/data/g"},
    },
    inputs("seen", "agreed", "why", "note", "told") + f'<group ref="/data/g">{inputs("g/inner")}</group>',
)


def test_a_bare_question_as_a_condition_asks_whether_it_is_answered() -> None:
    form = BARE.form()
    hidden = ("/data/why", "/data/g", "/data/told")
    assert not any(form.field(path).relevant for path in hidden)
    form.set_value("/data/seen", "0")
    assert all(form.field(path).relevant for path in hidden), "a nought in a text is an answer"
    form.set_value("/data/note", "封签完好")
    assert form.field("/data/note").error is None
    form.set_value("/data/seen", "")
    assert not any(form.field(path).relevant for path in hidden)
    assert (error := form.field("/data/note").error) is not None
    assert error.fault is Fault.CONSTRAINT


@pytest.mark.parametrize(("said", "holds"), [("", False), ("0", False), ("false", False), ("1", True), ("true", True)])
def test_a_yes_or_no_as_a_condition_asks_what_was_said(said: str, holds: bool) -> None:
    form = BARE.form()
    form.set_value("/data/agreed", said)
    assert form.field("/data/note").read_only is holds
    form.set_value("/data/seen", "x")
    assert form.field("/data/why").required is holds
