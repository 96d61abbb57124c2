"""The store's log against packs that are still at hand: what left the house cannot be rewritten with the store."""

from collections.abc import Callable, Sequence
from pathlib import Path

from inspector_app.audit.check import Audit
from inspector_app.audit.departed import LONGEST, pack_problems
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.container import read_pack_file
from inspector_app.exchange.event_records import from_records
from inspector_app.exchange.pack_info import PackKind
from inspector_app.exchange.watching import never, unseen
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
    UnavailableError pack.unreadable; CancelledError.
    """
    for path in paths:
        contents = read_pack_file(path, store.identity.secrets, _Nowhere(), unseen, cancelled)
        if contents.info.kind is not PackKind.VISIT:
            # Passed over in silence it would be taken for one that agrees.
            raise RefusedInputError([Problem("audit.pack_without_log", {"pack": path.name[:LONGEST]})])
        events = from_records(contents.records())
        with store.database.look() as work:
            for problem in pack_problems(work, path.name, events):
                audit.note(problem)
