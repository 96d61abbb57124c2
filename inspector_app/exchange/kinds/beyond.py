"""What each of several packs brings beyond those before it: hand-overs are cumulative, a file may lie there twice."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from inspector_app.exchange.kinds.followers import Follower, furthest, released
from inspector_app.exchange.merging.deliveries import PackVisit
from inspector_app.exchange.reports import PackPreview, PlanPart


class Before:
    """What will have come when it is the next pack's turn. Pure."""

    def __init__(self, have: Mapping[str, int] | None = None, waiting: Sequence[Follower] = ()) -> None:
        self._packs: set[str] = set()
        self._logs = dict(have or {})
        """Device to the last number of its log."""
        self._waiting = list(waiting)
        self._files: set[str] = set()
        self._visits: set[str] = set()
        self._editions: dict[tuple[str, str], int] = {}
        """By sender and section of a plan; between two senders the store decides."""

    def beyond(self, preview: PackPreview) -> PackPreview:
        """The preview as it will be true at its turn; its photos and papers were verified all the same."""
        lacking = preview.lacking - self._files
        left = [last - max(first - 1, self._logs.get(dev, 0)) for dev, (first, last) in preview.new_logs.items()]
        fresh = sum(max(count, 0) for count in left)
        waits = bool(preview.waiting) and not _following(preview).fits(self._logs)
        return replace(
            preview,
            already_imported=preview.already_imported or preview.pack_id in self._packs,
            visits=tuple(self._visit(each) for each in preview.visits),
            parts=tuple(self._part(preview.sender.id, each) for each in preview.parts),
            lacking=lacking,
            files_new=len(lacking) if preview.carries_visits else 0,
            returned=0 if preview.carries_visits else len(lacking),
            waiting=preview.waiting if waits else (),
            follows=bool(preview.waiting) and not waits,
            releases=0 if waits else len(released(self._logs, _following(preview).ends, self._waiting)),
            events_new=fresh,
            events_known=preview.events_known + preview.events_new - fresh,
        )

    def add(self, preview: PackPreview) -> None:
        """It will be taken in. What only waits brings its files, and no records yet."""
        self._packs.add(preview.pack_id)
        self._files |= preview.lacking
        ours = _following(preview)
        if preview.waiting:
            self._waiting.append(ours)
            return
        for each in (*released(self._logs, ours.ends, self._waiting), ours):
            self._logs = furthest(self._logs, each.ends)
        self._visits |= {each.id for each in preview.visits}
        for part in preview.parts:
            if part.state in ("new", "changed", "unread"):
                place = preview.sender.id, part.section
                self._editions[place] = max(part.edition, self._editions.get(place, 0))

    def _visit(self, visit: PackVisit) -> PackVisit:
        if visit.id not in self._visits or visit.state not in ("new", "changed"):
            return visit
        more = any(seq > self._logs.get(device, 0) for device, seq in visit.newest.items())
        return replace(visit, state="changed" if more else "known")

    def _part(self, sender: str, part: PlanPart) -> PlanPart:
        before = self._editions.get((sender, part.section))
        if before is None or part.state not in ("new", "changed", "unread"):
            return part
        if part.edition > before:
            return part if part.state == "unread" else replace(part, state="changed")
        state: Literal["known", "older"] = "known" if part.edition == before else "older"
        return replace(part, state=state)


def _following(preview: PackPreview) -> Follower:
    return Follower(preview.pack_id, preview.needs, {device: last for device, (_, last) in preview.new_logs.items()})
