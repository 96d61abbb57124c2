"""The rows of an enterprise's file in words: visits, findings, papers, grades, changes."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from db.records.rectification import FindingState
from inspector_app.audit.words import field_word
from inspector_app.enterprises.grading import Grade
from inspector_app.messages import Language
from inspector_app.notices.kinds import KINDS
from inspector_app.rectification.stages import standing_of
from ui.day_words import day_words, moment_words
from ui.diary.diary_values import told
from ui.papers.paper_titles import shown_title
from ui.rectification.stage_looks import left_text, stage_text
from ui.register.grade_looks import grade_word
from ui.register.grade_words import decision_words

if TYPE_CHECKING:
    from inspector_app.enterprises.editing import EnterpriseChange
    from inspector_app.enterprises.file import EnterpriseFile

_INNER = ("decided_for",)
"""Says nothing to people: the facts themselves stand beside it."""

Rows = list[tuple[str, tuple[str, ...]]]
translate = QCoreApplication.translate


def visit_rows(file: "EnterpriseFile") -> Rows:
    counts = Counter(finding.visit_id for finding in file.findings)
    ended, open_ = translate("EnterpriseFile", "已结束"), translate("EnterpriseFile", "进行中")
    return [
        (
            visit.id,
            (
                moment_words(visit.opened_at),
                ended if visit.closed_at else open_,
                str(counts[visit.id]),
                translate("EnterpriseFile", "、").join(each.name for each in visit.inspectors),
            ),
        )
        for visit in file.visits
    ]


def finding_rows(file: "EnterpriseFile", today: date, language: Language) -> Rows:
    days = {visit.id: day_words(visit.opened_at.astimezone().date()) for visit in file.visits}
    return [
        (
            finding.visit_id,
            (
                days.get(finding.visit_id, ""),
                finding.severity,
                finding.item,
                finding.problem,
                *_standing_words(file.standing.get(finding.id), finding.deadline, today, language),
            ),
        )
        for finding in file.findings
    ]


def _standing_words(
    state: FindingState | None, deadline: date | None, today: date, language: Language
) -> tuple[str, str]:
    """The last day that holds now, and how it stands."""
    if state is None:
        return (day_words(deadline) if deadline else "", "")
    standing = standing_of(state, today)
    words = (stage_text(standing.stage, language), left_text(standing, language))
    return (day_words(state.due) if state.due else "", "　".join(each for each in words if each))


def paper_rows(file: "EnterpriseFile") -> Rows:
    gone = translate("EnterpriseFile", "已撤回")
    return [
        (
            paper.id,
            (
                moment_words(paper.issued_at),
                shown_title(KINDS[paper.kind].title) if paper.kind in KINDS else paper.kind,
                paper.number,
                gone if paper.id in file.withdrawn else "",
            ),
        )
        for paper in file.papers
    ]


def grade_rows(file: "EnterpriseFile", language: Language) -> Rows:
    proposed = translate("EnterpriseFile", "规则建议{colour}；规则 {name} 第 {version} 版")
    rows: Rows = []
    for each in file.grading.history:
        rule = each.facts.get("rule", {})
        name = rule.get("title", {}).get(language.value) or rule.get("name", "—")
        told = proposed.format(colour=grade_word(Grade(each.proposed)), name=name, version=rule.get("version", "—"))
        rows.append((each.id, (decision_words(each), told)))
    return rows


def change_rows(file: "EnterpriseFile", language: Language) -> Rows:
    named = [(change.enterprise, each) for change in file.history for each in change.changes if each.field == "name"]
    names = {id: str(each.after) for id, each in reversed(named)} | {file.enterprise.id: file.enterprise.name}
    return [
        (
            change.key,
            (
                moment_words(change.moment) if change.moment else "—",
                change.person,
                _changed_words(change, names, language),
            ),
        )
        for change in file.history
    ]


def _merged_words(change: "EnterpriseChange", into: object, names: Mapping[str, str]) -> str:
    name = names.get(change.enterprise, "—")
    if not into:
        return translate("EnterpriseFile", "“{name}”恢复为单独的企业").format(name=name)
    return translate("EnterpriseFile", "“{name}”并入“{into}”").format(name=name, into=names.get(str(into), "—"))


def _changed_words(change: "EnterpriseChange", names: Mapping[str, str], language: Language) -> str:
    unknown = translate("EnterpriseFile", "（空）")
    parts = []
    for each in change.changes:
        if each.field in _INNER:
            continue
        if each.field == "merged_into":
            parts.append(_merged_words(change, each.after, names))
            continue
        name, after = field_word("enterprise", each.field, language), told(each.field, each.after, {}, language)
        if change.created:
            parts.append(f"{name} {after}")
            continue
        before = told(each.field, each.before, {}, language)
        parts.append(f"{name} {before or unknown} → {after or unknown}")
    words = translate("EnterpriseFile", "；").join(parts)
    return translate("EnterpriseFile", "首次登记：{facts}").format(facts=words) if change.created else words
