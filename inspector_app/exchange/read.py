"""Packs that arrive: looked at first, then taken in, whole or not at all, each kind in its own way."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from inspector_app.disk_words import disk_in_words
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.arriving import require_welcome
from inspector_app.exchange.bag.container import peek
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.kinds.plans_in import check_plan, take_plan
from inspector_app.exchange.kinds.receipts import check_receipt, take_receipt
from inspector_app.exchange.kinds.returns import check_return, take_return
from inspector_app.exchange.kinds.staging import VISITS
from inspector_app.exchange.kinds.visits_in import check_visits, take_visits
from inspector_app.exchange.reports import ImportReport, PackPreview
from inspector_app.stores import Store

__all__ = ["ImportReport", "PackPreview", "check_pack", "import_pack", "in_order"]

_CHECKS = {
    PackKind.VISIT: check_visits,
    PackKind.GIVE_BACK: check_visits,
    PackKind.PLAN: check_plan,
    PackKind.RETURN: check_return,
    PackKind.RECEIPT: check_receipt,
}
_TAKES = {
    PackKind.PLAN: take_plan,
    PackKind.RETURN: take_return,
    PackKind.RECEIPT: take_receipt,
}
_ORDER = (PackKind.PLAN, PackKind.VISIT, PackKind.GIVE_BACK, PackKind.RETURN, PackKind.RECEIPT, PackKind.BACKUP)


def check_pack(
    store: Store,
    path: Path,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
    *,
    now: datetime | None = None,
) -> PackPreview:
    """Reads and verifies the whole pack against the store and changes nothing.

    What is damaged or may not be taken is listed in the preview. Without `now`, certificates are looked at as they were
    when the pack was written. Raises RefusedInputError when it cannot even be said who sent it, when it is for somebody
    else, made by a newer program, or damaged in its records; UnavailableError pack.not_opened, pack.unreadable;
    CancelledError.
    """
    info = _known_kind(peek(path, store.identity.secrets))
    return _CHECKS[info.kind](store, path, now or info.created, progress, cancelled)


def import_pack(
    store: Store,
    path: Path,
    now: datetime,
    *,
    accept_new_sender: bool = False,
    salvage: bool = False,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> ImportReport:
    """Takes in what is sound, or nothing. The same pack again changes nothing, an older one brings nothing.

    `accept_new_sender`: somebody compared the words of a sender that this store does not know yet. `salvage`: of a file
    that was cut, what came before that place.
    Raises RefusedInputError with every reason: pack.sender_…, pack.own_pack, what `container.read_pack_file` and
    `merge.delivery_problems` find, pack.file_missing; UnavailableError pack.not_opened, pack.unreadable,
    store.disk_full, store.disk_error; StoreTroubleError; CancelledError.
    """
    info = _known_kind(peek(path, store.identity.secrets))
    with store.database.look() as work:
        require_welcome(work, info, accept_new_sender, now)
    with disk_in_words("store"):
        if info.kind in VISITS:
            return take_visits(store, path, now, accept_new_sender, progress, cancelled, salvage=salvage)
        return _TAKES[info.kind](store, path, now, accept_new_sender, progress, cancelled)


def in_order(store: Store, paths: Sequence[Path]) -> list[Path]:
    """Several packs as they are best taken in: plans first, then by sender and by when they were written.

    Files that cannot be read come last, so that their refusal stops nothing. A wrong clock does no harm: what comes
    too early waits.
    """
    return list(told_in_order(store, paths))


def told_in_order(store: Store, paths: Sequence[Path]) -> dict[Path, PackInfo | None]:
    """As `in_order`, each with what it says of itself; None: it cannot be read."""
    told: dict[Path, PackInfo | None] = {}
    for path in dict.fromkeys(paths):
        try:
            told[path] = peek(path, store.identity.secrets)
        except (RefusedInputError, UnavailableError):
            told[path] = None

    def place(path: Path) -> tuple[int, str, float]:
        info = told[path]
        if info is None:
            return len(_ORDER), "", 0.0
        return _ORDER.index(info.kind), info.sender.device, info.created.timestamp()

    return {path: told[path] for path in sorted(told, key=place)}


def _known_kind(info: PackInfo) -> PackInfo:
    if info.kind is PackKind.BACKUP:
        raise RefusedInputError([Problem("pack.is_backup")])
    return info
