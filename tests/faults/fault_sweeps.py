"""Every file call of a deed in turn: killed before it, failed, or everything after it gone with the disk."""

import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from alembic import command
from alembic.config import Config
from fault_forks import Deed, Fault, Fork, Told, swept
from fault_stores import broken_promises, copies_of, one_visit, worked_store
from handovers import judged_items, two_stores, worked_visit
from offices import NOW, PASSPHRASE, QUICK, new_store
from sqlalchemy import text

import db.database
from db.database import SCHEMA_VERSION, Database
from db.errors import StoreTroubleError
from inspector_app import people
from inspector_app.audit.check import check_log
from inspector_app.backups import shelf
from inspector_app.backups.restoring import restore_backup
from inspector_app.backups.returning import return_store
from inspector_app.backups.stick import write_backup_file
from inspector_app.checklists.model import Verdict
from inspector_app.errors import ProblemsError, UnavailableError
from inspector_app.exchange.bag.container import read_pack_file
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.key_change.finishing import change_key
from inspector_app.key_change.growing import begin
from inspector_app.stores import Store, open_store
from inspector_app.vault import slots, unlock_vault
from inspector_app.visits import GivenAnswer, give_answer

OTHER = "four new unrelated words"
_FAILS = (Fault.EIO, Fault.ENOSPC, Fault.SHORT, Fault.EIO_ON, Fault.ENOSPC_ON)


def calls(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    yield from _visits(place, chance, rounds, (Fault.KILL,), "early" if wrong else "")


def errors(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    yield from _visits(place, chance, rounds, _FAILS, "swallow" if wrong else "")


def _visits(place: Path, chance: Random, rounds: int, kinds: tuple[Fault, ...], wrong: str) -> Iterator[str]:
    source = place / "source"
    visit = worked_store(source)
    yield from swept(
        lambda copy: one_visit(copy, wrong),
        copies_of(source, place),
        lambda copy, told: broken_promises(copy, visit, told),
        kinds,
        rounds,
        chance,
    )


def key(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """`wrong` says that it is done before it is."""
    source = place / "source"
    visit = worked_store(source)

    def deed_for(copy: Path) -> Deed:
        def deed(fork: Fork) -> None:
            store = open_store(copy, PASSPHRASE)
            before = store.device
            fork.arm()
            if wrong:
                fork.promise(f"changed {before}")
            change_key(store, begin(store), NOW)
            fork.promise(f"changed {before}")

        return deed

    def check(copy: Path, told: Told) -> str:
        left = broken_promises(copy, visit, Told((), told.hit, told.end))
        return left or _key_changed(copy, told)

    # All four ways at every call would be some 12,000 changes; by chance each call is met by one of them.
    kinds = (Fault.EIO, Fault.ENOSPC, Fault.SHORT, Fault.KILL)
    yield from swept(deed_for, copies_of(source, place), check, kinds, rounds, chance)


def _key_changed(copy: Path, told: Told) -> str:
    with closing(open_store(copy, PASSPHRASE)) as store:
        changed = [promise for promise in told.promises if store.device == promise.split()[1]]
    return "said to be changed, and is not" if changed else ""


def passphrase(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """`wrong` writes the file of keys in its place."""
    source = place / "source"
    worked_store(source)

    def deed_for(copy: Path) -> Deed:
        def deed(fork: Fork) -> None:
            store = open_store(copy, PASSPHRASE)
            if wrong:
                slots.write_atomically = lambda path, data: path.write_bytes(data)  # type: ignore[assignment]
            fork.arm()
            people.change_passphrase(store, PASSPHRASE, OTHER, NOW, QUICK)
            fork.promise("changed")

        return deed

    def check(copy: Path, told: Told) -> str:
        for words in (OTHER,) if told.promises else (OTHER, PASSPHRASE):
            with suppress(ProblemsError), closing(open_store(copy, words)) as store:
                return "" if check_log(store).sound else "not sound"
        return "neither passphrase opens it"

    yield from swept(deed_for, copies_of(source, place), check, (Fault.KILL,), rounds, chance)


def taking_in(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """All of the pack or nothing; `wrong` says that it is in before it is."""
    inspector, supervisor = two_stores(place)
    visit = worked_visit(inspector)
    pack = place / "visit.zjpack"
    write_visit_pack(inspector, pack, NOW)
    inspector.close()
    supervisor.close()

    def deed_for(copy: Path) -> Deed:
        def deed(fork: Fork) -> None:
            store = open_store(copy, PASSPHRASE)
            fork.arm()
            if wrong:
                fork.promise("taken in")
            import_pack(store, pack, NOW)
            fork.promise("taken in")

        return deed

    def check(copy: Path, told: Told) -> str:
        with closing(open_store(copy, PASSPHRASE)) as store:
            found = _of_pack(store, visit)
            if found not in ("nothing", "all") or (told.promises and found != "all"):
                return f"{found} of the pack is there, promised {told.promises}"
            import_pack(store, pack, NOW)
            again = _of_pack(store, visit)
            return "" if again == "all" and check_log(store).sound else f"then {again}"

    yield from swept(deed_for, copies_of(supervisor.folder, place), check, (Fault.KILL,), rounds, chance)


def _of_pack(store: Store, visit: str) -> str:
    with store.database.look() as work:
        parts = (
            work.visits.get(visit) is not None,
            len(work.answers.of_visit(visit)) == 2,
            len(work.photos.of_visit(visit)) == 3,
            len(work.packs.all()) >= 1,
        )
        photos = work.photos.of_visit(visit)
    for photo in photos:
        store.files.get(photo.sha256)
    return "all" if all(parts) else "a part" if any(parts) else "nothing"


def restore(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """The store of before or the restored one, though the log of another life lies beside the backup.

    `wrong` copies the backup over the live file, beside whose log it then lies.
    """
    source, visit, name = _with_stale_log(place)

    def deed_for(copy: Path) -> Deed:
        def deed(fork: Fork) -> None:
            backup = copy / "backups" / name
            if wrong:
                fork.arm()
                shutil.copy(backup / "data.db-wal", copy / "gen-0001" / "data.db-wal")
                shutil.copy(backup / "data.db", copy / "gen-0001" / "data.db")
                fork.promise("restored")
                return
            store = open_store(copy, PASSPHRASE)
            fork.arm()
            restore_backup(store, name, NOW)
            fork.promise("restored")

        return deed

    def check(copy: Path, told: Told) -> str:
        broken = broken_promises(copy, visit, Told((), told.hit, told.end))
        return broken or _restored(copy, visit, told)

    yield from swept(deed_for, copies_of(source, place), check, (Fault.KILL, Fault.EIO), rounds, chance)


def _with_stale_log(place: Path) -> tuple[Path, str, str]:
    source = place / "source"
    visit = worked_store(source)
    store = open_store(source, PASSPHRASE)
    (name,) = (backup.name for backup in shelf.list_backups(source, store.vault))
    for number, item in enumerate(judged_items()[:8]):
        give_answer(store, visit, item, GivenAnswer(Verdict.PASS, note=str(number)), NOW)
    shutil.copy(source / "gen-0001" / "data.db-wal", source / "backups" / name / "data.db-wal")
    store.close()
    return source, visit, name


def _restored(copy: Path, visit: str, told: Told) -> str:
    with closing(open_store(copy, PASSPHRASE)) as store, store.database.look() as work:
        answers, epoch = len(work.answers.of_visit(visit)), store.device.rpartition("-")[2]
    before, after = (answers, epoch) == (8, "1"), answers == 0 and epoch == "2"
    if told.promises and not after:
        return "said to be restored, and is not"
    return "" if before or after else f"{answers} answers in epoch {epoch}"


def stick(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """What has its name on the stick is whole; `wrong` writes in its place."""
    (place / "pair").mkdir()
    inspector, supervisor = two_stores(place / "pair")
    worked_visit(inspector)
    inspector.close()
    supervisor.close()
    (place / "pair" / "stick").mkdir()

    def deed_for(copy: Path) -> Deed:
        def deed(fork: Fork) -> None:
            store = open_store(copy / "inspector", PASSPHRASE)
            for name in ("b.zjbackup", "v.zjpack"):
                path = (place if wrong else copy / "stick") / name
                path.unlink(missing_ok=True)
                if name == "b.zjbackup":
                    if not wrong:
                        fork.arm()
                    write_backup_file(store, path, NOW)
                else:
                    write_visit_pack(store, path, NOW)
                if wrong:
                    _badly(fork, path, copy / "stick" / name)
                fork.promise(name)

        return deed

    kinds = (Fault.EIO_ON, Fault.KILL)
    yield from swept(
        deed_for, copies_of(place / "pair", place), _on_the_stick, kinds, rounds, chance, lambda copy: copy / "stick"
    )


def _badly(fork: Fork, source: Path, target: Path) -> None:
    if not target.parent.joinpath("b.zjbackup").exists():
        fork.arm()
    with source.open("rb") as stream, target.open("wb") as copied:
        while piece := stream.read(1024):
            copied.write(piece)


def _on_the_stick(copy: Path, told: Told) -> str:
    found = {path.name for path in (copy / "stick").iterdir() if not path.name.startswith(".")}
    if not set(told.promises) <= found:
        return f"promised {told.promises}, found {found}"
    shutil.rmtree(copy / "back", ignore_errors=True)
    try:
        if "b.zjbackup" in found:
            return_store(copy / "stick" / "b.zjbackup", copy / "back", PASSPHRASE, NOW)
        with closing(open_store(copy / "inspector", PASSPHRASE)) as store:
            if "v.zjpack" in found:
                read_pack_file(copy / "stick" / "v.zjpack", store.identity.secrets)
            return "" if check_log(store).sound else "the store is not sound"
    except ProblemsError as error:
        return f"half a file has its name: {error!r}"


def migration(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """From every released schema; `wrong` notes the new number in a transaction of its own, before the steps."""
    versions = range(1, SCHEMA_VERSION)
    for version in versions:
        here = place / f"schema-{version}"
        here.mkdir()
        source = _of_version(here / "source", version)
        yield from swept(
            lambda copy: _upgrading(copy, wrong),
            copies_of(source, here),
            lambda copy, told, version=version: _upgraded(copy, version, told),
            (Fault.KILL, Fault.EIO),
            -(-rounds // len(versions)),
            chance,
        )


def _of_version(folder: Path, version: int) -> Path:
    """A store as the program of that schema version left it, with one photo's row in it."""
    store = new_store(folder)
    with store.database.look() as work:
        own = work.devices.own()
    sha256 = store.files.put(b"%PDF-1.7 of before")
    vault_key = store.vault.database_key
    store.close()
    path = folder / "gen-0001" / "data.db"
    for each in path.parent.iterdir():
        each.unlink()
    engine = db.database._engine(path, vault_key)
    config = Config()
    config.set_main_option("script_location", str(db.database.MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, f"{version:04d}")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
        facts = {"id": own.id, "key": own.signing_key, "age": own.recipient, "at": NOW.isoformat(), "sha": sha256}
        connection.execute(
            text("INSERT INTO device VALUES (:id, '李明', 'inspector', '福永', :key, :age, 1, :at)"), facts
        )
        connection.execute(
            text("INSERT INTO blob (sha256, size, media_type) VALUES (:sha, 18, 'application/pdf')"), facts
        )
        connection.execute(
            text(
                "INSERT INTO photo (id, visit_id, item, finding_id, sha256, size, media_type, file_name, added_at,"
                " source, width, height, taken_at, file_time, caption, position, deleted) VALUES ('v/p', 'v', 'RN-01',"
                " '', :sha, 18, 'application/pdf', 'a.pdf', :at, 'file', 1, 1, '', '', '柜台', 1, 0)"
            ),
            facts,
        )
    engine.dispose()
    return folder


def _upgrading(copy: Path, wrong: bool) -> Deed:
    def deed(fork: Fork) -> None:
        if wrong:
            _note_the_number_first()
        fork.arm()
        open_store(copy, PASSPHRASE).close()
        fork.promise("opened")

    return deed


def _note_the_number_first() -> None:
    upgrade = db.database._upgrade

    def wrongly(engine: object) -> None:
        with engine.begin() as connection:  # type: ignore[attr-defined]
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        upgrade(engine)  # type: ignore[arg-type]

    db.database._upgrade = wrongly


def _number_of(database: Database) -> int:
    with database._engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)


def _upgraded(copy: Path, version: int, told: Told) -> str:
    vault = unlock_vault(copy, PASSPHRASE)
    with closing(Database(copy / "gen-0001" / "data.db", vault.database_key)) as database:
        found = _number_of(database)
    if found not in (version, SCHEMA_VERSION) or (told.promises and found != SCHEMA_VERSION):
        return f"schema {found} of {version}, promised {told.promises}"
    try:
        with closing(open_store(copy, PASSPHRASE)) as store:
            with store.database.look() as work:
                photos = [photo.caption for photo in work.photos.of_visit("v")]
            with store.database.work(NOW) as work:
                work.photos.save("v/p", {"tray": True})
    except (StoreTroubleError, UnavailableError) as error:
        return f"does not open: {error!r}"
    except Exception as error:  # noqa: BLE001 - a table that is missing
        return f"half of the steps: {error!r}"
    kept = list((copy / "backups").glob(f"data-schema-{version}.db"))
    return "" if photos == ["柜台"] and kept else f"photos {photos}, copy of before {kept}"
