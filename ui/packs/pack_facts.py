"""What the page of packs shows: read in one background job, frozen, read again after each pack."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from db.records.log import Device
from db.records.packs import PackRecord, WaitingPack
from db.work import Work
from inspector_app.epochs import is_own_life, laptop_of, lives_of
from inspector_app.exchange.bag.parting import Share
from inspector_app.exchange.kinds.confirming import photos_confirmed
from inspector_app.exchange.kinds.parts_here import shares_taken
from inspector_app.exchange.kinds.receipts import due_receipts
from inspector_app.exchange.kinds.return_states import ReturnState, returned
from inspector_app.exchange.merging.deciders import counted
from inspector_app.exchange.reports import PackPreview
from inspector_app.exchange.sending import addressable, left_out, others_among, supervisors
from inspector_app.exchange.thinning import doubted, thinnable, thinned_here
from inspector_app.exchange.trust.certificates import Certified, own_certificate
from inspector_app.exchange.trust.peers import fingerprint_of_device, keys_renewed_at, known_peers, recipients
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a pack holds."""

    visits: int
    photos: int
    papers: int
    events: int
    """Saved changes; two packs with the same number hold the same."""

    def beyond(self, other: "Holdings") -> "Holdings":
        """What is here and not in `other`; something withdrawn counts as nothing new."""
        return Holdings(
            max(0, self.visits - other.visits),
            max(0, self.photos - other.photos),
            max(0, self.papers - other.papers),
            max(0, self.events - other.events),
        )


@dataclass(frozen=True, slots=True)
class PackRow:
    """One line of the ledger."""

    record: PackRecord
    people: tuple[str, ...]
    """Who sent it, or to whom it was written; none for a pack that was not encrypted."""
    visits: int
    photos: int
    verified: int
    """Photos whose bytes were read back, or read in, and fitted their hash."""
    share: Share | None = None
    """Which part of a hand-over in several files was taken in."""

    @property
    def kind(self) -> str:
        """ "visit", "plan", "return", "receipt", "giveback"; packs of earlier versions were visits."""
        return str(self.record.report.get("kind", "visit"))

    @property
    def receipt_for(self) -> str:
        """The laptop for which it is a receipt that was written here; "" when it is none."""
        is_receipt = self.record.direction == "out" and self.kind == "receipt"
        return laptop_of(str(self.record.report.get("for", ""))) if is_receipt else ""

    @property
    def is_own_visits(self) -> bool:
        return self.record.direction == "out" and self.kind == "visit"


@dataclass(frozen=True, slots=True)
class PacksState:
    own: Device
    fingerprint: str
    holdings: Holdings
    """Of a pack written now."""
    open_visits: int
    last: PackRow | None
    """The pack that was written last."""
    recipients: tuple[Device, ...]
    history: tuple[PackRow, ...]
    """Newest first."""
    confirmed: tuple[int, int] = (0, 0)
    """(photos of this laptop's visits, those that receipts confirmed)."""
    conflicts: int = 0
    """Fields on which a person has to decide here."""
    conflicts_elsewhere: int = 0
    """Those that are decided on another laptop, or after something else was done."""
    receipts_due: int = 0
    """People whose packs were taken in and who had no receipt since."""
    comments: int = 0
    """Comments that no return pack took along yet."""
    returned: int = 0
    """Comments that were sent back and that nobody answered yet."""
    waiting: tuple[WaitingPack, ...] = ()
    """Packs that wait for earlier ones."""
    others: int = 0
    """Laptops that a plan can be written for."""
    certificate: Certified | None = None
    """Of this laptop, by the office's list."""
    thinnable: int = 0
    """Originals that all supervisors confirmed and that could give way to working copies."""
    thinned: int = 0
    """Those that did."""
    doubted: int = 0
    """Of these, originals that somebody's newest receipt does not name any more."""
    held: int = 0
    """Visits of other laptops."""
    left_out: tuple[str, ...] = ()
    """Supervisors for whom nothing is written: their certificates do not hold."""
    renewed: datetime | None = None
    """When this laptop's keys were last changed: cards given away before are out of date."""

    @property
    def new_since_last(self) -> Holdings | None:
        return None if self.last is None else self.holdings.beyond(_held(self.last.record))


def load_packs(store: Store, now: datetime | None = None) -> PacksState:
    """Raises StoreTroubleError. Without `now`, certificates are not looked at."""
    receivers = recipients(store) if now is None else supervisors(store, now)
    others = known_peers(store) if now is None else addressable(store, now)
    due = due_receipts(store)
    with store.database.look() as work:
        own, devices = work.devices.own(), {device.id: device for device in work.devices.all()}
        holdings, open_visits = _own_holdings(work, store.device)
        shares = shares_taken(work)
        history = tuple(replace(_row(each, own, devices), share=shares.get(each.id)) for each in work.packs.all())
        confirmed, conflicts = photos_confirmed(work, store.device), counted(work, store.device)
        told, waiting = _open_comments(work, store), tuple(work.waiting.all())
        certificate = None if now is None else own_certificate(work, store.device, now.date())
        renewed = keys_renewed_at(work)
        held = sum(not store.owns(visit.device) for visit in work.visits.all())
    # By how much of the log went, not by the clock: it may have been wrong when one was written.
    written = [row for row in history if row.is_own_visits]
    last = max(written, key=lambda row: (_held(row.record).events, row.record.at), default=None)
    fingerprint = fingerprint_of_device(own)
    return PacksState(
        own,
        fingerprint,
        holdings,
        open_visits,
        last,
        tuple(receivers),
        history,
        confirmed,
        *conflicts,
        len(due),
        told[0],
        told[1],
        waiting,
        len(others),
        certificate,
        0 if now is None else len(thinnable(store, now).photos),
        len(thinned_here(store)),
        max(doubted(store).values(), default=0),
        held,
        () if now is None else tuple(str(each.details["person"]) for each in left_out(store, now)),
        renewed,
    )


def _open_comments(work: Work, store: Store) -> tuple[int, int]:
    """(not sent yet, sent and not answered)."""
    states = [each.state for each in returned(work, store)]
    return states.count(ReturnState.UNSENT), states.count(ReturnState.SENT)


def brings_something(preview: PackPreview) -> bool:
    """Whether importing the pack would change anything here."""
    if preview.files_new:
        # Another part of a hand-over, or the same pack again after a damaged photo.
        return True
    if preview.already_imported:
        return False
    if preview.carries_visits:
        return bool(preview.events_new or preview.waiting)
    if preview.kind == "plan":
        return any(part.state in ("new", "changed", "unread") for part in preview.parts)
    return preview.kind == "receipt" or preview.returned > 0


def _own_holdings(work: Work, device: str) -> tuple[Holdings, int]:
    """(what is in all visits of this laptop, how many of them are still open)."""
    visits = [visit for visit in work.visits.all() if is_own_life(device, visit.device)]
    photos = sum(len(work.photos.of_visit(visit.id)) for visit in visits)
    papers = sum(len(work.notices.of_visit(visit.id)) for visit in visits)
    have = work.events.have()
    events = sum(have[each] for each in lives_of(device, have))
    return Holdings(len(visits), photos, papers, events), sum(visit.closed_at is None for visit in visits)


def _row(record: PackRecord, own: Device, devices: Mapping[str, Device]) -> PackRow:
    report = record.report
    if record.direction == "out":
        held = _held(record)
        return PackRow(record, others_among(report.get("recipients", ()), own), held.visits, held.photos, held.photos)
    sender = devices.get(record.sender)
    people = () if sender is None else (f"{sender.person} {sender.office}",)
    visits = sum(int(report.get(name, 0)) for name in ("visits_new", "visits_changed", "visits_known"))
    return PackRow(record, people, visits, int(report.get("photos_total", 0)), int(report.get("photos_verified", 0)))


def _held(record: PackRecord) -> Holdings:
    report = record.report
    return Holdings(*(int(report.get(name, 0)) for name in ("visits", "photos", "papers", "events")))
