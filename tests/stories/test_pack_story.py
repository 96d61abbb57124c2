"""A visit goes from the inspector's laptop to the supervisor's on a stick, all through the command line."""

import shutil
from pathlib import Path

import pytest
from command_laptops import Laptop, introduced
from handovers import worked_visit
from offices import PASSPHRASE, QUICK

from inspector_app import stores as stores_module
from inspector_app.exchange import sticks
from inspector_app.stores import open_store


@pytest.fixture
def laptops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[Laptop, Laptop]:
    monkeypatch.setattr(stores_module, "KdfCost", lambda: QUICK)
    inspector = Laptop(tmp_path, capsys, "inspector", "李明")
    return inspector, Laptop(tmp_path, capsys, "supervisor", "王芳")


def worked(laptop: Laptop) -> None:
    store = open_store(laptop.store, PASSPHRASE)
    worked_visit(store, photos=4)
    store.close()


def test_a_visit_reaches_the_supervisor(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    stick = tmp_path / "stick"
    stick.mkdir()
    worked(inspector)

    refused = inspector.run("pack", "write", "--out", str(stick / "p.zjpack"), exit_code=1)
    assert refused == ""
    assert "没有收件人" in inspector.complaints
    card = supervisor.ask("store", "card", "--out", str(stick / "王芳.zjcard"))
    trusted = inspector.ask("store", "trust", str(stick / "王芳.zjcard"))
    assert (trusted["person"], trusted["words"], trusted["fingerprint"]) == ("王芳", card["words"], card["fingerprint"])

    written = inspector.ask("pack", "write", "--out", str(stick))
    pack = Path(written["file"])
    assert pack.parent == stick
    assert pack.name.startswith("检查包_李明_")
    assert (written["visits"], written["photos"], written["papers"]) == (1, 4, 1)
    assert written["recipients"] == ["王芳 福永街道办事处", "李明 福永街道办事处"]

    preview = supervisor.ask("pack", "check", str(pack))
    assert (preview["sender"]["person"], preview["sender_known"], preview["problems"]) == ("李明", False, [])
    assert preview["sender"]["fingerprint"] == inspector.ask("store", "info")["fingerprint"] != card["fingerprint"]
    assert [visit["state"] for visit in preview["visits"]] == ["new"]

    unknown = supervisor.ask("pack", "import", str(pack), exit_code=1)
    assert [problem["code"] for problem in unknown["problems"]] == ["pack.sender_unknown"]
    assert preview["sender"]["fingerprint"] in unknown["problems"][0]["cause"]

    report = supervisor.ask("pack", "import", str(pack), "--accept-new-sender", language="en")
    assert report["photos"] == {"expected": 4, "verified": 4}
    assert (report["visits"], report["visits_new"], report["conflicts"], report["problems"]) == (1, 1, 0, [])
    assert (report["result"], report["sentence"]) == ("imported", "4 of 4 photos verified")

    (visit,) = supervisor.ask("visit", "list")
    assert visit["enterprise"] == "深圳市顺达国际货运代理有限公司"
    assert supervisor.ask("visit", "show", visit["id"]) == inspector.ask("visit", "show", visit["id"])
    assert supervisor.ask("store", "check")["files_sound"] == 5

    again = supervisor.ask("pack", "import", str(pack))
    assert (again["result"], again["repeated"], again["sentence"]) == ("nothing new", True, "4 张照片中 4 张核对无误")
    assert [entry["direction"] for entry in supervisor.ask("pack", "list")] == ["in"]
    assert [entry["direction"] for entry in inspector.ask("pack", "list")] == ["out"]


def test_people_read_chinese_sentences(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    worked(inspector)
    pack = str(tmp_path / "p.zjpack")
    assert "未加密，任何人都能查看" in inspector.run("pack", "write", "--out", pack, "--plain")
    supervisor.run("store", "card", "--out", str(tmp_path / "王芳.zjcard"))
    inspector.run("store", "trust", str(tmp_path / "王芳.zjcard"))
    # For whom it is are the others; that its writer can read it again is said apart.
    sealed = inspector.run("pack", "write", "--out", str(tmp_path / "sealed.zjpack"))
    assert "收件人：王芳 福永街道办事处；本机也能打开" in sealed
    checked = supervisor.run("pack", "check", pack)
    assert "尚未登记" in checked
    assert "顺达国际货运代理有限公司\t新" in checked
    assert "4 张照片中 4 张核对无误" in checked
    imported = supervisor.run("pack", "import", pack, "--accept-new-sender")
    assert imported.startswith("已导入：新增检查 1 次，更新 0 次，已有 0 次；文书 1 份")
    assert supervisor.run("pack", "import", pack).startswith("这个包已经导入过，没有改动任何内容。")
    assert "导入\t检查包\t李明\tp.zjpack" in supervisor.run("pack", "list")


def test_what_is_damaged_is_left_out_with_a_list_and_exit_code_one(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    inspector, supervisor = laptops
    worked(inspector)
    pack = tmp_path / "p.zjpack"
    inspector.run("pack", "write", "--out", str(pack), "--plain")
    data = bytearray(pack.read_bytes())
    # A byte of the first photo, after its local header and name.
    data[data.index(b"bag/data/photos/") + 150] ^= 1
    pack.write_bytes(data)
    preview = supervisor.ask("pack", "check", str(pack), exit_code=1)
    assert (preview["problems"], preview["classes"]["damaged"]) == ([], 1)
    assert [problem["code"] for problem in preview["damaged"]] == ["pack.entry_damaged"]
    assert preview["photos"] == {"expected": 4, "verified": 3, "elsewhere": 0}
    assert "已损坏" in supervisor.run("pack", "check", str(pack), exit_code=1)
    taken = supervisor.ask("pack", "import", str(pack), "--accept-new-sender", exit_code=1)
    assert (taken["result"], taken["photos"]) == ("imported", {"expected": 4, "verified": 3})
    assert [problem["code"] for problem in taken["problems"]] == ["pack.entry_damaged"]
    assert "pack write --full" in taken["ask_for"]
    assert len(supervisor.ask("visit", "list")) == 1
    shutil.copy(__file__, pack)
    assert supervisor.ask("pack", "check", str(pack), exit_code=1)["problems"][0]["code"] == "pack.not_ours"
    supervisor.run("pack", "check", str(tmp_path / "none.zjpack"), exit_code=1)
    assert "打不开" in supervisor.complaints


def test_a_stick_that_does_not_come_out_hides_nothing_that_was_written(
    laptops: tuple[Laptop, Laptop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = laptops
    worked(inspector)
    introduced(inspector, supervisor, folder=tmp_path)
    monkeypatch.setattr(sticks.shutil, "which", lambda name: None)
    written = inspector.ask("pack", "write", "--out", str(tmp_path / "p.zjpack"), "--eject", exit_code=1)
    assert (written["file"], written["visits"], written["ejected"]) == (str(tmp_path / "p.zjpack"), 1, False)
    assert [problem["code"] for problem in written["problems"]] == ["pack.stick_no_eject"]
    assert supervisor.ask("pack", "import", written["file"])["result"] == "imported"
