"""The command line of an office: a backup by the same verb, a folder of packs, comments that say how they stand."""

from pathlib import Path

import pytest
from command_laptops import Laptop, introduced
from handovers import judged_items, worked_visit
from offices import NOW, PASSPHRASE, QUICK

from inspector_app import stores as stores_module
from inspector_app.cli import main
from inspector_app.exchange.trust.certificates import own_certificate
from inspector_app.exchange.trust.device_list import read_device_list
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.stores import open_store
from ui.packs.certificate_words import warning_words


@pytest.fixture
def laptops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[Laptop, Laptop]:
    monkeypatch.setattr(stores_module, "KdfCost", lambda: QUICK)
    inspector, supervisor = (
        Laptop(tmp_path, capsys, "inspector", "李明"),
        Laptop(tmp_path, capsys, "supervisor", "王芳"),
    )
    introduced(inspector, supervisor, folder=tmp_path)
    return inspector, supervisor


def visit_of(laptop: Laptop, enterprise: str = "e1") -> str:
    store = open_store(laptop.store, PASSPHRASE)
    visit = worked_visit(store, enterprise)
    store.close()
    return visit


def test_a_backup_is_written_by_the_verb_of_all_packs(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, _ = laptops
    visit_of(inspector)
    written = inspector.ask("pack", "write", "--kind", "backup", "--out", str(tmp_path / "b.zjbackup"))
    assert (written["kind"], written["visits"], written["photos"]) == ("backup", 1, 3)
    assert (tmp_path / "b.zjbackup").stat().st_size == written["size"]
    no = str(tmp_path / "n.zjbackup")
    assert inspector.refused("pack", "write", "--kind", "backup", "--plain", "--out", no) == ["pack.backup_for"]
    assert inspector.refused("pack", "write", "--plain", "--to", "王芳", "--out", no) == ["pack.plain_to"]
    assert inspector.refused("pack", "write", "--plain", "--kind", "plan", "--out", no) == ["pack.plain_visits"]
    assert not Path(no).exists()


def test_a_folder_is_imported_and_comments_tell_how_they_stand(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    visit, stick = visit_of(inspector), tmp_path / "stick"
    stick.mkdir()
    assert supervisor.refused("pack", "import", str(stick)) == ["pack.none_in_folder"]
    inspector.ask("pack", "write", "--out", str(stick))
    assert supervisor.ask("pack", "import", str(stick))["result"] == "imported"

    item = judged_items()[0].code
    comment = supervisor.ask("pack", "comment", visit, item, "请补拍")
    assert "待处理" in supervisor.run("pack", "comments")
    supervisor.ask("pack", "write", "--kind", "return", "--out", str(tmp_path / "r.zjpack"))
    inspector.ask("pack", "import", str(tmp_path / "r.zjpack"))
    (told,) = inspector.ask("pack", "comments")
    assert (told["enterprise"], told["settled"]) == ("深圳市顺达国际货运代理有限公司", False)
    inspector.ask("pack", "settle", comment["id"])
    assert "已处理" in inspector.run("pack", "comments")


def test_numbers_are_allotted_to_a_laptop_that_only_the_office_list_names(
    laptops: tuple[Laptop, Laptop], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:

    inspector, supervisor = laptops
    colleague = Laptop(tmp_path, capsys, "inspector", "张伟")
    root, words = tmp_path / "office.zjroot", tmp_path / "root.txt"
    words.write_text("four words nobody guesses\n", "utf-8")
    colleague.run("store", "card", "--out", str(tmp_path / "z.zjcard"))
    given = ["--root", str(root), "--passphrase-file", str(words)]
    assert main(["office-root", "create", *given, "--office", "福永街道办事处"]) == 0
    certify = ["office-root", "certify", str(tmp_path / "z.zjcard"), *given, "--role", "inspector"]
    assert main([*certify, "--until", "2099-12-31"]) == 0
    block = ("numbers", "allot", "--laptop", "张伟", "--first", "1", "--last", "50")
    assert supervisor.refused(*block) == ["number.unknown_laptop"]
    listed = supervisor.ask("devices", "adopt", str(root.with_suffix(".zjdevices")), "--root-compared")
    assert [(each["person"], each["state"]) for each in listed["certificates"]] == [("张伟", "valid")]
    assert supervisor.ask(*block)["last"] == 50

    # The first list of an office that a plan brings is to be compared by ear, like one that is adopted by hand.
    (tmp_path / "stick").mkdir()
    plan = str(tmp_path / "stick" / "plan.zjpack")
    supervisor.ask("pack", "write", "--kind", "plan", "--out", plan)
    (told,) = [each for each in inspector.ask("pack", "preview", plan)["parts"] if each["section"] == "devices"]
    assert told["new_root"] == read_device_list(root.with_suffix(".zjdevices").read_bytes()).root
    assert spoken(told["new_root"]) in inspector.run("pack", "preview", plan)
    assert "六个词" in inspector.run("pack", "watch", str(Path(plan).parent), "--once", exit_code=1)
    assert spoken(told["new_root"]) in inspector.run("pack", "import", plan)
    assert spoken(told["new_root"]) not in inspector.run("pack", "preview", plan)


def test_a_laptop_gets_back_what_it_lost(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    visit_of(inspector)
    backup = inspector.ask("backup", "make")["name"]
    visit_of(inspector, "e2")
    inspector.ask("pack", "write", "--out", str(tmp_path / "up.zjpack"))
    supervisor.ask("pack", "import", str(tmp_path / "up.zjpack"))
    inspector.ask("backup", "restore", backup)

    back = str(tmp_path / "back.zjpack")
    assert supervisor.refused("pack", "write", "--kind", "giveback", "--out", back) == ["pack.giveback_of"]
    nobody = ["pack", "write", "--kind", "giveback", "--of", "陈立", "--out", back]
    assert supervisor.refused(*nobody) == ["pack.giveback_none"]
    assert inspector.refused("pack", "write", "--kind", "giveback", "--of", "王芳", "--out", back)
    written = supervisor.ask("pack", "write", "--kind", "giveback", "--of", "李明", "--out", back)
    assert (written["kind"], written["visits"], written["absent"]) == ("giveback", 2, 0)
    looked = inspector.ask("pack", "check", back)
    assert (looked["kind"], looked["classes"]["new"], looked["unproven"]) == ("giveback", 1, 0)
    assert "补回文件" in inspector.run("pack", "import", back)
    again = inspector.ask("pack", "import", back)
    assert (again["result"], again["unproven"]) == ("nothing new", 0)


def test_a_laptop_whose_certificate_does_not_hold_is_told_so_when_it_writes(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    """A clock that was set back years does that, too."""
    inspector, _ = laptops
    root, words = tmp_path / "office.zjroot", tmp_path / "root.txt"
    words.write_text("four words nobody guesses\n", "utf-8")
    given = ["--root", str(root), "--passphrase-file", str(words)]
    assert main(["office-root", "create", *given, "--office", "福永街道办事处"]) == 0
    days = ["--from", "2098-01-01", "--until", "2099-12-31"]
    assert main(["office-root", "certify", str(tmp_path / "李明.zjcard"), *given, "--role", "inspector", *days]) == 0
    inspector.run("devices", "adopt", str(root.with_suffix(".zjdevices")), "--root-compared")
    written = inspector.ask("pack", "write", "--out", str(tmp_path / "p.zjpack"))
    assert [each["code"] for each in written["notes"]] == ["pack.own_certificate"]
    assert "本机的证书不在有效期内" in inspector.complaints
    store = open_store(inspector.store, PASSPHRASE)
    with store.database.look() as work:
        own = own_certificate(work, store.device, NOW.date())
    store.close()
    assert "2098年1月1日 才生效" in warning_words(own)


def test_a_return_pack_is_for_whom_it_is_said_to_be_and_what_is_of_other_kinds_is_refused(
    laptops: tuple[Laptop, Laptop], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, supervisor = laptops
    colleague, idle = (Laptop(tmp_path, capsys, "inspector", person) for person in ("张伟", "陈刚"))
    introduced(supervisor, colleague, folder=tmp_path)
    introduced(supervisor, idle, folder=tmp_path)
    for laptop in (inspector, colleague):
        visit = visit_of(laptop)
        laptop.ask("pack", "write", "--out", str(tmp_path / f"{laptop.person}.zjpack"))
        supervisor.ask("pack", "import", str(tmp_path / f"{laptop.person}.zjpack"))
        supervisor.ask("pack", "comment", visit, "", "请核对")
    back = ("pack", "write", "--kind", "return", "--out", str(tmp_path / "r.zjpack"))
    assert supervisor.refused(*back, "--to", "陈刚", "--to", "张伟") == ["pack.return_none_for"]
    assert supervisor.refused(*back, "--full", "--section", "law") == ["pack.option_unfit", "pack.option_unfit"]
    sent = supervisor.ask(*back, "--to", "张伟")["packs"]
    assert [pack["for"] for pack in sent] == [colleague.ask("store", "info")["device"]]
    assert colleague.ask("pack", "import", sent[0]["file"])["returned"] == 1


def test_receipts_wait_for_certificates_that_hold(
    laptops: tuple[Laptop, Laptop], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, supervisor = laptops
    colleague = Laptop(tmp_path, capsys, "inspector", "张伟")
    introduced(supervisor, colleague, folder=tmp_path)
    for laptop in (inspector, colleague):
        visit_of(laptop)
        laptop.ask("pack", "write", "--out", str(tmp_path / f"{laptop.person}.zjpack"))
        supervisor.ask("pack", "import", str(tmp_path / f"{laptop.person}.zjpack"))
    root, words = tmp_path / "office.zjroot", tmp_path / "root.txt"
    words.write_text("four words nobody guesses\n", "utf-8")
    given = ["--root", str(root), "--passphrase-file", str(words)]
    assert main(["office-root", "create", *given, "--office", "福永街道办事处"]) == 0

    def certified(laptop: Laptop, role: str, first: str, last: str) -> None:
        card = str(tmp_path / f"{laptop.person}.zjcard")
        assert main(["office-root", "certify", card, *given, "--role", role, "--from", first, "--until", last]) == 0
        supervisor.run("devices", "adopt", str(root.with_suffix(".zjdevices")), "--root-compared")

    folder = tmp_path / "receipts"
    folder.mkdir()
    receipts = ("pack", "write", "--kind", "receipt", "--out", str(folder))
    certified(inspector, "inspector", "2020-01-01", "2020-12-31")
    written = supervisor.ask(*receipts)
    assert [pack["for"] for pack in written["packs"]] == [colleague.ask("store", "info")["device"]]
    assert [each["code"] for each in written["left_out"]] == ["pack.recipient_expired"]
    assert supervisor.refused(*receipts) == ["pack.recipient_expired"]
    certified(inspector, "inspector", "2020-01-01", "2099-12-31")
    certified(supervisor, "supervisor", "2020-01-01", "2020-12-31")
    assert supervisor.refused(*receipts) == ["pack.own_certificate"]
    assert len(list(folder.iterdir())) == 1
    certified(supervisor, "supervisor", "2020-01-01", "2099-12-31")
    assert supervisor.ask(*receipts)["left_out"] == []


def test_a_card_taken_by_mistake_counts_no_more_until_it_is_taken_again(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    inspector, supervisor = laptops
    visit_of(inspector)
    write = ("pack", "write", "--out", str(tmp_path / "up.zjpack"))
    assert inspector.refused("store", "distrust", "陈立") == ["pack.recipient_unknown"]
    assert "不再信任：王芳" in inspector.run("store", "distrust", "王芳")
    assert inspector.refused(*write) == ["pack.no_recipient"]
    assert "不再信任名片" in inspector.run("audit", "list")
    inspector.takes_card_of(supervisor, tmp_path)
    assert inspector.ask(*write)["visits"] == 1
