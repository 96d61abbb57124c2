"""What can become of an issued paper, as values: a signature, a refusal, a service, what came out of a printer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from db.records.papers import Deed, Notice
from inspector_app.notices.signatures import Drawing


class Act(StrEnum):
    """What a deed was."""

    PRINTED = "printed"
    SIGNED = "signed"
    REFUSED = "refused"
    SERVED = "served"
    WITHDRAWN = "withdrawn"


class Signer(StrEnum):
    SITE = "site"
    """The responsible person of the enterprise, or who received it."""
    OFFICER = "officer"
    WITNESS = "witness"


class SigningWay(StrEnum):
    DRAWN = "drawn"
    """With a pen or the mouse, on this computer."""
    INK = "ink"
    """On the paper itself."""


class Delivery(StrEnum):
    PERSON = "person"
    LEFT = "left"
    POST = "post"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that proves a deed, as it came."""

    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Signature:
    signer: Signer
    name: str
    way: SigningWay
    at: datetime
    drawing: Drawing | None = None
    evidence: Evidence | None = None
    """A photo or scan of the signed page, for wet ink."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Somebody of the enterprise did not sign."""

    name: str
    reason: str
    witness: str
    at: datetime
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Handing:
    """How the paper came to the enterprise."""

    way: Delivery
    at: datetime
    receiver: str = ""
    """Who took it; for a paper left behind, for whom it was left."""
    instead: str = ""
    """Why somebody else than the addressee took it (代收理由); "" when he took it himself."""
    place: str = ""
    server: str = ""
    """Who served it."""
    witness: str = ""
    tracking: str = ""
    """Number of the post."""
    consent: bool = False
    """The receiver agreed to electronic service."""
    evidence: Evidence | None = None
    refusal: str = ""
    """Why the addressee did not take a paper that was left behind."""


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What came out of the printer, as the person who stood beside it says."""

    printer: str
    copies: int
    pages: int
    complete: bool
    duplicate: int = 0
    """0 for the original, else which 副本 it was."""
    came_out: str = ""
    """What came out of an incomplete one, in words."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an issued paper stands now."""

    notice: Notice
    deeds: tuple[Deed, ...]
    """All, oldest first."""
    replaced_by: Notice | None
    replaces: Notice | None
    own: bool

    def last(self, act: Act) -> Deed | None:
        return next((deed for deed in reversed(self.deeds) if deed.deed == act), None)

    @property
    def signatures(self) -> tuple[Deed, ...]:
        """The last of each signer and name."""
        signed = [deed for deed in self.deeds if deed.deed == Act.SIGNED]
        kept = {(text_in(deed, "signer"), text_in(deed, "name")): deed for deed in signed}
        return tuple(kept.values())

    @property
    def withdrawn(self) -> Deed | None:
        return self.last(Act.WITHDRAWN)

    @property
    def next_duplicate(self) -> int:
        """Which 副本 the next print is; 0 while the original has not come out whole.

        The last word on each counts: what the person first took for whole may have been found torn in the tray.
        """
        whole = {number_in(deed, "duplicate"): deed.facts.get("complete") is True for deed in self._prints}
        if not whole.get(0, False):
            return 0
        return max(number for number, is_whole in whole.items() if is_whole) + 1

    @property
    def last_printed(self) -> int:
        """Which was printed last: 0 for the original, and when nothing was."""
        return number_in(self._prints[-1], "duplicate") if self._prints else 0

    @property
    def _prints(self) -> list[Deed]:
        return [deed for deed in self.deeds if deed.deed == Act.PRINTED]


def text_in(deed: Deed, name: str) -> str:
    """A fact of a deed; "" for what is missing or no text: a newer or a foreign program may have written it."""
    value = deed.facts.get(name, "")
    return value if isinstance(value, str) else ""


def number_in(deed: Deed, name: str) -> int:
    """As `text_in`, for whole numbers; 0 otherwise."""
    value = deed.facts.get(name, 0)
    return value if type(value) is int and 0 <= value < 10**6 else 0
