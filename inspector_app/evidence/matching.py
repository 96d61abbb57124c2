"""Which item a photo belongs to, told by its time; and whether it was taken during the visit at all.

A camera's clock is evidence, never order (reliability.md §5): what it says is proposed or marked, never enforced.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.records.evidence import Photo
from db.records.visits import Visit
from inspector_app.evidence.media import MediaKind, kind_of
from inspector_app.stores import Store

AROUND_A_VISIT = timedelta(hours=2)
"""A photo of the door before, or of the car after, still belongs to the visit."""
SOON_AFTER = timedelta(minutes=3)
"""A photo this long after the answer still shows what was answered."""
LONGEST_STAY = timedelta(minutes=15)
"""Who has been at one item longer has walked on with the camera: the item says nothing any more."""
_EVENTS_LOOKED_AT = 1500
"""The last ones of this laptop's log: more than a long day of answers."""


@dataclass(frozen=True, slots=True)
class Moment:
    """At `at` the inspector went to the item, or answered it."""

    at: datetime
    item: str
    answered: bool = False


def moments_of(store: Store, visit_id: str) -> tuple[Moment, ...]:
    """Where the inspector was when, oldest first."""
    with store.database.look() as work:
        answers = work.answers.of_visit(visit_id)
        last = work.events.have().get(store.device, 0)
        events = list(work.events.of_device(store.device, after=max(0, last - _EVENTS_LOOKED_AT)))
    went = [
        Moment(datetime.fromisoformat(event.wall), str(event.fields["current_item"]))
        for event in events
        if event.kind == "visit" and event.obj == visit_id and event.fields.get("current_item")
    ]
    answered = [Moment(each.answered_at, code, True) for code, each in answers.items() if each.answered_at]
    return tuple(sorted(went + answered, key=lambda moment: moment.at))


def proposed_item(moments: Sequence[Moment], taken: datetime | None) -> str:
    """The item that was on the screen when the photo was taken, else the one answered just before; "" when unclear.

    `moments` oldest first. On the screen counts for LONGEST_STAY, an answer for SOON_AFTER.
    """
    if taken is None:
        return ""
    before = [moment for moment in moments if moment.at <= taken]
    if not before:
        return ""
    here = before[-1]
    stayed = taken - next((each.at for each in reversed(before) if not each.answered), here.at)
    if not here.answered:
        return here.item if stayed <= LONGEST_STAY else ""
    return here.item if taken - here.at <= SOON_AFTER else ""


def moment_of(taken_at: str, file_time: str, visit: Visit) -> datetime | None:
    """When it was taken: the camera's word, else the file's. A time without a zone is read in the visit's zone."""
    for said in (taken_at, file_time):
        try:
            moment = datetime.fromisoformat(said)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=visit.opened_at.tzinfo)
    return None


def is_outside(photo: Photo, visit: Visit) -> bool:
    """Whether a picture or film says that it was made over two hours before or after the visit.

    A visit still open reaches to when the photo was added. A paper of the firm may be as old as it likes.
    """
    if kind_of(photo.media_type) is MediaKind.DOCUMENT:
        return False
    moment = moment_of(photo.taken_at, photo.file_time, visit)
    if moment is None:
        return False
    end = visit.closed_at or max(photo.added_at, visit.opened_at)
    return not visit.opened_at - AROUND_A_VISIT <= moment <= end + AROUND_A_VISIT


def outside_ids(photos: Iterable[Photo], visit: Visit) -> frozenset[str]:
    """Ids of those that are outside."""
    return frozenset(photo.id for photo in photos if is_outside(photo, visit))
