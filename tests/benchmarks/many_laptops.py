"""Packs of a thousand laptops, quickly: one laptop makes a visit in earnest, the others tell the same of their own.

Each has its own keys, ids, log and photos, and signs its pack; whoever reads it checks every hash of it. Only the work
of recording a hundred answers, a thousand times over, is left out.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from handovers import PEOPLE, judged_items
from offices import NOW, new_store, with_enterprise
from packs import Collected

from db.log.chain import GENESIS, event_hash
from db.records.log import Device, Event
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.exchange.bag import layout
from inspector_app.exchange.bag.container import read_pack_file, write_pack_file
from inspector_app.exchange.bag.layout import Member
from inspector_app.exchange.bag.pack_info import PackInfo, Recipient
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.event_records import from_records, to_record
from inspector_app.exchange.merging.log_heads import HEADS_LABEL
from inspector_app.exchange.trust import peers
from inspector_app.exchange.trust.identity import DeviceIdentity, new_identity
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, VisitDraft, give_answer, open_visit

_SAMPLE = (Path(__file__).parents[2] / "resources" / "demo" / "photos" / "counter.jpg").read_bytes()


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of each pack."""

    photos: int
    """Of each visit."""
    photo_bytes: int
    """At least those of the sample, so that a photo is one."""
    visits: int = 1


@dataclass(frozen=True, slots=True)
class ManyPacks:
    paths: list[Path]
    senders: list[Device]

    def made_known_to(self, store: Store) -> None:
        with store.database.work(NOW) as work:
            for sender in self.senders:
                peers.remember(work, sender, NOW)


@dataclass(frozen=True, slots=True)
class _First:
    """The visit that was made in earnest."""

    info: PackInfo
    events: list[Event]
    others: list[Member]
    """What every pack has alike: the page to open it with, and the checklist."""


def write_packs(folder: Path, count: int, sizes: Sizes, reader: Store | None = None) -> ManyPacks:
    """`count` packs: visits of every item. For `reader`, or encrypted for nobody."""
    first = _made_in_earnest(sizes.photos)
    recipients = () if reader is None else (Recipient(reader.identity.age_recipient, reader.owner.person),)
    packs = ManyPacks([], [])
    for number in range(count):
        keys = new_identity()
        info = _another(first.info, keys, recipients, number)
        log = _Log(info.sender.device)
        for visit in range(sizes.visits):
            log.tell(first.events, f"{number}-{visit}", sizes.photo_bytes)
        path, members = folder / f"{number:04}.zjpack", [*first.others, *log.pictures]
        write_pack_file(path, info, map(to_record, log.events), members, keys.signing_private)
        packs.paths.append(path)
        who = info.sender
        packs.senders.append(Device(who.device, who.person, who.role, who.office, *keys.public))
    return packs


def _made_in_earnest(photos: int) -> _First:
    with TemporaryDirectory() as folder, closing(new_store(Path(folder) / "laptop")) as laptop:
        visit = open_visit(laptop, VisitDraft(with_enterprise(laptop), PEOPLE), shipped(), NOW)
        for place, item in enumerate(judged_items()):
            verdict = Verdict.FAIL if place % 9 == 0 else Verdict.PASS
            give_answer(laptop, visit, item, GivenAnswer(verdict, note="三件未验视" if place % 9 == 0 else ""), NOW)
        for photo in range(photos):
            add_photo(laptop, visit, "", Picture(_SAMPLE + bytes([photo]), f"IMG_{photo}.jpg", "file"), NOW)
        path, sink = Path(folder) / "first.zjpack", Collected()
        write_visit_pack(laptop, path, NOW, encrypted=False)
        contents = read_pack_file(path, [], sink)
    others = [_member(name, data) for name, data in sink.members.items() if "/photos/" not in name]
    return _First(contents.info, from_records(contents.records()), others)


def _another(info: PackInfo, keys: DeviceIdentity, recipients: Sequence[Recipient], number: int) -> PackInfo:
    person = f"检查员{number}"
    device, own = f"{uuid4().hex[:12]}-1", Recipient(keys.age_recipient, person)
    sender = replace(info.sender, device=device, person=person, signing_public=keys.signing_public)
    # Without the signed end of its log, which only serves to give a laptop back what it lost.
    extra = {name: text for name, text in info.extra.items() if name != HEADS_LABEL}
    extra[peers.RECIPIENT_LABEL] = keys.age_recipient
    readers = (*recipients, own) if recipients else ()
    return replace(info, pack_id=str(uuid4()), sender=sender, recipients=readers, extra=extra)


class _Log:
    """The log of a laptop, as it would have written it itself, and the photos that it names."""

    def __init__(self, device: str) -> None:
        self._device = device
        self.events: list[Event] = []
        self.pictures: list[Member] = []

    def tell(self, first: Sequence[Event], name: str, photo_bytes: int) -> None:
        """The first visit again, of an enterprise of its own."""
        ids = {event.obj: uuid4().hex for event in first if event.kind == "visit"}
        ids |= {f'"{event.obj}"': f'"{event.obj}-{name}"' for event in first if event.kind == "enterprise"}
        ids[first[0].dev] = self._device
        for event in first:
            text = json.dumps([event.obj, dict(event.fields)], ensure_ascii=False)
            for old, new in ids.items():
                text = text.replace(old, new)
            obj, fields = json.loads(text)
            if event.kind == "photo":
                self.pictures.append(_picture(photo_bytes))
                obj = f"{obj.partition('/')[0]}/{uuid4().hex}"
                fields |= {"sha256": self.pictures[-1].sha256, "size": self.pictures[-1].size}
            self._add(event, obj, fields)

    def _add(self, event: Event, obj: str, fields: dict[str, object]) -> None:
        assert not event.parents, "the first visit says nothing twice"
        place = len(self.events) + 1
        before = self.events[-1].hash if self.events else GENESIS
        told = replace(event, dev=self._device, seq=place, lam=place, obj=obj, fields=fields, prev=before)
        self.events.append(replace(told, hash=event_hash(told)))


def _picture(size: int) -> Member:
    data = _SAMPLE + os.urandom(max(size - len(_SAMPLE), 32))
    return _member(layout.photo_name(hashlib.sha256(data).hexdigest(), "image/jpeg"), data)


def _member(name: str, data: bytes) -> Member:
    return Member(name, len(data), hashlib.sha256(data).hexdigest(), lambda: data)
