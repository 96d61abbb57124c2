"""What can be wrong with input, and what the world can refuse. Words for people are in resources/messages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, named so that it can be said in any language.

    `code` is `topic.name`: a key of `resources/messages/<topic>.json`; `details` fill the places in its sentence.
    """

    code: str
    details: Mapping[str, object] = field(default_factory=dict)


class ProblemsError(Exception):
    """An error that people are told about: problem, cause, remedy, from `inspector_app.messages.explain`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{p.code} {dict(p.details)}" for p in self.problems))


class RefusedInputError(ProblemsError):
    """Input cannot be taken as it is; lists every problem, not only the first. Nothing was changed."""


class UnavailableError(ProblemsError):
    """The world says no: a disk, a lock, a version, a passphrase, a missing program. Always one problem."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__([Problem(code, details)])


class CancelledError(Exception):
    """The person stopped the work; everything is as it was before."""
