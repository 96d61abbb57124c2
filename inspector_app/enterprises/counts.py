"""The register in numbers, and the report of an import for scripts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from db.records.register import Enterprise
from inspector_app.enterprises.focus import is_sensitive_forwarder
from inspector_app.enterprises.grading import Grade, grade
from inspector_app.enterprises.importing import ImportPlan
from inspector_app.messages import Language, say


def counts(enterprises: Sequence[Enterprise]) -> dict[str, Any]:
    """Totals by colour, papers, community and kind; communities and kinds without a name are left out."""
    grades = Counter(grade(each) for each in enterprises)
    return {
        "enterprises": len(enterprises),
        "red": grades[Grade.RED],
        "yellow": grades[Grade.YELLOW],
        "green": grades[Grade.GREEN],
        "commitment_letters": sum(each.commitment_signed is not None for each in enterprises),
        "filing_certificates": sum(bool(each.filing_certificate) for each in enterprises),
        "sensitive_forwarders": sum(is_sensitive_forwarder(each) for each in enterprises),
        "by_community": dict(Counter(each.community for each in enterprises if each.community)),
        "by_kind": dict(Counter(each.kind for each in enterprises if each.kind)),
    }


def report_json(plan: ImportPlan, counted: Mapping[str, Any], language: Language = Language.ZH) -> dict[str, Any]:
    """What an import does, as one JSON value; `counted` are the counts of the register after it."""
    return {
        "rows": plan.rows,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "skipped": plan.skipped,
        "problems": [
            {"row": each.row, "column": each.column, "value": each.value, "problem": str(say(each.problem, language))}
            for each in plan.problems
        ],
        "counts": dict(counted),
    }
