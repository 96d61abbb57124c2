"""The signs of an expression: full-width punctuation and Chinese and/or/not as XPath writes them.

Only where there is no doubt: never within a quoted text, and a Chinese word counts as an operator only where XPath
allows nothing but an operator.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.checklists.own_words import words


class Sign(StrEnum):
    TEXT = "text"
    """A literal, quotation marks included."""
    NUMBER = "number"
    QUESTION = "question"
    """`${name}`."""
    NAME = "name"
    """A name of a question, a function, a path step or an axis."""
    OPERATOR = "operator"
    OPEN = "open"
    CLOSE = "close"
    COMMA = "comma"
    STEP = "step"
    """`/`, `//`, `.`, `..`, `@`, `::`."""
    OTHER = "other"
    """Nothing that XPath knows; the form's compiler will name it."""


@dataclass(frozen=True, slots=True)
class Token:
    sign: Sign
    text: str
    space: str = ""
    """White space before it, kept as it was written."""


WHOLE_OPERATORS = frozenset({"and", "or", "div", "mod"})
_ENDS_WITH_WORD = (" and", " or", " div", " mod")

_AS_ASCII = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"　": " ", "、": ",", "。": "."}
)
_OPENING_QUOTES = {"“": "”", "‘": "’", "'": "'", '"': '"', "＂": "＂", "＇": "＇", "「": "」"}
_CLOSING_QUOTES = frozenset("”’」“‘")
_SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "÷": "div", "－": "-", "—": "-", "＝": "="}
_NAME = re.compile(r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?")
_QUESTION = re.compile(r"\$\s*\{\s*(last-saved#)?\s*([^{}]*?)\s*\}")
_NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_PUNCTUATION = re.compile(r"!=|<=|>=|<>|==|//|\.\.|::|[-=<>+*|/.@,()\[\]]")
_OPERATORS = frozenset({"!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "|"})
_TWICE = {"==": "=", "<>": "!="}


def tokens_of(text: str) -> list[Token]:
    """The tokens in order; joined with their spaces they are the expression with ASCII signs."""
    tokens: list[Token] = []
    for token in _raw_tokens(text):
        tokens.extend(_in_place(token, tokens))
    return tokens


def joined(tokens: Iterable[Token]) -> str:
    """The expression; operators stand apart from each other, and those that are words from what is beside them."""
    text, before = "", Sign.OPEN
    for token in tokens:
        space = token.space
        beside = before is token.sign is Sign.OPERATOR
        if not space and text and (beside or token.text in WHOLE_OPERATORS or text.endswith(_ENDS_WITH_WORD)):
            space = " "
        text += space + token.text
        before = token.sign
    return text.strip()


def expects_operand(before: list[Token]) -> bool:
    """Whether a value must come next, and no operator can."""
    if not before:
        return True
    last = before[-1]
    if last.sign is Sign.STEP:
        return last.text not in (".", "..")
    return last.sign in (Sign.OPERATOR, Sign.OPEN, Sign.COMMA)


def _raw_tokens(text: str) -> Iterator[Token]:
    # Length is kept: one full-width sign is one ASCII sign.
    plain = text.translate(_AS_ASCII)
    place, space = 0, ""
    while place < len(text):
        if plain[place].isspace():
            space += plain[place]
            place += 1
            continue
        token, place = _next(text, plain, place, space)
        yield token
        space = ""


def _next(text: str, plain: str, place: int, space: str) -> tuple[Token, int]:
    mark = text[place]
    if mark in _OPENING_QUOTES or mark in _CLOSING_QUOTES:
        return _literal(text, place, space)
    if mark in _SIGNS:
        return Token(Sign.OPERATOR, _SIGNS[mark], space), place + 1
    for pattern, sign in ((_QUESTION, Sign.QUESTION), (_NUMBER, Sign.NUMBER), (_NAME, Sign.NAME)):
        found = pattern.match(plain, place)
        if found:
            written = f"${{{found[1] or ''}{found[2]}}}" if sign is Sign.QUESTION else found[0]
            return Token(sign, written, space), found.end()
    found = _PUNCTUATION.match(plain, place)
    if found is None:
        return Token(Sign.OTHER, plain[place], space), place + 1
    return Token(_punctuation_sign(found[0]), _TWICE.get(found[0], found[0]), space), found.end()


def _punctuation_sign(text: str) -> Sign:
    if text in _OPERATORS or text in _TWICE:
        return Sign.OPERATOR
    if text in "([":
        return Sign.OPEN
    if text in ")]":
        return Sign.CLOSE
    return Sign.COMMA if text == "," else Sign.STEP


def _literal(text: str, place: int, space: str) -> tuple[Token, int]:
    """A quoted text with the quotation marks of XPath; a text may be quoted by any pair, what is in it stays."""
    ends = {_OPENING_QUOTES.get(text[place], text[place])}
    if text[place] in "“”":
        ends = {"”", "“"}
    elif text[place] in "‘’":
        ends = {"’", "‘"}
    end = next((index for index in range(place + 1, len(text)) if text[index] in ends), -1)
    if end < 0:
        return Token(Sign.OTHER, text[place:], space), len(text)
    content = text[place + 1 : end]
    quote = '"' if "'" in content or (text[place] == '"' and '"' not in content) else "'"
    return Token(Sign.TEXT, f"{quote}{content}{quote}", space), end + 1


def _in_place(token: Token, before: list[Token]) -> Iterator[Token]:
    """What a token is where it stands: `*` may be a step, `and` a name, `且` an operator, glued to a name or not."""
    if token.text == "*" and expects_operand(before):
        yield Token(Sign.NAME, "*", token.space)
    elif token.sign is not Sign.NAME:
        yield token
    elif expects_operand(before):
        negates = words("operators").get(token.text) == "not"
        yield Token(Sign.NAME, "not", token.space) if negates else token
    else:
        yield from _operator_and_rest(token, before)


def _operator_and_rest(token: Token, before: list[Token]) -> Iterator[Token]:
    word, operator = chinese_operator(token.text)
    if not word:
        yield Token(Sign.OPERATOR if token.text in WHOLE_OPERATORS else Sign.NAME, token.text, token.space)
        return
    done = [Token(Sign.OPERATOR, operator, token.space or " ")]
    # What is glued to it is read again: it may begin with a number.
    for each in _raw_tokens(f" {token.text[len(word) :]}"):
        done += _in_place(each, [*before, *done])
    yield from done


def chinese_operator(text: str) -> tuple[str, str]:
    """The Chinese operator that a text begins with, and what XPath calls it; ("", "") when it begins with none."""
    table: dict[str, str] = words("operators")
    fitting = [word for word, operator in table.items() if operator != "not" and text.startswith(word)]
    longest = max(fitting, key=len, default="")
    return longest, table.get(longest, "")
