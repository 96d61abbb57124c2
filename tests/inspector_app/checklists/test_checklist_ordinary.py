"""An ordinary XLSForm, without a column of ours: groups are areas, questions are items, nothing is lost."""

from pathlib import Path

import pytest
import xlsxwriter
from checklist_books import Cells, places, written
from lxml import etree

from inspector_app.checklists.model import UNFILLABLE, Checklist, Item, Part, PartKind
from inspector_app.checklists.snapshots import from_json, to_json
from inspector_app.checklists.types import read_type
from inspector_app.checklists.workbook import check_checklist, read_checklist

CHOICES = [
    {"list_name": "colour", "name": "red", "label": "Red", "warm": "yes", "image": ""},
    {"list_name": "colour", "name": "2", "label": "Two", "warm": "no"},
]


def read(folder: Path, survey: list[Cells], choices: list[Cells] = CHOICES, **settings: str) -> Checklist:
    return read_checklist(written(folder / "form.xlsx", survey, choices, [settings] if settings else []))


def row(type_: str, name: str, label: str = "", **more: str) -> Cells:
    return {"type": type_, "name": name, "label": label or name} | more


def items(checklist: Checklist) -> dict[str, Item]:
    return {item.code: item for area in checklist.areas for item in area.items}


def bound(checklist: Checklist) -> set[str]:
    root = etree.fromstring(checklist.form.encode())
    return {str(each.get("nodeset")) for each in root.iter("{http://www.w3.org/2002/xforms}bind")}


def parts(checklist: Checklist) -> list[Part]:
    def below(part: Part) -> list[Part]:
        return [part, *(deeper for column in part.columns for deeper in below(column))]

    return [each for item in items(checklist).values() for part in item.parts for each in below(part)]


def test_groups_are_areas_and_questions_are_items(tmp_path: Path) -> None:
    survey = [
        row("text", "before"),
        row("begin group", "site", "Site"),
        row("integer", "staff", "How many?", hint="count them", guidance_hint="all shifts", required="yes"),
        row("begin_group", "inner", "Inner"),
        row("select_one colour", "shade", appearance="minimal", relevant="${staff} > 3"),
        {"type": "end group"},
        {"type": "end group"},
        row("note", "after", "Thanks, ${before}"),
    ]
    checklist = read(tmp_path, survey, form_title="Form", form_id="f", version="7")
    assert [(area.code, area.label["zh"], [item.code for item in area.items]) for area in checklist.areas] == [
        ("data", "Form", ["before"]),
        ("site", "Site", ["staff", "shade"]),
        ("data.1", "Form", ["after"]),
    ]
    staff, shade = checklist.areas[1].items
    assert (staff.has_verdict, staff.parts[0].name, staff.parts[0].kind) == (False, "staff", PartKind.INTEGER)
    assert (staff.parts[0].required, staff.parts[0].hint["zh"], staff.guidance["zh"]) == (
        True,
        "count them",
        "all shifts",
    )
    assert (shade.section["zh"], shade.path) == ("Inner", "/data/site/inner/shade")
    assert [choice.name for choice in shade.parts[0].choices] == ["red", "2"]
    assert (shade.parts[0].appearance, shade.parts[0].rules.relevant) == ("minimal", "${staff} > 3")
    assert (checklist.name, checklist.version) == ("f", "7")
    assert from_json(to_json(checklist)) == checklist


def test_every_path_is_a_node_of_the_form(tmp_path: Path) -> None:
    survey = [
        row("begin group", "g"),
        row("select_one colour or_other", "shade"),
        row("begin repeat", "machines", "Machines", repeat_count="${n}"),
        row("text", "maker"),
        row("begin repeat", "tests"),
        row("decimal", "value"),
        {"type": "end repeat"},
        row("begin group", "place"),
        row("text", "room"),
        {"type": "end group"},
        {"type": "end repeat"},
        {"type": "end group"},
        row("integer", "n"),
        {"type": "calculate", "name": "twice", "calculation": "${n} * 2"},
        {"type": "start", "name": "start"},
    ]
    checklist = read(tmp_path, survey)
    paths = {part.path for part in parts(checklist) if part.kind is not PartKind.TABLE}
    assert paths == bound(checklist) - {"/data/twice", "/data/start", "/data/meta/instanceID"}
    (table,) = (part for part in parts(checklist) if part.name == "machines")
    assert [(column.name, column.kind, column.path) for column in table.columns] == [
        ("maker", PartKind.TEXT, "/data/g/machines/maker"),
        ("tests", PartKind.TABLE, "/data/g/machines/tests"),
        ("room", PartKind.TEXT, "/data/g/machines/place/room"),
    ]
    assert (table.rules.repeat_count, table.path) == ("${n}", "/data/g/machines")
    assert [part.name for part in items(checklist)["shade"].parts] == ["shade", "shade_other"]


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("text", PartKind.TEXT),
        ("string", PartKind.TEXT),
        ("int", PartKind.INTEGER),
        ("decimal", PartKind.DECIMAL),
        ("range", PartKind.RANGE),
        ("date", PartKind.DATE),
        ("time", PartKind.TIME),
        ("datetime", PartKind.MOMENT),
        ("note", PartKind.NOTE),
        ("acknowledge", PartKind.ACKNOWLEDGE),
        ("trigger", PartKind.ACKNOWLEDGE),
        ("barcode", PartKind.BARCODE),
        ("image", PartKind.IMAGE),
        ("file", PartKind.FILE),
        ("video", PartKind.VIDEO),
        ("audio", PartKind.AUDIO),
        ("geopoint", PartKind.PLACE),
        ("geotrace", PartKind.TRACE),
        ("geoshape", PartKind.SHAPE),
        ("select_one colour", PartKind.CHOICE),
        ("select all that apply from colour", PartKind.CHOICES),
        ("rank colour", PartKind.RANK),
        ("select_one ${maker}", PartKind.CHOICE),
    ],
)
def test_every_type_of_the_standard_loads(tmp_path: Path, type_: str, kind: PartKind) -> None:
    survey = [
        row("begin repeat", "machines"),
        row("text", "maker"),
        {"type": "end repeat"},
        row(type_, "q", parameters="start=1 end=5 step=1" if type_ == "range" else ""),
    ]
    (part,) = items(read(tmp_path, survey))["q"].parts
    assert (part.kind, part.label["zh"]) == (kind, "q")
    assert (kind in UNFILLABLE) == (type_ in ("audio", "geotrace", "geoshape"))


@pytest.mark.parametrize(
    ("written_as", "standard"),
    [
        ("单选 颜色", "select_one 颜色"),
        ("单选：颜色 其他", "select_one 颜色 or_other"),
        ("多选（颜色）", "select_multiple 颜色"),
        ("判定", "select_one verdict"),
        ("是否", "select_one yes_no"),
        ("日期时间", "dateTime"),
        ("样本表", "begin_repeat"),
        ("样本表结束", "end_repeat"),
        ("Begin Group", "begin_group"),
        ("select1 colour", "select_one colour"),
        ("select_multiple colour or_other", "select_multiple colour or_other"),
        ("add integer prompt", "integer"),
        ("q picture", "image"),
    ],
)
def test_types_have_chinese_words_and_older_spellings(written_as: str, standard: str) -> None:
    assert read_type(written_as).standard == standard


def test_a_signature_is_an_image_that_asks_for_one(tmp_path: Path) -> None:
    (part,) = items(read(tmp_path, [row("签名", "sign")]))["sign"].parts
    assert (part.kind, part.appearance) == (PartKind.IMAGE, "signature")


def test_translations_and_the_default_language(tmp_path: Path) -> None:
    survey = [
        {"type": "text", "name": "q", "label::English (en)": "Why?", "label::Français (fr)": "Pourquoi ?"},
    ]
    checklist = read(tmp_path, survey, [], default_language="English (en)", form_id="f", version="1")
    label = items(checklist)["q"].label
    assert label == {"zh": "Why?", "en": "Why?", "fr": "Pourquoi ?"}
    assert checklist.languages == {"en": "English (en)", "fr": "Français (fr)"}


def test_a_table_list_is_one_item(tmp_path: Path) -> None:
    survey = [
        row("begin group", "grid", "Rate", appearance="table-list"),
        row("select_one colour", "a"),
        row("select_one colour", "b"),
        {"type": "end group"},
    ]
    (area,) = read(tmp_path, survey).areas
    (item,) = area.items
    assert (item.appearance, [part.name for part in item.parts]) == ("table-list", ["a", "b"])


def test_the_same_name_in_two_groups_makes_two_codes(tmp_path: Path) -> None:
    survey = [
        *(row("begin group", "one"), row("text", "q"), {"type": "end group"}),
        *(row("begin group", "two"), row("text", "q"), {"type": "end group"}),
    ]
    checklist = read(tmp_path, survey)
    assert {code: item.path for code, item in items(checklist).items()} == {"q": "/data/one/q", "two.q": "/data/two/q"}


def test_the_same_name_twice_in_one_group_is_refused(tmp_path: Path) -> None:
    survey = [row("begin group", "one"), row("text", "q"), row("text", "q"), {"type": "end group"}]
    problems = check_checklist(written(tmp_path / "form.xlsx", survey, [], []))
    assert places(problems) == [("name_twice", "survey", 4, "name", "q")]


def test_files_that_the_form_names_travel_with_it(tmp_path: Path) -> None:
    media = tmp_path / "form-media"
    media.mkdir()
    (media / "towns.csv").write_text("name,label\na,A\n", "utf-8")
    (tmp_path / "good.png").write_bytes(b"picture")
    survey = [
        row("select_one_from_file towns.csv", "town"),
        row("text", "price", calculation="pulldata('prices', 'price', 'name', ${town})", image="good.png"),
    ]
    (place,) = places(check_checklist(written(tmp_path / "form.xlsx", survey, [], [])))
    assert place == ("attachment_missing", "survey", 3, "calculation", survey[1]["calculation"])
    (media / "prices.csv").write_text("name,price\na,3\n", "utf-8")
    checklist = read(tmp_path, survey, [])
    assert set(checklist.attachments) == {"towns.csv", "prices.csv", "good.png"}
    assert items(checklist)["price"].parts[0].media == {"image": {"zh": "good.png"}}
    assert from_json(to_json(checklist)) == checklist


def test_chinese_quotation_marks_stay_in_what_people_read(tmp_path: Path) -> None:
    checklist = read(tmp_path, [row("text", "q", "是否“开箱”？")])
    assert "是否“开箱”？" in checklist.form


def test_a_choice_filter_and_a_cascade(tmp_path: Path) -> None:
    survey = [row("text", "w"), row("select_one colour", "shade", choice_filter="warm＝${w}")]
    (part,) = items(read(tmp_path, survey))["shade"].parts
    assert part.rules.choice_filter == "warm=${w}"


def test_an_empty_settings_sheet_and_rows_of_comments_are_no_faults(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("survey")
        sheet.write_row(0, 0, ["type", "name", "label", "remark"])
        sheet.write_row(1, 3, ["the questions of the morning"])
        sheet.write_row(2, 0, ["select_one c", "q", "Q"])
        sheet.write_string(9_000, 12, "a note far below the table")
        choices = book.add_worksheet("choices")
        choices.write_row(0, 0, ["list_name", "name", "label"])
        choices.write_row(1, 2, ["the colours"])
        choices.write_row(2, 0, ["c", "red", "Red"])
        book.add_worksheet("settings")
    assert list(items(read_checklist(path))) == ["q"]


def test_rows_that_are_switched_off_and_the_audit_are_no_questions(tmp_path: Path) -> None:
    survey = [row("text", "q"), row("text", "off", disabled="yes"), {"type": "audit"}]
    assert list(items(read(tmp_path, survey))) == ["q"]


@pytest.mark.parametrize(
    ("survey", "expected"),
    [
        ([row("range", "q", parameters="start=1 end=ten step=1")], ("range_parameters", "survey", 2, "parameters")),
        ([row("text", "q", parameters="rows 5")], ("parameters_malformed", "survey", 2, "parameters")),
        ([row("text", "q", parameters="colour=red")], ("parameter_unknown", "survey", 2, "parameters")),
        ([row("text", "meta")], ("name_reserved", "survey", 2, "name")),
        (
            [
                *(row("begin group", "a"), row("text", "q"), {"type": "end group"}),
                *(row("begin group", "b"), row("text", "q"), {"type": "end group"}),
                row("note", "n", "${q}"),
            ],
            ("reference_ambiguous", "survey", 8, "label"),
        ),
        (
            [
                *(row("begin group", "a"), row("begin repeat", "r"), row("text", "q"), {"type": "end repeat"}),
                *({"type": "end group"}, row("begin repeat", "r"), row("text", "w"), {"type": "end repeat"}),
            ],
            ("repeat_name_twice", "survey", 7, "name"),
        ),
    ],
)
def test_what_the_converter_refuses_is_said_in_our_words(
    tmp_path: Path, survey: list[Cells], expected: tuple[object, ...]
) -> None:
    (place,) = places(check_checklist(written(tmp_path / "form.xlsx", survey, [], [])))
    assert place[:4] == expected


def test_notes_may_have_no_name(tmp_path: Path) -> None:
    (area,) = read(tmp_path, [{"type": "note", "label": "Hello"}, row("text", "q")]).areas
    assert [item.label["zh"] for item in area.items] == ["Hello", "q"]


def test_an_ordinary_form_may_come_without_its_pictures(tmp_path: Path) -> None:
    assert items(read(tmp_path, [row("text", "q", image="lost.png")]))["q"].media == {"image": {"zh": "lost.png"}}


def test_a_faulty_name_of_records_is_told_in_the_settings(tmp_path: Path) -> None:
    settings = [{"form_title": "F", "form_id": "f", "instance_name": "concat(${q}"}]
    problems = check_checklist(written(tmp_path / "form.xlsx", [row("text", "q")], [], settings))
    assert [place[:4] for place in places(problems)] == [("form.expression_malformed", "settings", 2, "instance_name")]
