"""Whether other desks of a shared database changed something: the server tells it at each commit."""

from typing import Any

from sqlalchemy import Connection, Engine

from db.errors import StoreTroubleError
from db.shared.postgresql_errors import explained, first_line, trouble_of

CHANNEL = "inspector_app_changed"
"""Told at each commit, with the device that changed something."""


class Listener:
    """Whether other desks changed something since the last look. One connection of its own; not for two threads."""

    def __init__(self, engine: Engine, device: str) -> None:
        self._engine, self._device = engine, device
        self._line: Connection | None = None

    def changed(self) -> bool:
        """Waits for nothing but the answer; True as well after the line was down. StoreTroubleError unreachable."""
        with explained(self._engine):
            if self._line is None:
                self._line = self._listen()
                return True
            try:
                # A question of any kind: with its answer comes all that was committed before, or that the line broke.
                _driver(self._line).execute("SELECT 1")
                told = [notice.payload for notice in _driver(self._line).notifies(timeout=0)]
            except BaseException as error:
                self.close()
                if trouble_of(error) is None:
                    raise
                raise StoreTroubleError("unreachable", first_line(error)) from error
        return any(payload != self._device for payload in told)

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            # Not back among those that others take: it is in another mode.
            line.invalidate()
            line.close()

    def _listen(self) -> Connection:
        line = self._engine.connect()
        _driver(line).autocommit = True
        _driver(line).execute(f"LISTEN {CHANNEL}")
        return line


def _driver(line: Connection) -> Any:
    """What SQLAlchemy has no words for is asked of the driver itself."""
    return line.connection.driver_connection
