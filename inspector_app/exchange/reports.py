"""What is said of a pack before it is taken in, and after: numbers with reasons, the same for every kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from db.records.log import Device
from db.records.values import JsonValue
from inspector_app.errors import Problem
from inspector_app.exchange.bag.parting import PART_LABEL, SET_LABEL, Share, share_of
from inspector_app.exchange.merging.deliveries import PackVisit

VISIT_KINDS = ("visit", "giveback")


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One section of a plan pack, against the store."""

    section: str
    edition: int
    state: Literal["new", "changed", "known", "older", "refused", "unread"]
    """unread: of a newer program; it is kept, and nobody here reads it."""
    new_root: str = ""
    """Public key (base64) of an office root that this store would believe from then on and did not know."""


class Whereabouts(StrEnum):
    """Of files that a pack names and does not bring."""

    PARTS = "parts"
    """The other files of the hand-over have them."""
    OTHERS = "others"
    """The sender does not have them: he handed the originals over before, or lost them."""
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class PackPreview:
    """What a pack holds and what importing it would do."""

    pack_id: str
    kind: str
    created: datetime
    encrypted: bool
    sender: Device
    """As his card named him; when he is not known here, as the pack says."""
    fingerprint: str
    sender_known: bool
    """His card was taken, the office vouches for him, or a pack of his was accepted before."""
    own: bool
    """Written by this store: it can be checked here, not imported."""
    already_imported: bool
    withdrawn: bool = False
    """It was taken in before, and a person took it back."""
    visits: tuple[PackVisit, ...] = ()
    photos_total: int = 0
    photos_verified: int = 0
    papers_total: int = 0
    papers_verified: int = 0
    events_new: int = 0
    events_known: int = 0
    problems: tuple[Problem, ...] = ()
    """Why it cannot be imported; empty when it can (from a known sender, or after comparing the fingerprint)."""
    damaged: tuple[Problem, ...] = ()
    """Photos and papers that would be left out."""
    waiting: tuple[Problem, ...] = ()
    """Earlier records that have not come: the pack would be kept until they do."""
    needs: Mapping[str, int] = field(default_factory=dict)
    """Device to the number up to which its records have to be here before, or the pack waits."""
    follows: bool = False
    """Of several packs: one before it brings what it would wait for if it came alone."""
    releases: int = 0
    """Packs that wait for what it brings, and would be taken in with it."""
    conflicts: int = 0
    """Fields on which a person would have to decide."""
    photos_absent: int = 0
    """Photos that did not come and are elsewhere."""
    absent_in: Whereabouts = Whereabouts.EITHER
    """Where, as the pack tells."""
    share: Share | None = None
    """Which part of a hand-over in several files it is."""
    files_new: int = 0
    """Photos and papers in it that are not here: another part, or the same pack again, may bring only these."""
    new_logs: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Device to the (first, last) number of its records that are not here."""
    lacking: frozenset[str] = frozenset()
    """Hashes of files, of a return pack the ids of comments, that are in it and not here."""
    parts: tuple[PlanPart, ...] = ()
    """Of a plan pack."""
    returned: int = 0
    """Comments of a return pack that are new here."""
    confirmed: tuple[int, int] | None = None
    """Of a receipt: (photos of this laptop, those that it confirms)."""
    unproven: int = 0
    """Records of a give-back pack that their own laptop never signed: only the sender says that they are its own."""
    work_of: str = ""
    """Of a give-back pack that is not this laptop's own work: whose."""
    notes: tuple[Problem, ...] = ()
    """What a person should know of it before, and that stops nothing."""
    salvageable: bool = False
    """`problems` only say that the file was cut or its seal broken; its records came whole, so what is sound may be
    taken when a person wants it, without the files in `damaged`."""

    @property
    def carries_visits(self) -> bool:
        return self.kind in VISIT_KINDS

    @property
    def asks_for_trust(self) -> bool:
        """Whether an office would be believed from then on that was not known: a person compares its six words."""
        return any(part.new_root for part in self.parts)


@dataclass(frozen=True, slots=True)
class ImportReport:
    pack_id: str
    sender: Device
    visits_new: int = 0
    visits_changed: int = 0
    visits_known: int = 0
    photos_total: int = 0
    photos_verified: int = 0
    """Their bytes fit their hash, in the pack or in this store."""
    papers: int = 0
    events_new: int = 0
    events_known: int = 0
    enterprises_touched: int = 0
    repeated: bool = False
    """This very pack was imported before: nothing was changed, unless it brought files that had not come."""
    numbers_twice: tuple[str, ...] = ()
    """Numbers that more than one paper in this store has now."""
    kind: str = "visit"
    conflicts: int = 0
    """Fields of what came on which a person has to decide now."""
    conflicts_elsewhere: tuple[Problem, ...] = ()
    """Of these, how many are not decided on this laptop, and by whom, each with its "count"."""
    damaged: tuple[Problem, ...] = ()
    """Photos and papers that were left out: the sender should write the pack again."""
    waiting: tuple[Problem, ...] = ()
    """Earlier records that have not come; the pack is kept and taken in as soon as they do."""
    photos_absent: int = 0
    absent_in: Whereabouts = Whereabouts.EITHER
    share: Share | None = None
    """As in PackPreview."""
    files_new: int = 0
    """Photos and papers that were not here before."""
    visit_ids: frozenset[str] = frozenset()
    """New and changed ones: several packs may speak of one."""
    photos: frozenset[str] = frozenset()
    """Hashes of those that were verified."""
    released: tuple[str, ...] = ()
    """File names of packs that had waited for this one and were taken in now."""
    parts: tuple[PlanPart, ...] = ()
    returned: int = 0
    confirmed: tuple[int, int] | None = None
    unproven: int = 0
    """As in PackPreview."""
    work_of: str = ""
    """As in PackPreview."""
    notes: tuple[Problem, ...] = ()
    """As in PackPreview."""

    @property
    def result(self) -> str:
        """ "imported", "nothing new" or "waiting", as scripts read it."""
        if self.waiting:
            return "waiting"
        changed = self.events_new or self.files_new or self.returned or self.confirmed is not None
        changed = changed or any(part.state in ("new", "changed", "unread") for part in self.parts)
        return "imported" if changed and not (self.repeated and not self.files_new) else "nothing new"

    @property
    def carries_visits(self) -> bool:
        return self.kind in VISIT_KINDS

    @property
    def conflicts_here(self) -> int:
        return self.conflicts - sum(int(str(each.details["count"])) for each in self.conflicts_elsewhere)

    @property
    def visits(self) -> int:
        """New and changed ones."""
        return self.visits_new + self.visits_changed


_IN_THE_LEDGER = (
    "kind", "visits_new", "visits_changed", "visits_known", "photos_total", "photos_verified", "papers",
    "events_new", "events_known", "enterprises_touched", "conflicts", "photos_absent", "returned", "unproven",
)  # fmt: skip


def ledger_report(report: ImportReport) -> dict[str, JsonValue]:
    """The numbers; who sent it is the ledger's own column."""
    told: dict[str, JsonValue] = {name: getattr(report, name) for name in _IN_THE_LEDGER}
    told["numbers_twice"] = list(report.numbers_twice)
    told["damaged"] = [str(problem.details.get("entry", "")) for problem in report.damaged]
    if report.share is not None:
        told["labels"] = {PART_LABEL: f"{report.share.number}/{report.share.total}", SET_LABEL: report.share.set}
    return told


def share_in(report: Mapping[str, JsonValue]) -> Share | None:
    """Which part of a hand-over a pack was, by its line in the ledger; None of a line of before."""
    labels = report.get("labels")
    return share_of({label: str(text) for label, text in labels.items()}) if isinstance(labels, dict) else None
