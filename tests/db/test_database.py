import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from alembic import command
from alembic.config import Config
from laptops import KEY, NOW, device
from sqlalchemy import event, text

import db.database
from db.database import Database
from db.errors import StoreTroubleError, UnkeepableError


def test_what_was_committed_is_there_after_reopening(create: Callable[[str], Database], tmp_path: Path) -> None:
    database = create("a")
    with database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "顺达物流"})
    database.close()
    again = Database.open(tmp_path / "a.db", KEY, tmp_path)
    with again.look() as work:
        enterprise = work.enterprises.get("e1")
    again.close()
    assert enterprise is not None
    assert enterprise.name == "顺达物流"


def test_a_unit_of_work_that_fails_leaves_nothing(create: Callable[[str], Database]) -> None:
    database = create("a")

    def save_and_fail() -> None:
        with database.work(NOW) as work:
            work.enterprises.save("e1", {"name": "顺达物流"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    with database.look() as work:
        assert work.enterprises.all() == []
        assert work.events.have() == {}


def test_a_wrong_key_is_refused_and_the_file_stays_byte_for_byte(
    create: Callable[[str], Database], tmp_path: Path
) -> None:
    create("a").close()
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(StoreTroubleError) as refused:
        Database.open(tmp_path / "a.db", b"x" * 48, tmp_path)
    assert refused.value.kind == "wrong_key"
    assert (tmp_path / "a.db").read_bytes() == before


def test_a_newer_schema_is_refused_and_the_file_stays_byte_for_byte(
    create: Callable[[str], Database], tmp_path: Path
) -> None:
    database = create("a")
    with database._engine.begin() as connection:
        connection.execute(text("PRAGMA user_version = 99"))
    database.check()
    database.close()
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(StoreTroubleError) as refused:
        Database.open(tmp_path / "a.db", KEY, tmp_path)
    assert refused.value.kind == "newer_version"
    assert (tmp_path / "a.db").read_bytes() == before


def of_version(version: int, path: Path) -> None:
    """A database as the program of that schema version left it, with one photo in it."""
    engine = db.database._engine(path, KEY)
    config = Config()
    config.set_main_option("script_location", str(db.database.MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, f"{version:04d}")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
        connection.execute(
            text("INSERT INTO device VALUES ('aaaaaaaaaaaa-1', '李明', 'inspector', '福永', 'k', 'age1', 1, :at)"),
            {"at": NOW.isoformat()},
        )
        connection.execute(
            text(
                "INSERT INTO photo (id, visit_id, item, finding_id, sha256, size, media_type, file_name, added_at,"
                " source, width, height, taken_at, file_time, caption, position, deleted) VALUES ('v/p', 'v', 'RN-01',"
                " '', :sha, 9, 'image/jpeg', 'a.jpg', :at, 'file', 1, 1, '', '', '柜台', 1, 0)"
            ),
            {"sha": "0" * 64, "at": NOW.isoformat()},
        )
    engine.dispose()


@pytest.mark.parametrize("version", range(1, db.database.SCHEMA_VERSION))
def test_every_older_schema_is_backed_up_and_upgraded(tmp_path: Path, version: int) -> None:
    path, backups = tmp_path / "a.db", tmp_path / "backups"
    of_version(version, path)
    for opened in (path, backups / f"a-schema-{version}.db"):
        database = Database.open(opened, KEY, backups)
        with database.look() as work:
            (photo,) = work.photos.of_visit("v")
        assert (photo.caption, photo.tray, photo.layers, photo.pair_of) == ("柜台", False, (), "")
        with database.work(NOW) as work:
            work.photos.save("v/p", {"tray": True})
        database.close()


def test_what_was_counted_before_is_not_counted_again(tmp_path: Path) -> None:
    """Version 5 sums items up by one part, knows whose laptop a visit is of, and the day of a finding's visit."""
    path = tmp_path / "a.db"
    of_version(4, path)
    engine = db.database._engine(path, KEY)
    with engine.begin() as connection:
        places = (("福永", "快递", "red", 3), ("怀德", "快递", "red", 4), ("*", "*", "*", 7))
        for community, kind, colour, asked in places:
            values = f"('{community}', '{kind}', '{colour}', '2026-08', 'RN-01', {asked}, 1)"
            connection.exec_driver_sql(f"INSERT INTO item_tally VALUES {values}")
        visit = {row[1]: "" for row in connection.exec_driver_sql("PRAGMA table_info(visit)")}
        lists = dict.fromkeys(("inspectors", "bodies", "annex", "rechecks", "reopened_for"), "[]")
        visit |= lists | {"id": "v", "device": "aaaaaaaaaaaa-1", "opened_at": "2026-08-03T10:00:00+08:00"}
        names = ", ".join(f":{name}" for name in visit)
        connection.execute(text(f"INSERT INTO visit ({', '.join(visit)}) VALUES ({names})"), visit)
        connection.exec_driver_sql("INSERT INTO counted_visit VALUES ('v','e','2026-08-03','','','','joint',0,0,0,0)")
        values = "('v/1', 'e', 'v', 'found', 1, '', '', '')"
        columns = "id, enterprise_id, visit_id, stage, is_open, due, order_id, acted_on"
        connection.exec_driver_sql(f"INSERT INTO finding_state ({columns}) VALUES {values}")
    engine.dispose()
    database = Database.open(path, KEY, tmp_path / "backups")
    with database.look() as work:
        connection = work.tallies._connection
        sums = {row[:3]: row[5] for row in connection.execute(text("SELECT * FROM item_tally"))}
        assert sums == {
            **{(community, kind, colour): asked for community, kind, colour, asked in places},
            **{("福永", "*", "*"): 3, ("怀德", "*", "*"): 4, ("*", "快递", "*"): 7, ("*", "*", "red"): 7},
        }
        assert connection.execute(text("SELECT device FROM counted_visit")).scalar() == "aaaaaaaaaaaa-1"
        assert connection.execute(text("SELECT visited_on FROM finding_state")).scalar() == "2026-08-03"
    database.close()


def test_what_an_older_program_kept_unread_is_noted_by_the_step_that_gives_it_a_place(tmp_path: Path) -> None:
    """Schema 4 has a table for suspected drugs, and a column for the findings that a visit looks at again."""
    path = tmp_path / "a.db"
    of_version(3, path)
    engine = db.database._engine(path, KEY)
    said = (("suspicion", "v/s", '{"place":"柜台"}'), ("visit", "v", '{"rechecks":["f"],"mode":"joint","newest":1}'))
    with engine.begin() as connection:
        for seq, (kind, obj, fields) in enumerate(said, start=1):
            event = {"seq": seq, "kind": kind, "obj": obj, "fields": fields}
            connection.execute(
                text("INSERT INTO event VALUES ('b', :seq, :seq, '', :kind, :obj, :fields, '[]', '', :seq)"), event
            )
            for field in json.loads(fields):
                connection.execute(text("INSERT INTO head VALUES (:obj, :field, 'b', :seq)"), event | {"field": field})
    engine.dispose()
    database = Database.open(path, KEY, tmp_path / "backups")
    with database.rebuilding() as work:
        assert work.kept.unread() == {"suspicion": {"place"}, "visit": {"rechecks"}}
        assert work.kept.objects("visit", {"rechecks"}) == ["v"]
        work.kept.show("suspicion", ["v/s"], {"place"})
        work.kept.forget_unread("suspicion", ["place"])
    with database.look() as work:
        assert (work.kept.unread(), work.kept.left_out()) == ({"visit": {"rechecks"}}, {})
        assert work.tallies._connection.execute(text("SELECT id, place FROM suspicion")).all() == [("v/s", "柜台")]
    database.close()


def test_the_newest_schema_is_what_the_tables_say(create: Callable[[str], Database]) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    database = create("a")
    with database._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": False})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_migration_that_fails_half_way_leaves_the_old_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    steps = tmp_path / "migrations"
    shutil.copytree(Path(db.database.__file__).parent / "migrations", steps)
    broken = (
        "def upgrade():\n    op.create_table('half', sa.Column('id', sa.Integer()))\n    raise RuntimeError('killed')\n"
    )
    version = db.database.SCHEMA_VERSION
    head = f"import sqlalchemy as sa\nfrom alembic import op\nrevision = '9999'\ndown_revision = '{version:04d}'\n\n"
    (steps / "versions" / "9999_broken.py").write_text(head + broken)
    Database.create(path, KEY, device("a")).close()
    monkeypatch.setattr(db.database, "MIGRATIONS", steps)
    monkeypatch.setattr(db.database, "SCHEMA_VERSION", version + 1)
    with pytest.raises(RuntimeError, match="killed"):
        Database.open(path, KEY, tmp_path / "backups")
    monkeypatch.undo()
    database = Database.open(path, KEY, tmp_path / "backups")
    with database._engine.connect() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE name = 'half'")).all()
    database.close()
    assert tables == []


def test_every_flipped_bit_is_found(create: Callable[[str], Database], tmp_path: Path) -> None:
    database = create("a")
    with database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "顺达物流"})
    assert database.check() == []
    database.close()
    path = tmp_path / "a.db"
    sound = path.read_bytes()
    for place in range(4096 + 100, len(sound), len(sound) // 7):
        damaged = bytearray(sound)
        damaged[place] ^= 1
        path.write_bytes(damaged)
        try:
            again = Database.open(path, KEY, tmp_path)
        except StoreTroubleError:
            continue
        try:
            assert again.check() != [], f"bit at {place} not found"
        except StoreTroubleError:
            pass
        finally:
            again.close()


def test_no_readable_byte_of_a_name_lies_in_the_folder(create: Callable[[str], Database], tmp_path: Path) -> None:
    database = create("a")
    with database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "CANARY-企业名称"})
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert b"CANARY" not in content, path
        assert "企业名称".encode() not in content, path


def test_a_reader_sees_the_state_before_while_a_writer_works(create: Callable[[str], Database]) -> None:
    database = create("a")
    with database.work(NOW) as writing:
        writing.enterprises.save("e1", {"name": "顺达物流"})
        with database.look() as reading:
            assert reading.enterprises.all() == []
    with database.look() as reading:
        assert len(reading.enterprises.all()) == 1


def test_readers_that_were_many_at_once_do_not_take_turns_afterwards(create: Callable[[str], Database]) -> None:
    """Each would keep 8 MB of pages, and lose them with every save of another."""
    database, used = create("a"), []
    event.listen(database._engine, "checkout", lambda connection, *_: used.append(id(connection)))
    with database.look(), database.look(), database.look():
        assert len(set(used)) == 3
    used.clear()
    for _ in range(4):
        with database.look():
            pass
    assert len(set(used)) == 1


def test_a_backup_without_its_key_is_no_readable_copy(create: Callable[[str], Database], tmp_path: Path) -> None:
    database = create("a")
    database.back_up(tmp_path / "copy.db", KEY)
    plain = sqlcipher.connect(str(tmp_path / "copy.db"))
    plain.execute("PRAGMA cipher_log_level = NONE")
    with pytest.raises(sqlcipher.DatabaseError):
        plain.execute("SELECT * FROM event").fetchall()
    plain.close()


def test_an_empty_file_is_damaged_and_no_new_store_is_made_of_it(
    create: Callable[[str], Database], tmp_path: Path
) -> None:
    create("a").close()
    path = tmp_path / "a.db"
    path.write_bytes(b"")
    with pytest.raises(StoreTroubleError) as refused:
        Database.open(path, KEY, tmp_path / "backups")
    assert refused.value.kind == "damaged"
    assert path.read_bytes() == b""


def test_a_damaged_copy_that_an_interrupted_upgrade_left_does_not_stop_the_next_one(tmp_path: Path) -> None:
    path, backups = tmp_path / "a.db", tmp_path / "backups"
    of_version(1, path)
    backups.mkdir()
    for name in ("a-schema-1.db", ".a-schema-1.db.part"):
        (backups / name).write_bytes(b"half a page" * 700)
    Database.open(path, KEY, backups).close()
    assert [each.name for each in backups.iterdir()] == ["a-schema-1.db"]
    copy = Database(backups / "a-schema-1.db", KEY)
    with copy._engine.connect() as connection:
        assert connection.execute(text("PRAGMA user_version")).scalar() == 1
    copy.close()


def test_visits_are_listed_by_the_instant_whatever_their_offset(create: Callable[[str], Database]) -> None:
    database = create("a")
    opened = {"v1": "2026-10-28T09:00:00+08:00", "v2": "2026-10-28T02:00:00+00:00", "v3": "2026-10-28T09:30:00+08:00"}
    with database.work(NOW) as work:
        for visit, at in opened.items():
            work.visits.save(visit, {"enterprise_id": "e1", "opened_at": at})
    with database.look() as work:
        for visits in (work.visits.all(), work.visits.of_enterprise("e1")):
            assert [visit.id for visit in visits] == ["v2", "v3", "v1"]


def test_papers_are_in_the_order_of_the_log_though_the_clock_was_set_back(create: Callable[[str], Database]) -> None:
    database = create("a")
    with database.work(NOW) as work:
        for name, at in (("b", "2026-10-28T10:00:00+08:00"), ("a", "2026-10-27T10:00:00+08:00")):
            fields = {"visit_id": "v1", "kind": "rectification", "number": name, "issued_at": at}
            work.notices.save(f"v1/{name}", fields)
    with database.look() as work:
        assert [notice.number for notice in work.notices.of_visit("v1")] == ["b", "a"]
        assert work.notices.numbers("rectification") == ["b", "a"]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("a\0b", "signs"), ("\ud800", "signs"), ([{"\udfff": 1}], "signs"), (2**53 + 1, "number"), (-(2**70), "number"),
        (float("nan"), "number"), (float("inf"), "number"), ("字" * 80_000, "large"),
        (json.loads("[" * 30 + "]" * 30), "deep"),
    ],
)  # fmt: skip
def test_what_no_pack_could_carry_is_not_kept(create: Callable[[str], Database], value: object, reason: str) -> None:
    database = create("a")

    def keep() -> None:
        with database.work(NOW) as work:
            work.events.record("drone", "d0", {"name": "先"})
            work.events.record("drone", "d1", {"note": value})

    with pytest.raises(UnkeepableError) as refused:
        keep()
    assert (refused.value.field, refused.value.reason) == ("note", reason)
    with database.look() as work:
        assert work.events.have() == {}
