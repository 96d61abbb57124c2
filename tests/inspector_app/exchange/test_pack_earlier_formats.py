"""Packs that earlier versions wrote are taken in today (tests/fixtures/earlier_packs, by those versions' code)."""

import shutil
from pathlib import Path

import pytest
from handovers import LATER, codes
from offices import new_store

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.trust.identity import CARD_SUFFIX
from inspector_app.exchange.trust.peers import trust_card
from inspector_app.stores import Role

FOLDER = Path(__file__).parents[2] / "fixtures" / "earlier_packs"
PACKS = sorted(FOLDER.glob("*.zjpack"))


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.stem)
def test_a_pack_of_an_earlier_version_is_taken_whole(pack: Path, tmp_path: Path) -> None:
    store = new_store(tmp_path / "store", Role.SUPERVISOR, "王芳")
    copy = Path(shutil.copy(pack, tmp_path))
    with pytest.raises(RefusedInputError) as refused:
        import_pack(store, copy, LATER)
    assert codes(refused.value) == ["pack.sender_unknown"]
    trust_card(store, pack.with_suffix(CARD_SUFFIX).read_bytes(), LATER)

    preview = check_pack(store, copy, now=LATER)
    assert (preview.problems, preview.damaged, preview.photos_verified) == ((), (), 2)
    report = import_pack(store, copy, LATER)
    assert (report.visits_new, report.photos_total, report.photos_verified, report.papers) == (1, 2, 2, 1)
    with store.database.look() as work:
        (visit,) = work.visits.all()
        answers = work.answers.of_visit(visit.id)
        findings = work.findings.of_visit(visit.id)
        (notice,) = work.notices.of_visit(visit.id)
        content = work.checklists.content(visit.checklist_id)
    assert [each.name for each in visit.inspectors] == ["李明", "王芳"]
    assert sorted(answers) == ["RN-01", "RN-02"]
    assert "通道堆放杂物" in [each.problem for each in findings]
    assert notice.number == "深宝福责改〔2026〕1号"
    assert content is not None
    assert store.files.is_sound(notice.pdf_sha256)
    assert import_pack(store, copy, LATER).result == "nothing new"
    store.close()


def test_there_are_packs_of_earlier_versions() -> None:
    assert PACKS
