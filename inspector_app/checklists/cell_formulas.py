"""Each expression of a workbook by itself: whether it can be read, and knows only functions that there are.

Said with the text as the author knows it, with `${question}`; and said also when the workbook as a whole makes no form.
"""

import re
from collections.abc import Iterator

from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.reading import read_expression
from inspector_app.checklists.openrosa.translation import Dialect, translate
from inspector_app.checklists.preparing import Prepared
from inspector_app.checklists.rows import Row
from inspector_app.errors import Problem

_FORMULAS = ("relevant", "constraint", "calculation", "choice_filter", "repeat_count")
_CONDITIONS = ("required", "read_only")
_PREFIXES = frozenset({"jr", "orx", "odk", "entities"})
_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^{}]*?)\s*\}")
_NAMESPACE = re.compile(r"([\w-]+)\s*=")


def formula_problems(prepared: Prepared) -> list[Problem]:
    """Of codes `form.…`, each with the place of its cell."""
    prefixes = _PREFIXES | set(_NAMESPACE.findall(prepared.settings.get("namespaces")))
    dialect = Dialect(prefixes=frozenset(prefixes))
    return [problem for line in prepared.survey for problem in _row_problems(line.row, dialect)]


def _row_problems(row: Row, dialect: Dialect) -> Iterator[Problem]:
    columns = [*_FORMULAS, *(column for column in _CONDITIONS if row.get(column) not in ("yes", "no"))]
    for column in columns:
        text = row.get(column)
        if not text:
            continue
        # As long as what it stands for, so that a position in one is a position in the other.
        plain = _REFERENCE.sub(lambda found: f"./{found[1]}".ljust(len(found[0])), text)
        try:
            translate(read_expression(plain), plain, dialect)
        except ExpressionError as error:
            place = dict(row.problem("place", column).details)
            told = {"question": row.get("name"), "property": column, "expression": text}
            yield Problem(error.problem.code, place | dict(error.problem.details) | told)
