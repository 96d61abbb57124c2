"""An expression cut into tokens, by the rules of XPath 1.0 §3.7."""

import re
from dataclasses import dataclass

from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.values import NOT_IN_XML

_NAME = r"[^\W\d][\w.\-·]*"
_PATTERN = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    | (?P<literal>"[^"]*"|'[^']*')
    | (?P<variable>\${_NAME}(?::{_NAME})?)
    | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
    | (?P<sign>::|\.\.|//|!=|<=|>=|[()\[\].@,/|+\-=<>*])
    """,
    re.VERBOSE,
)
_WORDS = frozenset({"and", "or", "div", "mod"})
_GLUED = re.compile(r"(and|or|div|mod)[\d.]+")
"""`1 div2`: the standard asks for a space that authors leave out, and no name can stand there."""
_SIGNS = frozenset({"/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "*"})
_BEFORE_OPERAND = frozenset({"@", "::", "(", "[", ","})


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    """number, literal, variable, name, operator, sign or end."""
    text: str
    position: int
    """Column of its first character, from 1."""


def tokens(expression: str) -> list[Token]:
    """All tokens, and an `end`. Raises ExpressionError at the first character that begins none."""
    forbidden = NOT_IN_XML.search(expression)
    if forbidden is not None:
        raise ExpressionError("expression_malformed", expression, forbidden.start() + 1, found=repr(forbidden[0]))
    found: list[Token] = []
    at = 0
    while at < len(expression):
        match = _PATTERN.match(expression, at)
        if match is None:
            raise ExpressionError("expression_malformed", expression, at + 1, found=expression[at : at + 12])
        kind = match.lastgroup or ""
        token = Token(kind, match.group(), at + 1)
        if kind != "space":
            token = _told_apart(token, found)
            found.append(token)
        at += len(token.text)
    return [*found, Token("end", "", len(expression) + 1)]


def _told_apart(token: Token, before: list[Token]) -> Token:
    """After an operand, `*` multiplies and `div` divides; elsewhere they are names."""
    last = before[-1] if before else None
    after_operand = last is not None and last.kind != "operator" and last.text not in _BEFORE_OPERAND
    glued = _GLUED.fullmatch(token.text) if after_operand else None
    if glued is not None:
        return Token("operator", glued[1], token.position)
    if token.text == "*" or token.text in _WORDS:
        return Token("operator" if after_operand else "name", token.text, token.position)
    if token.text in _SIGNS:
        return Token("operator", token.text, token.position)
    return token
