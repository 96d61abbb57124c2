"""What of a receipt can be true: nobody holds what never left this laptop, and only its own work is confirmed to it.

Whoever may confirm could else sign for files that he never got, and originals would give way that nobody has.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.records.packs import PackRecord
from db.work import Work
from inspector_app.audit.departed import HEADS
from inspector_app.epochs import is_own_life, laptop_of
from inspector_app.errors import Problem
from inspector_app.exchange.bag.container import PackContents
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.bag.refusals import refused

LOG_END_LABEL = "Log-End"
"""In bag-info.txt: how far the sender's own log went. His next receipt has a higher number, whatever his clock says."""
LOG_END = "log_end"
"""In the ledger: that number."""
HASHES_A_LINE = 1_000
_MOST_DIGITS = 15
_HASH = re.compile(r"[0-9a-f]{64}")
_DEVICE = re.compile(r"[0-9a-f]{12}-[1-9][0-9]{0,5}")
_PACK = re.compile(r"[0-9a-f-]{36}")
_WITH_FILES = ("photo", "notice", "deed", "reply_file", "measure_file")


@dataclass(frozen=True, slots=True)
class Said:
    """What a receipt says, well formed."""

    have: Mapping[str, int]
    files: frozenset[str]
    packs: Mapping[str, Mapping[str, Any]]
    """Pack id to {"sha256", "photos", "verified"}: as each was taken in."""
    log_end: int | None
    """None: of a program that did not say it yet."""


def said_in(contents: PackContents) -> Said:
    """Raises RefusedInputError pack.record with the number of the first line that no receipt has."""
    have: dict[str, int] = {}
    packs: dict[str, Mapping[str, Any]] = {}
    files: set[str] = set()
    for number, record in enumerate(contents.records(), start=1):
        if _is_have(record):
            have[record["device"]] = record["seq"]
        elif _is_pack(record):
            packs[record["pack"]] = {name: record[name] for name in ("sha256", "photos", "verified")}
        elif _is_holds(record):
            files.update(record["files"])
        else:
            raise refused("record", line=number)
    return Said(have, frozenset(files), packs, _log_end(contents.info.extra))


def claim_problems(work: Work, device: str, said: Said) -> list[Problem]:
    """pack.receipt_foreign: it is about somebody else's work; pack.receipt_ahead: about more of ours than there is, as
    when a cloned laptop goes on under our name; pack.receipt_unsent: about what no pack took out of this laptop, or one
    of which a kill kept the line out of the ledger: the next pack's line then covers it.
    """
    says_nothing = not (said.have or said.files or said.packs)
    if not says_nothing and all(laptop_of(each) != laptop_of(device) for each in said.have):
        return [Problem("pack.receipt_foreign")]
    here, sent = work.events.have(), _handed_out(work, device)
    problems = []
    for dev, seq in said.have.items():
        if is_own_life(device, dev) and seq > here.get(dev, 0):
            problems.append(Problem("pack.receipt_ahead", {"device": dev, "seq": seq}))
        elif dev == device and sent is not None and seq > sent:
            problems.append(Problem("pack.receipt_unsent", {"seq": seq, "sent": sent}))
    return problems


def believed_have(device: str, said: Said) -> dict[str, int]:
    """Of this life and those before it: one that is to come, or is another laptop's, has recorded nothing here yet."""
    return {dev: seq for dev, seq in said.have.items() if seq and is_own_life(device, dev)}


def believed_files(work: Work, device: str, said: Said) -> frozenset[str]:
    """Those that the records name which the receipt confirms, too: files travel with the records that name them."""
    own = {dev: seq for dev, seq in said.have.items() if is_own_life(device, dev)}
    return said.files.intersection(files_named(work, own))


def believed_packs(work: Work, said: Said) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(id, what is told) of packs of this laptop, each the very file that was written, with its photos and no more."""
    for pack in work.packs.all():
        told = said.packs.get(pack.id)
        if told is None or not _is_own_visits(pack) or told["sha256"] != pack.sha256:
            continue
        if told["verified"] <= told["photos"] <= pack.report.get("photos", 0):
            yield pack.id, told


def is_older(work: Work, device: str, said: Said, created: datetime) -> bool:
    """Whether `device` said more since: a receipt that comes late must not undo a newer one.

    By its own log; by its own clock only for a program that did not say how far that went.
    """
    before = work.receipts.of(device)
    if before is None:
        return False
    pack = work.packs.get(before.pack)
    end = pack.report.get(LOG_END) if pack is not None else None
    if said.log_end is None:
        return created < before.at
    return end is not None and (said.log_end, created) < (end, before.at)


def files_named(work: Work, have: Mapping[str, int]) -> dict[str, None]:
    """SHA-256 of each photo and paper that the events of these devices name, up to these numbers; in their order."""
    named: dict[str, None] = {}
    for device, last in have.items():
        for kind in _WITH_FILES:
            for event in work.events.of_kind(device, kind):
                for field in ("sha256", "pdf_sha256") if event.seq <= last else ():
                    if event.fields.get(field):
                        named.setdefault(str(event.fields[field]))
    return named


def _handed_out(work: Work, device: str) -> int | None:
    """How far visit packs took the log of this life away; None when a ledger of before does not say so.

    Of this life alone: after a restore the ledger does not know what the one before had sent.
    """
    sent = [pack.report.get(HEADS) for pack in work.packs.all() if _is_own_visits(pack)]
    if not all(isinstance(heads, Mapping) for heads in sent):
        return None
    return max((heads[device][0] for heads in sent if heads and device in heads), default=0)


def _is_own_visits(pack: PackRecord) -> bool:
    return pack.direction == "out" and pack.report.get("kind", PackKind.VISIT.value) == PackKind.VISIT.value


def _log_end(labels: Mapping[str, str]) -> int | None:
    text = labels.get(LOG_END_LABEL, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _is_have(record: Mapping[str, Any]) -> bool:
    if set(record) != {"record", "device", "seq"} or record["record"] != "have":
        return False
    return isinstance(record["device"], str) and bool(_DEVICE.fullmatch(record["device"])) and _is_count(record["seq"])


def _is_pack(record: Mapping[str, Any]) -> bool:
    if set(record) != {"record", "pack", "sha256", "photos", "verified"} or record["record"] != "pack":
        return False
    texts = ((_PACK, record["pack"]), (_HASH, record["sha256"]))
    fits = all(isinstance(value, str) and pattern.fullmatch(value) for pattern, value in texts)
    return fits and _is_count(record["photos"]) and _is_count(record["verified"])


def _is_holds(record: Mapping[str, Any]) -> bool:
    if set(record) != {"record", "files"} or record["record"] != "holds" or not isinstance(record["files"], list):
        return False
    files = record["files"]
    return len(files) <= HASHES_A_LINE and all(isinstance(each, str) and _HASH.fullmatch(each) for each in files)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**53
