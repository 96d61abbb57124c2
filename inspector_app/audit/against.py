"""The store's log against packs that are still at hand: what left the house cannot be rewritten with the store."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from db.records.log import Event
from db.work import Work
from inspector_app.audit.check import Audit
from inspector_app.audit.departed import LONGEST, pack_problems
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.container import read_pack_file
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.watching import never, unseen
from inspector_app.exchange.kinds.giving_back import signed_ends
from inspector_app.exchange.merging.event_records import from_records
from inspector_app.stores import Store


class _Nowhere:
    """Photos and papers of the pack are verified by its reader; the log alone is compared."""

    def accept(self, name: str, sha256: str, data: bytes) -> None:
        """Nothing is kept."""


def compare_with_packs(
    store: Store, paths: Sequence[Path], audit: Audit, cancelled: Callable[[], bool] = never
) -> None:
    """Notes in `audit` each event that is not in the store, or not as it was handed over.

    Raises RefusedInputError audit.pack_without_log, and for what is no sound pack or for somebody else;
    UnavailableError pack.not_opened, pack.unreadable; CancelledError.
    """
    for path in paths:
        contents = read_pack_file(path, store.identity.secrets, _Nowhere(), unseen, cancelled)
        if contents.info.kind not in (PackKind.VISIT, PackKind.GIVE_BACK):
            # Passed over in silence it would be taken for one that agrees.
            raise RefusedInputError([Problem("audit.pack_without_log", {"pack": path.name[:LONGEST]})])
        events = from_records(contents.records())
        with store.database.look() as work:
            for problem in _differences(work, contents.info, path.name, events):
                audit.note(problem)


def _differences(work: Work, info: PackInfo, name: str, events: list[Event]) -> Iterator[Problem]:
    """A give-back pack speaks for a laptop as far as that laptop signed; past it, it proves nothing against a log."""
    if info.kind is PackKind.VISIT:
        yield from pack_problems(work, name, events)
        return
    ends = signed_ends(work, info, events)
    yield from pack_problems(work, name, (event for event in events if event.seq <= ends.get(event.dev, 0)))
    rest = (event for event in events if event.seq > ends.get(event.dev, 0))
    unsure = Counter(str(problem.details["device"]) for problem in pack_problems(work, name, rest))
    for device, count in unsure.items():
        yield Problem("audit.given_back_differs", {"device": device, "count": count, "pack": name[:LONGEST]})
