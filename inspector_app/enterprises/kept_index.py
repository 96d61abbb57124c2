"""The enterprises that a text means, for lists of something else: visits, photos, who is due."""

from inspector_app.enterprises.search import SearchIndex
from inspector_app.stores import Store

_ALL = 1 << 30


class EnterpriseIndex:
    """Made when a text is first looked for, which takes a second of a large register; one thread at a time asks it."""

    def __init__(self) -> None:
        self._index: SearchIndex | None = None

    def find(self, store: Store, text: str) -> frozenset[str] | None:
        """Their ids; None for no text: all of them."""
        if not text:
            return None
        if self._index is None:
            with store.database.look() as work:
                self._index = SearchIndex(work.enterprises.all())
        return frozenset(self._index.find(text, _ALL))
