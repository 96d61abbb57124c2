"""A pack taken in at a desk whose sealed files lie in a store elsewhere: its line may break."""

from pathlib import Path

import pytest
from handovers import LATER, codes

from inspector_app.errors import UnavailableError
from inspector_app.exchange.read import import_pack
from inspector_app.shared_store.files import RemoteFiles
from inspector_app.stores import Store


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
