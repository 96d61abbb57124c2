"""A version that the store keeps as an XLSForm again, without its workbook: the converter makes the same form of it."""

import re
from pathlib import Path
from typing import Any

import pytest
from checklist_books import written
from form_visits import EVERY_WIDGET, RULED, form_checklist
from large_forms import BLOCKS_FORM, TABLE_FORM
from lxml import etree
from pyxform.xls2xform import convert

from inspector_app.checklists.kept_export import export_kept
from inspector_app.checklists.model import Checklist, all_items
from inspector_app.checklists.rebuilding import rebuilt_book
from inspector_app.checklists.snapshots import from_json, shipped, to_json
from inspector_app.checklists.workbook import read_checklist
from inspector_app.errors import RefusedInputError

# ruff: noqa: E501 - a row of a table is one line
ALL_FEATURES = """
| survey |
| | type | name | label::中文 (zh) | label::English (en) | hint::中文 (zh) | guidance_hint::中文 (zh) | media::image::中文 (zh) | appearance | required | required_message::中文 (zh) | relevant | constraint | constraint_message::中文 (zh) | calculation | choice_filter | parameters | default | trigger | repeat_count | readonly |
| | start | start | | | | | | | | | | | | | | | | | | |
| | today | today | | | | | | | | | | | | | | | | | | |
| | deviceid | deviceid | | | | | | | | | | | | | | | | | | |
| | audit | audit | | | | | | | | | | | | | | | | | | |
| | csv-external | prices | | | | | | | | | | | | | | | | | | |
| | begin_group | A | 甲 | A | | | | field-list | | | | | | | | | | | | |
| | text | q1 | 名 | Name | 提示 | 说明 | a.png | | yes | 要填 | | . != 'x' | 不对 | | | | | | | |
| | text | q2 | 你好 ${q1}！ | Hello ${q1}! | | | | | | | | | | | | | ${last-saved#q1} | | | |
| | integer | n | 数 | N | | | | | | | | | | | | | 3 | | | |
| | date | d | 日 | D | | | | | | | | | | | | | today() | | | |
| | calculate | price | | | | | | | | | | | | pulldata('fees', 'fee', 'name', ${q1}) | | | | | | |
| | calculate | other_price | | | | | | | | | | | | instance('prices')/root/item[name = ${q1}]/price | | | | | | |
| | calculate | when | | | | | | | | | | | | now() | | | | ${q1} | | |
| | select_one_from_file towns.csv | town | 镇 | Town | | | | | | | | | | | starts-with(name, ${q1}) | value=code label=title | | | | |
| | select_one five | r | 随机 | R | | | | | | | | | | | | randomize=true seed=${n} | | | | |
| | select_multiple five or_other | m | 多 | M | | | | | | | | | | | | | | | | |
| | image | p | 照 | P | | | | | | | | | | | | max-pixels=1024 | | | | |
| | geopoint | g | 点 | G | | | | | | | | | | | | capture-accuracy=10 warning-accuracy=20 | | | | |
| | range | ra | 范 | Ra | | | | | | | | | | | | start=1 end=10 step=2 | | | | |
| | end_group | | | | | | | | | | | | | | | | | | | |
| | begin_repeat | rep | 人 | People | | | | | | | | | | | | | | | ${n} + 1 | |
| | text | who | 谁 | Who | | | | | | | | | | position(..) | | | | | | yes |
| | begin_repeat | inner | 里 | Inner | | | | | | | ${n} > 1 | | | | | | | | | |
| | integer | deep | 深 | Deep | | | | | | | | | | | | | ${n} | | | |
| | end_repeat | | | | | | | | | | | | | | | | | | | |
| | end_repeat | | | | | | | | | | | | | | | | | | | |
| | select_one ${who} | chief | 头 | Chief | | | | | | | | | | | ${who} != ${q1} | | | | | |
| | begin_group | tl | 表 | TL | | | | table-list | | | | | | | | | | | | |
| | select_one yn | t1 | 一 | One | | | | | | | | | | | | | | | | |
| | select_one yn | t2 | 二 | Two | | | | | | | | | | | | | | | | |
| | end_group | | | | | | | | | | | | | | | | | | | |
| | note | no | 注 | Note | | | | | | | | | | | | | | | | |
| choices |
| | list_name | name | label::中文 (zh) | label::English (en) | media::image::中文 (zh) | extra |
| | yn | y | 有 | Yes | | |
| | yn | n | 没有 | No | | |
| | five | a | 甲 ${q1} | Alpha | b.png | z |
| | five | b | 乙 | Beta | | w |
| settings |
| | form_title | form_id | version | default_language | instance_name | style |
| | 各种 | all | 1 | 中文 (zh) | concat(${q1}, '-', ${n}) | pages |
"""


def compared(form: str) -> list[Any]:
    """The elements in order, with their attributes and words; blanks do not count, nor do curly quotes, which the
    stock converter makes straight."""
    straight = str.maketrans("“”‘’", "\"\"''")

    def plain(text: object) -> str:
        return re.sub(r"\s", "", str(text or "")).translate(straight)

    root = etree.fromstring(form.encode())
    return [(each.tag, plain(each.text), {k: plain(v) for k, v in each.attrib.items()}) for each in root.iter()]


def converted_again(form: str) -> str:
    book: dict[str, Any] = dict(rebuilt_book(form))
    headers = {f"{name}_header": [dict.fromkeys(h for row in rows for h in row)] for name, rows in book.items() if rows}
    again: str = convert(book | headers | {"sheet_names": list(book)}, validate=False).xform
    return again


@pytest.mark.parametrize("text", [EVERY_WIDGET, RULED, TABLE_FORM, BLOCKS_FORM])
def test_the_rows_of_a_kept_form_make_the_same_form(tmp_path: Path, text: str) -> None:
    form = form_checklist(tmp_path, text).form
    assert compared(converted_again(form)) == compared(form)


def test_the_rows_of_the_shipped_form_make_the_same_form() -> None:
    assert compared(converted_again(shipped().form)) == compared(shipped().form)


def test_every_feature_of_the_standard_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "all.md"
    path.write_text(ALL_FEATURES.strip() + "\n", "utf-8")
    form: str = convert(path, validate=False).xform
    assert compared(converted_again(form)) == compared(form)


def test_what_only_we_know_goes_along(tmp_path: Path) -> None:
    kept = from_json(to_json(form_checklist(tmp_path, RULED)))
    target = tmp_path / "out" / "plain.xlsx"
    target.parent.mkdir()
    export_kept(kept, target)
    form = etree.fromstring(convert(target, validate=False).xform.encode())
    nodes = {each.get("nodeset"): dict(each.attrib) for each in form.iter("{*}bind")}
    verdict = nodes["/data/S/S-01"]
    assert verdict["{urn:inspector-app}severity"] == "B"
    assert verdict["{urn:inspector-app}pass_criterion"] == "≥30"
    assert {"/data/S/S-01_reason", "/data/S/S-01_note"} <= set(nodes)
    (proposal,) = form.iter("{*}setvalue")
    assert proposal.get("ref") == "/data/S/S-01"
    back = read_checklist(target)
    assert [(i.code, i.label, i.severity) for i in all_items(back)] == [
        (i.code, i.label, i.severity) for i in all_items(kept)
    ]


def test_files_of_the_form_go_along(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("name,label\na,A\n", "utf-8")
    row = {"type": "select_one_from_file towns.csv", "name": "town", "label": "Town"}
    kept = read_checklist(written(tmp_path / "own.xlsx", [row], [], []))
    target = tmp_path / "plain.xlsx"
    export_kept(kept, target)
    assert (tmp_path / "plain-media" / "towns.csv").read_text("utf-8") == "name,label\na,A\n"
    assert read_checklist(target).attachments == kept.attachments


def test_a_version_without_a_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedInputError) as refused:
        export_kept(Checklist("1" * 64, "old", {"zh": "旧表"}, "1", ()), tmp_path / "x.xlsx")
    assert [problem.code for problem in refused.value.problems] == ["checklist.no_form"]
    assert not (tmp_path / "x.xlsx").exists()
