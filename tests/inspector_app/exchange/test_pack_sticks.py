"""What sticks of FAT, exFAT and NTFS take: names, sizes, two files that differ by A and a only."""

import os
import resource
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from handovers import jpeg, with_photos, worked_visit
from hypothesis import example, given, settings
from hypothesis import strategies as st
from offices import NOW

from inspector_app import files
from inspector_app.backups.stick import write_backup_file
from inspector_app.errors import UnavailableError
from inspector_app.exchange.bag.layout import MIB, MOST_PHOTO_BYTES, Member, photo_name
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.bag.parting import part_paths, parted
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.sending import apart, named_for, proposed_name
from inspector_app.messages import say
from inspector_app.stores import Store, StoreOwner

REFUSED = set('<>:"/\\|?*') | {chr(code) for code in range(32)} | {"\x7f"}
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
BESIDE = ".0123abcd.before"
"""What an earlier file of the name is called while the new one takes its place."""


class _Owned:
    """As much of a store as a name needs."""

    def __init__(self, person: str) -> None:
        self.owner = replace(StoreOwner("李明", "福永", "inspector"), person=person)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120), st.sampled_from(list(PackKind)), st.integers(1, 4_999))
@example("阿" * 120, "阿" * 120, PackKind.VISIT, 4_999)
def test_every_name_is_one_that_every_stick_takes(person: str, part: str, kind: PackKind, count: int) -> None:
    name = proposed_name(_Owned(person), datetime(2026, 1, 2, tzinfo=UTC), kind, part)  # type: ignore[arg-type]
    paths = part_paths(named_for(Path("/stick") / name, part), count)
    assert paths == sorted(paths)
    for path in paths[:1]:
        assert path.parent == Path("/stick")
        assert not REFUSED & set(path.name)
        assert path.stem.casefold() not in DEVICES
        assert path.name == path.name.strip(" .")
        assert len(path.name.encode()) + len(BESIDE) <= 255
        assert path.name.isprintable()


def test_two_people_of_one_name_get_a_file_each() -> None:
    paths = apart(Path("/stick") / name for name in ("回执_a.zjpack", "回执_A.zjpack", "b.zjpack", "回执_a.zjpack"))
    assert [path.name for path in paths] == ["回执_a.zjpack", "回执_A_2.zjpack", "b.zjpack", "回执_a_3.zjpack"]


def test_whatever_size_is_asked_for_no_part_is_larger_than_a_fat_stick_takes() -> None:
    """Its largest file is a byte under 4 GiB: 102 of the largest photos."""
    hashes = [f"{number:064x}" for number in range(250)]
    photos = [Member(photo_name(each, "image/jpeg"), MOST_PHOTO_BYTES, each, bytes) for each in hashes]
    parts = parted(1_000, [], [], photos, 16 * 1024 * MIB)
    assert [len(part) for part in parts] == [102, 102, 46]
    assert [member for part in parts for member in part] == photos


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limit of file sizes here")
def test_a_disk_that_takes_no_such_large_file_is_said_and_smaller_files_go_there(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = stores
    with_photos(inspector, worked_visit(inspector), range(5), side=900)
    stick = tmp_path / "stick"
    stick.mkdir()
    most = 2_400_000
    assert 5 * len(jpeg(0, 900)) > most
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        with pytest.raises(UnavailableError) as refused:
            write_visit_pack(inspector, stick / "up.zjpack", NOW)
        assert list(stick.iterdir()) == []
        (problem,) = refused.value.problems
        assert problem.code == "pack.file_large"
        assert "--max-size" in str(say(problem))
        written = write_visit_pack(inspector, stick / "up.zjpack", NOW, max_size=most)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
    assert len(written.parts) > 1
    assert sum(import_pack(supervisor, path, NOW).files_new for path, _ in written.parts) == 5 + 3 + 1


@pytest.mark.skipif(sys.platform != "linux", reason="the FAT of Linux")
def test_on_fat_a_renamed_file_is_synced_under_its_new_name_before_the_folder(
    stores: tuple[Store, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a stick pulled seconds later holds 0 bytes of that name: `dev.py faults usb` does it for real."""
    synced: list[str] = []
    real = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        real(descriptor)

    monkeypatch.setattr(files, "_file_system_of", lambda _path: "vfat")
    monkeypatch.setattr(os, "fsync", noted)
    stick = tmp_path / "stick"
    stick.mkdir()
    write_visit_pack(stores[0], stick / "up.zjpack", NOW)
    write_backup_file(stores[0], stick / "b.zjbackup", NOW)
    for name in ("up.zjpack", "b.zjbackup"):
        assert synced.index(name) < synced.index("stick", synced.index(name))


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_the_file_system_of_a_place_is_known() -> None:
    assert files._file_system_of(Path("/proc/self/status")) == "proc"
