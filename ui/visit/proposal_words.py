"""What a number proposes for its item, in one line with the reason."""

from PySide6.QtCore import QCoreApplication

from inspector_app.checklists.model import Verdict
from inspector_app.checklists.proposing import Proposal
from ui.models.checklist_tree import words
from ui.typed_values import shown_value


def proposal_words(proposal: Proposal, language: str) -> str:
    translate, part = QCoreApplication.translate, proposal.part
    passes = proposal.verdict is Verdict.PASS
    verdict = translate("Proposal", "合格") if passes else translate("Proposal", "不合格")
    return translate("Proposal", "建议：{verdict}，因为{label} {value}，标准是 {rule}").format(
        verdict=verdict,
        label=words(part.label, language),
        value=part.measured(shown_value(proposal.value), language),
        rule=translate("Proposal", "、").join(proposal.bounds),
    )
