"""Records of a newer program, kept unread by an older one, come to light when the newer one opens the store."""

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from handovers import LATER, worked_visit
from newer_program import become_newer, know_fields, rows_of
from offices import NOW, PASSPHRASE, new_store
from postgresql_server import Server
from shared_offices import SharedOffice
from sqlalchemy import text

from db.database import Database
from db.errors import StoreTroubleError
from db.shared.access import REVIEWER
from db.shared.moving import differences
from inspector_app.audit.check import check_log
from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.cli import main
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.exchange.kinds.hints import notes_of_visit
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.coming_to_light import bring_to_light, is_waiting
from inspector_app.exchange.merging.event_schema import _text
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.messages import Language, say
from inspector_app.stores import Role, Store, light_up, may_light_up, open_store
from inspector_app.visits import close_visit

Stores = tuple[Store, Store]


@pytest.fixture
def newer(tmp_path: Path) -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def say_weather(store: Store, visit: str, number: int, **fields: object) -> None:
    with store.database.work(NOW) as work:
        work.events.record("weather", f"{visit}/weather/{number}", {"visit_id": visit, **fields})


def say_mood(store: Store, visit: str, mood: object) -> None:
    with store.database.work(NOW) as work:
        work.events.record("visit", visit, {"mood": mood, "site_contact": "某人"})


def handed_over(inspector: Store, folder: Path, number: int) -> Path:
    path = folder / f"{number}.zjpack"
    write_visit_pack(inspector, path, NOW)
    return path


def shown(store: Store, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in rows_of(store.database, table)]


def mood_of(store: Store, visit: str) -> object:
    return next(row._mapping["mood"] for row in rows_of(store.database, "visit") if row._mapping["id"] == visit)


def disputed_in(store: Store) -> list[str]:
    with store.database.look() as work:
        return [each.field for each in work.events.conflicts()]


def opened_again(store: Store) -> Store:
    store.close()
    return open_store(store.folder, PASSPHRASE)


def copied(store: Store, folder: Path) -> Store:
    shutil.copytree(store.folder, folder)
    return open_store(folder, PASSPHRASE)


@pytest.mark.parametrize("upgraded_before", [0, 1, 2], ids=["before both", "between them", "after both"])
def test_rows_are_the_same_whether_the_program_or_the_packs_came_first(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch, upgraded_before: int
) -> None:
    inspector, supervisor = stores
    first, second = worked_visit(inspector), worked_visit(inspector, "e2", photos=0)
    say_weather(inspector, first, 1, sky="晴", winds=["北"])
    say_weather(inspector, second, 1, sky="雨", of_a_still_newer_one=[1])
    say_mood(inspector, first, "好")
    packs = [handed_over(inspector, tmp_path, 1)]
    say_weather(inspector, first, 1, sky="阴")
    say_weather(inspector, first, 2, sky="雾")
    say_mood(inspector, second, "平静")
    packs.append(handed_over(inspector, tmp_path, 2))
    supervisor.close()
    one, other = (copied(supervisor, tmp_path / name) for name in ("one", "other"))
    for path in packs[:upgraded_before]:
        import_pack(one, path, LATER)
    other.close()
    become_newer(newer, tmp_path / "steps")
    one, other = opened_again(one), open_store(other.folder, PASSPHRASE)
    for path in packs[upgraded_before:]:
        import_pack(one, path, LATER)
    for path in packs:
        import_pack(other, path, LATER)
    assert [row[2] for row in shown(other, "weather")] == ["阴", "雾", "雨"] if first < second else ["雨", "阴", "雾"]
    for table in ("weather", "visit"):
        assert shown(one, table) == shown(other, table)
    # The ledgers tell apart which came when; what is not known yet is noted in both.
    assert differences(one.database, other.database) == []
    assert check_log(one).problems == []
    for store in (one, other):
        store.close()


def test_the_start_says_how_many_came_to_light_and_only_once(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    say_weather(inspector, visit, 1, sky="晴")
    say_mood(inspector, visit, "好")
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    become_newer(newer, tmp_path / "steps")
    supervisor = opened_again(supervisor)
    assert [(note.code, dict(note.details)) for note in supervisor.news] == [("pack.came_to_light", {"count": 2})]
    assert all("2" in say(note, language).problem for note in supervisor.news for language in Language)
    assert (mood_of(supervisor, visit), shown(supervisor, "weather")[0][1:]) == ("好", (visit, "晴", "[]"))
    supervisor = opened_again(supervisor)
    assert (supervisor.news, may_light_up(supervisor)) == ((), False)
    supervisor.close()


def test_scripts_hear_of_it_beside_their_answer(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    say_weather(inspector, visit, 1, sky="晴")
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    supervisor.close()
    become_newer(newer, tmp_path / "steps")
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    given = ["--store", str(supervisor.folder), "--passphrase-file", str(tmp_path / "passphrase"), "--json"]
    capsys.readouterr()
    assert main(["visit", "show", visit, *given]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["notes"] == []
    assert "1" in told.err
    assert main(["visit", "show", visit, *given]) == 0
    assert capsys.readouterr().err == ""


def test_cut_short_between_the_step_of_the_schema_and_the_rows_the_next_start_goes_on(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    say_weather(inspector, visit, 1, sky="晴")
    say_mood(inspector, visit, "好")
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    folder, key = supervisor.folder, supervisor.vault.database_key
    supervisor.close()
    become_newer(newer, tmp_path / "steps")
    # As a backup's copy is, which is opened to be proved.
    Database.open(folder / "gen-0001" / "data.db", key, tmp_path).close()
    supervisor = open_store(folder, PASSPHRASE, light=False)

    def stop(done: int, total: int) -> None:
        if done == total:
            raise CancelledError

    with pytest.raises(CancelledError):
        light_up(supervisor, stop)
    assert (shown(supervisor, "weather"), is_waiting(supervisor.database)) == ([], True)
    # That they wait is no damage; what else is wrong with these rows is.
    looked = check_log(supervisor)
    assert (looked.problems, looked.waiting) == ([], 2)
    with supervisor.database._unit(writing=True) as connection:
        connection.execute(text("UPDATE visit SET mood = '坏'"))
    assert [each.code for each in check_log(supervisor).problems] == ["audit.row_differs"]
    supervisor = opened_again(supervisor)
    assert [row[2] for row in shown(supervisor, "weather")] == ["晴"]
    supervisor.close()


def test_a_backup_of_the_older_program_brings_them_too(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    say_weather(inspector, visit, 1, sky="晴")
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    backup = make_backup(supervisor, LATER)
    become_newer(newer, tmp_path / "steps")
    supervisor = opened_again(supervisor)
    restore_backup(supervisor, backup.name, LATER + timedelta(days=1))
    supervisor = open_store(supervisor.folder, PASSPHRASE)
    assert [(note.code, note.details["count"]) for note in supervisor.news] == [("pack.came_to_light", 1)]
    assert ([row[2] for row in shown(supervisor, "weather")], check_log(supervisor).problems) == (["晴"], [])
    supervisor.close()


def test_what_breaks_a_rule_is_shown_nowhere_and_the_rest_is(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch
) -> None:
    """A value that is none, a record without what it needs, another's visit, and one of after the end of the visit."""
    inspector, supervisor = stores
    visit, ended = worked_visit(inspector), worked_visit(inspector, "e2", photos=0)
    say_weather(inspector, visit, 1, sky="晴")
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    say_weather(inspector, visit, 1, sky=["no", "text"])
    say_weather(inspector, visit, 2, winds=["北"])
    say_weather(inspector, "nobody", 1, sky="晴")
    say_mood(inspector, visit, 7)
    close_visit(inspector, ended, NOW)
    say_weather(inspector, ended, 1, sky="晚")
    import_pack(supervisor, handed_over(inspector, tmp_path, 2), LATER)
    say_weather(inspector, visit, 3, sky="风")
    fourth = handed_over(inspector, tmp_path, 3)
    say_weather(inspector, visit, 2, winds=["南"])
    fifth = handed_over(inspector, tmp_path, 4)
    become_newer(newer, tmp_path / "steps")
    supervisor = opened_again(supervisor)
    # As if the second pack had been refused, for these records.
    assert shown(supervisor, "weather") == [(f"{visit}/weather/1", visit, "晴", "[]")]
    assert mood_of(supervisor, visit) == ""
    assert [(note.code, note.details["count"]) for note in supervisor.news] == [
        ("pack.came_to_light", 1),
        ("pack.kept_left_out", 5),
    ]
    assert supervisor.news[1].details["people"] == "李明"
    with supervisor.database.look() as work:
        assert work.visits.get(visit).site_contact == "某人"  # type: ignore[union-attr]
        assert work.events.conflicts() == []
        assert [note.details["count"] for note in notes_of_visit(work, visit)] == [3]
    assert check_log(supervisor).problems == []
    # Each pack has them again; that keeps nothing out. But nothing of a hidden record is shown half.
    import_pack(supervisor, fourth, LATER)
    assert [row[2] for row in shown(supervisor, "weather")] == ["晴", "风"]
    with pytest.raises(RefusedInputError) as refused:
        import_pack(supervisor, fifth, LATER)
    assert [(each.code, each.details["field"]) for each in refused.value.problems] == [("pack.field_bad", "sky")]
    supervisor.close()


def test_who_accepted_a_visit_before_hears_that_there_is_more_of_it(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit, other = worked_visit(inspector, photos=0), worked_visit(inspector, "e2", photos=0)
    for each in (visit, other):
        say_mood(inspector, each, "好")
        close_visit(inspector, each, NOW)
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    with supervisor.database.work(LATER) as work:
        decision = {"visit_id": visit, "act": "accepted", "person": "刘芳", "decided_at": LATER.isoformat()}
        work.reviews.add(f"{supervisor.device}/review/1", decision)
    become_newer(newer, tmp_path / "steps")
    supervisor = opened_again(supervisor)
    came, accepted = supervisor.news
    assert (came.details["count"], accepted.code, accepted.details["count"]) == (2, "pack.kept_of_accepted", 1)
    assert "顺达" in str(accepted.details["visits"])
    supervisor.close()


def test_a_record_without_what_it_needs_is_left_out_also_when_nobody_said_that_anywhere(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    say_weather(inspector, worked_visit(inspector, photos=0), 1, winds=["北"])
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    become_newer(newer, tmp_path / "steps")
    supervisor = opened_again(supervisor)
    assert [note.code for note in supervisor.news] == ["pack.kept_left_out"]
    assert (shown(supervisor, "weather"), check_log(supervisor).problems) == ([], [])
    supervisor.close()


def test_a_note_alone_hides_nothing_from_the_check_of_the_log(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    say_weather(inspector, visit, 1, sky="晴")
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    become_newer(newer, tmp_path / "steps")
    supervisor = opened_again(supervisor)
    with supervisor.database.rebuilding() as work:
        (event,) = work.events.of_objects([f"{visit}/weather/1"])
        work.kept.leave_out([(event, list(event.fields))])
    assert {problem.code for problem in check_log(supervisor).problems} == {"audit.head_missing"}
    supervisor.close()


def test_a_withdrawn_import_takes_what_came_to_light_with_it(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    say_weather(inspector, visit, 1, sky="晴")
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    say_weather(inspector, visit, 1, sky=7)
    import_pack(supervisor, handed_over(inspector, tmp_path, 2), LATER)
    say_weather(inspector, visit, 1, sky="雨")
    third = import_pack(supervisor, handed_over(inspector, tmp_path, 3), LATER)
    become_newer(newer, tmp_path / "steps")
    supervisor = opened_again(supervisor)
    assert [row[2] for row in shown(supervisor, "weather")] == ["雨"]
    withdraw_import(supervisor, third.pack_id, "发错了", LATER)
    # The record in between breaks a rule, and stays out.
    assert [row[2] for row in shown(supervisor, "weather")] == ["晴"]
    assert check_log(supervisor).problems == []
    for pack in reversed(supervisor_packs(supervisor)):
        withdraw_import(supervisor, pack, "都发错了", LATER)
    assert (shown(supervisor, "weather"), check_log(supervisor).problems) == ([], [])
    with supervisor.database.look() as work:
        assert work.kept.left_out() == {}
    supervisor.close()


def supervisor_packs(store: Store) -> list[str]:
    with store.database.look() as work:
        return [pack.id for pack in sorted(work.packs.all(), key=lambda pack: pack.report["events_known"])]


def test_a_kind_without_a_table_is_looked_at_too_by_a_program_of_the_same_schema(
    stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch
) -> None:
    """Screens read it from the log: it is there as soon as its kind is known, and has to keep the rules by then."""
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    for number, word in enumerate(("好", 7)):
        with inspector.database.work(NOW) as work:
            work.events.record("wish", f"wish/{number}", {"word": word})
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    know_fields(newer, "wish", word=_text)
    supervisor = opened_again(supervisor)
    assert [note.details["count"] for note in supervisor.news] == [1, 1]
    with supervisor.database.look() as work:
        assert work.events.shown_of_kind("wish") == {"wish/0": {"word": "好"}}
        assert work.visits.get(visit) is not None
    # An older program takes more of them in, and this one comes back.
    newer.undo()
    supervisor = opened_again(supervisor)
    with inspector.database.work(NOW) as work:
        work.events.record("wish", "wish/2", {"word": "顺"})
    import_pack(supervisor, handed_over(inspector, tmp_path, 2), LATER)
    know_fields(newer, "wish", word=_text)
    supervisor = opened_again(supervisor)
    # What was left out before stays so, and is not told again.
    assert [(note.code, note.details["count"]) for note in supervisor.news] == [("pack.came_to_light", 2)]
    with supervisor.database.look() as work:
        assert work.events.shown_of_kind("wish") == {"wish/0": {"word": "好"}, "wish/2": {"word": "顺"}}
    assert check_log(supervisor).problems == []
    supervisor.close()


def test_a_thousand_records_are_told_on_the_way(stores: Stores, tmp_path: Path, newer: pytest.MonkeyPatch) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    for number in range(1_000):
        say_weather(inspector, visit, number, sky="晴")
    import_pack(supervisor, handed_over(inspector, tmp_path, 1), LATER)
    become_newer(newer, tmp_path / "steps")
    supervisor.close()
    supervisor = open_store(supervisor.folder, PASSPHRASE, light=False)
    told: list[tuple[int, int]] = []
    came = bring_to_light(supervisor.database, lambda *parts: told.append(parts))
    assert (came.records, told[-1], len(told)) == (1_000, (1_000, 1_000), 4)
    supervisor.close()


def test_in_a_shared_database_the_desk_that_made_the_tables_does_it(
    postgresql: Server, tmp_path: Path, newer: pytest.MonkeyPatch
) -> None:
    office = SharedOffice(postgresql, tmp_path)
    reviewer, inspector = office.join("刘芳", Role.SUPERVISOR, REVIEWER), new_store(tmp_path / "inspector")
    trust_card(inspector, card_of(office.head), NOW)
    trust_card(office.head, card_of(inspector), NOW)
    visit = worked_visit(inspector, photos=0)
    say_weather(inspector, visit, 1, sky="晴", winds=["北"])
    say_weather(inspector, visit, 2, sky=7)
    say_mood(inspector, visit, "好")
    say_weather(inspector, visit, 3, sky="雾")
    with inspector.database.work(NOW) as work:
        work.events.record_beside("weather", f"{visit}/weather/3", [{"winds": ["北"]}, {"winds": ["南"]}])
        work.events.record("weather", f"{visit}/weather/3", {"winds": 7})
    import_pack(office.head, handed_over(inspector, tmp_path, 1), LATER)
    with inspector.database.work(NOW) as work:
        work.events.record("wish", "wish/1", {"word": "好"})
    import_pack(office.head, handed_over(inspector, tmp_path, 2), LATER)
    office.close()
    become_newer(newer, tmp_path / "steps")
    know_fields(newer, "wish", word=_text)
    with pytest.raises(StoreTroubleError, match="older_version"):
        open_store(reviewer.folder, PASSPHRASE)
    # Cut short between the steps of the schema and the rows.
    open_store(office.head.folder, PASSPHRASE, light=False).close()
    reviewer = open_store(reviewer.folder, PASSPHRASE)
    assert (reviewer.news, may_light_up(reviewer)) == ((), False)
    assert disputed_in(reviewer) == []
    head = open_store(office.head.folder, PASSPHRASE)
    assert [(note.code, note.details["count"]) for note in head.news] == [
        ("pack.came_to_light", 6),
        ("pack.kept_left_out", 2),
    ]
    assert [row[2] for row in rows_of(head.database, "weather")] == ["晴", "雾"]
    assert (mood_of(head, visit), check_log(head).problems) == ("好", [])
    # What the record that is left out had replaced counts again, also at a desk that had looked before.
    assert disputed_in(head) == disputed_in(reviewer) == ["winds"]
    for store in (head, reviewer, inspector):
        store.close()
