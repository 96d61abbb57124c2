"""Expressions evaluated by libxml2, compiled once and kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from lxml import etree

from inspector_app.checklists.openrosa.codes import randomized
from inspector_app.checklists.openrosa.context import Element, EvaluationContext, Scope
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.operators import OPERATORS
from inspector_app.checklists.openrosa.reading import read_expression
from inspector_app.checklists.openrosa.registry import FUNCTIONS
from inspector_app.checklists.openrosa.syntax import Call, Expression
from inspector_app.checklists.openrosa.translation import Dialect, translate
from inspector_app.checklists.openrosa.values import Value

_FUNCTIONS_URI = "urn:inspector-app:openrosa"
_CALLS = {
    name.replace(":", "-"): function.call
    for name, function in (FUNCTIONS | OPERATORS).items()
    if function.call is not None
}


class Evaluator:
    """Evaluates over one form. Not for two threads at once: an evaluation under way is remembered here."""

    def __init__(self, context: EvaluationContext, namespaces: Mapping[Any, str], dialect: Dialect) -> None:
        self._scope = Scope(context)
        named = {prefix: uri for prefix, uri in namespaces.items() if prefix}
        self._dialect = replace(dialect, prefixes=frozenset(named))
        self._namespaces = named | {"_f": _FUNCTIONS_URI, "_d": namespaces.get(None) or ""}
        if not self._namespaces["_d"]:
            del self._namespaces["_d"]
        self._compiled: dict[Expression, Callable[[Element, Element], Value]] = {}

    @property
    def context(self) -> EvaluationContext:
        return self._scope.context

    @context.setter
    def context(self, context: EvaluationContext) -> None:
        self._scope.context = context

    def compile(self, source: str, expression: Expression | None = None) -> Callable[[Element, Element], Value]:
        """(node, root) → value. `expression` is the tree if it is not simply that of `source`.

        Raises ExpressionError, here for what can be seen in the text, when called for what the answers bring.
        """
        tree = read_expression(source) if expression is None else expression
        known = self._compiled.get(tree)
        if known is None:
            known = self._compiled[tree] = self._built(source, tree)
        return known

    def _built(self, source: str, tree: Expression) -> Callable[[Element, Element], Value]:
        if isinstance(tree, Call) and tree.name == "randomize" and FUNCTIONS["randomize"].takes(len(tree.arguments)):
            return self._shuffled(source, tree)
        translated = translate(tree, source, self._dialect)
        extensions = {
            (_FUNCTIONS_URI, name): partial(_call, self._scope, _CALLS[name]) for name in translated.functions
        }
        try:
            path = etree.XPath(
                translated.text,
                namespaces=self._namespaces,
                extensions=extensions,
                regexp=False,
                smart_strings=False,
            )
        except etree.XPathError as error:
            raise ExpressionError("expression_malformed", source, found=str(error)) from error
        return partial(self._evaluate, path, source, translated.uses_root, translated.uses_current)

    def _shuffled(self, source: str, tree: Call) -> Callable[[Element, Element], Value]:
        """Outside libxml2, which would put the nodes into the order of the document again."""
        arguments = [self.compile(source, argument) for argument in tree.arguments]

        def evaluate(node: Element, root: Element) -> Value:
            return randomized(self._scope, *(argument(node, root) for argument in arguments))

        return evaluate

    def _evaluate(
        self, path: Any, source: str, uses_root: bool, uses_current: bool, node: Element, root: Element
    ) -> Value:
        scope = self._scope
        before = (scope.node, scope.expression)
        scope.node, scope.expression = node, source
        variables = {"root": [root]} if uses_root else {}
        if uses_current:
            variables["current"] = [node]
        try:
            found: Value = path(node, **variables)
        except etree.XPathError as error:
            raise ExpressionError("expression_malformed", source, found=str(error)) from error
        finally:
            scope.node, scope.expression = before
        return found


def _call(scope: Scope, function: Callable[..., object], _libxml: object, *arguments: Value) -> object:
    return function(scope, *arguments)
