"""What lets a person put the laptop away: are all photos in the store, and what is still to be handed over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from db.records.values import JsonValue
from db.work import Work
from inspector_app.audit.departed import HEADS
from inspector_app.epochs import is_own_life, lives_of
from inspector_app.exchange.kinds.receipts import due_receipts
from inspector_app.exchange.kinds.return_states import ReturnState, returned
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Assurance:
    photos: int
    """Photos of all visits in the store."""
    photos_kept: int
    """Those whose sealed file, or the copy in its place, is on the disk."""
    packs_due: int
    """Packs that somebody waits for: closed visits, receipts, comments that were not written out yet."""
    saved_at: datetime | None = None
    """When this laptop wrote down its last change; None when nothing was changed yet."""

    @property
    def whole(self) -> bool:
        return self.photos_kept == self.photos


def assurance(store: Store) -> Assurance:
    """Looks only whether each file is there; its bytes are the daily look's work. Raises StoreTroubleError."""
    receipts = len(due_receipts(store))
    with store.database.look() as work:
        hashes = work.photos.hashes()
        visits = _visits_wait(work, store.device)
        last = work.events.find(store.device, work.events.have().get(store.device, 0))
        comments = any(each.state is ReturnState.UNSENT for each in returned(work, store))
    kept = sum(store.files.has(sha256) for sha256 in hashes)
    saved_at = datetime.fromisoformat(last.wall) if last is not None else None
    return Assurance(len(hashes), kept, visits + receipts + comments, saved_at)


def _visits_wait(work: Work, device: str) -> bool:
    """Whether a visit of this laptop was closed after its last visit pack was written."""
    packs = [pack for pack in work.packs.all() if _is_visit_pack(pack.direction, pack.report)]
    written = [heads for pack in packs if isinstance(heads := pack.report.get(HEADS), Mapping)]
    if written:
        return _closed_after(work, device, written)
    # Packs of earlier versions did not say how far the log went.
    last = max((pack.at for pack in packs), default=None)
    later = [made_on for made_on, at in work.visits.closings() if last is None or at > last]
    return any(is_own_life(device, made_on) for made_on in set(later))


def _closed_after(work: Work, device: str, written: Iterable[Mapping[str, JsonValue]]) -> bool:
    """By the log: a pack that was written under a clock in the future would hide every visit until then."""
    reached: dict[str, int] = {}
    for heads in written:
        for life, head in heads.items():
            if isinstance(head, list) and head and isinstance(head[0], int):
                reached[life] = max(head[0], reached.get(life, 0))
    for life in lives_of(device, work.events.have()):
        for event in work.events.of_device(life, after=reached.get(life, 0)):
            if event.kind == "visit" and event.fields.get("closed_at"):
                visit = work.visits.get(event.obj)
                if visit is not None and visit.closed_at is not None:
                    return True
    return False


def _is_visit_pack(direction: str, report: Mapping[str, JsonValue]) -> bool:
    # Packs of earlier versions, which did not say their kind, were visits.
    return direction == "out" and report.get("kind", "visit") == "visit"
