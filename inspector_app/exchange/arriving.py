"""What every pack that arrives has in common: is its sender welcome, who is he, what does a look at it say."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from db.records.log import Device
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.container import PackContents
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.reports import PackPreview
from inspector_app.exchange.trust import peers
from inspector_app.exchange.trust.peers import Standing
from inspector_app.exchange.trust.rights import certified_device, is_certified, sender_problems
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.exchange.withdrawn import was_withdrawn
from inspector_app.sessions import note_within

ACCEPTED = "sender_accepted"
"""In the log: what was done."""


def require_welcome(work: Work, info: PackInfo, accept_new_sender: bool, now: datetime) -> None:
    """Raises RefusedInputError with every reason: pack.own_pack, pack.sender_…"""
    sender = peers.sender_of(info)
    problems = sender_problems(work, info, now)
    standing = peers.standing(work, sender)
    if standing is Standing.OWN:
        problems.append(Problem("pack.own_pack"))
    needed = standing is Standing.NEW and not accept_new_sender and not is_certified(work, info, now)
    if needed and not problems:
        details = {
            "person": sender.person,
            "office": sender.office,
            "words": spoken(sender.signing_key),
            "digits": peers.fingerprint_of_device(sender),
        }
        problems.append(Problem("pack.sender_unknown", details))
    if problems:
        raise RefusedInputError(problems)


def remember_sender(work: Work, info: PackInfo, now: datetime) -> None:
    """A sender who is welcome is known from now on, by the office's word where there is one.

    Whoever was a stranger is so because a person compared his words: the log says who.
    """
    here = work.devices.get(info.sender.device)
    if here is None or here.signing_key != info.sender.signing_public:
        was_stranger = peers.standing(work, peers.sender_of(info)) is Standing.NEW and not is_certified(work, info, now)
        known = sender_as_known(work, info)
        peers.remember(work, known, now)
        if was_stranger:
            note_within(work, ACCEPTED, **peers.told_of(known))


def sender_as_known(work: Work, info: PackInfo) -> Device:
    """As the office or his card told of him: only a stranger is believed what he says of himself.

    Else a known laptop could make itself another person's, or a supervisor's, by announcing one more life.
    """
    sender, here = peers.sender_of(info), work.devices.get(info.sender.device)
    if here is not None and here.signing_key == sender.signing_key:
        return here
    certified, known = certified_device(work, sender), peers.known_as(work, sender)
    if certified is not sender or known is None or known.signing_key != sender.signing_key:
        return certified
    return replace(known, id=sender.id, own=False, first_seen=None)


def problems_of_number(work: Work, contents: PackContents) -> list[Problem]:
    """pack.id_reused: what has another pack's number would pass for one that came already, and nobody would miss it."""
    before = work.packs.get(contents.info.pack_id)
    others = [] if before is None or before.sha256 == contents.sha256 else [before]
    return [Problem("pack.id_reused", {"file": each.file_name}) for each in others]


def previewed(work: Work, info: PackInfo, now: datetime, **found: Any) -> PackPreview:
    """A look at a pack; `found` are the fields of PackPreview that its kind fills."""
    sender = peers.sender_of(info)
    standing = peers.standing(work, sender)
    known = standing in (Standing.KNOWN, Standing.OWN) or is_certified(work, info, now)
    return PackPreview(
        pack_id=info.pack_id,
        kind=info.kind.value,
        created=info.created,
        encrypted=info.encrypted,
        sender=sender_as_known(work, info) if known else sender,
        fingerprint=peers.fingerprint_of_device(sender),
        sender_known=known,
        own=standing is Standing.OWN,
        already_imported=work.packs.get(info.pack_id) is not None and standing is not Standing.OWN,
        withdrawn=was_withdrawn(work, info.pack_id),
        **found,
    )
