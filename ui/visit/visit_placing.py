"""Moves the photos of a visit between items and tray, orders them, and takes the last move back."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from inspector_app.evidence.placing import Place, order_photos, place_photos, put_as_before, return_to_tray
from inspector_app.stores import Store
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_state import VisitState, reload_visit


class VisitPlacing(QObject):
    moved = Signal(int, object)
    """How many photos went to which item; None is the tray. It can be undone."""

    def __init__(self, desk: VisitDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last: tuple[Place, ...] = ()

    def to_item(self, photo_ids: Sequence[str], item: str) -> None:
        self._change(lambda store, now: place_photos(store, photo_ids, item, now), item)

    def to_tray(self, photo_ids: Sequence[str]) -> None:
        self._change(lambda store, now: return_to_tray(store, photo_ids, now), None)

    def order(self, photo_ids: Sequence[str]) -> None:
        """All photos of one item, as they are to follow each other."""
        self._change(lambda store, now: order_photos(store, photo_ids, now), "", silent=True)

    def insert(self, photo_ids: Sequence[str], item: str, before: str) -> None:
        """To the item, in front of a photo of it; behind the last when `before` is none of them."""
        others = [photo.id for photo in self._desk.shown.photos_of(item) if photo.id not in photo_ids]
        place = others.index(before) if before in others else len(others)
        wanted = [*others[:place], *photo_ids, *others[place:]]
        own = {photo.id for photo in self._desk.shown.photos_of(item)}
        moving = [each for each in photo_ids if each not in own]

        def change(store: Store, now: datetime) -> tuple[Place, ...]:
            moved = place_photos(store, moving, item, now)
            ordered = order_photos(store, wanted, now)
            return (*(each for each in ordered if each.photo_id not in moving), *moved)

        self._change(change, item, silent=not moving, count=len(moving))

    def undo(self) -> None:
        """The last move, once."""
        last, self._last = self._last, ()
        if last:
            self._change(lambda store, now: put_as_before(store, last, now), "", silent=True)

    def _change(
        self,
        change: Callable[[Store, datetime], tuple[Place, ...] | None],
        item: str | None,
        *,
        silent: bool = False,
        count: int = -1,
    ) -> None:
        desk = self._desk
        store, now, before = desk.session.store, desk.session.clock(), desk.shown
        if before.read_only:
            return

        def work() -> tuple[tuple[Place, ...], VisitState]:
            places = change(store, now) or ()
            return places, reload_visit(store, before)

        def done(result: tuple[tuple[Place, ...], VisitState]) -> None:
            self._last, state = result
            desk.accept(state)
            moved = len(self._last) if count < 0 else count
            if moved and not silent:
                self.moved.emit(moved, item)

        desk.session.jobs.run(self, work, done=done, failed=desk.tell)
