"""The checklist versions that a store knows, as its office stands to them: what a list of them shows, cheaply."""

import json
from dataclasses import dataclass
from datetime import date

from db.work import Work
from inspector_app.checklists.editions import Edition, State, editions, in_force
from inspector_app.checklists.model import Checklist, Words, all_items
from inspector_app.checklists.snapshots import shipped
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the shelf."""

    id: str
    name: str
    version: str
    title: Words
    items: int | None
    """None when only its announcement is here, not its content."""
    edition: Edition | None
    """None for the shipped checklist while the office says nothing of it."""
    in_force: bool
    """New visits of the day begin with it."""

    @property
    def state(self) -> str:
        """draft, published, withdrawn, or shipped."""
        return self.edition.state.value if self.edition is not None else "shipped"


def versions_on(store: Store, day: date) -> list[Version]:
    """The one in force first, then the newest first; the shipped checklist is always among them."""
    with store.database.look() as work:
        known = editions(work)
        current = in_force(work, day).id
        found = [_version(work, edition, current) for edition in reversed(known)]
    own = shipped()
    if own.id not in {each.id for each in found}:
        count = sum(1 for _ in all_items(own))
        found.append(Version(own.id, own.name, own.version, own.title, count, None, own.id == current))
    return sorted(found, key=lambda each: not each.in_force)


def _version(work: Work, edition: Edition, current: str) -> Version:
    content = work.checklists.content(edition.id)
    count = None if content is None else sum(len(area["items"]) for area in json.loads(content)["areas"])
    named = (edition.id, edition.name, edition.version, edition.title)
    return Version(*named, count, edition, edition.id == current and edition.state is not State.WITHDRAWN)


def newer_than(store: Store, checklist: Checklist, day: date) -> Checklist | None:
    """What is in force that day in place of a version that a visit began with; None when that is still it.

    A visit that began with a version of a later day than the one in force keeps it: nobody goes back unasked.
    """
    with store.database.look() as work:
        known = {edition.id: edition for edition in editions(work)}
        if checklist.name not in {shipped().name, *(edition.name for edition in known.values())}:
            return None
        current = in_force(work, day, checklist.name)
    if current.id == checklist.id:
        return None
    own, other = known.get(checklist.id), known.get(current.id)
    is_later = (
        own is not None
        and own.state is State.PUBLISHED
        and own.since is not None
        and (other is None or other.since is None or own.since > other.since)
    )
    return None if is_later else current
