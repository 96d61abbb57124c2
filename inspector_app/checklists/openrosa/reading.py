"""The text of an expression to its tree: a recursive descent over the grammar of XPath 1.0."""

from functools import lru_cache

from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.syntax import (
    ANYWHERE,
    Call,
    Expression,
    Literal,
    Negation,
    Number,
    Operation,
    Path,
    Step,
    parts,
)
from inspector_app.checklists.openrosa.tokens import Token, tokens

AXES = frozenset(
    {
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "namespace",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    }
)
NODE_TYPES = frozenset({"node", "text", "comment", "processing-instruction"})
_BINDING = {
    **dict.fromkeys(("or",), 1),
    **dict.fromkeys(("and",), 2),
    **dict.fromkeys(("=", "!="), 3),
    **dict.fromkeys(("<", "<=", ">", ">="), 4),
    **dict.fromkeys(("+", "-"), 5),
    **dict.fromkeys(("*", "div", "mod"), 6),
}
"""How tightly an operator binds its operands."""
_DEEPEST = 75
"""Parentheses inside parentheses: past that it is an accident or an attack, and Python's stack is not endless."""

_FARTHEST = 320
"""Levels of the whole tree: a total over three hundred questions is so deep."""


@lru_cache(maxsize=4096)
def read_expression(text: str) -> Expression:
    """Raises ExpressionError with the column where the expression stops making sense."""
    return _Reader(text).whole()


def _levels(expression: Expression) -> int:
    """How deep the tree is, without recursion: that is what it guards."""
    deepest, level = 0, [expression]
    while level:
        deepest += 1
        level = [part for each in level for part in parts(each)]
    return deepest


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        expression = self._expression()
        if self._token.kind != "end" or _levels(expression) > _FARTHEST:
            raise self._fault()
        return expression

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    @property
    def _next(self) -> Token:
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)]

    def _take(self) -> Token:
        token = self._token
        self._at += 1
        return token

    def _expect(self, text: str) -> None:
        if self._token.text != text or self._token.kind == "literal":
            raise self._fault()
        self._at += 1

    def _fault(self) -> ExpressionError:
        token = self._token
        return ExpressionError("expression_malformed", self._text, token.position, found=token.text)

    def _is(self, *texts: str) -> bool:
        return self._token.kind in {"operator", "sign"} and self._token.text in texts

    def _expression(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._fault()
        expression = self._operations(self._negation(), 1)
        self._depth -= 1
        return expression

    def _operations(self, left: Expression, loosest: int) -> Expression:
        """Operator precedence by climbing: one frame of Python's stack where a function per level takes twelve."""
        while self._binding >= loosest:
            binding = self._binding
            operator = self._take().text
            right = self._negation()
            while self._binding > binding:
                right = self._operations(right, binding + 1)
            left = Operation(operator, left, right)
        return left

    @property
    def _binding(self) -> int:
        token = self._token
        return _BINDING.get(token.text, 0) if token.kind == "operator" else 0

    def _negation(self) -> Expression:
        minuses = 0
        while self._is("-"):
            self._at += 1
            minuses += 1
        expression = self._union()
        for _ in range(minuses):
            expression = Negation(expression)
        return expression

    def _union(self) -> Expression:
        left = self._path()
        while self._is("|"):
            self._at += 1
            left = Operation("|", left, self._path())
        return left

    def _path(self) -> Expression:
        if self._begins_primary():
            return self._filtered()
        if self._is("/"):
            self._at += 1
            return Path(self._steps() if self._begins_step() else (), absolute=True)
        if self._is("//"):
            self._at += 1
            return Path((ANYWHERE, *self._steps()), absolute=True)
        return Path(self._steps())

    def _begins_primary(self) -> bool:
        token = self._token
        if token.kind in {"number", "literal", "variable"} or token.text == "(":
            return True
        return token.kind == "name" and self._next.text == "(" and token.text not in NODE_TYPES

    def _begins_step(self) -> bool:
        return self._token.kind == "name" or self._is(".", "..", "@")

    def _filtered(self) -> Expression:
        primary = self._primary()
        predicates = self._predicates()
        steps: tuple[Step, ...] = ()
        if self._is("/", "//"):
            anywhere = self._take().text == "//"
            steps = (ANYWHERE, *self._steps()) if anywhere else self._steps()
        if not predicates and not steps:
            return primary
        return Path(steps, start=primary, start_predicates=predicates)

    def _primary(self) -> Expression:
        token = self._take()
        if token.kind == "number":
            return Number(token.text)
        if token.kind == "literal":
            return Literal(token.text[1:-1], token.text[0])
        if token.kind == "variable":
            raise ExpressionError("variable_unknown", self._text, token.position, name=token.text[1:])
        if token.text == "(":
            inside = self._expression()
            self._expect(")")
            return inside
        return Call(token.text, self._arguments(), token.position)

    def _arguments(self) -> tuple[Expression, ...]:
        self._expect("(")
        if self._is(")"):
            self._at += 1
            return ()
        arguments = [self._expression()]
        while self._is(","):
            self._at += 1
            arguments.append(self._expression())
        self._expect(")")
        return tuple(arguments)

    def _steps(self) -> tuple[Step, ...]:
        steps = [self._step()]
        while self._is("/", "//"):
            if self._take().text == "//":
                steps.append(ANYWHERE)
            steps.append(self._step())
        return tuple(steps)

    def _step(self) -> Step:
        if self._is("."):
            self._at += 1
            return Step("self", "node()", self._predicates())
        if self._is(".."):
            self._at += 1
            return Step("parent", "node()", self._predicates())
        axis = self._axis()
        return Step(axis, self._test(), self._predicates())

    def _axis(self) -> str:
        if self._is("@"):
            self._at += 1
            return "attribute"
        if self._next.text != "::" or self._token.kind != "name":
            return "child"
        if self._token.text not in AXES:
            raise self._fault()
        axis = self._take().text
        self._at += 1
        return axis

    def _test(self) -> str:
        if self._token.kind != "name":
            raise self._fault()
        name = self._take().text
        if not self._is("("):
            return name
        if name not in NODE_TYPES:
            raise self._fault()
        self._at += 1
        target = self._take().text if self._token.kind == "literal" and name == "processing-instruction" else ""
        self._expect(")")
        return f"{name}({target})"

    def _predicates(self) -> tuple[Expression, ...]:
        predicates = []
        while self._is("["):
            self._at += 1
            predicates.append(self._expression())
            self._expect("]")
        return tuple(predicates)
