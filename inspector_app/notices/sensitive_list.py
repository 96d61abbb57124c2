"""The list of sensitive forwarders on paper: by community, an enterprise never torn between two sheets."""

from itertools import groupby
from typing import Any

from inspector_app import assets
from inspector_app.enterprises.grading.wording import colour_word
from inspector_app.enterprises.sensitive import SensitiveLine, SensitiveList, reason_words
from inspector_app.messages import Language
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import Mark, Row, RuleMark, centred, gap, paginate, paragraph, text_mark, together
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import break_lines, set_line
from inspector_app.notices.page import DEPTH, MEASURE, Metadata, Sheet, paint

_LEADING = 16.0
_PADDING = 4.0
_INDENT = 12.0
_RULE_INK = "#808080"


def draw_sensitive_list(listed: SensitiveList) -> bytes:
    """The list as a PDF; equal lists give equal bytes."""
    fonts.register()
    words = assets.read_json("enterprises", "sensitive_list.json")
    pages = paginate(_rows(listed, words), DEPTH)
    sheets = [
        Sheet(
            rows,
            "" if number == 1 else clean(listed.office),
            words["care"] if number == 1 else words["title"],
            words["page"].format(total=len(pages), number=number),
        )
        for number, rows in enumerate(pages, start=1)
    ]
    about = Metadata(words["title"], clean(listed.office), words["title"])
    return paint(sheets, about, practice=listed.practice)


def _rows(listed: SensitiveList, words: dict[str, Any]) -> list[Row]:
    small = Face(fonts.BODY, 10.5, 10.5)
    made_at = f"{listed.made_at:%Y-%m-%d %H:%M}"
    facts = words["facts"].format(office=clean(listed.office), made_at=made_at, count=len(listed.lines))
    countries = "、".join(assets.read_json("enterprises", "focus_lines.json")["countries"])
    rows = centred(words["title"], Face(fonts.TITLE, 18, 19), 30, MEASURE)
    rows += [*centred(facts, small, _LEADING, MEASURE), gap(6)]
    rows += [*paragraph(words["rule"].format(countries=countries), small, _LEADING, MEASURE), gap(10)]
    number = 0
    for community, group in groupby(listed.lines, key=lambda line: line.row.enterprise.community):
        lines = list(group)
        entries = [_entry(line, number + place, words) for place, line in enumerate(lines, start=1)]
        number += len(lines)
        rows += [*together([_head(community, len(lines), words), entries[0]]), *entries[1:], gap(10)]
    return rows


def _head(community: str, count: int, words: dict[str, Any]) -> Row:
    name = words["community"].format(community=clean(community) or words["no_community"], count=count)
    height = _LEADING + 2 * _PADDING
    text = text_mark(set_line(name, Face(fonts.TITLE, 12, 12)), 0, _LEADING, _PADDING)
    return Row(height, (text, RuleMark(0, height, MEASURE, 1)))


def _entry(line: SensitiveLine, number: int, words: dict[str, Any]) -> Row:
    bold, small = Face(fonts.TITLE, 11, 11), Face(fonts.BODY, 10.5, 10.5)
    enterprise, unknown = line.row.enterprise, words["unknown"]
    grade = colour_word(line.row.grade, Language.ZH)
    day = f"{line.row.last_visit:%Y-%m-%d}" if line.row.last_visit else words["never"]
    told = (
        words["identity"].format(
            code=clean(enterprise.credit_code) or unknown,
            contact=clean(enterprise.contact or enterprise.legal_person) or unknown,
            phone=clean(enterprise.phone) or unknown,
        ),
        words["address"].format(address=clean(enterprise.address) or unknown),
        words["reason"].format(reason=clean(reason_words(line))),
        words["visit"].format(day=day, findings=line.row.findings),
    )
    name = words["name"].format(number=number, name=clean(enterprise.name), grade=grade)
    texts = [(part, 0.0) for part in break_lines(name, bold, MEASURE)]
    texts += [(part, _INDENT) for text in told for part in break_lines(text, small, MEASURE - _INDENT)]
    marks: list[Mark] = [
        text_mark(text, indent, _LEADING, _PADDING + place * _LEADING) for place, (text, indent) in enumerate(texts)
    ]
    height = len(texts) * _LEADING + 2 * _PADDING
    return Row(height, (*marks, RuleMark(0, height, MEASURE, 0.5, _RULE_INK)))
