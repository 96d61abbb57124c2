"""What the disk kept is compared with what was sent to it: behind the pen, or as a whole at the end."""

import errno
import fcntl
import hashlib
import os
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from io import FileIO
from pathlib import Path

import pytest

from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.exchange.bag import pieces, proving, straight
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.pieces import PIECE, InPieces
from inspector_app.exchange.bag.proving import SyncedTarget, proven_target
from inspector_app.exchange.bag.straight import StraightTarget
from inspector_app.exchange.bag.watching import Watch, never, unseen
from inspector_app.past_cache import BLOCK


@pytest.fixture
def tmp_path(on_disk: Path) -> Path:
    """A folder in memory takes anything past the system's memory, and keeps all of it."""
    return on_disk


Way = Callable[[Path, Watch, int], AbstractContextManager[InPieces]]


@contextmanager
def past_the_memory(path: Path, watch: Watch, size: int) -> Iterator[InPieces]:
    """Where the disk can do it."""
    with path.open("xb") as stream, proven_target(stream, watch, at_once=True, least=size) as target:
        yield target


@contextmanager
def by_stretches(path: Path, watch: Watch, _size: int) -> Iterator[InPieces]:
    with path.open("xb") as stream, SyncedTarget(stream, watch, at_once=True) as target:
        yield target


@contextmanager
def at_the_end(path: Path, watch: Watch, size: int) -> Iterator[InPieces]:
    """As for a stick."""
    with path.open("xb") as stream, proven_target(stream, watch, at_once=False, least=size) as target:
        yield target


every_way = pytest.mark.parametrize("way", [past_the_memory, by_stretches, at_the_end])


def unwatched() -> Watch:
    return Watch(1 << 40, unseen, never)


@pytest.fixture
def behind_the_pen(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, Callable[[], object]], None]:
    """Something happens to the disk when so many bytes were written, before anybody reads them."""

    def harm(size: int, work: Callable[[], object]) -> None:
        usual, past = pieces.write_all, straight.write_at

        def harmed(offset: int, end: int) -> None:
            if offset < size <= end:
                work()

        def write_all(descriptor: int, piece: memoryview) -> None:
            usual(descriptor, piece)
            end = os.lseek(descriptor, 0, os.SEEK_CUR)
            harmed(end - len(piece), end)

        def write_at(descriptor: int, offset: int, piece: memoryview) -> None:
            past(descriptor, offset, piece)
            harmed(offset, offset + len(piece))

        monkeypatch.setattr(proving, "write_all", write_all)
        monkeypatch.setattr(straight, "write_at", write_at)

    return harm


Harm = Callable[[int, Callable[[], object]], None]


@every_way
@pytest.mark.parametrize("seed", range(5))
def test_any_pieces_are_proved_and_the_hash_is_that_of_the_file(
    seed: int, way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proving, "STRETCH", 100_000)
    chance = random.Random(seed)
    data = [os.urandom(chance.choice((0, 1, 999, 65_552, 250_000, MIB))) for _ in range(80)]
    path, whole = tmp_path / "p", b"".join(data)
    with way(path, unwatched(), len(whole) - 1_000) as target:
        assert isinstance(target, StraightTarget if way is past_the_memory else SyncedTarget)
        for each in data:
            assert target.write(each) == len(each)
        sha256 = target.proved()
    assert path.read_bytes() == whole
    assert (sha256, target.size) == (hashlib.sha256(whole).hexdigest(), len(whole))


@every_way
@pytest.mark.parametrize("place", [0, 3 * MIB // 2, 4 * MIB - 1])
def test_one_other_byte_anywhere_is_noticed(place: int, way: Way, tmp_path: Path, behind_the_pen: Harm) -> None:
    path = tmp_path / "p"
    behind_the_pen(place + 1, lambda: _spoil(path, place))
    with pytest.raises(UnavailableError, match=r"pack\.write_differs"):
        _write(path, [os.urandom(MIB) for _ in range(4)], way)


@every_way
@pytest.mark.parametrize("number", [1, 6, 7])
def test_a_piece_of_a_long_file_that_came_to_another_place_is_noticed(
    number: int, way: Way, tmp_path: Path, behind_the_pen: Harm
) -> None:
    """The bytes are those of its neighbour."""
    path = tmp_path / "p"
    behind_the_pen((number + 1) * PIECE, lambda: _copy(path, (number - 1) * PIECE, number * PIECE, PIECE))
    with pytest.raises(UnavailableError, match=r"pack\.write_differs"):
        _write(path, [os.urandom(PIECE) for _ in range(8)], way)


@pytest.mark.parametrize("way", [by_stretches, at_the_end])
def test_nothing_is_read_over_what_a_slow_core_is_still_comparing(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = SyncedTarget._tag

    def slow(target: SyncedTarget, number: int, data: memoryview) -> bytes:
        if threading.current_thread().name.startswith("proving"):
            time.sleep(0.05)
        return tag(target, number, data)

    monkeypatch.setattr(SyncedTarget, "_tag", slow)
    _write(tmp_path / "p", [os.urandom(PIECE) for _ in range(6)], way)


@pytest.mark.parametrize("slow", ["write_at", "sha256"])
def test_nothing_is_filled_over_what_a_slow_disk_or_core_still_needs(
    slow: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pieces that are on their way past the memory lie where the next but few are put together."""
    past, whole = straight.write_at, os.urandom(12 * PIECE)

    def write_at(descriptor: int, offset: int, piece: memoryview) -> None:
        time.sleep(0.05)
        past(descriptor, offset, piece)

    class Sum:
        def __init__(self) -> None:
            self._sum = hashlib.sha256()
            self.hexdigest = self._sum.hexdigest

        def update(self, data: memoryview) -> None:
            time.sleep(0.05)
            self._sum.update(data)

    if slow == "write_at":
        monkeypatch.setattr(straight, "write_at", write_at)
    else:
        monkeypatch.setattr(straight, "sha256", Sum)
    with past_the_memory(tmp_path / "p", unwatched(), len(whole)) as target:
        target.write(whole)
        assert target.proved() == hashlib.sha256(whole).hexdigest()
    assert (tmp_path / "p").read_bytes() == whole


@pytest.mark.parametrize("way", [by_stretches, at_the_end])
def test_a_sector_that_gives_nothing_back_is_no_done(way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Scratched(FileIO):
        def readinto(self, _buffer: object, /) -> int:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(proving, "FileIO", Scratched)
    with way(tmp_path / "p", unwatched(), MIB) as target:
        target.write(bytes(MIB))
        with pytest.raises(OSError, match="Input/output error"):
            target.proved()


def test_a_sector_that_gives_nothing_back_past_the_memory_is_no_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scratched(_descriptor: int, _buffers: list[memoryview], offset: int) -> int:
        raise OSError(errno.EIO, "Input/output error", offset)

    monkeypatch.setattr(os, "preadv", scratched)
    with pytest.raises(OSError, match="Input/output error"):
        _write(tmp_path / "p", [bytes(PIECE)] * 3, past_the_memory)


def test_a_stick_that_loses_what_it_kept_before_is_noticed_only_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of false capacity: the first bytes were there when they were young."""
    monkeypatch.setattr(proving, "STRETCH", 1_000)
    path = tmp_path / "p"
    with path.open("xb") as stream, SyncedTarget(stream, unwatched(), at_once=False) as target:
        for _ in range(5):
            target.write(os.urandom(MIB))
        _settle(target)
        _spoil(path, 10)
        with pytest.raises(UnavailableError, match=r"pack\.write_differs"):
            target.proved()


@every_way
def test_a_file_that_is_shorter_than_it_was_is_noticed(way: Way, tmp_path: Path, behind_the_pen: Harm) -> None:
    path = tmp_path / "p"
    behind_the_pen(PIECE, lambda: os.truncate(path, PIECE - 1))
    with pytest.raises(UnavailableError, match=r"pack\.write_differs"):
        _write(path, [bytes(PIECE)], way)


@every_way
def test_progress_hears_of_each_byte_and_may_stop_it(way: Way, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with way(tmp_path / "p", Watch(3 * MIB, lambda *step: told.append(step), never), 3 * MIB) as target:
        target.write(bytes(3 * MIB))
        target.proved()
    assert told == [(number * MIB, 3 * MIB) for number in (1, 2, 3)]
    with way(tmp_path / "q", Watch(3 * MIB, unseen, lambda: True), 3 * MIB) as target:
        target.write(bytes(3 * MIB))
        with pytest.raises(CancelledError):
            target.proved()


def _without_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(straight, "open_past", lambda path: None)


def _that_gives_no_room_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def allocate(_descriptor: int, _offset: int, _size: int) -> None:
        raise OSError(errno.EOPNOTSUPP, "no")

    monkeypatch.setattr(os, "posix_fallocate", allocate)


def _refusing_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.pwrite

    def write(descriptor: int, data: memoryview, offset: int) -> int:
        if fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_DIRECT:
            raise OSError(errno.EINVAL, "no")
        return real(descriptor, data, offset)

    monkeypatch.setattr(os, "pwrite", write)


def _refusing_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_descriptor: int, _buffers: list[memoryview], _offset: int) -> int:
        raise OSError(errno.EINVAL, "no")

    monkeypatch.setattr(os, "preadv", read)


def _taking_and_giving_a_part_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    write, read = os.pwrite, os.preadv

    def part(size: int) -> int:
        return min(size, size * 2 // 3 // BLOCK * BLOCK + BLOCK)

    monkeypatch.setattr(os, "pwrite", lambda file, data, offset: write(file, data[: part(len(data))], offset))
    monkeypatch.setattr(os, "preadv", lambda file, data, offset: read(file, [data[0][: part(len(data[0]))]], offset))


@pytest.mark.parametrize(
    "disk",
    [
        _without_flag,
        _that_gives_no_room_at_once,
        _refusing_what_is_written,
        _refusing_to_read,
        _taking_and_giving_a_part_each_time,
    ],
)
def test_a_disk_that_cannot_be_reached_past_the_memory_is_written_and_proved_the_usual_way(
    disk: Callable[[pytest.MonkeyPatch], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behind_the_pen: Harm
) -> None:
    """Some file systems do not know of it, and some say yes at first."""
    whole = os.urandom(2 * PIECE + 12_345)
    disk(monkeypatch)
    with past_the_memory(tmp_path / "p", unwatched(), len(whole)) as target:
        assert isinstance(target, SyncedTarget) == (disk in (_without_flag, _that_gives_no_room_at_once))
        target.write(whole)
        assert target.proved() == hashlib.sha256(whole).hexdigest()
    assert (tmp_path / "p").read_bytes() == whole
    behind_the_pen(PIECE + 2, lambda: _spoil(tmp_path / "q", PIECE + 1))
    with pytest.raises(UnavailableError, match=r"pack\.write_differs"):
        _write(tmp_path / "q", [whole], past_the_memory)


def test_a_disk_without_room_says_so_before_the_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int, _offset: int, _size: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(OSError, match="No space left"), past_the_memory(tmp_path / "p", unwatched(), PIECE):
        pytest.fail("it was begun")


def _write(path: Path, data: Sequence[bytes], way: Way) -> None:
    with way(path, unwatched(), sum(len(each) for each in data)) as target:
        for each in data:
            target.write(each)
        target.proved()


def _settle(target: SyncedTarget) -> None:
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
