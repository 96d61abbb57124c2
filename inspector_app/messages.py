"""Problems as sentences: what is wrong, why, and what to do next.

The words are data in `resources/messages/<topic>.json`, so that the window and the command line say the same:
`{"name": {"zh": {"problem": "…", "cause": "…", "remedy": "…"}, "en": {…}}}`; `cause` and `remedy` may be left out.
"""

import errno
import os
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from db.errors import StoreTroubleError, UnkeepableError
from inspector_app import assets
from inspector_app.errors import Problem, ProblemsError
from inspector_app.files import was_writing
from inspector_app.visible_signs import visible

TYPED = "typed"
"""Detail: typed into a field, so that words of rows and imports say nothing; told in other words, where there are."""
_TYPED = "_typed"
_STOPS = tuple("。.！!？?…：:；;，,")
_CLOSING = "”’」』）)\"'"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)((?: \d\d:\d\d)?)", re.ASCII)


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Message:
    problem: str
    cause: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        parts = [part for part in (self.problem, self.cause, self.remedy) if part]
        # What the system says of a disk, and a name at an end, bring no full stop of their own.
        before = [_stopped(part, following) for part, following in pairwise(parts)]
        return " ".join([*before, *parts[-1:]])


def _stopped(part: str, following: str) -> str:
    """With a full stop before `following`, in whose language it is, unless it has an end already."""
    if part.rstrip(_CLOSING).endswith(_STOPS):
        return part
    return part + ("。" if _HAN.search(following) else ".")


def say(problem: Problem, language: Language = Language.ZH) -> Message:
    """The sentence of one problem. A code without words is our bug: KeyError."""
    topic, _, name = problem.code.partition(".")
    known = assets.read_json("messages", f"{topic}.json")
    typed = known.get(f"{name}{_TYPED}") if problem.details.get(TYPED) else None
    words = (typed or known[name])[language.value]
    details = {part: _in_words(part, value, language) for part, value in problem.details.items()}
    return Message(**{part: text.format_map(details) for part, text in words.items()})


def _in_words(part: str, detail: object, language: Language) -> object:
    """What the system says of a disk is English; people are told in their language. No sign of typed text is hidden.

    Days are told as the window writes them (2026年10月28日); what somebody typed, a "value", as they typed it.
    """
    if not isinstance(detail, str):
        return detail
    day = _DAY.fullmatch(detail) if language is Language.ZH and part != "value" else None
    if day is not None:
        return f"{day[1]}年{int(day[2])}月{int(day[3])}日{day[4]}"
    known = _disk_errors().get(detail)
    return visible(detail) if known is None else known[language.value]


@lru_cache(maxsize=1)
def _disk_errors() -> dict[str, dict[str, str]]:
    """The system's sentence of each error that we have words for."""
    words = assets.read_json("messages", "disk.json")
    return {os.strerror(getattr(errno, name)): each for name, each in words.items() if hasattr(errno, name)}


def explain(error: BaseException, language: Language = Language.ZH) -> tuple[Message, ...] | None:
    """What to tell the person about `error`, or None when it is our own bug and must be raised."""
    problems = problems_of(error)
    return None if problems is None else tuple(say(problem, language) for problem in problems)


def problems_of(error: BaseException) -> tuple[Problem, ...] | None:
    """What `error` is about, or None when it is our own bug; an OSError is for the caller to place."""
    if isinstance(error, ProblemsError):
        return error.problems
    if isinstance(error, StoreTroubleError):
        return (Problem(f"store.{error.kind}", {"detail": error.detail}),)
    if isinstance(error, UnkeepableError):
        return (Problem(f"store.value_{error.reason}", {"field": error.field}),)
    return None


def disk_problem(error: OSError) -> Problem:
    """The disk said no, whatever we were doing with the file that it names."""
    code = "store.folder_refused" if was_writing(error) else "store.file_refused"
    return Problem(code, {"folder": str(error.filename or ""), "detail": error.strerror or str(error)})
