"""A grade that was given, in a line: when, which colour, by whom, and what it waits for."""

from PySide6.QtCore import QCoreApplication

from db.records.register import GradeDecision
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.deciding import is_waiting
from ui.day_words import moment_words
from ui.register.grade_looks import grade_word

translate = QCoreApplication.translate


def decision_words(decision: GradeDecision) -> str:
    line = translate("GradeWords", "{time} 评为{colour} · {person}").format(
        time=moment_words(decision.decided_at), colour=grade_word(Grade(decision.colour)), person=decision.person
    )
    if is_waiting(decision):
        line += translate("GradeWords", "（等待第二人确认）")
    elif decision.second_person:
        line += translate("GradeWords", "、{second}（第二人）").format(second=decision.second_person)
    if decision.reason:
        line += translate("GradeWords", "：{reason}").format(reason=decision.reason)
    return line


def rule_words(decision: GradeDecision) -> str:
    """The rule of its day."""
    rule = decision.facts.get("rule", {})
    return translate("GradeWords", "当时的规则：{name}，第 {version} 版").format(
        name=rule.get("name", "—"), version=rule.get("version", "—")
    )
