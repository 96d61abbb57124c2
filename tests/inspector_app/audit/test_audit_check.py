"""Whoever changes the store behind the program's back is found, whatever he touches, and the place is named."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices import PASSPHRASE
from tampering import audited, codes, database_file, hand_of_another, sealed_files, store_with_history

from db.errors import StoreTroubleError
from db.log.chain import event_hash
from db.log.history import StoredEvent, stored_hash
from inspector_app.audit.check import check_log
from inspector_app.errors import CancelledError
from inspector_app.messages import Language, say
from inspector_app.stores import open_store

Change = Callable[[Any], None]


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_with_history(tmp_path_factory.mktemp("untouched") / "store")


@pytest.fixture
def folder(untouched: Path, tmp_path: Path) -> Path:
    shutil.copytree(untouched, tmp_path / "store")
    return tmp_path / "store"


def run(*statements: str) -> Change:
    def change(connection: Any) -> None:
        for statement in statements:
            connection.execute(statement)

    return change


def swap(connection: Any) -> None:
    """Two events change places, numbers and all that belongs to a place kept."""
    first, second = (
        connection.execute("SELECT obj, fields, hash FROM event WHERE seq=?", (n,)).fetchone() for n in (2, 3)
    )
    connection.execute("UPDATE event SET obj=?, fields=?, hash=? WHERE seq=2", second)
    connection.execute("UPDATE event SET obj=?, fields=?, hash=? WHERE seq=3", first)


def forge_well(connection: Any) -> None:
    """The value and its hash: only the next event can tell."""
    row = connection.execute("SELECT * FROM event WHERE seq=1").fetchone()
    columns = [part[1] for part in connection.execute("PRAGMA table_info(event)")]
    event = StoredEvent(**dict(zip(columns, row, strict=True)))
    forged = event._replace(fields=event.fields.replace("13290713029", "13290713028"))
    assert forged.fields != event.fields
    connection.execute("UPDATE event SET fields=?, hash=? WHERE seq=1", (forged.fields, stored_hash(forged)))


COPY = (
    "INSERT INTO event SELECT dev, {seq}, {lam}, wall, kind, obj, fields, parents, prev, hash FROM event WHERE seq={of}"
)
STRANGER = """INSERT INTO event SELECT 'ffffffffffff-1', 1, 900, wall, kind, 'e9', fields, '[]', prev, hash
    FROM event WHERE seq=1"""

_OTHER = "iif({0} LIKE 'a%', 'b', 'a') || substr({0}, 2)"
"""Another hash: in one of sixty there is no "a" that could be replaced."""

CHANGES: dict[str, tuple[Change, str]] = {
    "a value": (run("UPDATE event SET fields=replace(fields,'13800000000','13800000001')"), "audit.event_hash"),
    "a value that is no JSON": (run("UPDATE event SET fields='{' WHERE seq=2"), "audit.event_hash"),
    "a space": (run("UPDATE event SET fields=replace(fields,':',': ') WHERE seq=2"), "audit.event_hash"),
    "a time": (run("UPDATE event SET wall='2026-10-27T09:30:00.000+00:00' WHERE seq=3"), "audit.event_hash"),
    "a hash": (run(f"UPDATE event SET hash={_OTHER.format('hash')} WHERE seq=4"), "audit.event_hash"),
    "a link": (run(f"UPDATE event SET prev={_OTHER.format('prev')} WHERE seq=4"), "audit.event_chain"),
    "a value with its hash": (forge_well, "audit.event_chain"),
    "two events swapped": (swap, "audit.event_hash"),
    "one gone from the middle": (run("DELETE FROM event WHERE seq=4"), "audit.event_gap"),
    "the first gone": (run("DELETE FROM event WHERE seq=1"), "audit.event_gap"),
    "the last gone": (run("DELETE FROM event WHERE seq=(SELECT max(seq) FROM event)"), "audit.head_wrong"),
    "one added at the end": (run(COPY.format(seq=10, lam=10, of=3)), "audit.event_hash"),
    "one added twice": (run(COPY.format(seq=10, lam=10, of=9)), "audit.event_duplicate"),
    "one added before the first": (run(COPY.format(seq=0, lam=0, of=1)), "audit.event_counter"),
    "one of a stranger": (run(STRANGER), "audit.device_unknown"),
    "a value that is no text": (run("UPDATE event SET fields=CAST(x'ff7b' AS TEXT) WHERE seq=2"), "audit.unreadable"),
    "a counter": (run("UPDATE event SET lam=1 WHERE seq=6"), "audit.event_counter"),
    "a counter that is a word": (run("UPDATE event SET lam='x' WHERE seq=6"), "audit.event_counter"),
    "a row": (run("UPDATE enterprise SET phone='13800000001'"), "audit.row_differs"),
    "a list in a row": (run("UPDATE visit SET inspectors='[]'"), "audit.row_differs"),
    "nonsense in a row": (run("UPDATE visit SET inspectors='[{'"), "audit.row_differs"),
    "a word in a number": (run("UPDATE photo SET size='many'"), "audit.row_differs"),
    "a row gone": (run("DELETE FROM answer WHERE item=(SELECT min(item) FROM answer)"), "audit.row_missing"),
    "a row added": (run("INSERT INTO enterprise SELECT 'e2',name,credit_code,community,address,legal_person,contact,"
        "phone,kind,brand,business_scope,transport_modes,special_lines,handles_sensitive_goods,sensitive_goods,"
        "safeguards_met,staff_count,xray_count,camera_count,video_days,express_licence,express_licence_expires,"
        "commitment_signed,filing_certificate,longitude,latitude,note,decided_grade,decided_for,unconfirmed,"
        "division_code,manager_phone,registration_type,holding,inspects_all,real_name_all,xrays_all,"
        "merged_into "
        "FROM enterprise"), "audit.row_added"),
    "a head": (run("UPDATE head SET seq=1 WHERE field='phone'"), "audit.head_wrong"),
    "a head gone": (run("DELETE FROM head WHERE field='name'"), "audit.head_missing"),
    "a checklist": (run("UPDATE checklist SET content=content||' '"), "audit.checklist"),
    "a file forgotten": (run("DELETE FROM blob"), "audit.file_unlisted"),
    "a file invented": (run(f"INSERT INTO blob VALUES ('{'a' * 64}', 3, 'image/jpeg')"), "audit.file_missing"),
    "a file's size": (run("UPDATE blob SET size=751"), "audit.file_size"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_behind_the_programs_back_is_named(name: str, folder: Path) -> None:
    change, expected = CHANGES[name]
    with hand_of_another(folder) as connection:
        change(connection)
    audit = audited(folder)
    assert expected in codes(audit)
    for language in Language:
        assert all(say(problem, language).problem for problem in audit.problems)


def test_the_place_of_a_changed_event_is_its_device_and_number(folder: Path) -> None:
    with hand_of_another(folder) as connection:
        connection.execute("UPDATE event SET fields=replace(fields,'13800000000','1') WHERE seq=8")
        (device,) = connection.execute("SELECT dev FROM event LIMIT 1").fetchone()
    problem = audited(folder).problems[0]
    assert (problem.code, dict(problem.details)) == ("audit.event_hash", {"device": device, "seq": 8})


def test_an_untouched_store_is_sound(folder: Path) -> None:
    audit = audited(folder)
    assert audit.problems == []
    assert (audit.events, audit.devices, audit.files, audit.files_sound) == (9, 1, 1, 1)
    assert audit.pages > 20


def test_stored_texts_hash_as_the_events_they_are(folder: Path) -> None:
    store = open_store(folder, PASSPHRASE)
    with store.database.look() as work:
        for stored in work.history.chains():
            event = work.events.find(stored.dev, stored.seq)
            assert event is not None
            assert stored_hash(stored) == event_hash(event) == stored.hash
    store.close()


def test_a_damaged_a_lost_and_a_foreign_file_are_named(folder: Path) -> None:
    sealed = sealed_files(folder)[0]
    (folder / "blobs" / "note.txt").write_bytes(b"not ours")
    whole = sealed.read_bytes()
    for place in (0, 3, len(whole) // 2, len(whole) - 1):
        sealed.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert codes(audited(folder)) == ["audit.file_damaged", "audit.file_unknown"]
    sealed.unlink()
    assert codes(audited(folder)) == ["audit.file_missing", "audit.file_unknown"]


def damage_in(folder: Path) -> set[str]:
    """Codes of the check; or why the store does not open: pages that opening needs tell whoever opens it."""
    try:
        return set(codes(audited(folder)))
    except StoreTroubleError as error:
        return {error.kind}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_every_flipped_bit_of_the_database_is_found(untouched: Path, tmp_path: Path, share: float, bit: int) -> None:
    copy = tmp_path / "flipped"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(untouched, copy)
    data = bytearray(database_file(copy).read_bytes())
    place = int(share * len(data))
    data[place] ^= 1 << bit
    database_file(copy).write_bytes(data)
    assert damage_in(copy) & {"audit.page", "wrong_key", "damaged"}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seq=st.integers(1, 9),
    column=st.sampled_from(["wall", "kind", "obj", "fields", "parents", "prev", "hash", "lam"]),
    value=st.one_of(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30), st.integers(10, 99)
    ),
)
def test_any_other_value_in_any_event_is_found(
    untouched: Path, tmp_path: Path, seq: int, column: str, value: str | int
) -> None:
    copy = tmp_path / "changed"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(untouched, copy)
    with hand_of_another(copy) as connection:
        connection.execute(f"UPDATE event SET {column}=? WHERE seq=?", (value, seq))
        connection.execute("UPDATE event SET hash=hash WHERE seq=?", (seq,))
    audit = audited(copy)
    assert any(problem.details.get("seq") in (seq, seq + 1) for problem in audit.problems)


def test_a_check_can_be_stopped_and_says_how_far_it_is(folder: Path) -> None:
    store = open_store(folder, PASSPHRASE)
    told: list[tuple[int, int]] = []
    check_log(store, lambda done, total: told.append((done, total)))
    assert told[-1][0] <= told[-1][1] == 2 * 9 + 1
    with pytest.raises(CancelledError):
        check_log(store, cancelled=lambda: True)
    store.close()


def test_a_file_that_was_stored_and_never_recorded_is_ours_and_one_of_another_is_not(folder: Path) -> None:
    store = open_store(folder, PASSPHRASE)
    store.files.put(b"the program was killed before the row")
    store.close()
    audit = audited(folder)
    assert (audit.sound, audit.leftovers) == (True, 1)
    (ours,) = sealed_files(folder)[:1]
    stranger = ours.with_name("f" * 64 + ".sealed")
    shutil.copy(ours, stranger)
    audit = audited(folder)
    assert codes(audit) == ["audit.file_unknown"]
