"""A pack taken in at a desk whose sealed files lie in a store elsewhere: its line may break."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from handovers import LATER, codes, forged

from inspector_app.errors import UnavailableError
from inspector_app.exchange.kinds.receipts import write_receipt
from inspector_app.exchange.read import import_pack
from inspector_app.shared_store.files import RemoteFiles
from inspector_app.stores import Store

Stores = tuple[Store, Store]
AGAIN = "1f0c8a52-6a1e-4b43-9c57-0d5f1f7a2b11"


def same_again(stores: Stores, path: Path) -> int:
    return import_pack(stores[1], path, LATER).photos_verified


def another_without_photos(stores: Stores, path: Path) -> int:
    """As a later part of the same hand-over."""
    other = forged(stores[0], path, info=lambda info: replace(info, pack_id=AGAIN), leave_out="photos/")
    return import_pack(stores[1], other, LATER).photos_verified


def receipt(stores: Stores, path: Path) -> int:
    with stores[0].database.look() as work:
        sent = write_receipt(stores[1], path.with_name("receipt.zjpack"), work.devices.own(), LATER)
    return int(str(sent.report["photos_confirmed"]))


@pytest.mark.parametrize("half", [b"", b"half of it"])
def test_what_a_broken_line_kept_from_the_others_is_sent_by_the_same_pack_again(
    half: bytes, stores: tuple[Store, Store], path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, supervisor = stores
    url = f"file://{tmp_path / 'there'}"
    files = RemoteFiles(url, tmp_path / "own", supervisor.vault)
    monkeypatch.setattr(supervisor, "files", files)
    pipe = files._system.pipe_file

    def breaks(name: str, _sealed: bytes) -> None:
        if half:
            pipe(name, half)
        raise OSError("the line broke")

    with monkeypatch.context() as broken:
        broken.setattr(files._system, "pipe_file", breaks)
        with pytest.raises(UnavailableError) as refused:
            import_pack(supervisor, path, LATER)
    assert codes(refused.value) == ["shared.files_gone"]
    assert import_pack(supervisor, path, LATER).photos_verified == 3
    another = RemoteFiles(url, tmp_path / "another", supervisor.vault)
    with supervisor.database.look() as work:
        assert all(another.is_sound(sha256) for sha256 in work.blobs.all())


@pytest.mark.parametrize("deed", [same_again, another_without_photos, receipt])
def test_a_photo_that_one_desk_alone_has_is_given_to_the_others_before_it_is_called_verified(
    deed: Callable[[Stores, Path], int], stores: Stores, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, supervisor = stores
    files = RemoteFiles(f"file://{tmp_path / 'there'}", tmp_path / "own", supervisor.vault)
    monkeypatch.setattr(supervisor, "files", files)
    import_pack(supervisor, path, LATER)
    with supervisor.database.look() as work:
        photos = [photo.sha256 for photo in work.photos.of_visit(work.visits.all()[0].id)]
    for sha256 in photos:
        files._system.rm_file(files._name(sha256))
    with monkeypatch.context() as broken:
        broken.setattr(files._system, "pipe_file", lambda *_: (_ for _ in ()).throw(OSError("the line broke")))
        with pytest.raises(UnavailableError) as refused:
            deed(stores, path)
    assert codes(refused.value) == ["shared.files_gone"]
    assert deed(stores, path) == 3
    another = RemoteFiles(f"file://{tmp_path / 'there'}", tmp_path / "another", supervisor.vault)
    assert all(another.is_sound(sha256) for sha256 in photos)
