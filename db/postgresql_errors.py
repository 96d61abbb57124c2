"""What PostgreSQL and its driver say, as troubles that a person can act on."""

from typing import Any

from sqlalchemy.exc import DBAPIError

from db.errors import TroubleKind

# Classes and codes of https://www.postgresql.org/docs/15/errcodes-appendix.html; the longest that fits counts.
_STATES: tuple[tuple[str, TroubleKind], ...] = (
    ("53100", "disk_full"),
    ("57014", "busy"),
    ("55P03", "busy"),
    ("40001", "busy"),
    ("40P01", "busy"),
    ("25006", "read_only"),
    ("25P03", "unreachable"),
    ("42501", "not_allowed"),
    ("3D000", "no_database"),
    ("XX001", "damaged"),
    ("XX002", "damaged"),
    ("08", "unreachable"),
    ("28", "login_refused"),
    ("53", "busy"),
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
    ("too many clients", "busy"),
)


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
