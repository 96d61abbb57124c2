"""The annex of a filled-in form: what was answered under an earlier version of the checklist."""

from collections.abc import Sequence
from typing import Any

from inspector_app import assets
from inspector_app.checklists.annexed import Annexed
from inspector_app.checklists.model import Verdict
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import Mark, Row, RuleMark, gap, paragraph, text_mark, together
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import break_lines, set_line
from inspector_app.notices.page import MEASURE

_CODE_WIDTH, _LEADING, _SMALL_LEADING = 46.0, 15.0, 13.0
_QUIET, _RULE_INK = "#404040", "#808080"
_VERDICTS = (Verdict.PASS.value, Verdict.FAIL.value, Verdict.NOT_APPLICABLE.value)


def annex_rows(annex: Sequence[Annexed], words: dict[str, Any]) -> list[Row]:
    """None where nothing was left behind."""
    if not annex:
        return []
    title, small = Face(fonts.TITLE, 12, 12), Face(fonts.BODY, 9, 9, _QUIET)
    head = [
        *paragraph(words["annex"]["title"].format(count=len(annex)), title, 20, MEASURE),
        *paragraph(words["annex"]["about"], small, _SMALL_LEADING, MEASURE),
        gap(4),
    ]
    return [gap(14), *together(head), *(row for each in annex for row in _entry_rows(each, words))]


def annexed_lines(entry: Annexed) -> list[str]:
    """What was answered: verdict and reason, each value by its name, the note."""
    words = assets.read_json("notices", "checklist_form.json")
    verdicts = dict(zip(_VERDICTS, words["annex"]["verdicts"], strict=True))
    given = "；".join(text for text in (verdicts.get(entry.verdict, ""), entry.reason) if text)
    values = [f"{label.get('zh', '')}：{text}" for label, text in entry.values]
    note = [words["annex"]["note"].format(text=entry.note)] if entry.note else []
    return [line for line in (given, *values, *note) if line]


def _entry_rows(entry: Annexed, words: dict[str, Any]) -> list[Row]:
    face, small = Face(fonts.BODY, 10.5, 10.5), Face(fonts.BODY, 9, 9, _QUIET)
    width = MEASURE - _CODE_WIDTH
    marks: list[Mark] = [text_mark(set_line(clean(entry.item), Face(fonts.TITLE, 9.5, 9.5)), 2, _LEADING, 4)]
    down = 4.0
    for line in break_lines(clean(entry.label.get("zh", "") or "—"), face, width):
        marks.append(text_mark(line, _CODE_WIDTH, _LEADING, down))
        down += _LEADING
    rows = [Row(down, tuple(marks))]
    when = entry.answered_at[:16].replace("T", " ") or "—"
    version = words["annex"]["version"].format(version=clean(entry.version) or "—", answered_at=clean(when))
    for text, shape, leading in [
        *((each, face, _LEADING) for each in annexed_lines(entry)),
        (version, small, _SMALL_LEADING),
    ]:
        rows += [
            Row(leading, (text_mark(line, _CODE_WIDTH, leading, 0),)) for line in break_lines(clean(text), shape, width)
        ]
    rule = Row(5, (RuleMark(0, 4, MEASURE, 0.4, _RULE_INK),))
    return [*together(rows[:2]), *rows[2:], rule]
