"""XPath 1.0 with the functions of OpenRosa, over any lxml tree: what checklists calculate with.

evaluate("if(selected(/data/q1, 'a'), 1 + 2, 0)", None, root)  →  3.0
"""

from datetime import datetime

from inspector_app.checklists.openrosa.context import Element, EvaluationContext
from inspector_app.checklists.openrosa.evaluator import Evaluator
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.reading import read_expression
from inspector_app.checklists.openrosa.translation import Dialect

__all__ = ["EvaluationContext", "ExpressionError", "evaluate", "read_expression"]


def evaluate(
    expression: str, node: Element | None, root: Element, context: EvaluationContext | None = None
) -> str | float | bool | list[Element]:
    """The value of the expression at `node` (at `root` without one) in the form under `root`.

    A path evaluates to its nodes: lxml elements, and strings for attributes and text. Absolute paths begin at `root`,
    also where it lies inside a larger document; names without a prefix are in its namespace. Without a context, now()
    is the clock of the machine, and there are no secondary instances.
    Raises ExpressionError: malformed, an unknown function, variable, prefix or instance, or a wrong argument.
    """
    given = context or EvaluationContext(now=datetime.now().astimezone())
    around = root.nsmap | dict(given.namespaces)
    in_default = around.get(None) is not None and root.tag.startswith(f"{{{around[None]}}}")
    dialect = Dialect(default_namespace=in_default, rooted=root.getparent() is None)
    return Evaluator(given, around, dialect).compile(expression)(root if node is None else node, root)
