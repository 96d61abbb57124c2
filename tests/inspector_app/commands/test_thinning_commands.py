"""`photos thin` and `photos bring-back`, as a script uses them."""

from pathlib import Path

import pytest
from command_laptop import CommandLaptop
from confirmed_visits import handed_over, photos_of
from handovers import two_stores

from inspector_app.evidence.originals import save_originals


@pytest.fixture
def laptop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLaptop:
    """An inspector's, whose three originals were confirmed; one of them lies saved in `tmp_path/saved`."""
    inspector, supervisor = two_stores(tmp_path)
    visit = handed_over(inspector, supervisor)
    (tmp_path / "saved").mkdir()
    save_originals(supervisor, [photos_of(supervisor, visit)[0].id], tmp_path / "saved")
    supervisor.close()
    inspector.close()
    inspector.folder.rename(tmp_path / "store")
    return CommandLaptop(tmp_path, capsys)


def test_thin_says_what_it_would_do_does_it_once_and_takes_an_original_back(
    laptop: CommandLaptop, tmp_path: Path
) -> None:
    could = laptop.done("photos", "thin", "--days", "0", "--dry-run")
    assert (could["photos"], could["confirmed_by"], could["without_receipt"]) == (3, ["王芳"], [])
    assert laptop.done("photos", "thin", "--days", "0", "--dry-run") == could
    assert laptop.done("photos", "thin", "--days", "9999")["thinned"] == 0
    done = laptop.done("photos", "thin", "--days", "0")
    assert (done["thinned"], done["kept"], done["problems"]) == (3, 0, [])
    assert done["freed"] < could["bytes"]
    assert laptop.done("photos", "thin", "--days", "0")["thinned"] == 0
    assert laptop.done("store", "check")["handed_over"] == 3
    assert laptop.done("audit", "check")["files"]["handed_over"] == 3
    assert "3 份的原件已移交" in laptop.said("audit", "check")
    (saved,) = (tmp_path / "saved").iterdir()
    assert laptop.done("photos", "bring-back", str(saved)) == {"returned": 1, "elsewhere": 2}
    assert laptop.refused("photos", "bring-back", str(saved)) == ["pack.thin_unknown"]
    pack = laptop.done("pack", "write", "--out", str(tmp_path / "full.zjpack"), "--full")
    assert (pack["photos"], pack["handed_over"]) == (3, 2)
    for days in ("-1", "36501", "9" * 30):
        assert laptop.refused("photos", "thin", "--days", days) == ["pack.thin_days"]
