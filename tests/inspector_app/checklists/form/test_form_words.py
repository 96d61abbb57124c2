"""What a form says: labels with answers in them, languages, hints, media, kinds, and its own actions."""

from datetime import timedelta

import pytest
from form_samples import NOW, Sample, from_workbook, inputs, opened, repeat, values

from inspector_app.checklists.form import PLACEHOLDERS, Form, Kind

COLUMNS = [
    "type",
    "name",
    "label::中文_(zh)",
    "label::English_(en)",
    "hint::中文_(zh)",
    "guidance_hint::中文_(zh)",
    "media::image::中文_(zh)",
    "constraint",
    "constraint_message::中文_(zh)",
    "constraint_message::English_(en)",
    "required",
    "required_message::中文_(zh)",
    "calculation",
]
ROWS: list[dict[str, str]] = [
    {
        "type": "text",
        "name": "firm",
        "label::中文_(zh)": "企业名称",
        "label::English_(en)": "Name",
        "hint::中文_(zh)": "按营业执照填写",
        "guidance_hint::中文_(zh)": "加盖公章的复印件",
        "media::image::中文_(zh)": "firm.png",
    },
    {
        "type": "integer",
        "name": "n",
        "label::中文_(zh)": "${firm}的员工数",
        "label::English_(en)": "Staff of ${firm}",
        "constraint": ". > 0",
        "constraint_message::中文_(zh)": "必须大于零",
        "constraint_message::English_(en)": "Must be positive",
        "required": "yes",
        "required_message::中文_(zh)": "请填写人数",
    },
    {"type": "select_one yn", "name": "ok", "label::中文_(zh)": "是否合格"},
    {"type": "calculate", "name": "said", "calculation": "jr:choice-name(${ok}, '${ok}')"},
]


def table(columns: list[str], rows: list[dict[str, str]]) -> str:
    """As markdown; `_(` in a header stands for the space before a language code."""
    lines = [
        [column.replace("_(", " (") for column in columns],
        *([row.get(name, "") for name in columns] for row in rows),
    ]
    return "".join(f"| | {' | '.join(line)} |\n" for line in lines)


BILINGUAL = f"""
| survey |
{table(COLUMNS, ROWS)}| choices |
| | list_name | name | label::中文 (zh) | label::English (en) |
| | yn        | y    | 合格 | Pass |
| | yn        | n    | 不合格 | |
| settings |
| | form_title | form_id | version | default_language |
| | 两种语言    | two     | 3       | 中文 (zh) |
"""


@pytest.fixture
def form() -> Form:
    return opened(from_workbook(BILINGUAL))


def test_a_form_knows_its_languages_and_begins_in_its_own(form: Form) -> None:
    assert form.definition.languages == ("中文 (zh)", "English (en)")
    assert (form.definition.id, form.definition.version, form.definition.title) == ("two", "3", "两种语言")
    assert form.language == "中文 (zh)"
    assert form.field("/data/firm").label == "企业名称"


def test_words_hints_guidance_and_media(form: Form) -> None:
    field = form.field("/data/firm")
    assert (field.hint, field.guidance, dict(field.media)) == (
        "按营业执照填写",
        "加盖公章的复印件",
        {"image": "firm.png"},
    )


def test_answers_appear_inside_labels(form: Form) -> None:
    assert form.field("/data/n").label == "的员工数"
    changed = form.set_value("/data/firm", "顺达 & <速运>")
    assert form.field("/data/n").label == "顺达 & <速运>的员工数"
    assert changed.states == {"/data/n"}


def test_the_language_changes_in_the_middle_of_a_visit(form: Form) -> None:
    form.set_value("/data/firm", "Shunda")
    form.set_value("/data/ok", "y")
    form.set_value("/data/n", "-1")
    changed = form.set_language("en")
    assert form.language == "English (en)"
    assert form.field("/data/n").label == "Staff of Shunda"
    error = form.field("/data/n").error
    assert error is not None
    assert error.message == "Must be positive"
    assert [choice.label for choice in form.field("/data/ok").choices] == ["Pass", "不合格"]
    assert form.field("/data/said").value == "Pass"
    assert {"/data/firm", "/data/n", "/data/ok"} <= changed.states
    assert changed.values == {"/data/said"}
    assert form.field("/data/firm").value == "Shunda"


def test_what_is_not_translated_is_said_in_the_forms_own_language(form: Form) -> None:
    form.set_language("English (en)")
    assert form.field("/data/firm").hint == "按营业执照填写"
    assert form.field("/data/ok").label == "是否合格"
    form.set_value("/data/n", "")
    assert [error.message for error in form.check()] == ["请填写人数"]


@pytest.mark.parametrize("code", ["", "fr", "Deutsch (de)"])
def test_an_unknown_language_is_the_forms_own(form: Form, code: str) -> None:
    form.set_language("en")
    form.set_language(code)
    assert form.language == "中文 (zh)"


def test_a_form_in_one_language_needs_none() -> None:
    form = Sample("<x/>", {}, inputs("x")).form()
    assert (form.definition.languages, form.language) == ((), "")
    form.set_language("zh")
    assert form.field("/data/x").label == "x"


def test_every_kind_of_question() -> None:
    types = {
        "text": Kind.TEXT,
        "integer": Kind.INTEGER,
        "decimal": Kind.DECIMAL,
        "date": Kind.DATE,
        "time": Kind.TIME,
        "dateTime": Kind.DATETIME,
        "note": Kind.NOTE,
        "acknowledge": Kind.ACKNOWLEDGE,
        "barcode": Kind.BARCODE,
        "image": Kind.IMAGE,
        "file": Kind.FILE,
        "audio": Kind.AUDIO,
        "video": Kind.VIDEO,
        "geopoint": Kind.GEOPOINT,
        "geotrace": Kind.GEOTRACE,
        "geoshape": Kind.GEOSHAPE,
        "range": Kind.RANGE,
        "select_one l": Kind.SELECT_ONE,
        "select_multiple l": Kind.SELECT_MULTIPLE,
        "rank l": Kind.RANK,
        "hidden": Kind.HIDDEN,
    }
    rows = "".join(f"| | {type_} | q{number} | 题{number} |\n" for number, type_ in enumerate(types))
    workbook = (
        f"| survey |\n| | type | name | label |\n{rows}| choices |\n| | list_name | name | label |\n| | l | a | A |\n"
    )
    form = opened(from_workbook(workbook))
    assert [form.field(f"/data/q{number}").kind for number in range(len(types))] == list(types.values())
    for number in range(len(types)):
        form.set_value(f"/data/q{number}", "x")
    assert form.fields()
    assert {Kind.AUDIO, Kind.GEOTRACE} <= PLACEHOLDERS


def test_appearances_parameters_and_ranges_are_handed_on() -> None:
    form = opened(
        from_workbook("""
| survey |
| | type          | name | label | appearance      | parameters |
| | range         | r    | 评分  | vertical no-ticks | start=0 end=1 step=0.1 |
| | image         | i    | 签名  | signature       | max-pixels=800 |
| | text          | t    | 说明  | multiline       | rows=4 |
""")
    )
    field = form.field("/data/r")
    assert field.range_ is not None
    assert (field.range_.start, field.range_.end, field.range_.step) == ("0", "1", "0.1")
    assert field.appearance == ("vertical", "no-ticks")
    for text, stands in (("0", True), ("0.3", True), ("1", True), ("1.1", False), ("-0.1", False), ("0.25", False)):
        form.set_value("/data/r", text)
        assert (form.field("/data/r").error is None) == stands, text
    assert form.field("/data/i").parameters["max-pixels"] == "800"
    assert form.field("/data/i").parameters["mediatype"] == "image/*"
    assert form.field("/data/t").parameters["rows"] == "4"


def test_groups_that_only_arrange_have_a_path_of_their_own() -> None:
    body = (
        '<group appearance="field-list"><label>一起</label>'
        + inputs("a")
        + "<group><label>内</label>"
        + inputs("b")
        + "</group></group>"
    )
    form = Sample("<a/><b/>", {}, body).form()
    drawn = [(field.path, field.kind, field.depth, field.parent, field.label) for field in form.fields()]
    assert drawn == [
        ("/data/#1", Kind.GROUP, 0, "", "一起"),
        ("/data/a", Kind.TEXT, 1, "/data/#1", "a"),
        ("/data/#2", Kind.GROUP, 1, "/data/#1", "内"),
        ("/data/b", Kind.TEXT, 2, "/data/#2", "b"),
    ]
    assert form.field(drawn[0][0]).label == "一起"


def test_a_form_fills_in_when_where_and_by_whom() -> None:
    definition = from_workbook("""
| survey |
| | type | name | label |
| | start | begun | |
| | end | done | |
| | today | day | |
| | deviceid | device | |
| | username | who | |
| | text | x | x |
""")
    form = opened(definition, properties={"deviceid": "浦三-02", "username": "李四"})
    assert values(form, "begun", "done", "day", "device", "who") == {
        "begun": "2026-03-04T09:30:00.000+08:00",
        "done": "",
        "day": "2026-03-04",
        "device": "浦三-02",
        "who": "李四",
    }
    assert form.field("/data/meta/instanceID").value.startswith("uuid:")
    form.finish(NOW + timedelta(minutes=40))
    assert form.field("/data/done").value == "2026-03-04T10:10:00.000+08:00"
    again = Form.restore(definition, form.instance_xml(), now=NOW + timedelta(days=1))
    assert values(again, "begun", "day", "meta/instanceID") == values(form, "begun", "day", "meta/instanceID")


def test_defaults_are_calculated_once() -> None:
    definition = from_workbook("""
| survey |
| | type | name | label | default |
| | date | day | 日期 | today() |
| | text | kind | 类别 | 甲 |
| | integer | n | 数 | 1 + 2 |
""")
    form = opened(definition)
    assert values(form, "day", "kind", "n") == {"day": "2026-03-04", "kind": "甲", "n": "3"}
    form.set_value("/data/n", "")
    again = Form.restore(definition, form.instance_xml(), now=NOW + timedelta(days=1))
    assert values(again, "day", "kind", "n") == {"day": "2026-03-04", "kind": "甲", "n": ""}


def test_a_trigger_sets_a_value_when_its_question_changes() -> None:
    form = opened(
        from_workbook("""
| survey |
| | type | name | label | calculation | trigger |
| | text | plate | 车牌 | | |
| | dateTime | at | 时间 | now() | ${plate} |
| | text | copy | 抄写 | concat(${plate}, '!') | ${plate} |
""")
    )
    assert values(form, "at", "copy") == {"at": "", "copy": ""}
    changed = form.set_value("/data/plate", "沪A1")
    assert values(form, "at", "copy") == {"at": "2026-03-04T09:30:00.000+08:00", "copy": "沪A1!"}
    assert {"/data/plate", "/data/at", "/data/copy"} <= changed.values
    form.set_value("/data/copy", "by hand")
    assert form.field("/data/copy").value == "by hand"


def test_new_rows_begin_with_their_defaults_and_triggers_stay_in_their_row() -> None:
    definition = from_workbook("""
| survey |
| | type | name | label | default | calculation | trigger |
| | text | area | 区 | | | |
| | begin_repeat | row | 行 | | | |
| | text | at | 处 | ${area} | | |
| | text | v | 值 | | | |
| | text | w | 抄 | | concat(${v}, position(..)) | ${v} |
| | end_repeat | | | | | |
""")
    form = opened(definition)
    form.set_value("/data/area", "东")
    form.add_repeat("/data/row")
    assert form.field("/data/row[2]/at").value == "东"
    assert form.field("/data/row[1]/at").value == ""
    form.set_value("/data/row[2]/v", "x")
    assert [form.field(f"/data/row[{number}]/w").value for number in (1, 2)] == ["", "x2"]


def test_actions_that_set_each_other_off_come_to_rest() -> None:
    def action(path: str, value: str) -> str:
        return f'<setvalue event="xforms-value-changed" ref="/data/{path}" value="{value}"/>'

    body = "".join(
        f'<input ref="/data/{here}"><label>{here}</label>{action(there, f"/data/{here} + 1")}</input>'
        for here, there in (("a", "b"), ("b", "a"))
    )
    form = Sample("<a/><b/>", {}, body).form()
    form.set_value("/data/a", "1")
    assert int(form.field("/data/a").value) + int(form.field("/data/b").value) > 2


def test_a_label_of_a_row_is_that_of_its_first_group() -> None:
    body = repeat(
        "row", '<group ref="/data/row/g"><label>件 <output value="../g/no"/></label>' + inputs("row/g/no") + "</group>"
    )
    form = Sample("<row><g><no/></g></row>", {}, body).form()
    form.set_value("/data/row[1]/g/no", "7")
    assert form.field("/data/row[1]/g").label.startswith("件")
    assert form.field("/data/row[1]").label == form.field("/data/row[1]/g").label


def test_what_runs_at_every_opening_runs_when_a_form_is_restored() -> None:
    model = "".join(
        f'<setvalue event="odk-instance-{event}" ref="/data/{path}" value="concat(/data/{path}, \'+\')"/>'
        for path, event in (("a", "first-load"), ("b", "load"), ("c", "first-load odk-instance-load"))
    )
    form = Sample("<a/><b/><c/>", {}, inputs("a"), model).form()
    assert values(form, "a", "b", "c") == {"a": "+", "b": "+", "c": "+"}
    again = Form.restore(form.definition, form.instance_xml(), now=NOW)
    assert values(again, "a", "b", "c") == {"a": "+", "b": "++", "c": "++"}


def test_messages_speak_of_answers_as_they_are_now() -> None:
    model = (
        '<itext><translation lang="zh"><text id="m1"><value>不能小于 <output value="../least"/></value></text>'
        "</translation></itext>"
    )
    binds = {"x": {"constraint": ". > /data/least", "jr:constraintMsg": "jr:itext('m1')"}}
    form = Sample("<least>3</least><x/>", binds, inputs("x"), model).form()
    form.set_value("/data/x", "1")
    error = form.field("/data/x").error
    assert error is not None
    assert error.message == "不能小于 3"
    form.set_value("/data/x", "-1")
    assert form.set_value("/data/least", "2").states == {"/data/x"}
    error = form.field("/data/x").error
    assert error is not None
    assert error.message == "不能小于 2"


def test_the_key_of_a_message_can_be_calculated() -> None:
    model = (
        '<itext><translation lang="zh"><text id="m1"><value>小于 <output value="../least"/></value></text>'
        "</translation></itext>"
    )
    binds = {"x": {"constraint": ". > 3", "jr:constraintMsg": "jr:itext(concat('m', '1'))"}}
    form = Sample("<least>3</least><x>1</x>", binds, inputs("x"), model).form()
    assert [error.message for error in form.check()] == ["小于 3"]


def test_attributes_that_servers_extend_a_form_with_do_no_harm() -> None:
    model = '<setvalue event="odk-instance-first-load" ref="/data/e/@id" value="uuid()"/>'
    form = Sample(
        '<e id="" create="1"/><x/>', {"e/@id": {"type": "string", "calculate": "/data/x"}}, inputs("x"), model
    ).form()
    form.set_value("/data/x", "1")
    assert b'create="1"' in form.instance_xml()


def test_the_identifier_of_an_instance_stays_when_it_is_restored() -> None:
    sample = Sample("<meta><instanceID/></meta>", {"meta/instanceID": {"calculate": "concat('uuid:', uuid())"}})
    form = sample.form()
    form.set_language("zh")
    again = Form.restore(form.definition, form.instance_xml(), now=NOW, seed=99)
    assert again.instance_xml() == form.instance_xml()
