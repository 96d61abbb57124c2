"""Which parts of a hand-over in several files came: by the ledger, and by the packs that wait."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from db.records.packs import PackRecord, WaitingPack
from db.work import Work
from inspector_app.epochs import laptop_of
from inspector_app.exchange.bag import pack_info
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.bag.parting import Share, share_of
from inspector_app.exchange.kinds.receipt_claims import files_named
from inspector_app.exchange.reports import ImportReport, PackPreview, share_in

Told = TypeVar("Told", PackPreview, ImportReport)
_Key = tuple[str, str, int]
"""Laptop, set and number of files: a stranger's label fills no hole in somebody else's hand-over."""


def share_here(work: Work, info: PackInfo, *, wanting: bool) -> Share | None:
    """Which part a pack is, and which others are still to come when it is taken; None when it is whole.

    `wanting`: whether files that it names may be neither in it nor here. Else the others bring nothing more.
    """
    share = share_of(info.extra)
    if share is None or not wanting:
        return share
    key = _key(info.sender.device, share)
    came = {each.number for known, each in _came(work, work.packs.all()) if known == key}
    return _without(share, {*came, share.number})


def shares_taken(work: Work) -> Mapping[str, Share]:
    """Pack to the part that it is, of those in the ledger, and what of each hand-over is still to come."""
    packs = work.packs.all()
    taken = {pack.id: (_key(pack.sender, share), share) for pack, share in _shares_in(packs)}
    came: dict[_Key, set[int]] = {}
    for key, share in _came(work, packs):
        came.setdefault(key, set()).add(share.number)
    # A whole log is read for this, so only of those of whom a part is missing.
    doubtful = {
        pack.id: _work_of(pack)
        for pack, share in _shares_in(packs)
        if len(came.get(_key(pack.sender, share), ())) < share.total
    }
    wanting = {laptop for laptop in set(doubtful.values()) if _lacks_files(work, laptop)}
    return {
        pack: _without(share, came.get(key, ())) if doubtful.get(pack) in wanting else share
        for pack, (key, share) in taken.items()
    }


def _work_of(pack: PackRecord) -> str:
    """The laptop whose visits a pack brings; "" of a give-back, which brings those of others than its sender."""
    return laptop_of(pack.sender) if pack.report.get("kind", "visit") == "visit" else ""


def told_together(found: Sequence[Told]) -> list[Told]:
    """Of several that are taken one after another: each as it stands when all of them have come."""
    coming: dict[_Key, set[int]] = {}
    for each in found:
        if each.share is not None and not each.damaged:
            coming.setdefault(_key(each.sender.id, each.share), set()).add(each.share.number)
    return [_when_come(each, coming) for each in found]


def _when_come(told: Told, coming: Mapping[_Key, set[int]]) -> Told:
    if told.share is None:
        return told
    came = coming.get(_key(told.sender.id, told.share), ())
    left = tuple(number for number in told.share.missing if number not in came)
    return replace(told, share=replace(told.share, missing=left))


def _came(work: Work, packs: Iterable[PackRecord]) -> Iterator[tuple[_Key, Share]]:
    """Those that came whole: of one that was cut or hurt, the rest is still wanted."""
    for pack, share in _shares_in(packs):
        if not pack.report.get("damaged"):
            yield _key(pack.sender, share), share
    for waiting in work.waiting.all():
        told = share_of(_info_of(waiting).extra)
        if told is not None:
            yield _key(waiting.sender, told), told


def _shares_in(packs: Iterable[PackRecord]) -> Iterator[tuple[PackRecord, Share]]:
    for pack in packs:
        share = share_in(pack.report) if pack.direction == "in" else None
        if share is not None:
            yield pack, share


def _info_of(waiting: WaitingPack) -> PackInfo:
    return pack_info.parse(waiting.info.encode("utf-8"))


def _key(device: str, share: Share) -> _Key:
    return laptop_of(device), share.set, share.total


def _without(share: Share, came: Collection[int]) -> Share:
    return replace(share, missing=tuple(each for each in range(1, share.total + 1) if each not in came))


def _lacks_files(work: Work, laptop: str) -> bool:
    """Whether a photo or a paper of the laptop's visits is not here; "": of any laptop's."""
    have = {device: seq for device, seq in work.events.have().items() if laptop in ("", laptop_of(device))}
    here = work.blobs.all()
    return any(sha256 not in here for sha256 in files_named(work, have))
