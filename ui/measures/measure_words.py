"""Measures in the words of the window: kinds, roles and outcomes come from resources, the rest from here."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from db.records.measures import Measure
from inspector_app.enterprises.grading import Grade
from inspector_app.measures.kinds import KINDS, words
from inspector_app.measures.looking import MeasureView, PartView
from inspector_app.messages import Language
from inspector_app.supervision.lists import NamedRecord
from ui.day_words import day_words
from ui.register.grade_looks import grade_word

translate = QCoreApplication.translate
_NAMED_FIRST = 2
Rows = list[tuple[str, tuple[str, ...]]]


def kind_words(kind: str, language: Language) -> str:
    return KINDS[kind].word(language) if kind in KINDS else kind


def days_words(measure: Measure) -> str:
    first = day_words(measure.held_on)
    if measure.ends_on is None:
        return first
    return translate("MeasureWords", "{first}至{last}").format(first=first, last=day_words(measure.ends_on))


def enterprises_words(parts: Sequence[PartView]) -> str:
    """The first names, and how many there are."""
    between = translate("MeasureWords", "、")
    names = between.join(each.name or "—" for each in parts[:_NAMED_FIRST])
    if len(parts) <= _NAMED_FIRST:
        return names
    return translate("MeasureWords", "{names}等 {count} 家").format(names=names, count=len(parts))


def amount_words(measure: Measure) -> str:
    """What was counted: people, copies."""
    said = []
    if measure.copies is not None:
        said.append(translate("MeasureWords", "{count} 份").format(count=measure.copies))
    if measure.attended is not None:
        said.append(translate("MeasureWords", "{count} 人").format(count=measure.attended))
    return translate("MeasureWords", "、").join(said)


def about_words(view: MeasureView) -> str:
    """What a list says of a measure besides its day and kind."""
    measure = view.measure
    said = (measure.title, enterprises_words(view.parts), amount_words(measure), measure.place, measure.authority)
    return " · ".join(each for each in said if each)


def measure_rows(views: Sequence[MeasureView], language: Language) -> Rows:
    gone = translate("MeasureWords", "（已撤销）")
    return [
        (
            each.measure.id,
            (
                day_words(each.measure.held_on),
                kind_words(each.measure.kind, language) + (gone if each.measure.withdrawn else ""),
                about_words(each),
                each.campaign,
            ),
        )
        for each in views
    ]


def fact_rows(view: MeasureView, language: Language) -> list[tuple[str, str]]:
    """Name and value of what is known of a measure."""
    measure, between = view.measure, translate("MeasureWords", "、")
    receiver, decided = translate("MeasureWords", "接收机关"), translate("MeasureWords", "作出决定的机关")
    authority = receiver if measure.kind == "transfer" else decided
    around = view.within
    inside = between.join(kind_words(each.kind, language) for each in view.inside)
    facts = (
        (translate("MeasureWords", "日期"), days_words(measure)),
        (translate("MeasureWords", "地点"), measure.place),
        (authority, measure.authority),
        (translate("MeasureWords", "参加单位"), between.join(measure.bodies)),
        (translate("MeasureWords", "人员"), between.join(measure.persons)),
        (translate("MeasureWords", "数量"), amount_words(measure)),
        (translate("MeasureWords", "结果"), measure.result),
        (translate("MeasureWords", "专项行动"), view.campaign),
        (
            translate("MeasureWords", "所属行动"),
            f"{days_words(around)} {kind_words(around.kind, language)}" if around else "",
        ),
        (translate("MeasureWords", "其中的措施"), inside),
        (translate("MeasureWords", "登记人"), measure.recorded_by),
        (translate("MeasureWords", "撤销原因"), measure.reason if measure.withdrawn else ""),
    )
    return [(name, value) for name, value in facts if value]


def part_rows(view: MeasureView, language: Language) -> Rows:
    return [
        (
            each.part.enterprise_id,
            (
                each.name or "—",
                words("roles", each.part.role, language),
                words("outcomes", each.part.outcome, language) if each.part.outcome else "",
                each.number or each.part.note,
            ),
        )
        for each in view.parts
    ]


def record_rows(records: Sequence[NamedRecord]) -> Rows:
    """The list behind a figure; the key is the number of the line."""
    return [
        (
            str(number),
            (
                each.record.day,
                each.enterprise,
                each.community,
                each.colour,
                each.what,
                each.words,
                f"{each.record.amount:,}",
            ),
        )
        for number, each in enumerate(records)
    ]


def part_words(by: str, part: str, language: Language) -> str:
    """A community, kind, month or colour; "" is what has none."""
    if not part:
        return translate("MeasureWords", "（未登记）")
    return grade_word(Grade(part)) if by == "colour" else part


def field_label(name: str) -> str:
    """A field of the form of a measure."""
    words = {
        "kind": translate("MeasureDialog", "类别"),
        "held_on": translate("MeasureDialog", "日期"),
        "ends_on": translate("MeasureDialog", "结束日期"),
        "title": translate("MeasureDialog", "名称"),
        "place": translate("MeasureDialog", "地点"),
        "authority": translate("MeasureDialog", "机关"),
        "bodies": translate("MeasureDialog", "参加单位"),
        "persons": translate("MeasureDialog", "人员"),
        "attended": translate("MeasureDialog", "参加人数"),
        "copies": translate("MeasureDialog", "份数"),
        "campaign": translate("MeasureDialog", "专项行动"),
        "within": translate("MeasureDialog", "所属行动"),
        "enterprises": translate("MeasureDialog", "企业"),
        "result": translate("MeasureDialog", "结果"),
    }
    return words[name]


def field_hint(name: str) -> str:
    hints = {
        "ends_on": translate("MeasureDialog", "只有一天时不填"),
        "title": translate("MeasureDialog", "可以不填"),
        "bodies": translate("MeasureDialog", "多个之间用“、”隔开"),
        "persons": translate("MeasureDialog", "主持、主讲或受奖励的人，用“、”隔开"),
    }
    return hints.get(name, "")
