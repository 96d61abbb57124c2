"""The other kind of database: on a PostgreSQL server, shared by the desks of an office.

Every desk is a device of its own, with its own chain of events. One unit of work changes at a time (an advisory lock of
the transaction, as SQLite's one writer), so that heads, rows and numbers of papers are built from all that was kept
before; those who only read see one moment and wait for nobody. What the server's disk holds is not sealed by us: the
disk's own encryption and TLS protect it; photos stay sealed files elsewhere.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from sqlalchemy import Connection, Engine, Integer, RootTransaction, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlmodel import SQLModel

from db.database import MIGRATIONS, SCHEMA_VERSION, Database
from db.errors import StoreTroubleError
from db.log.kept import columns_there, note_grown
from db.records.log import Device
from db.records.values import JsonValue
from db.shared.access import RULES, grant_all, has_groups, make_desks, owns_tables, rules_there
from db.shared.addresses import Address
from db.shared.listening import CHANNEL, Listener
from db.shared.moving import DifferenceError, move_rows
from db.shared.postgresql_errors import explained, is_lost, trouble_of
from db.shelves.devices import Devices
from db.work import Work

Tell = tuple[datetime, Callable[[Work], object]]
"""When, and what writes into the log in the same transaction."""
_LOCK = 0x1A50_EC70
"""Whoever changes something in the database holds this advisory lock until the commit."""
_WAIT_FOR_LOCK = "30s"
_FROZEN_AFTER = "60s"
"""A desk that does nothing for so long in the middle of a change is thrown out: all others wait for it."""

_BEGIN = text(
    f"SELECT set_config('lock_timeout', '{_WAIT_FOR_LOCK}', true),"
    f" set_config('idle_in_transaction_session_timeout', '{_FROZEN_AFTER}', true),"
    f" pg_advisory_xact_lock({_LOCK})"
)
# After the lock, in a statement of its own: what others committed while we waited is seen.
_PLACE = text("SELECT pg_current_xact_id()::text, (SELECT count(*) FROM desk WHERE device = :device)")
_VERSION = text("SELECT version_num FROM alembic_version")


@compiles(Integer, "postgresql")
def _as_wide_as_sqlite(_type: Integer, _compiler: object, **_: object) -> str:
    """Counters and sizes go up to 2**53 (db.log.keepable)."""
    return "BIGINT"


@dataclass(frozen=True, slots=True)
class Reached:
    server: str
    """Its version."""
    version: int
    """Of our tables; 0 when there are none."""
    tables: int
    """Of whatever kind."""
    may_create: bool
    """This login may make tables there."""
    has_groups: bool
    """The groups of people (db.shared.access) are there, or this login may make them."""


class SharedDatabase(Database):
    """Threads may share it; each unit of work has its own connection. Errors are StoreTroubleError, as of a file."""

    shared = True

    def __init__(self, address: Address, device: str) -> None:
        self._engine = _engine_of(address)
        self._writing = self._engine.execution_options(isolation_level="READ COMMITTED")
        self._reading = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._device = device
        self._listeners: list[Listener] = []
        self.relief = lambda full: None

    @classmethod
    def found(cls, address: Address, device: Device, tell: Tell | None = None) -> "SharedDatabase":
        """The tables in an empty database, with the first desk. StoreTroubleError not_empty, and as `at`.

        What `tell` writes comes with it, or nothing does.
        """
        database = cls(address, device.id)
        try:
            with explained(database._engine), database._engine.begin() as connection:
                connection.execute(_BEGIN)
                if connection.execute(_TABLES).scalar():
                    raise StoreTroubleError("not_empty")
                _upgrade(connection)
                _enrol(connection, device, tell)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def at(cls, address: Address, device: str) -> "SharedDatabase":
        """As the desk `device`. StoreTroubleError: what `reach` raises, no_desk, newer_version, not_allowed,
        older_version: only the owner of the tables may bring them up to date.
        """
        database = cls(address, device)
        try:
            with explained(database._engine):
                _bring_up_to_date(database._engine)
            with database.look() as work:
                if device not in {desk.device for desk in work.desks.all()}:
                    raise StoreTroubleError("no_desk", device)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def is_founded(cls, address: Address) -> bool:
        """Whether the database has our tables. StoreTroubleError as `reach`."""
        return cls.reach(address).version > 0

    @classmethod
    def reach(cls, address: Address) -> "Reached":
        """What is there before anything is made.

        StoreTroubleError: unreachable, login_refused, server_unproven, no_database.
        """
        engine = _engine_of(address)
        try:
            with explained(engine), engine.connect() as connection:
                server, tables, may_create = connection.execute(_REACHED).one()
                return Reached(server, version_of(connection), tables, may_create, has_groups(connection))
        finally:
            engine.dispose()

    def enrol(self, device: Device, tell: Tell | None = None) -> None:
        """The own device becomes a desk of this database, for the login that says so; with it comes what `tell` writes.

        StoreTroubleError not_allowed.
        """
        with explained(self._engine), self._writing.connect() as connection, connection.begin():
            connection.execute(_BEGIN)
            _enrol(connection, device, tell)

    def listener(self) -> "Listener":
        """Closed with the database."""
        self._listeners.append(Listener(self._engine, self._device))
        return self._listeners[-1]

    def close(self) -> None:
        for listener in self._listeners:
            listener.close()
        super().close()

    def has_current_rules(self) -> bool:
        """The server enforces what this program wants enforced (db.shared.row_rules)."""
        with explained(self._engine), self._engine.connect() as connection:
            return rules_there(connection) >= RULES

    def may_rebuild(self) -> bool:
        """Only whoever made the tables, as with the steps of the schema: the server lets no other login do it."""
        with explained(self._engine), self._engine.connect() as connection:
            return owns_tables(connection)

    def leave(self) -> None:
        """The own device is no desk any more: the server takes nothing of it. What it recorded stays."""
        with explained(self._engine), self._writing.connect() as connection, connection.begin():
            connection.execute(text("DELETE FROM desk WHERE device = :device"), {"device": self._device})

    def unfound(self) -> None:
        """Takes away all that `found` made, with whatever came since. For its owner, after a move that broke off.

        StoreTroubleError not_empty: another desk is there.
        """
        others = text("SELECT count(*) FROM desk WHERE device <> :device")
        with explained(self._engine), self._writing.connect() as connection, connection.begin():
            connection.execute(_BEGIN)
            if connection.execute(others, {"device": self._device}).scalar():
                raise StoreTroubleError("not_empty")
            for table in (*SQLModel.metadata.tables, "desk", "figure_doubt", "alembic_version"):
                connection.exec_driver_sql(f'DROP TABLE IF EXISTS "{table}" CASCADE')

    def begin_epoch(
        self, device: str, now: datetime, fields: Mapping[str, JsonValue], keys: tuple[str, str] | None = None
    ) -> NoReturn:
        """A shared database is not brought back by one desk."""
        raise StoreTroubleError("file_only")

    def check(self) -> list[str]:
        """Reads every row of every table once; what the server cannot read is damage."""
        with self.look() as work:
            return work.desks.unreadable()

    def page_count(self) -> int:
        with self.look() as work:
            return work.desks.size() // 8192

    def facts(self) -> dict[str, str]:
        """The server and the schema; how the server keeps what it is told is the server's matter."""
        with explained(self._engine), self._engine.connect() as connection:
            server = str(connection.execute(text("SHOW server_version")).scalar())
            return {"engine": f"PostgreSQL {server}", "schema": str(version_of(connection))}

    def quick_check(self) -> list[str]:
        """The server answers and has our tables."""
        with self.look() as work:
            return [] if work.desks.all() else ["desk"]

    def back_up(self, target: Path, key: bytes, step: Callable[[], object] = lambda: None) -> None:
        """All that the server holds at one moment, in an encrypted file, compared row by row."""
        with self.look() as work:
            own = work.devices.own()
        with closing(Database.create(target, key, own)) as copy:
            try:
                move_rows(self, copy, lambda table, rows: step())
            except DifferenceError as error:
                raise StoreTroubleError("damaged", error.table) from error

    def copy_under(self, target: Path, key: bytes) -> NoReturn:
        raise StoreTroubleError("file_only")

    # --- inside -------------------------------------------------------------------------------------------------------

    @contextmanager
    def _unit(self, *, writing: bool) -> Iterator[Connection]:
        with explained(self._engine):
            if not writing:
                with self._reading.connect() as connection, connection.begin():
                    yield connection
                return
            with self._writing.connect() as connection:
                transaction = connection.begin()
                try:
                    number = self._begin(connection)
                    yield connection
                    connection.execute(text(f"SELECT pg_notify('{CHANNEL}', :device)"), {"device": self._device})
                except BaseException:
                    with suppress(DBAPIError):
                        transaction.rollback()
                    raise
                self._commit(connection, transaction, number)

    def _begin(self, connection: Connection) -> str:
        """Waits for the turn; gives the number of the transaction. StoreTroubleError no_desk."""
        connection.execute(_BEGIN)
        number, desks = connection.execute(_PLACE, {"device": self._device}).one()
        if not desks:
            raise StoreTroubleError("no_desk", self._device)
        return str(number)

    def _commit(self, connection: Connection, transaction: RootTransaction, number: str) -> None:
        """When the line breaks just now, the server is asked whether it kept the change."""
        try:
            transaction.commit()
        except DBAPIError as error:
            if not is_lost(error):
                raise
            connection.invalidate()
            outcome = self._outcome(number)
            if outcome == "committed":
                return
            raise StoreTroubleError("unreachable" if outcome == "aborted" else "outcome_unknown") from error

    def _outcome(self, number: str) -> str:
        self._engine.dispose()
        with suppress(DBAPIError), self._writing.connect() as connection, connection.begin():
            # The lock is free when that transaction has ended, one way or the other.
            connection.execute(_BEGIN)
            asked = connection.execute(text("SELECT pg_xact_status(CAST(:number AS xid8))"), {"number": number})
            return str(asked.scalar())
        return ""


def version_of(connection: Connection) -> int:
    """Of our tables there; 0 when there are none."""
    there = connection.execute(text("SELECT to_regclass('alembic_version') IS NOT NULL")).scalar()
    return int(connection.execute(_VERSION).scalar() or 0) if there else 0


def _engine_of(address: Address) -> Engine:
    return create_engine(
        address.url,
        hide_parameters=True,
        # A server that was started again between two changes is not noticed.
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 5,
            "tcp_user_timeout": 15_000,
            "keepalives_idle": 10,
            "application_name": "inspector-app",
            "client_encoding": "utf8",
            "options": "-c search_path=public -c timezone=UTC -c synchronous_commit=on",
        },
    )


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise StoreTroubleError("newer_version", str(version))
    if version < 1:
        raise StoreTroubleError("no_database")
    if version < SCHEMA_VERSION:
        try:
            with engine.begin() as connection:
                connection.execute(_BEGIN)
                _upgrade(connection)
        except DBAPIError as error:
            if trouble_of(error.orig) == "not_allowed":
                raise StoreTroubleError("older_version", str(version)) from error
            raise
    _renew_rules(engine)


def _renew_rules(engine: Engine) -> None:
    """What the server enforces, as this program has it; whoever did not make the tables leaves it as it is."""
    with engine.connect() as connection:
        if rules_there(connection) >= RULES or not owns_tables(connection):
            return
    with engine.begin() as connection:
        connection.execute(_BEGIN)
        make_desks(connection)
        grant_all(connection)


def _upgrade(connection: Connection) -> None:
    """All steps, in the caller's transaction; a desk that comes second finds it done."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    before = columns_there(connection)
    command.upgrade(config, "head")
    note_grown(connection, before)
    make_desks(connection)
    _order_by_bytes(connection)
    grant_all(connection)


def _enrol(connection: Connection, device: Device, tell: Tell | None = None) -> None:
    devices = Devices(connection, device.id)
    if devices.get(device.id) is None:
        devices.add(device)
    connection.execute(text("INSERT INTO desk (device) VALUES (:device)"), {"device": device.id})
    if tell is not None:
        now, write = tell
        write(Work(connection, device.id, now))


# Those of others, too, which the information schema hides from whoever may not read them.
_TABLES = text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
_REACHED = text(
    "SELECT current_setting('server_version'), (SELECT count(*) FROM pg_tables WHERE schemaname = 'public'),"
    " has_schema_privilege('public', 'CREATE')"
)
_TEXTS = text(
    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
    " AND data_type IN ('character varying', 'text') AND collation_name IS DISTINCT FROM 'C'"
)


def _order_by_bytes(connection: Connection) -> None:
    """Texts compare as they do in SQLite and in Python, whatever the server's language is."""
    for table, column in connection.execute(_TEXTS).all():
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE text COLLATE "C"')
