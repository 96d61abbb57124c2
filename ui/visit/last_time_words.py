"""What was recorded the last time, in one line: greyed beside the question, never an answer of this visit."""

from PySide6.QtCore import QCoreApplication

from db.records.visits import Answer
from inspector_app.checklists.last_time import LastTime
from inspector_app.checklists.model import Item, Part, PartKind, Verdict
from ui.day_words import day_words
from ui.models.checklist_tree import words
from ui.typed_values import shown_value

_MOST_VALUES = 3


def last_time_words(item: Item, last: LastTime | None, language: str) -> str:
    """ "" where there is nothing to tell."""
    answer = None if last is None else last.of(item)
    if last is None or answer is None:
        return ""
    translate = QCoreApplication.translate
    parts = [part for part in (_verdict_words(answer), answer.reason, *_value_words(item, answer, language)) if part]
    told = translate("LastTime", " · ").join(parts)
    return translate("LastTime", "上次（{day}）：{told}").format(day=day_words(last.day), told=told)


def _verdict_words(answer: Answer) -> str:
    translate = QCoreApplication.translate
    names = {
        Verdict.PASS.value: translate("LastTime", "合格"),
        Verdict.FAIL.value: translate("LastTime", "不合格"),
        Verdict.NOT_APPLICABLE.value: translate("LastTime", "不适用"),
    }
    return names.get(answer.verdict, "")


def _value_words(item: Item, answer: Answer, language: str) -> list[str]:
    told = []
    for part in item.parts:
        value = answer.values.get(part.name)
        if value not in (None, "", []) and part.kind is not PartKind.TABLE:
            told.append(f"{words(part.label, language)} {part.measured(_value(part, value, language), language)}")
    return told[:_MOST_VALUES]


def _value(part: Part, value: object, language: str) -> str:
    labels = {choice.name: words(choice.label, language) for choice in part.choices}
    if isinstance(value, list | tuple):
        return "、".join(labels.get(str(each), str(each)) for each in value)
    return labels.get(str(value), shown_value(value))
