"""Choices: filtered and cascading, from files and rows, ranked, shuffled, with words of their own."""

import pytest
from counted_steps import steps_of
from form_samples import NOW, Sample, choices, from_workbook, inputs, opened, repeat, select

from inspector_app.checklists.form import Fault, Form, Kind, load_problems
from inspector_app.errors import RefusedInputError

TOWNS = (
    b'\xef\xbb\xbfcode,name,county,note\r\na1,\xe9\x98\xbf\xe5\x9f\x8e,c1,\r\nb1,"B, ""b""",c1,x\r\n\r\nb2,C,c2,y\r\n'
)
CASCADE = """
| survey |
| | type                              | name   | label  | choice_filter       | parameters |
| | select_one county                 | county | 区县   |                     | |
| | select_one_from_file towns.csv    | town   | 街道   | county = ${county}  | value=code label=name |
| | select_multiple_from_file towns.csv | towns | 多个街道 | county = ${county} | value=code label=name |
| choices |
| | list_name | name | label |
| | county    | c1   | 一县  |
| | county    | c2   | 二县  |
"""


def names(form: Form, path: str) -> list[str]:
    return [choice.name for choice in form.field(path).choices]


@pytest.fixture
def cascade() -> Form:
    return opened(from_workbook(CASCADE, {"towns.csv": TOWNS}))


def test_choices_follow_the_answer_above(cascade: Form) -> None:
    assert names(cascade, "/data/county") == ["c1", "c2"]
    assert names(cascade, "/data/town") == []
    changed = cascade.set_value("/data/county", "c1")
    assert [(choice.name, choice.label) for choice in cascade.field("/data/town").choices] == [
        ("a1", "阿城"),
        ("b1", 'B, "b"'),
    ]
    assert changed.states == {"/data/town", "/data/towns"}


def test_an_answer_that_is_no_longer_among_the_choices_is_taken_away(cascade: Form) -> None:
    cascade.set_value("/data/county", "c1")
    cascade.set_value("/data/town", "a1")
    cascade.set_value("/data/towns", "a1 b1")
    changed = cascade.set_value("/data/county", "c2")
    assert cascade.field("/data/town").value == ""
    assert cascade.field("/data/towns").value == ""
    assert changed.values == {"/data/county", "/data/town", "/data/towns"}


def test_an_answer_outside_the_choices_does_not_stand(cascade: Form) -> None:
    cascade.set_value("/data/county", "c9")
    error = cascade.field("/data/county").error
    assert error is not None
    assert error.fault is Fault.CHOICE
    cascade.set_value("/data/county", "c1 c2")
    assert cascade.field("/data/county").error is not None, "one choice, not two"
    cascade.set_value("/data/county", "c2")
    cascade.set_value("/data/towns", "b2 a1")
    assert cascade.field("/data/towns").error is not None


def test_a_choice_of_other_asks_for_words() -> None:
    form = opened(
        from_workbook("""
| survey |
| | type                         | name | label |
| | select_multiple kind or_other | kind | 类别 |
| choices |
| | list_name | name | label |
| | kind      | a    | 甲    |
""")
    )
    assert names(form, "/data/kind") == ["a", "other"]
    assert not form.field("/data/kind_other").relevant
    form.set_value("/data/kind", "a other")
    assert form.field("/data/kind_other").relevant


def test_choices_can_be_the_answers_of_rows() -> None:
    sample = Sample(
        "<row><name/></row><chief/>",
        {},
        repeat("row", inputs("row/name"))
        + '<select1 ref="/data/chief"><label>负责人</label><itemset nodeset="/data/row[name != \'\']">'
        '<value ref="name"/><label ref="name"/></itemset></select1>',
    )
    form = sample.form()
    form.add_repeat("/data/row")
    assert names(form, "/data/chief") == []
    form.set_value("/data/row[2]/name", "王五")
    form.set_value("/data/row[1]/name", "李四")
    assert names(form, "/data/chief") == ["李四", "王五"]
    form.set_value("/data/chief", "王五")
    assert form.remove_repeat("/data/row[2]").values == {"/data/chief"}
    assert form.field("/data/chief").value == ""


def test_each_row_has_its_own_choices() -> None:
    lists = choices("t", [{"name": "a", "label": "A", "of": "1"}, {"name": "b", "label": "B", "of": "2"}])
    sample = Sample(
        "<row><of/><t/></row>",
        {},
        repeat("row", inputs("row/of") + select("row/t", "instance('t')/root/item[of = current()/../of]")),
        lists,
    )
    form = sample.form()
    form.add_repeat("/data/row")
    form.set_value("/data/row[1]/of", "2")
    form.set_value("/data/row[2]/of", "1")
    assert [names(form, f"/data/row[{number}]/t") for number in (1, 2)] == [["b"], ["a"]]
    form.set_value("/data/row[2]/t", "a")
    form.remove_repeat("/data/row[1]")
    assert form.field("/data/row[1]/t").value == "a"


def test_a_ranking_is_an_order_of_the_choices() -> None:
    items = choices("v", [{"name": name, "label": name} for name in "abc"])
    form = Sample(
        "<r/>", {"r": {"type": "odk:rank"}}, select("r", "randomize(instance('v')/root/item, 42)", "odk:rank"), items
    ).form()
    field = form.field("/data/r")
    assert field.kind is Kind.RANK
    assert sorted(names(form, "/data/r")) == ["a", "b", "c"]
    assert names(form, "/data/r") == names(
        Sample("<r/>", {}, select("r", "randomize(instance('v')/root/item, 42)"), items).form(), "/data/r"
    )
    form.set_value("/data/r", "c a b")
    assert form.field("/data/r").error is None


def test_choices_written_in_the_body() -> None:
    body = (
        '<select ref="/data/x"><label>x</label><item><label>是</label><value>y</value></item>'
        "<item><label>否</label><value>n</value></item></select>"
    )
    form = Sample("<x/>", {}, body).form()
    assert [(choice.name, choice.label) for choice in form.field("/data/x").choices] == [("y", "是"), ("n", "否")]
    form.set_value("/data/x", "y z")
    assert form.field("/data/x").error is not None


def test_the_name_of_a_choice_is_said_in_words() -> None:
    sample = Sample(
        "<v/><said/><row><w/><it/></row>",
        {
            "said": {"calculate": "jr:choice-name(/data/v, '/data/v')"},
            "row/it": {"calculate": "jr:choice-name(../w, ' ../w ')"},
        },
        select("v", "instance('v')/root/item") + repeat("row", select("row/w", "instance('v')/root/item")),
        choices("v", [{"name": "p", "label": "合格"}, {"name": "f", "label": "不合格"}]),
    )
    form = sample.form()
    form.set_value("/data/v", "f")
    form.set_value("/data/row[1]/w", "p")
    assert form.field("/data/said").value == "不合格"
    assert form.field("/data/row[1]/it").value == "合格"
    form.set_value("/data/v", "")
    assert form.field("/data/said").value == ""


def test_a_value_is_pulled_from_a_file() -> None:
    definition = from_workbook(
        """
| survey |
| | type      | name | label | calculation |
| | text      | code | 代码  | |
| | calculate | town |       | pulldata('towns', 'name', 'code', ${code}) |
""",
        {"towns.csv": TOWNS},
    )
    form = opened(definition)
    form.set_value("/data/code", "a1")
    assert form.field("/data/town").value == "阿城"
    form.set_value("/data/code", "zz")
    assert form.field("/data/town").value == ""


GEOJSON = """{"type": "FeatureCollection", "features": [
 {"type": "Feature", "id": "p1", "geometry": {"type": "Point", "coordinates": [121.5, 31.2]},
  "properties": {"title": "仓"}},
 {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
  "properties": {"id": "p2", "title": null}},
 {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[0, 0], [2, 3]]},
  "properties": {"id": "p3"}}]}"""


def external(file: str, data: bytes) -> Form:
    model = f'<instance id="x" src="jr://file/{file}"/>'
    binds = {
        "g": {"calculate": "instance('x')/root/item[id = 'p2']/geometry"},
        "n": {"calculate": "count(instance('x')/*/*)"},
    }
    return Sample(
        "<c/><g/><n/>",
        binds,
        select("c", "instance('x')/root/item").replace('"name"', '"id"').replace('"label"', '"title"'),
        model,
    ).form({file: data})


def test_places_come_from_geojson() -> None:
    form = external("places.geojson", GEOJSON.encode())
    assert [(choice.name, choice.label) for choice in form.field("/data/c").choices] == [
        ("p1", "仓"),
        ("p2", ""),
        ("p3", ""),
    ]
    assert form.field("/data/g").value == "0 0 0 0; 0 1 0 0; 1 1 0 0; 0 0 0 0"


def test_lists_come_from_xml() -> None:
    form = external(
        "list.xml",
        "<root xmlns='urn:x'><!----><item><id>1</id><title>一</title></item><item><id>2</id></item></root>".encode(),
    )
    assert [(choice.name, choice.label) for choice in form.field("/data/c").choices] == [("1", "一"), ("2", "")]


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("x.csv", b"a,b\n\xff\xfe,1\n"),
        ("x.csv", b'a,b\n"open,1\n'),
        ("x.xml", b"<root><item></root>"),
        ("x.xml", b"<!DOCTYPE r [<!ENTITY e 'x'>]><root>&e;</root>"),
        ("x.geojson", b"{"),
        ("x.geojson", b"[]"),
        ("x.geojson", b'{"type": "Feature"}'),
        (
            "x.geojson",
            b'{"type": "FeatureCollection", "features": [{"geometry": {"type": "Blob", "coordinates": 1}}]}',
        ),
    ],
)
def test_a_broken_file_is_a_problem_of_the_form(file: str, data: bytes) -> None:
    with pytest.raises(RefusedInputError) as caught:
        external(file, data)
    assert [(problem.code, problem.details["file"]) for problem in caught.value.problems] == [
        ("form.attachment_broken", file)
    ]


def test_a_missing_file_is_named() -> None:
    xform = Sample(
        "<c/>", {}, select("c", "instance('x')/root/item"), '<instance id="x" src="jr://file-csv/x.csv"/>'
    ).xform()
    assert [(problem.code, dict(problem.details)) for problem in load_problems(xform)] == [
        ("form.attachment_missing", {"file": "x.csv"})
    ]


def test_what_was_saved_last_is_offered() -> None:
    definition = from_workbook("""
| survey |
| | type | name | label | default |
| | text | chief | 负责人 | ${last-saved#chief} |
""")
    assert opened(definition).field("/data/chief").value == ""
    before = opened(definition)
    before.set_value("/data/chief", "王五")
    after = opened(definition, last_saved=before.instance_xml())
    assert after.field("/data/chief").value == "王五"
    assert Form.restore(definition, opened(definition).instance_xml(), now=NOW).field("/data/chief").value == ""


def test_a_filter_costs_as_little_of_ten_thousand_choices_as_of_a_thousand() -> None:
    def cost(choices: int) -> int:
        counties = choices // 100
        rows = "".join(f"t{number},名{number},c{number % counties + 1}\n" for number in range(choices))
        form = opened(from_workbook(CASCADE, {"towns.csv": f"code,name,county\n{rows}".encode()}))
        steps = steps_of(lambda: form.set_value("/data/county", "c1"))
        assert len(names(form, "/data/town")) == 100
        return steps

    assert cost(10_000) < 1.1 * cost(1_000)


ORDERED = """
| survey |
| | type                 | name  | label | choice_filter       | relevant |
| | select_one county    | county | 区县 |                     | |
| | select_multiple risk | risks | 风险  |                     | |
| | rank risk            | first | 先后  |                     | |
| | rank town            | towns | 先查  | county = ${county}  | |
| choices |
| | list_name | name | label | county |
| | county    | c1   | 一县  | |
| | county    | c2   | 二县  | |
| | risk      | a    | 甲    | |
| | risk      | b    | 乙    | |
| | risk      | c    | 丙    | |
| | town      | t1   | 一    | c1 |
| | town      | t2   | 二    | c1 |
| | town      | t3   | 三    | c2 |
"""


@pytest.fixture
def ordered() -> Form:
    return opened(from_workbook(ORDERED))


def test_several_choices_are_recorded_in_the_order_of_their_list(ordered: Form) -> None:
    ordered.set_value("/data/risks", "c a")
    assert ordered.field("/data/risks").value == "a c"
    ordered.set_value("/data/risks", "zz c a")
    assert ordered.field("/data/risks").value == "a c zz", "what is no choice is seen as a fault, and not lost"
    error = ordered.field("/data/risks").error
    assert error is not None
    assert error.fault is Fault.CHOICE


def test_a_rank_keeps_its_order_and_names_every_choice(ordered: Form) -> None:
    ordered.set_value("/data/first", "c a")
    assert ordered.field("/data/first").value == "c a b"
    ordered.set_value("/data/first", "")
    assert ordered.field("/data/first").value == ""


def test_a_rank_follows_its_choices(ordered: Form) -> None:
    ordered.set_value("/data/county", "c1")
    ordered.set_value("/data/towns", "t2 t1")
    ordered.set_value("/data/county", "c2")
    assert ordered.field("/data/towns").value == "", "nobody has ranked any of the new ones"
    ordered.set_value("/data/county", "c1")
    assert ordered.field("/data/towns").value == ""


def test_a_rank_takes_in_what_becomes_a_choice() -> None:
    text = ORDERED.replace("county = ${county}", "county <= ${county}").replace("c1", "1").replace("c2", "2")
    form = opened(from_workbook(text))
    form.set_value("/data/county", "1")
    form.set_value("/data/towns", "t2 t1")
    form.set_value("/data/county", "2")
    assert form.field("/data/towns").value == "t2 t1 t3"
    form.set_value("/data/county", "1")
    assert form.field("/data/towns").value == "t2 t1"


HIDDEN_TARGET = """
| survey |
| | type    | name   | label | relevant       | default |
| | text    | shown  | 问    |                |         |
| | integer | target | 数    | ${shown} = 'y' | 20 * 4  |
"""


def test_a_default_is_worked_out_for_a_question_that_is_not_asked_yet() -> None:
    """`setvalue` sets the node, whether it is relevant or not (XForms 1.0 §10.1.9); it counts once it is asked."""
    form = opened(from_workbook(HIDDEN_TARGET))
    assert form.field("/data/target").value == ""
    form.set_value("/data/shown", "y")
    assert form.field("/data/target").value == "80"
