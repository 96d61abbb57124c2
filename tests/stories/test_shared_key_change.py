"""Somebody left an office whose desks share a database: its data key is changed as the window and the manual say."""

from contextlib import closing
from pathlib import Path

import pytest
from handovers import visits_of, worked_visit
from offices import NOW, PASSPHRASE
from postgresql_server import Server
from shared_offices import SharedOffice, new_desk

from db.errors import StoreTroubleError
from db.shared.access import INSPECTOR
from inspector_app.checkup import check_store
from inspector_app.errors import UnavailableError
from inspector_app.key_change.finishing import change_key
from inspector_app.key_change.growing import begin
from inspector_app.messages import Language, explain
from inspector_app.shared_store.desks import invitation_of, remove_desk
from inspector_app.shared_store.founding import join_by
from inspector_app.shared_store.moving import move_to_file, move_to_shared
from inspector_app.stores import Role, open_store


def test_after_somebody_left_the_key_is_changed_by_way_of_a_file(postgresql: Server, tmp_path: Path) -> None:
    for name in ("照片", "新照片"):
        (tmp_path / name).mkdir()
    office = SharedOffice(postgresql, tmp_path, str(tmp_path / "照片"))
    gone, stays = (office.join(name, Role.INSPECTOR, INSPECTOR) for name in ("李明", "王芳"))
    worked_visit(stays)
    known, held, head = gone.vault.data_key(), visits_of(stays), office.head.folder
    with pytest.raises(UnavailableError) as refused:
        begin(office.head)
    # The whole way is said there, step by step.
    for language in Language:
        words = explain(refused.value, language)
        assert words is not None
        assert all(step in str(words[0]) for step in ("1.", "2.", "3.", "4."))

    remove_desk(office.head, gone.device, NOW)
    with pytest.raises(StoreTroubleError):
        worked_visit(gone)
    move_to_file(office.head, NOW)
    office.close()
    with closing(open_store(head, PASSPHRASE)) as store:
        change_key(store, begin(store), NOW)
    with closing(open_store(head, PASSPHRASE)) as store:
        assert store.vault.data_key() != known
        move_to_shared(store, address := postgresql.new_database(), str(tmp_path / "新照片"), NOW)
    with closing(open_store(head, PASSPHRASE)) as store:
        assert visits_of(store) == held
        assert check_store(store).sound
        join_by(new_desk(tmp_path / "王芳二", "王芳", Role.INSPECTOR), invitation_of(store), address, NOW)
    with closing(open_store(tmp_path / "王芳二", PASSPHRASE)) as again:
        assert visits_of(again) == held
        # Of the photos in the new folder none opens by what the person who left knows.
        assert again.vault.data_key() != known
        assert check_store(again).sound
