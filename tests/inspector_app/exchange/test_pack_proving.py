"""What the disk kept is compared with what was sent to it: behind the pen, or as a whole at the end."""

import errno
import fcntl
import hashlib
import os
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

import pytest

from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.exchange.bag import pieces, proving
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.pieces import PIECE, Written
from inspector_app.exchange.bag.proving import ProvenTarget
from inspector_app.exchange.bag.watching import Watch, never, unseen


@pytest.fixture
def tmp_path(on_disk: Path) -> Path:
    """A folder in memory takes anything past the system's memory, and keeps all of it."""
    return on_disk


@contextmanager
def target_at(path: Path, watch: Watch, *, at_once: bool) -> Iterator[ProvenTarget]:
    with path.open("xb") as stream, ProvenTarget(stream, watch, at_once=at_once) as target:
        yield target


def unwatched() -> Watch:
    return Watch(1 << 40, unseen, never)


@pytest.fixture
def behind_the_pen(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, Callable[[], object]], None]:
    """Something happens to the disk when so many bytes were written, before anybody reads them."""

    def harm(size: int, work: Callable[[], object]) -> None:
        written = 0

        class Harmed(Written):
            def write(self, piece: memoryview) -> None:
                nonlocal written
                super().write(piece)
                before, written = written, written + len(piece)
                if before < size <= written:
                    work()

        monkeypatch.setattr(proving, "Written", Harmed)

    return harm


Harm = Callable[[int, Callable[[], object]], None]


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("seed", range(5))
def test_any_pieces_are_proved_and_the_hash_is_that_of_the_file(
    seed: int, at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proving, "STRETCH", 100_000)
    chance = random.Random(seed)
    pieces = [os.urandom(chance.choice((0, 1, 999, 65_552, 250_000, MIB))) for _ in range(40)]
    path = tmp_path / "p"
    with target_at(path, unwatched(), at_once=at_once) as target:
        for piece in pieces:
            assert target.write(piece) == len(piece)
        sha256 = target.proved()
    whole = b"".join(pieces)
    assert path.read_bytes() == whole
    assert (sha256, target.size) == (hashlib.sha256(whole).hexdigest(), len(whole))


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("place", [0, 3 * MIB // 2, 4 * MIB - 1])
def test_one_other_byte_anywhere_is_noticed(place: int, at_once: bool, tmp_path: Path, behind_the_pen: Harm) -> None:
    path = tmp_path / "p"
    behind_the_pen(place + 1, lambda: _spoil(path, place))
    with pytest.raises(UnavailableError, match=r"pack\.write_differs"):
        _write(path, [os.urandom(MIB) for _ in range(4)], at_once=at_once)


@pytest.mark.parametrize("number", [1, 6, 7])
def test_a_piece_of_a_long_file_that_came_to_another_place_is_noticed(
    number: int, tmp_path: Path, behind_the_pen: Harm
) -> None:
    """The bytes are those of its neighbour."""
    path = tmp_path / "p"
    behind_the_pen((number + 1) * PIECE, lambda: _copy(path, (number - 1) * PIECE, number * PIECE, PIECE))
    with pytest.raises(UnavailableError, match=r"pack\.write_differs"):
        _write(path, [os.urandom(PIECE) for _ in range(8)], at_once=True)


@pytest.mark.parametrize("at_once", [True, False])
def test_nothing_is_read_over_what_a_slow_core_is_still_comparing(
    at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = ProvenTarget._tag

    def slow(target: ProvenTarget, number: int, data: memoryview) -> bytes:
        if threading.current_thread().name.startswith("proving"):
            time.sleep(0.05)
        return tag(target, number, data)

    monkeypatch.setattr(ProvenTarget, "_tag", slow)
    _write(tmp_path / "p", [os.urandom(PIECE) for _ in range(6)], at_once=at_once)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_sector_that_gives_nothing_back_is_no_done(
    at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Scratched(FileIO):
        def readinto(self, _buffer: object, /) -> int:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(pieces, "open_past", lambda _path: None)
    monkeypatch.setattr(pieces, "FileIO", Scratched)
    with target_at(tmp_path / "p", unwatched(), at_once=at_once) as target:
        target.write(bytes(MIB))
        with pytest.raises(OSError, match="Input/output error"):
            target.proved()


def test_a_stick_that_loses_what_it_kept_before_is_noticed_only_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of false capacity: the first bytes were there when they were young."""
    monkeypatch.setattr(proving, "STRETCH", 1_000)
    path = tmp_path / "p"
    with target_at(path, unwatched(), at_once=False) as target:
        for _ in range(5):
            target.write(os.urandom(MIB))
        _settle(target)
        _spoil(path, 10)
        with pytest.raises(UnavailableError, match=r"pack\.write_differs"):
            target.proved()


def test_a_file_that_is_shorter_than_it_was_is_noticed(tmp_path: Path, behind_the_pen: Harm) -> None:
    path = tmp_path / "p"
    behind_the_pen(PIECE, lambda: os.truncate(path, PIECE - 1))
    with pytest.raises(UnavailableError, match=r"pack\.write_differs"):
        _write(path, [bytes(PIECE)], at_once=True)


def test_progress_hears_of_each_byte_and_may_stop_it(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with target_at(tmp_path / "p", Watch(3 * MIB, lambda *step: told.append(step), never), at_once=True) as target:
        target.write(bytes(3 * MIB))
        target.proved()
    assert told == [(number * MIB, 3 * MIB) for number in (1, 2, 3)]
    with target_at(tmp_path / "q", Watch(3 * MIB, unseen, lambda: True), at_once=True) as target:
        target.write(bytes(3 * MIB))
        with pytest.raises(CancelledError):
            target.proved()


def _without_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "turn_past", lambda descriptor, on: False)
    monkeypatch.setattr(pieces, "open_past", lambda path: None)


def _refusing_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write

    def write(descriptor: int, data: memoryview) -> int:
        if fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_DIRECT:
            raise OSError(errno.EINVAL, "no")
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)


def _refusing_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unreadable(FileIO):
        def readinto(self, buffer: object, /) -> int:
            raise OSError(errno.EINVAL, "no")

    monkeypatch.setattr(pieces, "open_past", Unreadable)


def _taking_a_part_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[: len(data) * 2 // 3 + 1]))


@pytest.mark.parametrize(
    "disk", [_without_flag, _refusing_what_is_written, _refusing_to_read, _taking_a_part_each_time]
)
def test_a_disk_that_cannot_be_reached_past_the_memory_is_written_and_proved_the_usual_way(
    disk: Callable[[pytest.MonkeyPatch], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behind_the_pen: Harm
) -> None:
    """Some file systems do not know of it, and some say yes at first."""
    whole = os.urandom(2 * PIECE + 12_345)
    disk(monkeypatch)
    with target_at(tmp_path / "p", unwatched(), at_once=True) as target:
        target.write(whole)
        assert target.proved() == hashlib.sha256(whole).hexdigest()
    assert (tmp_path / "p").read_bytes() == whole
    behind_the_pen(PIECE + 2, lambda: _spoil(tmp_path / "q", PIECE + 1))
    with pytest.raises(UnavailableError, match=r"pack\.write_differs"):
        _write(tmp_path / "q", [whole], at_once=True)


def _write(path: Path, data: Sequence[bytes], *, at_once: bool) -> None:
    with target_at(path, unwatched(), at_once=at_once) as target:
        for each in data:
            target.write(each)
        target.proved()


def _settle(target: ProvenTarget) -> None:
    """All whole pieces are in the file."""
    for written in target._writing:
        written.result()


def _spoil(path: Path, place: int) -> None:
    with path.open("r+b") as stream:
        stream.seek(place)
        before = stream.read(1)
        stream.seek(place)
        stream.write(bytes([before[0] ^ 1]))


def _copy(path: Path, source: int, place: int, size: int) -> None:
    with path.open("r+b") as stream:
        stream.seek(source)
        data = stream.read(size)
        stream.seek(place)
        stream.write(data)
