"""Values of the log as people read them: names for ids, days and times of this language, no notation of programs."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from db.records.values import JsonValue
from inspector_app.audit.diary import DiaryEntry, DiaryLine, moment_of
from inspector_app.audit.names import holds_ids
from inspector_app.audit.words import field_word, value_word
from inspector_app.messages import Language
from ui.day_words import moment_words, written_words

translate = QCoreApplication.translate
_MOST_PARTS = 12
_LONGEST = 40
_TIMES = ("_at", "_on", "deadline", "day", "due", "since", "expires", "file_time")
"""How the fields end that hold a day or a moment."""


def rows_of(entry: DiaryEntry, line: DiaryLine, language: Language) -> list[tuple[str, str]]:
    """Name and value of every field that changed, from what to what; what began empty is left out."""
    nothing = translate("DiaryValues", "（空）")
    rows = []
    for change in entry.changes:
        new = told(change.field, change.new, line.names, language)
        if change.old not in (None, change.new):
            old = told(change.field, change.old, line.names, language)
            new = translate("DiaryValues", "{old} → {new}").format(old=old or nothing, new=new or nothing)
        if new:
            rows.append((field_word(entry.kind, change.field, language), new))
    return rows


def told(field: str, value: JsonValue, names: Mapping[str, str], language: Language) -> str:
    """A value; "" for what is not known."""
    if holds_ids(field):
        return _named(value, names)
    if isinstance(value, str) and field.endswith(_TIMES):
        return time_told(value)
    if field == "facts" and isinstance(value, dict) and {"score", "failed", "unanswered"} <= value.keys():
        return _grade_facts(value)
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict | list) for each in value)):
        return value_word(field, value, language) if field == "inspectors" else _plain(value, names)
    return value_word(field, value, language)


def _named(value: JsonValue, names: Mapping[str, str]) -> str:
    """What nobody has a name for, such as something another laptop has not sent yet, is counted."""
    ids = [str(each) for each in (value if isinstance(value, list) else [value]) if each]
    known = [names[each] for each in ids if each in names]
    left = len(ids) - len(known)
    if left:
        known.append(translate("DiaryValues", "{count} 个本机没有的").format(count=left))
    return translate("DiaryValues", "、").join(known)


def short(value: JsonValue) -> str:
    """A value within a sentence: on one line, and cut when it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def time_told(text: str) -> str:
    """Moments on the clock of this computer, whatever the clock of the other one showed."""
    moment = moment_of(text)
    return moment_words(moment) if moment is not None else written_words(text)


def _grade_facts(facts: dict[str, JsonValue]) -> str:
    counts = {name: len(each) if isinstance(each, list) else 0 for name, each in facts.items()}
    score = facts["score"]
    said = []
    if isinstance(score, int | float):
        said.append(translate("DiaryValues", "得分 {score}").format(score=f"{score:g}"))
    said.append(translate("DiaryValues", "不合格 {count} 项").format(count=counts["failed"]))
    said.append(translate("DiaryValues", "未答 {count} 项").format(count=counts["unanswered"]))
    return translate("DiaryValues", "，").join(said)


def _plain(value: JsonValue, names: Mapping[str, str]) -> str:
    """Parts of a structure by their own names; of a long one, how many there are."""
    if isinstance(value, dict):
        parts = [f"{name} {_plain(each, names)}".strip() for name, each in value.items() if each not in (None, "", [])]
    elif isinstance(value, list):
        parts = [_plain(each, names) for each in value]
    else:
        return names.get(str(value), str(value)) if value is not None else ""
    if len(parts) > _MOST_PARTS:
        return translate("DiaryValues", "{count} 项，全文见导出的日志").format(count=len(parts))
    return translate("DiaryValues", "、").join(parts)
