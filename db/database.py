"""Opens a store's database: unlock, version check, pragmas. `with database.work(now) as work:` is one unit of work."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from db.errors import StoreTroubleError, TroubleKind
from db.log.kept import columns_there, note_grown
from db.records.log import Device
from db.records.values import JsonValue
from db.shelves.devices import Devices
from db.work import Work

SCHEMA_VERSION = 6
"""`PRAGMA user_version` of the newest migration: the gate; Alembic's own table is the detail."""

OLDEST_SAFE_ENGINE = (3, 51, 3)
"""Below it SQLite can lose a WAL reset (reliability.md, trap 7)."""

MIGRATIONS = Path(__file__).parent / "migrations"

_BUSY_MS = 5000
_ONLY_READS = "only reads"
"""Whether the next transaction of a connection will not write."""

# Primary result codes of SQLite (https://sqlite.org/rescode.html) that are the world's doing, not ours.
_TROUBLES: dict[int, TroubleKind] = {
    5: "busy",
    6: "busy",
    8: "read_only",
    10: "disk_error",
    11: "damaged",
    13: "disk_full",
    14: "missing",
    26: "wrong_key",
}


# The same in SQLite's own words (sqlite3_errstr).
_TROUBLES_IN_WORDS: tuple[tuple[str, TroubleKind], ...] = (
    ("database is locked", "busy"),
    ("attempt to write a readonly database", "read_only"),
    ("disk I/O error", "disk_error"),
    ("database disk image is malformed", "damaged"),
    ("database or disk is full", "disk_full"),
    ("unable to open database file", "missing"),
    ("file is not a database", "wrong_key"),
)


class Database:
    """One encrypted file with one writer. Threads may share it: each unit of work has its own connection.

    db.shared.postgresql has the other kind, which the desks of an office share.
    """

    shared = False

    def __init__(self, path: Path, key: bytes) -> None:
        self._engine = _engine(path, key)
        self._path, self._salt = path, key[32:]
        self._device = ""
        self.relief: Callable[[bool], object] = lambda full: None
        """Makes room on a disk that is nearly full; asked before each change, and told when one found it full."""

    @classmethod
    def create(cls, path: Path, key: bytes, device: Device) -> "Database":
        """A new database with the own device in it. StoreTroubleError when the disk refuses."""
        database = cls(path, key)
        with _troubles_explained(database._engine):
            _upgrade(database._engine)
        with database._unit(writing=True) as connection:
            Devices(connection).add(device)
        database._device = device.id
        return database

    @classmethod
    def open(cls, path: Path, key: bytes, backups: Path) -> "Database":
        """An existing one; an older schema is backed up into `backups` and upgraded first.

        Raises StoreTroubleError: missing, wrong_key, newer_version (the file is then unchanged), damaged, disk_*.
        """
        if not path.is_file():
            raise StoreTroubleError("missing", str(path))
        if not path.stat().st_size:
            # To the engine an empty file is a new database; to us it is one that lost everything.
            raise StoreTroubleError("damaged", f"{path.name}: 0 bytes")
        database = cls(path, key)
        try:
            with _troubles_explained(database._engine):
                database._check_engine()
                database._bring_up_to_date(path, key, backups)
            with database._unit(writing=False) as connection:
                database._device = Devices(connection).own().id
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def work(self, now: datetime) -> Iterator[Work]:
        """One unit of work, committed and synced when the block ends; rolled back on any error.

        `now` stamps its events. Raises StoreTroubleError when the disk refuses: nothing of the block is then kept.
        """
        self.relief(False)
        try:
            with self._unit(writing=True) as connection:
                yield Work(connection, self._device, now)
        except StoreTroubleError as error:
            if error.kind == "disk_full":
                self.relief(True)
            raise

    def begin_epoch(
        self, device: str, now: datetime, fields: Mapping[str, JsonValue], keys: tuple[str, str] | None = None
    ) -> None:
        """A copy goes on as another device, whose first event says so with `fields` (trap 12); `keys` as in Devices."""
        with self._unit(writing=True) as connection:
            before = Devices(connection).begin_epoch(device, now, keys)
            work = Work(connection, device, now)
            work.events.record("epoch", device, {"earlier": before.id, **fields})
            work.office.take_over(before.id)
        self._device = device

    @contextmanager
    def rebuilding(self) -> Iterator[Work]:
        """A unit of work that brings heads and rows in line with what the log says, and records nothing."""
        with self._unit(writing=True) as connection:
            yield Work(connection, self._device, None)

    def may_rebuild(self) -> bool:
        return True

    @contextmanager
    def look(self) -> Iterator[Work]:
        """A consistent view that only reads; it neither waits for a writer nor holds one up."""
        with self._unit(writing=False) as connection:
            yield Work(connection, self._device, None)

    @property
    def device(self) -> str:
        """Id of the own device, which all events recorded here carry."""
        return self._device

    def check(self) -> list[str]:
        """Damage found in the whole file: page authentication and structure. Empty when sound."""
        with _troubles_explained(self._engine), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            # The checks read the main file only, so the log must be in it (reliability.md, trap 6).
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            pages = self._head_damage() + [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check")]
            # A damaged page would end the look at the structure with an error.
            structure = [] if pages else [str(row[0]) for row in raw.execute("PRAGMA integrity_check")]
        return pages + [line for line in structure if line != "ok"]

    def page_count(self) -> int:
        """Pages of the file, each with its own authentication."""
        with self._unit(writing=False) as connection:
            return int(connection.execute(text("PRAGMA page_count")).scalar() or 0)

    def quick_check(self) -> list[str]:
        """Damage of the head and structure, seen without reading every page's content twice. Empty when sound."""
        with _troubles_explained(self._engine), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            lines = [str(row[0]) for row in raw.execute("PRAGMA quick_check")]
        return self._head_damage() + [line for line in lines if line != "ok"]

    def facts(self) -> dict[str, str]:
        """The engine, the schema's version, and how this connection is set, for whoever looks for a fault."""
        with _troubles_explained(self._engine), self._engine.connect() as connection:

            def asked(statement: str) -> str:
                return str(connection.execute(text(statement)).scalar())

            engine = f"SQLite {asked('SELECT sqlite_version()')}, SQLCipher {asked('PRAGMA cipher_version')}"
            pragmas = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
            settings = {name: asked(f"PRAGMA {name}") for name in pragmas}
            return {"engine": engine, "schema": asked("PRAGMA user_version"), **settings}

    def back_up(self, target: Path, key: bytes, step: Callable[[], object] = lambda: None) -> None:
        """A consistent, encrypted copy through the backup API; copying a live file would be none (trap 5).

        `step` is called on the way where that takes long, and may raise what stops it.
        """
        step()
        with _troubles_explained(self._engine), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            copy = sqlcipher.connect(str(target))
            try:
                copy.execute(f'PRAGMA key = "{_raw_key(key)}"')
                raw.backup(copy)
            finally:
                copy.close()

    def copy_under(self, target: Path, key: bytes) -> None:
        """A consistent copy in a new file under another key: exported row by row, because pages carry their key."""
        with _troubles_explained(self._engine), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            version = int(raw.execute("PRAGMA user_version").fetchone()[0])
            raw.execute(f'ATTACH DATABASE ? AS other KEY "{_raw_key(key)}"', (str(target),))
            try:
                raw.execute("SELECT sqlcipher_export('other')")
                raw.execute(f"PRAGMA other.user_version = {version}")
            finally:
                raw.execute("DETACH DATABASE other")

    def close(self) -> None:
        self._engine.dispose()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _head_damage(self) -> list[str]:
        """The salt in front of page 1 is the one place that no page's authentication covers."""
        with self._path.open("rb") as stream:
            salt = stream.read(len(self._salt))
        return [] if salt == self._salt else ["salt verification failed for page 1"]

    @contextmanager
    def _unit(self, *, writing: bool) -> Iterator[Connection]:
        with _troubles_explained(self._engine), self._engine.connect() as connection:
            connection.info[_ONLY_READS] = not writing
            with connection.begin():
                yield connection

    def _check_engine(self) -> None:
        with self._unit(writing=False) as connection:
            version = str(connection.execute(text("SELECT sqlite_version()")).scalar())
            cipher = connection.execute(text("PRAGMA cipher_version")).scalar()
            settings = tuple(
                connection.execute(text(f"PRAGMA {name}")).scalar()
                for name in ("foreign_keys", "synchronous", "journal_mode")
            )
        if tuple(int(part) for part in version.split(".")) < OLDEST_SAFE_ENGINE or not cipher:
            raise StoreTroubleError("unsafe_engine", version)
        if settings != (1, 2, "wal"):
            raise StoreTroubleError("unsafe_engine", str(settings))

    def _bring_up_to_date(self, path: Path, key: bytes, backups: Path) -> None:
        with self._unit(writing=False) as connection:
            version = int(connection.execute(text("PRAGMA user_version")).scalar() or 0)
        if version > SCHEMA_VERSION:
            raise StoreTroubleError("newer_version", str(version))
        if version < 1:
            raise StoreTroubleError("damaged", f"schema {version}")
        if version < SCHEMA_VERSION:
            backups.mkdir(parents=True, exist_ok=True)
            self._keep_copy(backups / f"{path.stem}-schema-{version}.db", key, version)
            _upgrade(self._engine)

    def _keep_copy(self, target: Path, key: bytes, version: int) -> None:
        """A copy that was read again and synced, in place of whatever an interrupted upgrade left under that name."""
        part = target.with_name(f".{target.name}.part")
        for leftover in (part, *(part.with_name(part.name + end) for end in ("-journal", "-wal", "-shm"))):
            leftover.unlink(missing_ok=True)
        self.back_up(part, key)
        _require_sound(part, key, version)
        with part.open("r+b") as stream:
            os.fsync(stream.fileno())
        part.replace(target)


def _require_sound(path: Path, key: bytes, version: int) -> None:
    copy = sqlcipher.connect(str(path))
    try:
        copy.execute(f'PRAGMA key = "{_raw_key(key)}"')
        found = copy.execute("PRAGMA user_version").fetchone()[0]
        damages = [str(row[0]) for row in copy.execute("PRAGMA cipher_integrity_check")]
    finally:
        copy.close()
    if found != version or damages:
        raise StoreTroubleError("disk_error", "; ".join(damages[:3]) or f"schema {found}")


def _raw_key(key: bytes) -> str:
    """SQLCipher's spelling of a raw key and salt: no derivation, so opening costs nothing (reliability.md §2.2)."""
    return f"x'{key.hex()}'"


def _read_json(text: str) -> JsonValue:
    """Nearly every list of the register is empty: 40,000 rows have 160,000 of them."""
    return [] if text == "[]" else json.loads(text)


def _engine(path: Path, key: bytes) -> Engine:
    if len(key) != 48:
        raise ValueError("a database key is 32 bytes of key and 16 of salt")
    engine = create_engine(
        f"sqlite:///{path}",
        module=sqlcipher,
        hide_parameters=True,
        json_deserializer=_read_json,
        # The connection used last has its pages at hand; taken in turn, each would fill 8 MB of its own (what this
        # engine is built with), and read anew what another has written.
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "connect")
    def unlock(connection: Any, _record: Any) -> None:
        # The driver must not open transactions of its own: half a migration would be kept (reliability.md, trap 16).
        connection.isolation_level = None
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{_raw_key(key)}"')
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        for pragma in ("fullfsync = 1", "checkpoint_fullfsync = 1"):  # macOS: a plain fsync stops in the drive's cache
            connection.execute(f"PRAGMA {pragma}")

    # No listener: where an engine has one, each statement asks for others, and a save took a sixth longer.
    engine.dialect.do_begin = _begin  # type: ignore[assignment, method-assign]
    return engine


def _begin(connection: Any) -> None:
    connection.execute("BEGIN" if connection.info.pop(_ONLY_READS, False) else "BEGIN IMMEDIATE")


def _upgrade(engine: Engine) -> None:
    """All steps to the newest schema in one transaction: killed at any point, the old schema stands."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        before = columns_there(connection)
        command.upgrade(config, "head")
        note_grown(connection, before)
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def _troubles_explained(engine: Engine) -> Iterator[None]:
    """The world's errors as StoreTroubleError; anything else is our bug and passes."""
    try:
        yield
    except DBAPIError as error:
        kind = _trouble(error.orig)
        if kind is None:
            raise
        _reopen(engine)
        raise StoreTroubleError(kind, str(error.orig)) from error
    except sqlcipher.Error as error:
        kind = _trouble(error)
        if kind is None:
            raise
        _reopen(engine)
        raise StoreTroubleError(kind, str(error)) from error


def _trouble(error: BaseException | None) -> TroubleKind | None:
    if "Could not decode to UTF-8" in str(error):
        # A text that the program never wrote: of a damaged page, or put there by somebody else.
        return "damaged"
    kind = _TROUBLES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    # The backup API of the driver and SQLCipher's export tell in words alone.
    return kind or next((kind for words, kind in _TROUBLES_IN_WORDS if words in str(error)), None)


def _reopen(engine: Engine) -> None:
    """After any error of the disk no connection is used again (reliability.md §4.3)."""
    with suppress(DBAPIError, sqlcipher.Error):
        engine.dispose()
