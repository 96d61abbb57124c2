"""Visits sent back: comments of a supervisor at exact items of a visit, down to the laptop that recorded it.

A comment is an object of the log of its own kind, `<visit>/return/<id>`, with the same id and words on both sides; the
inspector marks it settled, and that goes up with his next visit pack.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from db.records.log import Device
from db.records.packs import PackRecord
from db.records.values import JsonValue
from db.records.visits import Visit
from db.work import Work
from inspector_app.checklists.snapshots import from_json
from inspector_app.epochs import is_own_life, laptop_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.intake import clean_name
from inspector_app.exchange.arriving import (
    previewed,
    problems_of_number,
    remember_sender,
    require_welcome,
    sender_as_known,
)
from inspector_app.exchange.bag.container import PackContents, read_pack_file
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.bag.refusals import refused
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.kinds.plans_out import require_supervisor
from inspector_app.exchange.merging.event_schema import field_problems
from inspector_app.exchange.reports import ImportReport, PackPreview
from inspector_app.exchange.sending import Draft, Sent, named_for, own_problems, receivers, send_all
from inspector_app.exchange.trust.peers import known_peers
from inspector_app.exchange.trust.rights import reviewers, revoked_laptops, sender_problems
from inspector_app.stores import Store

KIND = "return"
SENT_IDS = "comment_ids"
"""In the ledger: what a pack took along."""
Fields = Mapping[str, JsonValue]
LONGEST_COMMENT = 2_000
MOST_COMMENTS = 2_000
_ID = re.compile(r"[0-9a-f]{32}")
_VISIT = re.compile(r"[A-Za-z0-9-]{1,80}")


@dataclass(frozen=True, slots=True)
class Comment:
    """What a supervisor wants changed, at an item of a visit, or of the visit as a whole ("")."""

    id: str
    """32 hex."""
    visit: str
    item: str
    comment: str
    by: str
    made_at: datetime
    settled: bool = False


def add_comment(store: Store, visit_id: str, item: str, text: str, now: datetime) -> Comment:
    """Keeps a comment on another laptop's visit; the next return pack takes it there.

    Raises RefusedInputError: plan.not_supervisor, visit.not_found, pack.return_own, pack.return_item, pack.return_text.
    """
    require_supervisor(store)
    with store.database.work(now) as work:
        (comment,) = record_comments(work, store, visit_id, [(item, text)], now)
    return comment


def record_comments(
    work: Work, store: Store, visit_id: str, wanted: Sequence[tuple[str, str]], now: datetime
) -> list[Comment]:
    """All of them, item and words each, or none. Raises as `add_comment`, with every problem."""
    visit = work.visits.get(visit_id)
    told = [(item, text.strip()) for item, text in wanted]
    problems = [each for item, words in told for each in _comment_problems(work, store, visit, item, words)]
    if problems:
        raise RefusedInputError(problems)
    at = now.replace(microsecond=0)
    made = [Comment(uuid4().hex, visit_id, item, words, store.person, at) for item, words in told]
    for comment in made:
        _record(work, comment)
    return made


def settle(store: Store, comment_id: str, now: datetime) -> Comment:
    """The inspector has done what was asked. RefusedInputError pack.return_unknown."""
    with store.database.work(now) as work:
        found = next((each for each in comments(work) if each.id == comment_id), None)
        if found is None:
            raise RefusedInputError([Problem("pack.return_unknown", {"id": comment_id[:40]})])
        work.events.record(KIND, _object(found), {"settled": True})
    return found


def comments(work: Work, visit: str = "") -> list[Comment]:
    """Every comment that is here, or those of one visit, the earliest first; made at once, that of the whole last."""
    shown = work.events.shown_of_kind(KIND)
    whole = {obj: fields for obj, fields in shown.items() if {"visit_id", "made_at"} <= set(fields)}
    wanted = {obj: fields for obj, fields in whole.items() if visit in ("", fields["visit_id"])}
    return sorted((_comment(obj, fields) for obj, fields in _as_asked(work, wanted).items()), key=_place)


def _as_asked(work: Work, shown: Mapping[str, Fields]) -> dict[str, Fields]:
    """In the words of who asked, and settled by whose visit it is: any laptop's log may speak of any comment, and what
    was said last is shown."""
    asking, own = reviewers(work), work.devices.own().id
    owners = work.visits.devices_of({str(fields["visit_id"]) for fields in shown.values()})
    words, settled = dict[str, dict[str, JsonValue]](), set[str]()
    for event in work.events.of_objects(shown):
        asks = event.dev in asking or is_own_life(own, event.dev)
        if asks:
            words.setdefault(event.obj, {}).update(event.fields)
        owner = owners.get(str(shown[event.obj]["visit_id"]), "")
        if event.fields.get("settled") and (asks or laptop_of(event.dev) == laptop_of(owner)):
            settled.add(event.obj)
    return {obj: {**fields, **words.get(obj, {}), "settled": obj in settled} for obj, fields in shown.items()}


def asked_for(work: Work, told: Sequence[Comment]) -> list[Comment]:
    """Those that this laptop or a reviewer's own log made.

    The log of an inspector repeats what he was sent, and could make more up, also about a colleague's visit: nobody
    hands that on as if he had asked for it.
    """
    own, asking = work.devices.own().id, reviewers(work)
    made = {
        event.obj
        for event in work.events.of_objects(map(_object, told))
        if "comment" in event.fields and (event.dev in asking or is_own_life(own, event.dev))
    }
    return [each for each in told if _object(each) in made]


def _place(comment: Comment) -> tuple[datetime, bool, str, str]:
    return comment.made_at, not comment.item, comment.item, comment.id


def write_return_packs(
    store: Store,
    folder: Path,
    name: str,
    now: datetime,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
    *,
    recipients: Sequence[Device] | None = None,
) -> list[Sent]:
    """One file for each laptop with open comments, or for those of `recipients`: `name` with the person's name in it,
    in `folder`; all or none.

    To a revoked or distrusted laptop nothing is addressed: it must not keep the others waiting. Raises
    RefusedInputError plan.not_supervisor, pack.return_none, pack.return_none_for, pack.recipient_unknown;
    as `own_problems`: nobody would take it, and the comments would count as sent; and what `sending.send_all` raises.
    """
    require_supervisor(store)
    peers = {laptop_of(peer.id): peer for peer in known_peers(store)}
    found = _open_by_laptop(store)
    problems = own_problems(store, now)
    if recipients is not None:
        named = {laptop_of(each.id): each.person for each in recipients}
        found = {laptop: told for laptop, told in found.items() if laptop in named}
        # Of a person with several laptops, comments may be for one of them.
        having = {named[laptop] for laptop in found}
        nothing = [person for person in dict.fromkeys(named.values()) if person not in having]
        problems += [Problem("pack.return_none_for", {"person": person}) for person in nothing]
    waiting = {laptop: told for laptop, told in found.items() if laptop in peers}
    if not waiting and (found or recipients is None):
        problems.append(_nobody(store, found))
    if problems:
        raise RefusedInputError(problems)
    parcels: list[tuple[Path, Draft]] = []
    for laptop, told in waiting.items():
        peer = peers[laptop]
        path = folder / name if len(waiting) == 1 else named_for(folder / name, peer.person)
        records = [_to_record(each) for each in told]
        draft = Draft(PackKind.RETURN, records, receivers(store, [peer]), (), _report_of(peer.id, told))
        parcels.append((path, draft))
    return send_all(store, parcels, now, progress, cancelled)


def _nobody(store: Store, found: Iterable[str]) -> Problem:
    """Why there is no laptop to write to."""
    with store.database.look() as work:
        people = {laptop_of(device.id): device.person for device in work.devices.all()}
    names = dict.fromkeys(people.get(laptop, laptop) for laptop in found)
    return Problem("pack.recipient_unknown", {"person": "、".join(names)}) if names else Problem("pack.return_none")


def _report_of(device: str, told: Sequence[Comment]) -> dict[str, JsonValue]:
    return {"for": device, "comments": len(told), SENT_IDS: [each.id for each in told]}


def check_return(store: Store, path: Path, now: datetime, progress: Progress, cancelled: Cancelled) -> PackPreview:
    contents = read_pack_file(path, store.identity.secrets, None, progress, cancelled)
    told = _from_records(contents)
    with store.database.look() as work:
        problems = [*sender_problems(work, contents.info, now), *problems_of_number(work, contents)]
        problems += _foreign(work, store, told)
        fresh = frozenset(each.id for each in _fresh(work, told))
        return previewed(work, contents.info, now, problems=tuple(problems), returned=len(fresh), lacking=fresh)


def take_return(
    store: Store, path: Path, now: datetime, accept_new_sender: bool, progress: Progress, cancelled: Cancelled
) -> ImportReport:
    """Raises RefusedInputError pack.return_foreign for comments on visits that are not this laptop's."""
    contents = read_pack_file(path, store.identity.secrets, None, progress, cancelled)
    info, told = contents.info, _from_records(contents)
    with store.database.work(now) as work:
        require_welcome(work, info, accept_new_sender, now)
        problems = [*problems_of_number(work, contents), *_foreign(work, store, told)]
        if problems:
            raise RefusedInputError(problems)
        remember_sender(work, info, now)
        repeated = work.packs.get(info.pack_id) is not None
        fresh = [] if repeated else _fresh(work, told)
        for comment in fresh:
            _record(work, comment)
        if not repeated:
            name = clean_name(path.name)
            ledger = {"kind": KIND, "returned": len(fresh)}
            work.packs.add(PackRecord(info.pack_id, "in", contents.sha256, name, info.sender.device, now, ledger))
        return _report(work, contents, len(fresh), repeated)


def _comment_problems(work: Work, store: Store, visit: Visit | None, item: str, words: str) -> list[Problem]:
    if visit is None:
        return [Problem("visit.not_found")]
    problems = [Problem("pack.return_own")] if store.owns(visit.device) else []
    if item and item not in _items(work, visit):
        problems.append(Problem("pack.return_item", {"item": item[:40]}))
    if not 0 < len(words) <= LONGEST_COMMENT:
        problems.append(Problem("pack.return_text", {"most": LONGEST_COMMENT}))
    return problems


def _items(work: Work, visit: Visit) -> set[str]:
    text = work.checklists.content(visit.checklist_id)
    areas = from_json(text).areas if text is not None else ()
    return {item.code for area in areas for item in area.items}


def _open_by_laptop(store: Store) -> dict[str, list[Comment]]:
    found: dict[str, list[Comment]] = {}
    with store.database.look() as work:
        revoked = revoked_laptops(work)
        for comment in asked_for(work, comments(work)):
            visit = work.visits.get(comment.visit)
            if visit is not None and not comment.settled and not store.owns(visit.device):
                found.setdefault(laptop_of(visit.device), []).append(comment)
    return {laptop: told for laptop, told in found.items() if laptop not in revoked}


def _foreign(work: Work, store: Store, told: Iterable[Comment]) -> list[Problem]:
    visits = dict.fromkeys(each.visit for each in told)
    devices = {visit: found.device for visit in visits if (found := work.visits.get(visit)) is not None}
    return [
        Problem("pack.return_foreign", {"visit": visit[:40]})
        for visit in visits
        if not store.owns(devices.get(visit, ""))
    ]


def _fresh(work: Work, told: Iterable[Comment]) -> list[Comment]:
    here = {each.id for each in comments(work)}
    return [each for each in told if each.id not in here]


def _object(comment: Comment) -> str:
    return f"{comment.visit}/{KIND}/{comment.id}"


def _record(work: Work, comment: Comment) -> None:
    fields: dict[str, JsonValue] = {
        "visit_id": comment.visit,
        "item": comment.item,
        "comment": comment.comment,
        "by": comment.by,
        "made_at": comment.made_at.isoformat(timespec="seconds"),
        "settled": comment.settled,
    }
    work.events.record(KIND, _object(comment), fields)


def _comment(obj: str, fields: Fields) -> Comment:
    return Comment(
        id=obj.rpartition("/")[2],
        visit=fields["visit_id"],
        item=fields.get("item", ""),
        comment=fields.get("comment", ""),
        by=fields.get("by", ""),
        made_at=datetime.fromisoformat(fields["made_at"]),
        settled=bool(fields.get("settled", False)),
    )


def _to_record(comment: Comment) -> dict[str, object]:
    values = {**asdict(comment), "made_at": comment.made_at.isoformat(timespec="seconds")}
    del values["settled"]
    return {"record": KIND, **values}


def _from_records(contents: PackContents) -> list[Comment]:
    """Raises RefusedInputError pack.record with the number of the first line that is no comment."""
    told = []
    for number, record in enumerate(contents.records(), start=1):
        if number > MOST_COMMENTS or not _is_comment(record):
            raise refused("record", line=number)
        values = {name: value for name, value in record.items() if name != "record"}
        told.append(Comment(**values | {"made_at": datetime.fromisoformat(record["made_at"])}))
    return told


def _is_comment(record: Mapping[str, Any]) -> bool:
    texts = ("id", "visit", "item", "comment", "by", "made_at")
    if set(record) != {"record", *texts} or record["record"] != KIND:
        return False
    if not all(isinstance(record[name], str) for name in texts):
        return False
    fields = {"visit_id": record["visit"], **{name: record[name] for name in ("item", "comment", "by", "made_at")}}
    shapes = _ID.fullmatch(record["id"]) and _VISIT.fullmatch(record["visit"])
    return bool(shapes) and len(record["comment"]) <= LONGEST_COMMENT and not field_problems(KIND, "", fields)


def _report(work: Work, contents: PackContents, returned: int, repeated: bool) -> ImportReport:
    return ImportReport(
        pack_id=contents.info.pack_id,
        sender=sender_as_known(work, contents.info),
        repeated=repeated,
        kind=KIND,
        returned=returned,
    )
