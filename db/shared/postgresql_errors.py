"""What PostgreSQL and its driver say, as troubles that a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from db.errors import StoreTroubleError, TroubleKind

# Classes and codes of https://www.postgresql.org/docs/15/errcodes-appendix.html; the longest that fits counts.
_STATES: tuple[tuple[str, TroubleKind], ...] = (
    ("53100", "server_full"),
    ("57014", "server_busy"),
    ("55P03", "server_busy"),
    ("40001", "server_busy"),
    ("40P01", "server_busy"),
    ("25006", "read_only"),
    ("25P03", "unreachable"),
    ("42501", "not_allowed"),
    ("3D000", "no_database"),
    ("XX001", "damaged"),
    ("XX002", "damaged"),
    ("08", "unreachable"),
    ("28", "login_refused"),
    ("53", "server_busy"),
    ("57P", "unreachable"),
    ("58", "disk_error"),
)
# Before a connection stands the driver has only the server's or the system's words.
_WORDS: tuple[tuple[str, TroubleKind], ...] = (
    ("permission denied", "not_allowed"),
    ("password", "login_refused"),
    ("authentication", "login_refused"),
    ("pg_hba.conf", "login_refused"),
    # It is we who do not go in.
    ("does not support SSL", "server_unproven"),
    ("certificate verify failed", "server_unproven"),
    ("root certificate file", "server_unproven"),
    ("does not match host name", "server_unproven"),
    ("certificate", "login_refused"),
    ('database "', "no_database"),
    ('role "', "login_refused"),
    ("too many clients", "server_busy"),
    # On a full disk a server may not even let somebody in.
    ("No space left on device", "server_full"),
    ("could not write init file", "server_full"),
)


_LINES_HOLD: frozenset[TroubleKind] = frozenset({"server_full", "server_busy"})
"""The server is there: on a full disk it might not let the same desk in again."""


def trouble_of(error: BaseException | None) -> TroubleKind | None:
    """None when it is no trouble of the world's, but our own bug."""
    state = str(getattr(error, "sqlstate", None) or "")
    if state:
        return next((kind for start, kind in _STATES if state.startswith(start)), None)
    if not _is_operational(error):
        return None
    return next((kind for words, kind in _WORDS if words in str(error)), "unreachable")


def is_lost(error: DBAPIError) -> bool:
    """The line is broken, so that nobody said whether a commit was kept."""
    return error.connection_invalidated or trouble_of(error.orig) == "unreachable"


def _is_operational(error: Any) -> bool:
    """The driver's own classes are looked at by name: it is installed only where desks share a database."""
    return type(error).__module__.startswith("psycopg") and any(
        each.__name__ == "OperationalError" for each in type(error).__mro__
    )


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """The world's errors as StoreTroubleError; anything else is our bug and passes."""
    try:
        yield
    except DBAPIError as error:
        kind = trouble_of(error.orig)
        if kind is None:
            raise
        if kind not in _LINES_HOLD:
            engine.dispose()
        raise StoreTroubleError(kind, first_line(error.orig)) from error


def first_line(error: BaseException | None) -> str:
    """What the server said, for people; at most 200 signs."""
    return str(error).strip().partition("\n")[0][:200]
