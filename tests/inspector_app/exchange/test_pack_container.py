"""Packs go out and come back unchanged, whole or not at all."""

import errno
import hashlib
import os
import tracemalloc
from dataclasses import replace
from functools import partial
from io import BufferedReader, BytesIO, FileIO
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packs import INSPECTOR, PHOTOS, RECORDS, SUPERVISOR, Collected, members, pack_info, photo

from db.log.chain import canonical as canonical_of_events
from inspector_app import assets
from inspector_app.errors import CancelledError, ProblemsError, RefusedInputError, UnavailableError
from inspector_app.exchange.bag import canonical, container, layout
from inspector_app.exchange.bag.bag_reader import BagReader
from inspector_app.exchange.bag.container import (
    PACK_SUFFIX,
    PackContents,
    WrittenPack,
    peek,
    read_pack_file,
    write_pack_file,
)
from inspector_app.exchange.bag.envelope import unseal
from inspector_app.exchange.bag.intake import Intake
from inspector_app.exchange.bag.layout import Member
from inspector_app.exchange.bag.pack_info import PackInfo, Recipient
from inspector_app.exchange.bag.proving import SyncedTarget
from inspector_app.exchange.bag.refusals import REFUSALS
from inspector_app.exchange.bag.watching import Watch, WatchedStream, never, unseen
from inspector_app.messages import Language, explain, say

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=10,
)
OBJECTS = st.dictionaries(TEXTS, VALUES, max_size=5)


def written(path: Path, info: PackInfo, content: list[Member] | None = None) -> WrittenPack:
    return write_pack_file(path, info, RECORDS, members() if content is None else content, INSPECTOR.signing_private)


def codes(error: ProblemsError) -> list[str]:
    assert explain(error)
    assert explain(error, Language.EN)
    return [problem.code for problem in error.problems]


@pytest.mark.parametrize("encrypted", [True, False])
def test_a_pack_comes_back_as_it_was_written(encrypted: bool, tmp_path: Path) -> None:
    path = tmp_path / f"visit{PACK_SUFFIX}"
    pack = written(path, pack_info(SUPERVISOR) if encrypted else pack_info())
    sink = Collected()
    contents = read_pack_file(path, [SUPERVISOR.age_secret], sink)
    assert list(contents.records()) == RECORDS
    assert sorted(sink.members.values()) == sorted([*PHOTOS, b"%PDF-1.7 paper", b'{"id":"five_100"}'])
    assert contents.info == pack.info == peek(path, [SUPERVISOR.age_secret])
    assert (contents.info.counts.records, contents.info.counts.photos) == (3, 3)
    assert pack.sha256 == contents.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert pack.size == contents.size == path.stat().st_size
    assert contents.info.encrypted is encrypted
    assert path.read_bytes().startswith(b"age-encryption.org/v1\n" if encrypted else b"PK\x03\x04")


def test_without_a_recipient_the_same_pack_has_the_same_bytes(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a.zjpack", pack_info()), written(tmp_path / "b.zjpack", pack_info())
    assert first.sha256 == second.sha256


def test_each_recipient_can_read_and_nothing_of_the_pack_is_readable_outside(tmp_path: Path) -> None:
    path = tmp_path / "two.zjpack"
    written(path, pack_info(SUPERVISOR, INSPECTOR))
    for identity in (SUPERVISOR, INSPECTOR):
        assert len(list(read_pack_file(path, [identity.age_secret]).records())) == 3
    assert "速达快运".encode() not in path.read_bytes()
    assert b"bag/data/" not in path.read_bytes()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records=st.lists(OBJECTS, max_size=4), photos=st.sets(st.binary(max_size=300), max_size=4), encrypted=st.booleans()
)
def test_any_content_comes_back(
    records: list[dict[str, object]], photos: set[bytes], encrypted: bool, tmp_path: Path
) -> None:
    path, info = tmp_path / "any.zjpack", pack_info(SUPERVISOR) if encrypted else pack_info()
    write_pack_file(path, info, records, [photo(data) for data in photos], INSPECTOR.signing_private)
    sink = Collected()
    contents = read_pack_file(path, [SUPERVISOR.age_secret], sink)
    assert list(contents.records()) == records
    assert set(sink.members.values()) == photos


@settings(max_examples=200, deadline=None)
@given(OBJECTS)
def test_the_canonical_text_is_the_one_that_events_are_hashed_over(value: dict[str, object]) -> None:
    text = canonical.encode(value)
    assert text.decode() == canonical_of_events(value)
    assert canonical.decode(text, 1_000_000) == value


@pytest.mark.parametrize(
    "value", [{"a": float("nan")}, {"a": "\x00"}, {"\x00": 1}, {"a": "\ud800"}, {"a": 2**53 + 1}, {1: 2}, {"a": {1, 2}}]
)
def test_a_value_without_a_canonical_text_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(canonical.NotCanonicalError):
        canonical.encode(value)


def test_progress_reaches_the_end_and_never_goes_back(tmp_path: Path) -> None:
    big = [photo(bytes([number]) * (layout.MIB + 5)) for number in range(4)]
    told: list[tuple[int, int]] = []
    path = tmp_path / "p.zjpack"
    info = pack_info(SUPERVISOR)
    write_pack_file(path, info, RECORDS, big, INSPECTOR.signing_private, lambda *step: told.append(step))
    read: list[tuple[int, int]] = []
    read_pack_file(path, [SUPERVISOR.age_secret], progress=lambda *step: read.append(step))
    for steps in (told, read):
        assert steps == sorted(steps)
        assert steps[-1][0] == steps[-1][1]
        assert len(steps) >= 4


@pytest.mark.parametrize("encrypted", [True, False])
@pytest.mark.parametrize("after", [0, 3, 6])
def test_a_cancelled_pack_leaves_the_one_before_and_nothing_else(after: int, encrypted: bool, tmp_path: Path) -> None:
    path = tmp_path / "p.zjpack"
    path.write_bytes(b"the one before")
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > after

    big = [photo(bytes([number]) * layout.MIB) for number in range(4)]
    info = pack_info(SUPERVISOR) if encrypted else pack_info()
    with pytest.raises(CancelledError):
        write_pack_file(path, info, RECORDS, big, INSPECTOR.signing_private, cancelled=cancelled)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"the one before"


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "p.zjpack"
    written(path, pack_info(SUPERVISOR), [photo(bytes(3 * layout.MIB))])
    with pytest.raises(CancelledError):
        read_pack_file(path, [SUPERVISOR.age_secret], cancelled=lambda: True)


@pytest.mark.parametrize("encrypted", [True, False])
def test_a_photo_that_changed_since_capture_stops_the_pack(encrypted: bool, tmp_path: Path) -> None:
    changed = replace(photo(PHOTOS[0]), read=lambda: b"x" * len(PHOTOS[0]))
    with pytest.raises(RefusedInputError) as caught:
        written(tmp_path / "p.zjpack", pack_info(SUPERVISOR) if encrypted else pack_info(), [changed])
    assert codes(caught.value) == ["pack.write_changed"]
    assert not list(tmp_path.iterdir())


def test_the_reason_of_a_photo_that_cannot_be_read_is_kept(tmp_path: Path) -> None:
    def missing() -> bytes:
        raise UnavailableError("photo.missing", sha256="abc")

    with pytest.raises(UnavailableError, match=r"photo\.missing"):
        written(tmp_path / "p.zjpack", pack_info(SUPERVISOR), [replace(photo(b"x"), read=missing)])
    assert not list(tmp_path.iterdir())


def test_every_problem_of_what_is_to_be_written_is_listed(tmp_path: Path) -> None:
    bad = [
        replace(photo(b"1"), name="data/photos/../x.jpg"),
        replace(photo(b"2"), size=layout.MOST_PHOTO_BYTES + 1),
        photo(b"3"),
        photo(b"3"),
        replace(photo(b"4"), sha256="0" * 64),
    ]
    with pytest.raises(RefusedInputError) as caught:
        written(tmp_path / "p.zjpack", pack_info(), bad)
    assert codes(caught.value) == ["pack.write_name", "pack.write_large", "pack.write_name", "pack.write_twice"]


def test_more_than_one_pack_can_hold_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    many = [photo(str(number).encode()) for number in range(layout.MOST_MEMBERS)]
    large = [replace(photo(str(number).encode()), size=layout.MOST_PHOTO_BYTES) for number in range(110)]
    for content in (many, large):
        with pytest.raises(RefusedInputError) as caught:
            written(tmp_path / "p.zjpack", pack_info(), content)
        assert codes(caught.value) == ["pack.write_pack_large"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "info",
    [
        replace(pack_info(), sender=replace(pack_info().sender, person="李\n明")),
        replace(pack_info(), sender=replace(pack_info().sender, office="")),
        replace(pack_info(), sender=replace(pack_info().sender, device="x")),
        replace(pack_info(), created=pack_info().created.replace(tzinfo=None)),
        replace(pack_info(), pack_id="1"),
        replace(pack_info(), extra={"Photos": "9"}),
        replace(pack_info(), extra={"odd label": "9"}),
        replace(pack_info(), recipients=(Recipient("age1" + "q" * 58, "王芳"),)),
        replace(pack_info(), recipients=(Recipient("age1short", "王芳"),)),
        pack_info(SUPERVISOR, SUPERVISOR),
    ],
)
def test_a_description_that_our_own_reader_would_refuse_is_not_written(info: PackInfo, tmp_path: Path) -> None:
    with pytest.raises(RefusedInputError) as caught:
        written(tmp_path / "p.zjpack", info)
    assert codes(caught.value) == ["pack.write_info"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("record", [{"a": float("inf")}, {"a": "\x00"}, {"a": "x" * layout.LONGEST_RECORD}])
def test_a_record_that_our_own_reader_would_refuse_is_not_written(record: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(RefusedInputError) as caught:
        write_pack_file(tmp_path / "p.zjpack", pack_info(), [{}, record], [], INSPECTOR.signing_private)
    assert codes(caught.value) == ["pack.write_record"]
    assert caught.value.problems[0].details["line"] == 2


def test_a_missing_file_and_a_missing_folder_are_explained(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as reading:
        read_pack_file(tmp_path / "none.zjpack", [])
    assert codes(reading.value) == ["pack.not_opened"]
    assert "salvage" not in str(say(reading.value.problems[0], Language.EN)), "there is nothing of which to take a part"
    with pytest.raises(UnavailableError) as writing:
        written(tmp_path / "none" / "p.zjpack", pack_info())
    assert codes(writing.value) == ["pack.write_failed"]


@pytest.mark.parametrize(("size", "code"), [(2**32 - 1, "pack.not_ours"), (2**32, "pack.too_large")])
def test_a_file_that_no_fat_stick_could_hold_is_no_pack(size: int, code: str, tmp_path: Path) -> None:
    """It is one hole, and takes no room."""
    with (tmp_path / "p.zjpack").open("wb") as stream:
        stream.truncate(size)
    with pytest.raises(RefusedInputError) as caught:
        read_pack_file(tmp_path / "p.zjpack", [])
    assert codes(caught.value) == [code]


def test_a_full_disk_is_explained(tmp_path: Path) -> None:
    """The disk gives its error while the pack asks for a photo: the same way out as a failed write."""

    def full() -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UnavailableError) as caught:
        written(tmp_path / "p.zjpack", pack_info(SUPERVISOR), [replace(photo(b"x"), read=full)])
    assert codes(caught.value) == ["pack.disk_full"]
    assert not list(tmp_path.iterdir())


def test_a_disk_that_kept_other_bytes_is_noticed_before_anybody_hears_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.zjpack"
    path.write_bytes(b"the one before")

    class Forgetful(SyncedTarget):
        def _write(self, number: int, piece: memoryview) -> bytes:
            tag = super()._write(number, piece)
            with next(tmp_path.glob("*.part")).open("r+b") as stream:
                stream.seek(layout.MIB)
                stream.write(b"spoilt")
            return tag

    monkeypatch.setattr(container, "proven_target", lambda stream, watch, **_how: Forgetful(stream, watch))
    with pytest.raises(UnavailableError) as caught:
        write_pack_file(
            path, pack_info(SUPERVISOR), RECORDS, [photo(bytes(12 * layout.MIB))], INSPECTOR.signing_private
        )
    assert codes(caught.value) == ["pack.write_differs"]
    assert path.read_bytes() == b"the one before"
    assert list(tmp_path.iterdir()) == [path]


def test_every_refusal_has_words_with_the_same_places_in_both_languages() -> None:
    words = assets.read_json("messages", "pack.json")
    assert {code.removeprefix("pack.") for code in REFUSALS} <= set(words)
    for name, languages in words.items():
        places = [
            {place for text in part.values() for _, place, _, _ in Formatter().parse(text) if place}
            for part in (languages["zh"], languages["en"])
        ]
        assert places[0] == places[1], name


def test_an_error_of_the_receiving_store_is_not_taken_for_damage(tmp_path: Path) -> None:
    class Broken:
        def accept(self, name: str, sha256: str, data: bytes) -> None:
            raise UnavailableError("store.disk_full")

    path = tmp_path / "p.zjpack"
    written(path, pack_info(SUPERVISOR))
    with pytest.raises(UnavailableError, match=r"store\.disk_full"):
        read_pack_file(path, [SUPERVISOR.age_secret], Broken())


@pytest.mark.parametrize("encrypted", [True, False])
def test_a_disk_error_of_the_receiving_store_is_not_blamed_on_the_pack(encrypted: bool, tmp_path: Path) -> None:
    class Full:
        def accept(self, name: str, sha256: str, data: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "p.zjpack"
    written(path, pack_info(SUPERVISOR) if encrypted else pack_info())
    with pytest.raises(OSError, match="No space left"):
        read_pack_file(path, [SUPERVISOR.age_secret], Full())


@pytest.mark.parametrize("good_reads", [0, 1, 2])
def test_a_stick_that_fails_while_it_is_read_is_explained(good_reads: int, tmp_path: Path) -> None:
    path = tmp_path / "p.zjpack"
    written(path, pack_info(SUPERVISOR), [photo(bytes(100_000))])

    class FailingStick(BytesIO):
        left = good_reads

        def read(self, size: int | None = -1, /) -> bytes:
            self.left -= 1
            if self.left < 0:
                raise OSError(errno.EIO, "Input/output error")
            return super().read(size)

    stick = WatchedStream(FailingStick(path.read_bytes()), "p.zjpack", Watch(1, unseen, never))
    with pytest.raises(UnavailableError) as caught:
        unseal(stick, [SUPERVISOR.age_secret], lambda keys: Intake(BagReader(keys, None).read()))
    assert codes(caught.value) == ["pack.unreadable"]


@pytest.mark.parametrize("encrypted", [False, True])
def test_of_a_pack_on_a_bad_sector_everything_else_is_salvaged(
    encrypted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, photos = tmp_path / "p.zjpack", [photo(bytes([number]) * 300_000) for number in range(1, 5)]
    written(path, pack_info(SUPERVISOR) if encrypted else pack_info(), photos)

    class Scratched(FileIO):
        """In the middle of the second photo."""

        def readinto(self, buffer: Any, /) -> int:
            first = 450_000 // 4096 * 4096
            if self.tell() < first + 4096 and self.tell() + len(memoryview(buffer)) > first:
                raise OSError(errno.EIO, "Input/output error")
            return super().readinto(buffer) or 0

    monkeypatch.setattr(Path, "open", lambda self, _mode: BufferedReader(Scratched(self, "rb"), 4096))
    with pytest.raises(UnavailableError, match=r"pack\.unreadable"):
        read_pack_file(path, [SUPERVISOR.age_secret], tolerant=True)
    sink = Collected()
    contents = read_pack_file(path, [SUPERVISOR.age_secret], sink, tolerant=True, salvage=True)
    assert len(contents.damaged) == 1
    assert len(sink.members) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
def test_a_pipe_under_the_name_of_a_pack_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "p.zjpack"
    os.mkfifo(path)
    with pytest.raises(UnavailableError) as caught:
        peek(path, [SUPERVISOR.age_secret])
    assert codes(caught.value) == ["pack.not_opened"]


def test_a_pack_may_carry_a_page_for_any_browser(tmp_path: Path) -> None:
    page = "<p>打开说明</p>".encode()
    extra = Member(layout.PAGE, len(page), hashlib.sha256(page).hexdigest(), BytesIO(page).read)
    path = tmp_path / "p.zjpack"
    written(path, pack_info(), [extra, *members()])
    sink = Collected()
    read_pack_file(path, [], sink)
    assert sink.members[layout.PAGE] == page


def test_memory_stays_flat_whatever_the_pack_holds(tmp_path: Path) -> None:
    size = len(_picture(0))
    few, many = (_most_memory(tmp_path / f"{count}.zjpack", count) for count in (6, 24))
    # How far reading ahead has come differs by one picture or two from run to run; what is kept would be 18 more.
    assert many < few + 3 * size
    # Read ahead 6 MiB, one being encrypted and one being read, the eight pieces of memory of the disk; some for chance.
    assert many < 32 * layout.MIB


def _most_memory(path: Path, count: int) -> int:
    """While a pack of so many pictures is written and read."""
    content = [_picture_member(number) for number in range(count)]
    tracemalloc.start()
    try:
        written(path, pack_info(SUPERVISOR), content)
        contents: PackContents = read_pack_file(path, [SUPERVISOR.age_secret], _Forgetting())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert contents.info.counts.photos == count
    return peak


def _picture_member(number: int) -> Member:
    data = _picture(number)
    sha256 = hashlib.sha256(data).hexdigest()
    return Member(layout.photo_name(sha256, "image/png"), len(data), sha256, partial(_picture, number))


def _picture(number: int) -> bytes:
    return bytes([number]) * (2 * layout.MIB)


class _Forgetting:
    def accept(self, name: str, sha256: str, data: bytes) -> None:
        """Takes and keeps nothing."""
