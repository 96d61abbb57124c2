"""An expression as an office writes it, as XPath that any XLSForm program takes.

`RN-01=不合格` becomes `${RN-01}='fail'`: names of questions need no `${}`, values may be the words on the screen,
a constraint may begin with its comparison (`≥30`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from inspector_app.checklists.model import Choice
from inspector_app.checklists.own_words import words
from inspector_app.checklists.signs import Sign, Token, chinese_operator, expects_operand, joined, tokens_of

_RANGE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(?:-|－|—|~|～|至|到)\s*(-?\d+(?:\.\d+)?)\s*")
_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
_EQUALITIES = frozenset({"=", "!="})
_MEMBERSHIPS = frozenset({"contains", "lacks"})
_BEFORE_CONDITION = frozenset({"and", "or", "("})


@dataclass(frozen=True, slots=True)
class Asked:
    """What an expression needs to know of a question: its type and its list."""

    kind: str
    list_name: str = ""


@dataclass(frozen=True, slots=True)
class Symbols:
    questions: Mapping[str, Asked]
    """Every name of the survey, groups and repeats too."""
    lists: Mapping[str, tuple[Choice, ...]]


@dataclass(slots=True)
class Rewritten:
    text: str
    unknown: list[str] = field(default_factory=list)
    """Names of questions that there are not."""
    unknown_values: list[tuple[str, str]] = field(default_factory=list)
    """(question, value) that is no choice of its list."""


def rewrite(text: str, symbols: Symbols, own: Asked | None = None, *, names: bool = True) -> Rewritten:
    """`own` is the question whose constraint this is; then `.` is its answer and may be left out.

    Without `names` only signs are mended: in a choice filter a plain name is a column of the list.
    """
    tokens = tokens_of(text)
    found = Rewritten("")
    if names:
        found.text = joined(_Rewriter(tokens, symbols, own, found).tokens())
    else:
        found.text = joined(tokens)
    for token in tokens_of(found.text):
        if token.sign is Sign.QUESTION and question_name(token.text) not in symbols.questions:
            found.unknown.append(question_name(token.text))
    return found


def rewrite_range(text: str) -> str | None:
    """`1-100` as a condition on `.`; None when the text is no range."""
    found = _RANGE.fullmatch(normalize("NFKC", text))
    return f". >= {found[1]} and . <= {found[2]}" if found else None


def question_name(reference: str) -> str:
    """`n` of `${n}` and of `${last-saved#n}`."""
    return reference[2:-1].removeprefix("last-saved#").strip()


class _Rewriter:
    """Walks the tokens once; what it has not understood it leaves as it is, for the form's compiler to judge."""

    def __init__(self, tokens: list[Token], symbols: Symbols, own: Asked | None, found: Rewritten) -> None:
        self._rest = list(reversed(tokens))
        self._done: list[Token] = []
        self._symbols = symbols
        self._own = own
        self._found = found
        self._brackets = 0

    def tokens(self) -> list[Token]:
        while self._rest:
            token = self._rest.pop()
            self._brackets += {"[": 1, "]": -1}.get(token.text, 0) if token.sign in (Sign.OPEN, Sign.CLOSE) else 0
            if self._brackets:
                self._done.append(token)
            else:
                self._take(token)
        return self._done

    def _take(self, token: Token) -> None:
        if self._own and token.text in _COMPARISONS and self._begins_condition():
            self._rest.append(Token(token.sign, token.text, " "))
            token = Token(Sign.STEP, ".", token.space)
        reference = self._as_reference(token)
        asked = self._asked(reference)
        if asked is not None and self._next_is(_EQUALITIES | _MEMBERSHIPS):
            self._compare(reference, asked)
        elif asked is not None and self._done[-2:] and [t.text for t in self._done[-2:]] == ["selected", "("]:
            self._selected(reference, asked)
        elif self._is_lost(reference):
            self._found.unknown.append(reference.text)
            self._done += [reference, self._rest.pop(), self._rest.pop()]
        else:
            self._done.append(reference)

    def _begins_condition(self) -> bool:
        """Where `≥30` may stand for `. ≥ 30`: not after another comparison, `. < < 500` is a slip."""
        before = self._done[-1] if self._done else None
        return before is None or before.text in _BEFORE_CONDITION or before.sign is Sign.COMMA

    def _is_lost(self, token: Token) -> bool:
        """`RN-99=合格` where there is no RN-99: said once, and not of its value too."""
        if token.sign is not Sign.NAME or self._is_step(token) or not self._next_is(_COMPARISONS):
            return False
        return len(self._rest) > 1 and self._rest[-2].sign in (Sign.NAME, Sign.NUMBER, Sign.TEXT)

    def _as_reference(self, token: Token) -> Token:
        if token.sign is not Sign.NAME or self._is_step(token):
            return token
        name = token.text if token.text in self._symbols.questions else self._question_and_rest(token.text)
        return Token(Sign.QUESTION, f"${{{name}}}", token.space) if name else token

    def _question_and_rest(self, text: str) -> str:
        """`RN-01_count至少3`: the question; what is glued to it goes back to be read."""
        for end in range(len(text) - 1, 0, -1):
            if text[:end] in self._symbols.questions and chinese_operator(text[end:])[0]:
                self._rest.extend(reversed(tokens_of(f"0{text[end:]}")[1:]))
                return text[:end]
        return ""

    def _is_step(self, token: Token) -> bool:
        """A function's name, or part of a path: it is no question."""
        after = self._rest[-1] if self._rest else None
        before = self._done[-1] if self._done else None
        called = after is not None and (after.text == "(" or after.text in ("/", "//", "::"))
        return called or (before is not None and before.sign is Sign.STEP)

    def _asked(self, token: Token) -> Asked | None:
        if token.sign is Sign.QUESTION:
            return self._symbols.questions.get(question_name(token.text))
        own_answer = token.sign is Sign.STEP and token.text == "." and expects_operand(self._done)
        return self._own if own_answer else None

    def _next_is(self, texts: frozenset[str]) -> bool:
        return bool(self._rest) and self._rest[-1].sign is Sign.OPERATOR and self._rest[-1].text in texts

    # --- values -------------------------------------------------------------------------------------------------------

    def _compare(self, reference: Token, asked: Asked) -> None:
        operator = self._rest.pop()
        values = self._values(asked, reference)
        if values is None:
            self._done += [reference, operator]
            return
        told = [_comparison(reference, operator, value, asked) for value in values]
        glue = " and " if operator.text in ("!=", "lacks") else " or "
        text = told[0] if len(told) == 1 else f"({glue.join(told)})"
        self._done.append(Token(Sign.TEXT, text, reference.space))

    def _selected(self, reference: Token, asked: Asked) -> None:
        self._done.append(reference)
        if not self._rest or self._rest[-1].sign is not Sign.COMMA:
            return
        comma = self._rest.pop()
        values = self._values(asked, reference)
        self._done.append(comma)
        if values is not None:
            self._done.append(Token(Sign.TEXT, values[0].text, " "))

    def _values(self, asked: Asked, reference: Token) -> list["_Value"] | None:
        """The XPath of the values that come next, `合格或不适用` too; None (and nothing taken) for anything else."""
        first = self._value(asked, reference)
        if first is None:
            return None
        values = [first]
        while self._alternative_follows():
            operator = self._rest.pop()
            value = self._value(asked, reference)
            if value is None:
                self._rest.append(operator)
                break
            values.append(value)
        return values

    def _alternative_follows(self) -> bool:
        if len(self._rest) < 2 or self._rest[-1].text != "or" or self._rest[-2].sign is not Sign.NAME:
            return False
        beyond = self._rest[-3] if len(self._rest) > 2 else None
        plain = self._rest[-2].text not in self._symbols.questions
        return plain and (beyond is None or beyond.text in ("and", "or", ")"))

    def _value(self, asked: Asked, reference: Token) -> "_Value | None":
        if not self._rest:
            return None
        token = self._rest[-1]
        if token.sign is Sign.TEXT:
            return self._quoted(asked, token)
        if token.sign is Sign.NUMBER and asked.list_name:
            self._rest.pop()
            return _Value(f"'{token.text}'" if _takes_several(asked) else token.text, _takes_several(asked))
        if token.sign is not Sign.NAME or self._is_question_rather(asked, token):
            return None
        if len(self._rest) > 1 and self._rest[-2].text in ("(", "/", "//", "::"):
            return None
        return _Value(self._word(asked, reference), is_word=True)

    def _is_question_rather(self, asked: Asked, token: Token) -> bool:
        choices = self._symbols.lists.get(asked.list_name, ())
        return token.text in self._symbols.questions and _choice_name(choices, token.text) is None

    def _quoted(self, asked: Asked, token: Token) -> "_Value":
        """A label in quotation marks is the choice's name, unless the list has a choice of that name."""
        self._rest.pop()
        content = token.text[1:-1]
        name = _choice_name(self._symbols.lists.get(asked.list_name, ()), content)
        return _Value(token.text, False) if name in (None, content) else _Value(_literal(name or ""), True)

    def _word(self, asked: Asked, reference: Token) -> str:
        """A value that is written without quotation marks; what is glued to it goes back to be read."""
        token = self._rest.pop()
        choices = self._symbols.lists.get(asked.list_name, ())
        name = _choice_name(choices, token.text)
        if name is None and token.text in words("empty"):
            return "''"
        if name is None:
            name, rest = _choice_and_rest(choices, token.text)
            self._rest.extend(reversed(rest))
        if name is None and asked.list_name in self._symbols.lists:
            shown = question_name(reference.text) if reference.sign is Sign.QUESTION else "."
            self._found.unknown_values.append((shown, token.text))
        return _literal(token.text if name is None else name)


@dataclass(frozen=True, slots=True)
class _Value:
    text: str
    is_word: bool
    """Not written as XPath writes it: then "=" means what a person means by it, also where several may be chosen."""


def _takes_several(asked: Asked) -> bool:
    return asked.kind in ("select_multiple", "rank")


def _comparison(reference: Token, operator: Token, value: _Value, asked: Asked) -> str:
    means_one_of = _takes_several(asked) and value.is_word and value.text != "''"
    if operator.text in _EQUALITIES and not means_one_of:
        return f"{reference.text} {operator.text} {value.text}"
    test = "selected" if asked.list_name else "contains"
    told = f"{test}({reference.text}, {value.text})"
    return f"not({told})" if operator.text in ("!=", "lacks") else told


def _choice_name(choices: tuple[Choice, ...], word: str) -> str | None:
    """The name of the choice that is called so: by its name, or by the one label that says it."""
    if any(choice.name == word for choice in choices):
        return word
    labelled = [choice.name for choice in choices if word in choice.label.values()]
    return labelled[0] if len(labelled) == 1 else None


def _choice_and_rest(choices: tuple[Choice, ...], word: str) -> tuple[str | None, list[Token]]:
    """`不合格且RN-02`: the choice, the operator and what follows it."""
    for called, name in sorted(_callings(choices), key=lambda pair: -len(pair[0])):
        rest = word[len(called) :]
        if word.startswith(called) and chinese_operator(rest)[0]:
            # Read after a value, as it stands there.
            return name, tokens_of(f"0{rest}")[1:]
    return None, []


def _callings(choices: tuple[Choice, ...]) -> Iterator[tuple[str, str]]:
    for choice in choices:
        yield choice.name, choice.name
        yield from ((label, choice.name) for label in choice.label.values() if label)


def _literal(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"
