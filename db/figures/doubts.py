"""Figures that an inspector's desk kept counted in a shared database: a reviewer's desk counts them anew.

The server notes what an inspector's login wrote there (db.shared.row_rules), whatever program it used; its arithmetic
is the desk's. So nobody who decides for the office reads a sum that an inspector could have made up.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select, text

from db.columns import first_letters
from db.figures.stale import mark_as_stale
from db.figures.tallies import Tallies
from db.log.heads import BATCH, batches
from db.tables import COUNTED_VISITS, STALE_ENTERPRISES, STALE_FINDINGS, STALE_VISITS

_MAY = text(
    "SELECT to_regclass('figure_doubt') IS NOT NULL"
    " AND coalesce(has_table_privilege(to_regclass('figure_doubt'), 'DELETE'), false)"
)
_ANY = text("SELECT EXISTS (SELECT FROM figure_doubt)")
_TAKE = text("DELETE FROM figure_doubt WHERE what = :what RETURNING id")


class Doubts:
    """Of one unit of work; in a file of one's own there are none."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def any(self) -> bool:
        """There are some that this login may settle."""
        if self._connection.dialect.name != "postgresql" or not self._connection.execute(_MAY).scalar():
            return False
        return bool(self._connection.execute(_ANY).scalar())

    def settle(self) -> None:
        """What is doubted becomes stale, and the sums of its months are made anew. Asked after `any`."""
        visits, months = self._taken("visit"), set(self._taken("month"))
        for batch in batches(visits, BATCH):
            counted = select(first_letters(COUNTED_VISITS.c.day, 7)).where(COUNTED_VISITS.c.id.in_(batch))
            months.update(self._connection.execute(counted).scalars())
        mark_as_stale(self._connection, STALE_VISITS, visits)
        mark_as_stale(self._connection, STALE_ENTERPRISES, self._taken("enterprise"))
        mark_as_stale(self._connection, STALE_FINDINGS, self._taken("finding"))
        Tallies(self._connection).sum_anew(sorted(months))

    def _taken(self, what: str) -> Sequence[str]:
        return self._connection.execute(_TAKE, {"what": what}).scalars().all()
