"""Whatever is answered, added and removed in whatever order: what was calculated step by step is what the form
calculated afresh would say, and what each step told as changed is what changed."""

import pytest
from form_samples import NOW, Sample, checklist_of, choices, inputs, repeat, select
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.checklists.form import STRUCTURE, Changed, Field, Form, Kind

ROWS = Sample(
    "<n/><mode/><lead/><gate/><total/><shown/>"
    "<g><a/><b/></g>"
    "<row jr:template=''><v/><w/><sum/><sub jr:template=''><x/><y/></sub><best/></row><row><v/><w/><sum/><best/></row>"
    "<box jr:template=''><k/><m/></box>",
    {
        "n": {"type": "int", "constraint": ". >= 0 and . <= /data/total + 5"},
        "gate": {"relevant": "/data/mode = 'b' or /data/total > 3"},
        "total": {"calculate": "sum(/data/row[v != '']/v) + count(/data/box)"},
        "shown": {"calculate": "concat(count(/data/row/w), ':', join('-', /data/row/w), ':', /data/g/a)"},
        "g": {"relevant": "/data/mode != 'c'"},
        "g/a": {"required": "/data/n > 1"},
        "g/b": {"relevant": "../a != ''", "readonly": "/data/gate = 'a'"},
        "row": {"relevant": "/data/lead != 'c'"},
        "row/v": {"type": "int"},
        "row/w": {"relevant": "../v > 1", "required": "position(..) = 2"},
        "row/sum": {"calculate": "coalesce(../preceding-sibling::row[1]/sum, 0) + coalesce(../v, 0)"},
        "row/best": {
            "calculate": "coalesce(max(../sub[x != '']/x), 0) + coalesce(indexed-repeat(/data/row/v, /data/row, 1), 0)"
        },
        "row/sub/y": {"calculate": "concat(../x, '/', ../../v, '/', position(../..), '/', position(..))"},
        "box/m": {"calculate": "position(..) * /data/n"},
    },
    inputs("n")
    + select("mode", "instance('modes')/root/item")
    + select("lead", "instance('modes')/root/item[name = /data/mode or name = 'c']")
    + inputs("gate")
    + f'<group ref="/data/g"><label>g <output value="/data/total"/></label>{inputs("g/a", "g/b")}</group>'
    + repeat(
        "row",
        inputs("row/v")
        + select(
            "row/w", "instance('modes')/root/item[name != /data/mode and (name != 'a' or current()/../v > 2)]", "select"
        )
        + repeat("row/sub", inputs("row/sub/x", "row/sub/y")),
    )
    + repeat("box", inputs("box/k", "box/m"), 'jr:count="/data/n"'),
    choices("modes", [{"name": name, "label": name.upper()} for name in "abc"]),
)
CHECKLIST = checklist_of(40, 36)
DEFINITIONS = {"rows": ROWS.definition(), "checklist": CHECKLIST.definition()}
ANSWERS = st.sampled_from(["", "a", "b", "c", "a b", "1", "2", "3", "x", "pass", "fail", "na"])
STEPS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 10_000), ANSWERS), max_size=14)


def state(form: Form) -> dict[str, Field]:
    hidden = [f"/data/{path}" for path in ("total", "shown") if f"/data/{path}" in form.definition.slots]
    hidden += [f"/data/row[{number}]/{name}" for number in range(1, rows(form) + 1) for name in ("sum", "best")]
    return {field.path: field for field in form.fields()} | {path: form.field(path) for path in hidden}


def rows(form: Form) -> int:
    return form.field("/data/row").rows if "/data/row" in form.definition.slots else 0


def step(form: Form, kind: int, place: int, answer: str) -> Changed:
    """Mostly an answer; now and then a row added or removed."""
    fields = form.fields()
    series = [field.path for field in fields if field.can_add and field.kind is Kind.SERIES]
    removable = [field.path for field in fields if field.can_remove and field.kind is Kind.ROW]
    if kind == 0 and series:
        return form.add_repeat(series[place % len(series)])
    if kind == 1 and removable:
        return form.remove_repeat(removable[place % len(removable)])
    questions = [field.path for field in fields if field.kind not in STRUCTURE]
    return form.set_value(questions[place % len(questions)], answer)


@pytest.mark.parametrize("name", list(DEFINITIONS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_step_by_step_is_the_same_as_afresh(name: str, steps: list[tuple[int, int, str]]) -> None:
    form = Form.start(DEFINITIONS[name], now=NOW, seed=1)
    for kind, place, answer in steps:
        step(form, kind, place, answer)
    afresh = Form.restore(DEFINITIONS[name], form.instance_xml(), now=NOW, seed=1)
    assert state(form) == state(afresh)
    assert form.check() == afresh.check()
    assert form.instance_xml(relevant_only=True) == afresh.instance_xml(relevant_only=True)


@pytest.mark.parametrize("name", list(DEFINITIONS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_what_changed_is_what_is_told(name: str, steps: list[tuple[int, int, str]]) -> None:
    form = Form.start(DEFINITIONS[name], now=NOW, seed=1)
    for kind, place, answer in steps:
        before = state(form)
        changed = step(form, kind, place, answer)
        after = state(form)
        kept = before.keys() & after.keys()
        moved = {
            path
            for path in kept
            if any(path.startswith(f"{series}[") or path == series for series in changed.structure)
        }
        different = {path for path in kept - moved if before[path] != after[path]}
        assert different <= changed.values | changed.states
