"""The very file a second time: what it holds is not opened, and what is no longer so is found all the same."""

import random
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from handovers import LATER, codes, forged, holdings, jpeg, judged_items, refusal, worked_visit
from offices import NOW, new_store
from pack_fuzz import mutated

from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.exchange.bag.container import read_pack_file
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.unpacking import IntoVault
from inspector_app.exchange.kinds.staging import taken_as
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.stores import Store

Stores = tuple[Store, Store]
HAS_FOUR = 4
"""Three photos and a paper."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hash of each photo and paper that came out of a pack."""
    seen: list[str] = []
    keep = IntoVault._keep

    def spied(vault: IntoVault, sha256: str, data: bytes) -> bool:
        seen.append(sha256)
        return keep(vault, sha256, data)

    monkeypatch.setattr(IntoVault, "_keep", spied)
    return seen


def pack_of(inspector: Store, path: Path, *, encrypted: bool) -> Path:
    """Its last photo goes over several of age's pieces."""
    visit = worked_visit(inspector, photos=2)
    large = Picture(jpeg(2) + bytes(300_000), "large.jpg", "file")
    add_photo(inspector, visit, judged_items()[2].code, large, NOW)
    write_visit_pack(inspector, path, NOW, encrypted=encrypted)
    return path


@pytest.mark.parametrize("encrypted", [True, False])
def test_the_same_file_is_compared_by_its_hash_and_told_as_before(
    encrypted: bool, stores: Stores, opened: list[str], tmp_path: Path
) -> None:
    inspector, supervisor = stores
    path = pack_of(inspector, tmp_path / "p.zjpack", encrypted=encrypted)
    first = import_pack(supervisor, path, NOW)
    assert len(opened) == HAS_FOUR
    before = holdings(supervisor)
    again = import_pack(supervisor, path, LATER)
    assert len(opened) == HAS_FOUR
    assert holdings(supervisor) == before
    assert again.repeated
    assert (again.photos, again.photos_total, again.papers) == (first.photos, 3, 1)
    assert (again.photos_verified, again.files_new, again.damaged) == (3, 0, ())


@pytest.mark.parametrize("harm", ["gone", "damaged", "of another", "remains"])
def test_what_no_longer_lies_here_is_brought_by_the_same_file(harm: str, stores: Stores, path: Path) -> None:
    _, supervisor = stores
    import_pack(supervisor, path, NOW)
    with supervisor.database.look() as work:
        one, other = [photo.sha256 for photo in work.photos.of_visit(work.visits.all()[0].id)][:2]
    file = supervisor.files._path(one)
    if harm == "gone":
        file.unlink()
    elif harm == "damaged":
        file.write_bytes(file.read_bytes()[:-1] + b"x")
    elif harm == "of another":
        file.write_bytes(supervisor.files._path(other).read_bytes())
    else:
        supervisor.files.put_remains(one, b"what was left of it")
    assert not supervisor.files.is_sound(one)
    report = import_pack(supervisor, path, LATER)
    assert (report.photos_total, report.photos_verified, report.files_new) == (3, 3, 1)
    assert supervisor.files.is_sound(one)


@pytest.mark.parametrize("sound", [True, False])
def test_progress_goes_on_while_the_file_is_read_a_second_time(sound: bool, stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=1)
    large = add_photo(inspector, visit, "", Picture(jpeg(2) + bytes(6 * MIB), "large.jpg", "file"), NOW)
    path = tmp_path / "p.zjpack"
    size = write_visit_pack(inspector, path, NOW, encrypted=False).size
    import_pack(supervisor, path, NOW)
    if not sound:
        supervisor.files.remove(large.sha256)
    told: list[tuple[int, int]] = []
    report = import_pack(supervisor, path, LATER, progress=lambda *step: told.append(step))
    assert report.files_new == (0 if sound else 1)
    done = [done for done, total in told if total == size]
    assert len(done) == len(told)
    assert done == sorted(done)
    # Of what is left behind the head, half is for the second reading.
    moved = len({each for each in done if size * 0.6 < each < size})
    assert moved == 0 if sound else moved > 4
    assert told[-1] == (size, size)


def test_a_photo_that_another_pack_healed_is_verified_in_the_ledger_too(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    path = pack_of(inspector, tmp_path / "p.zjpack", encrypted=False)
    whole, sound = path.read_bytes(), jpeg(2)
    path.write_bytes(whole.replace(sound, sound[:-1] + b"x"))
    assert import_pack(supervisor, path, NOW).photos_verified == 2
    write_visit_pack(inspector, tmp_path / "other.zjpack", NOW)
    import_pack(supervisor, tmp_path / "other.zjpack", NOW)
    assert import_pack(supervisor, path, LATER).photos_verified == 3
    with supervisor.database.look() as work:
        assert {pack.report["photos_verified"] for pack in work.packs.all()} == {3}


def test_nobody_changes_what_the_ledger_says_of_somebody_elses_pack(stores: Stores, path: Path, tmp_path: Path) -> None:
    _, supervisor = stores
    report = import_pack(supervisor, path, NOW)
    colleague = new_store(tmp_path / "colleague", person="周刚")
    for one, other in ((colleague, supervisor), (supervisor, colleague)):
        trust_card(one, card_of(other), NOW)
    worked_visit(colleague, "e2", photos=5)
    write_visit_pack(colleague, tmp_path / "own.zjpack", NOW)
    import_pack(supervisor, tmp_path / "own.zjpack", NOW)
    same = forged(colleague, tmp_path / "own.zjpack", info=lambda info: replace(info, pack_id=report.pack_id))
    assert refusal(supervisor, same) == ["pack.id_reused"]
    colleague.close()


@pytest.mark.parametrize("encrypted", [True, False])
def test_any_other_file_of_the_same_number_is_judged_as_where_it_never_came(
    encrypted: bool, stores: Stores, tmp_path: Path
) -> None:
    """All that it should hold lies here, and what is wrong with the file is said all the same."""
    inspector, supervisor = stores
    path = pack_of(inspector, tmp_path / "p.zjpack", encrypted=encrypted)
    import_pack(supervisor, path, NOW)
    whole, chance = path.read_bytes(), random.Random(6)
    assert judged(supervisor, path, again=True) == judged(supervisor, path, again=False)
    files = [whole[:-1], whole + b"x", whole[: len(whole) // 2], *(mutated(whole, chance) for _ in range(40))]
    for number, data in enumerate(files):
        path.write_bytes(data)
        assert judged(supervisor, path, again=True) == judged(supervisor, path, again=False), number


def judged(store: Store, path: Path, *, again: bool) -> object:
    """Why it is refused, or what came and what did not."""
    with IntoVault(store, taken=partial(taken_as, store)) as vault:
        try:
            found = read_pack_file(path, store.identity.secrets, vault, tolerant=True, before=vault if again else None)
        except RefusedInputError as error:
            return codes(error)
        vault.finish()
        return found, vault.files, vault.verified, vault.checklists, vault.problems


def test_it_can_be_cancelled_and_is_told_to_its_end(stores: Stores, path: Path) -> None:
    _, supervisor = stores
    import_pack(supervisor, path, NOW)
    told: list[tuple[int, int]] = []
    import_pack(supervisor, path, NOW, progress=lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1] == (path.stat().st_size,) * 2
    with pytest.raises(CancelledError):
        import_pack(supervisor, path, NOW, cancelled=lambda: True)
