"""What is wrong with a form when it is loaded: every problem at once, each with the name of its question."""

import pytest
from form_samples import Sample, choices, inputs, repeat, select

from inspector_app.checklists.form import FormDefinition, load_problems
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, say

LIST = choices("l", [{"name": "a", "label": "A"}])


def found(sample: Sample) -> list[tuple[str, str, str]]:
    """(code without its topic, question, property) of each problem."""
    problems = load_problems(sample.xform())
    for problem in problems:
        assert all(say(problem, language).problem for language in Language)
    return [
        (problem.code.removeprefix("form."), str(problem.details.get("question")), str(problem.details.get("property")))
        for problem in problems
    ]


def test_all_problems_come_at_once_each_with_its_question() -> None:
    sample = Sample(
        "<a/><b/><c/><d/><e/><f/>",
        {
            "a": {"relevant": "/data/b ="},
            "b": {"constraint": "magic(.)"},
            "c": {"calculate": "/data/nowhere + 1"},
            "d": {"required": "$x"},
            "e": {"readonly": "round()", "constraint": "regex(., '[a')"},
            "f": {"calculate": "instance('towns')/root/item[1]/name"},
        },
        inputs("a", "b"),
    )
    assert sorted(found(sample)) == sorted(
        [
            ("expression_malformed", "a", "relevant"),
            ("function_unknown", "b", "constraint"),
            ("reference_unknown", "c", "calculate"),
            ("variable_unknown", "d", "required"),
            ("function_arguments", "e", "readonly"),
            ("pattern_malformed", "e", "constraint"),
            ("instance_unknown", "f", "calculate"),
        ]
    )
    with pytest.raises(RefusedInputError):
        sample.definition()


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        (Sample("<a/>", {}, select("a", "instance('l')/root/item[")), ("expression_malformed", "a", "choice_filter")),
        (
            Sample("<a/>", {}, select("a", "instance('l')/root/item[name = /data/b]"), LIST),
            ("reference_unknown", "a", "choice_filter"),
        ),
        (Sample("<a/>", {}, select("a", "instance('k')/root/item"), LIST), ("instance_unknown", "a", "choice_filter")),
        (
            Sample("<r><a/></r>", {}, repeat("r", inputs("r/a"), 'jr:count="/data/n"')),
            ("reference_unknown", "r", "repeat_count"),
        ),
        (
            Sample("<a/>", {}, '<input ref="/data/a"><label>x <output value="/data/b"/></label></input>'),
            ("reference_unknown", "a", "label"),
        ),
        (
            Sample("<a/>", {}, '<input ref="/data/a"><label>x</label><hint><output value="("/></hint></input>'),
            ("expression_malformed", "a", "hint"),
        ),
        (
            Sample("<a/>", {}, select("a", "instance('l')/root/item").replace('"label"', '"magic(label)"'), LIST),
            ("function_unknown", "a", "choice_filter"),
        ),
        (Sample("<a/>", {}, inputs("b")), ("node_missing", "b", "input")),
        (Sample("<a/>", {"a": {"calculate": "../b"}}), ("reference_unknown", "a", "calculate")),
        (Sample("<a/>", {"a": {"calculate": "/other/a"}}), ("reference_unknown", "a", "calculate")),
        (Sample("<a/>", {"a": {"calculate": "pulldata('t', 'a', 'b', 'c')"}}), ("instance_unknown", "a", "calculate")),
        (
            Sample("<a/>", {"a": {"calculate": "jr:choice-name('x', '/data/b')"}}),
            ("reference_unknown", "a", "calculate"),
        ),
        (Sample("<a/>", {"a": {"calculate": "wms:x"}}), ("prefix_unknown", "a", "calculate")),
        (
            Sample("<a/>", {}, inputs("a"), '<setvalue event="odk-instance-first-load" ref="/data/a" value="1 +"/>'),
            ("expression_malformed", "a", "default"),
        ),
        (
            Sample("<a/>", {}, inputs("a"), '<setvalue event="odk-instance-first-load" ref="/data/b" value="1"/>'),
            ("node_missing", "data", "trigger"),
        ),
    ],
)
def test_each_place_an_expression_can_stand(sample: Sample, expected: tuple[str, str, str]) -> None:
    assert expected in found(sample)


@pytest.mark.parametrize(
    ("binds", "pair"),
    [
        ({"a": {"calculate": "/data/b"}, "b": {"calculate": "/data/a"}}, {"a", "b"}),
        ({"a": {"relevant": "/data/b = 1"}, "b": {"relevant": "/data/a = 1"}}, {"a", "b"}),
        ({"a": {"calculate": "/data/b"}, "b": {"relevant": "/data/a = 1"}}, {"a", "b"}),
        ({"a": {"calculate": "/data/b"}, "b": {"calculate": "/data/c"}, "c": {"calculate": "/data/a"}}, None),
        ({"a": {"calculate": ". + 1"}}, {"a"}),
        ({"a": {"relevant": ". = ''"}}, {"a"}),
        ({"g": {"relevant": "/data/g/x = 1"}}, {"g", "x"}),
        ({"g": {"relevant": "/data/a = 1"}, "a": {"calculate": "/data/g/x"}}, {"g", "a"}),
    ],
)
def test_a_cycle_names_both_questions(binds: dict[str, dict[str, str]], pair: set[str] | None) -> None:
    problems = load_problems(Sample("<a/><b/><c/><g><x/></g>", binds, inputs("a")).xform())
    assert [problem.code for problem in problems] == ["form.cycle"]
    named = {problems[0].details["question"], problems[0].details["other"]}
    assert named == pair if pair else (len(named) == 2 and named <= {"a", "b", "c"})


def test_two_cycles_are_two_problems_and_what_waits_for_them_is_none() -> None:
    sample = Sample(
        "<a/><b/><c/><d/><e/>",
        {
            "a": {"calculate": "/data/b"},
            "b": {"calculate": "/data/a"},
            "c": {"calculate": "/data/d"},
            "d": {"calculate": "/data/c"},
            "e": {"calculate": "/data/a + /data/c"},
        },
    )
    assert [code for code, _, _ in found(sample)] == ["cycle", "cycle"]


@pytest.mark.parametrize(
    "binds",
    [
        {"a": {"constraint": ". > 0 and . < /data/b", "required": ". = ''", "readonly": ". = 1"}},
        {"a": {"calculate": "once(/data/b)"}, "b": {"relevant": "/data/c = 1"}},
        {"r/x": {"calculate": "../preceding-sibling::r[1]/x + 1"}},
        {"r/x": {"calculate": "indexed-repeat(/data/r/x, /data/r, position(..) - 1) + 1"}},
        {"r/x": {"calculate": "count(/data/r)"}},
        {"r/x": {"relevant": "position(..) > 1"}},
        {"r/x": {"calculate": "concat(local-name(..), count(../../r), position(..))"}},
        {"a": {"constraint": "/data/b = 1"}, "b": {"constraint": "/data/a = 1"}},
    ],
)
def test_what_looks_like_a_cycle_and_is_none(binds: dict[str, dict[str, str]]) -> None:
    assert found(Sample("<a/><b/><c/><r><x/></r>", binds, inputs("a") + repeat("r", inputs("r/x")))) == []


def test_a_cycle_between_fields_of_one_row_is_one() -> None:
    sample = Sample(
        "<r><x/><y/></r>", {"r/x": {"calculate": "../y"}, "r/y": {"calculate": "../x"}}, repeat("r", inputs("r/x"))
    )
    assert [code for code, _, _ in found(sample)] == ["cycle"]


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"   ",
        b"not xml",
        b"<html/>",
        b"<h><model/></h>",
        b"<h><model><instance/></model></h>",
        b"<h><model><instance><data>",
        b'<!DOCTYPE h [<!ENTITY x SYSTEM "file:///etc/passwd">]><h><model><instance><data>&x;</data></instance></model></h>',
        b"<h><model><instance><data>\x00</data></instance></model></h>",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_form(document: bytes) -> None:
    assert [problem.code for problem in load_problems(document)] == ["form.xform_broken"]


def test_a_form_without_a_body_or_binds_is_a_form() -> None:
    definition = FormDefinition.read("<h><model><instance><data id='x'><a/></data></instance></model></h>")
    assert (definition.id, definition.body) == ("x", ())


def test_a_deep_expression_is_refused_and_does_not_break_the_program() -> None:
    assert ("expression_malformed", "a", "calculate") in found(Sample("<a/>", {"a": {"calculate": "(" * 5000 + "1"}}))
    assert ("expression_malformed", "a", "calculate") in found(
        Sample("<a/>", {"a": {"calculate": "1" + " + 1" * 5000}})
    )
    wide = "(" * 70 + "1" + (" + 1" * 200 + ")") * 70
    assert ("expression_malformed", "a", "calculate") in found(Sample("<a/>", {"a": {"calculate": wide}}))


def test_a_total_over_three_hundred_questions_is_calculated() -> None:
    sample = Sample("<a/><b>2</b>", {"a": {"calculate": " + ".join(["/data/b"] * 300)}})
    assert sample.form().field("/data/a").value == "600"
