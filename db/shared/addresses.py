"""Where a database that desks share lies: an address as people write it, read strictly.

Across a network the server must prove who it is (TLS with `sslmode=verify-full`); whatever else an address may say to
the driver is refused, so that no word in it switches that off.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

Flaw = Literal["unreadable", "scheme", "host", "database", "option", "tls"]

_LOCAL = ("localhost", "127.0.0.1", "::1")
_OPTIONS = frozenset({"host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey"})
_STRICT = "verify-full"


class AddressError(Exception):
    """What is wrong with an address."""

    def __init__(self, flaw: Flaw, detail: str = "") -> None:
        super().__init__(f"{flaw}: {detail}")
        self.flaw: Flaw = flaw
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Address:
    """One database of a PostgreSQL server; `url` may hold a password, `shown` does not."""

    url: URL

    @property
    def text(self) -> str:
        return self.url.set(drivername="postgresql").render_as_string(hide_password=False)

    @property
    def shown(self) -> str:
        return self.url.set(drivername="postgresql").render_as_string(hide_password=True)

    @property
    def login(self) -> str:
        return self.url.username or ""

    def with_login(self, login: str, password: str = "") -> "Address":
        """The same database for somebody else."""
        url = self.url
        place = (url.host, url.port, url.database, url.query)
        return Address(URL.create(url.drivername, login or None, password or None, *place))


def read_address(text: str) -> Address:
    """`postgresql://user@host:port/database`; raises AddressError with the first thing that is wrong."""
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError) as error:
        raise AddressError("unreadable") from error
    if url.drivername not in ("postgresql", "postgres"):
        raise AddressError("scheme", url.drivername[:20])
    strange = sorted(set(url.query) - _OPTIONS)
    if strange:
        raise AddressError("option", strange[0][:40])
    if not url.database:
        raise AddressError("database")
    hosts = _hosts(url)
    if not hosts:
        raise AddressError("host")
    return Address(_with_tls(url.set(drivername="postgresql+psycopg"), hosts))


def has_driver() -> bool:
    """Whether what speaks to PostgreSQL is installed: it is left out where every desk has a file of its own."""
    return find_spec("psycopg") is not None


def _hosts(url: URL) -> list[str]:
    told = url.query.get("host", ())
    listed = [told] if isinstance(told, str) else list(told)
    return [host for host in (url.host or "", *listed) if host]


def _with_tls(url: URL, hosts: list[str]) -> URL:
    if all(host in _LOCAL or host.startswith("/") for host in hosts):
        return url
    mode = url.query.get("sslmode", _STRICT)
    if mode != _STRICT:
        raise AddressError("tls", str(mode))
    return url.update_query_dict({"sslmode": _STRICT})
