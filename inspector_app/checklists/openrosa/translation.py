"""An expression as the text that libxml2 evaluates: what OpenRosa means differently becomes a call of our functions.

In that text `$root` is the root of the form, `$current` the node the expression belongs to, `_f:` our functions,
`_d:` the default namespace of the form.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from inspector_app.checklists.openrosa import operators
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.function import Result
from inspector_app.checklists.openrosa.registry import FUNCTIONS
from inspector_app.checklists.openrosa.syntax import (
    Call,
    Expression,
    Literal,
    Negation,
    Number,
    Operation,
    Path,
    Step,
)

_FOR_TEXT = frozenset(
    {"contains", "starts-with", "substring-before", "substring-after", "normalize-space", "string-length", "translate"}
)
"""libxml2 does these as OpenRosa means them, unless a number must be written first: it writes 1e+09."""
_OF_MANY = frozenset({"count", "count-non-empty", "sum", "min", "max", "join", "concat"})
"""Functions over many nodes: those that are not relevant are left out, where elsewhere they are empty."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the text depends on besides the expression."""

    prefixes: Collection[str] = ()
    default_namespace: bool = False
    """Names without a prefix are in the form's default namespace."""
    rooted: bool = True
    """The form's root is the root of its document; otherwise it lies inside another, such as a whole XForm."""
    hidden: str = ""
    """Attribute that marks nodes which are not relevant."""


@dataclass(frozen=True, slots=True)
class Translated:
    text: str
    functions: frozenset[str]
    """Names of our functions in it."""
    uses_root: bool
    uses_current: bool


def translate(expression: Expression, source: str, dialect: Dialect) -> Translated:
    """Raises ExpressionError for an unknown function or prefix, and for too many or too few arguments."""
    work = _Translation(source, dialect)
    text, _ = work.of(expression)
    return Translated(text, frozenset(work.functions), work.uses_root, work.uses_current)


@dataclass(slots=True)
class _Translation:
    source: str
    dialect: Dialect
    functions: set[str] = field(default_factory=set)
    uses_root: bool = False
    uses_current: bool = False
    _predicates: int = 0

    def of(self, expression: Expression) -> tuple[str, Result]:
        match expression:
            case Number():
                return expression.text, Result.NUMBER
            case Literal():
                return f"{expression.mark}{expression.text}{expression.mark}", Result.STRING
            case Negation():
                return self._negation(expression)
            case Operation():
                return self._operation(expression)
            case Call():
                return self._call(expression)
            case Path():
                return self._path(expression), Result.NODES

    def _negation(self, negation: Negation) -> tuple[str, Result]:
        text, kind = self.of(negation.operand)
        if kind is Result.NUMBER:
            return f"(-{text})", Result.NUMBER
        return self._ours(operators.NEGATED, text), Result.NUMBER

    def _operation(self, operation: Operation) -> tuple[str, Result]:
        (left, left_kind), (right, right_kind) = self.of(operation.left), self.of(operation.right)
        if operation.operator == "|":
            return f"({left} | {right})", Result.NODES
        if operation.operator in ("and", "or"):
            return f"({left} {operation.operator} {right})", Result.BOOLEAN
        name = operators.NAMES[operation.operator]
        result = operators.OPERATORS[name].result
        kinds = {left_kind, right_kind}
        if kinds == {Result.NUMBER} or (name in ("equal", "unequal") and self._compares_alike(operation, kinds)):
            return f"({left} {operation.operator} {right})", result
        return self._ours(name, left, right), result

    @staticmethod
    def _compares_alike(operation: Operation, kinds: set[Result]) -> bool:
        """No number meets a text that could be a date: libxml2 compares these as we would, and much faster."""
        if Result.NUMBER not in kinds:
            return True
        written_out = isinstance(operation.left, Number) or isinstance(operation.right, Number)
        return Result.BOOLEAN in kinds or (written_out and Result.NODES in kinds)

    def _call(self, call: Call) -> tuple[str, Result]:
        function = FUNCTIONS.get(call.name)
        if function is None:
            raise ExpressionError("function_unknown", self.source, call.position, function=call.name)
        if not function.takes(len(call.arguments)):
            count = len(call.arguments)
            raise ExpressionError("function_arguments", self.source, call.position, function=call.name, count=count)
        if call.name == "current":
            self.uses_current = True
            return "$current", Result.NODES
        arguments = [self._argument(call.name, argument) for argument in call.arguments]
        texts = [text for text, _ in arguments]
        if not self._predicates and not texts and call.name in ("position", "last"):
            return "1", Result.NUMBER
        by_libxml = function.call is None or (call.name == "position" and not texts)
        if by_libxml or (call.name in _FOR_TEXT and {kind for _, kind in arguments} <= {Result.STRING, Result.NODES}):
            return f"{call.name}({', '.join(texts)})", function.result
        if not texts and function.least == 0 and function.most == 1 and call.name != "uuid":
            texts = ["self::node()"]
        return self._ours(call.name.replace(":", "-"), *texts), function.result

    def _argument(self, function: str, argument: Expression) -> tuple[str, Result]:
        text, kind = self.of(argument)
        if self.dialect.hidden and function in _OF_MANY and kind is Result.NODES:
            text = f"({text})[not(@{self.dialect.hidden})]"
        return text, kind

    def _ours(self, name: str, *arguments: str) -> str:
        self.functions.add(name)
        return f"_f:{name}({', '.join(arguments)})"

    def _path(self, path: Path) -> str:
        steps = list(path.steps)
        if path.start is not None:
            start, _ = self.of(path.start)
            head = f"({start}){self._filters(path.start_predicates)}"
        elif path.absolute:
            head = self._root(steps)
        else:
            return "/".join(map(self._step, steps))
        tail = "/".join(map(self._step, steps))
        return f"{head}/{tail}" if tail and head != "/" else f"{head}{tail}"

    def _root(self, steps: list[Step]) -> str:
        """Where an absolute path begins. Inside a predicate `/` may be the root of another document."""
        if self.dialect.rooted and not self._predicates:
            return "/"
        self.uses_root = True
        if self.dialect.rooted:
            return "$root/.."
        if steps and steps[0].axis == "child":
            steps[0] = Step("self", steps[0].test, steps[0].predicates)
        return "$root"

    def _step(self, step: Step) -> str:
        return f"{step.axis}::{self._test(step)}{self._filters(step.predicates)}"

    def _test(self, step: Step) -> str:
        prefix, colon, _ = step.test.partition(":")
        if colon and "(" not in step.test and prefix not in self.dialect.prefixes:
            raise ExpressionError("prefix_unknown", self.source, prefix=prefix)
        plain = not colon and step.test != "*" and "(" not in step.test
        return f"_d:{step.test}" if self.dialect.default_namespace and plain and step.axis != "attribute" else step.test

    def _filters(self, predicates: tuple[Expression, ...]) -> str:
        self._predicates += 1
        text = "".join(f"[{self.of(predicate)[0]}]" for predicate in predicates)
        self._predicates -= 1
        return text
