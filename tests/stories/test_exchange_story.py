"""An office works by files alone: plans down, visits up, receipts and comments down, all through the command line."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command_laptops import Laptop, introduced
from handovers import judged_items, with_photos, worked_visit
from offices import PASSPHRASE, QUICK, with_enterprise

from inspector_app import stores as stores_module
from inspector_app.cli import main
from inspector_app.stores import Store, open_store


@pytest.fixture
def laptops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[Laptop, Laptop]:
    monkeypatch.setattr(stores_module, "KdfCost", lambda: QUICK)
    inspector = Laptop(tmp_path, capsys, "inspector", "李明")
    return inspector, Laptop(tmp_path, capsys, "supervisor", "王芳")


class _Open:
    """The store of a laptop, for what has no verb."""

    def __init__(self, laptop: Laptop) -> None:
        self._folder = laptop.store

    def __enter__(self) -> Store:
        self._store = open_store(self._folder, PASSPHRASE)
        return self._store

    def __exit__(self, *_error: object) -> None:
        self._store.close()


def written(laptop: Laptop, out: Path, *words: str) -> dict[str, Any]:
    answer: dict[str, Any] = laptop.ask("pack", "write", "--out", str(out), *words)
    return answer


def test_a_plan_goes_down_and_its_register_is_there(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    introduced(inspector, supervisor, folder=tmp_path)
    with _Open(supervisor) as store:
        with_enterprise(store, "e1")
    asked = supervisor.ask("plan", "task", "e1", "--inspector", "李明", "--until", "2027-01-31", "--reason", "红牌复查")
    assert asked["tasks"] == 1
    sent = written(supervisor, tmp_path / "plan.zjpack", "--kind", "plan")
    assert sent["kind"] == "plan"
    assert {"register", "tasks"} <= set(sent["sections"])
    assert inspector.refused("pack", "write", "--kind", "plan", "--out", str(tmp_path / "no.zjpack")) == [
        "plan.not_supervisor"
    ]

    preview = inspector.ask("pack", "preview", str(tmp_path / "plan.zjpack"))
    states = {part["section"]: part["state"] for part in preview["parts"]}
    assert (states["register"], states["tasks"], preview["problems"]) == ("new", "new", [])
    assert inspector.ask("enterprises") == []
    report = inspector.ask("pack", "import", str(tmp_path / "plan.zjpack"))
    assert (report["result"], report["kind"], report["problems"]) == ("imported", "plan", [])
    assert [each["name"] for each in inspector.ask("enterprises")] == ["深圳市顺达国际货运代理有限公司"]
    (task,) = inspector.ask("plan", "tasks", "--inspector", "李明")
    assert (task["enterprise"], task["until"], task["reason"]) == ("e1", "2027-01-31", "红牌复查")
    assert inspector.ask("pack", "import", str(tmp_path / "plan.zjpack"))["result"] == "nothing new"

    # What the inspector changed and the office does not know stays; what the office changed comes.
    with _Open(inspector) as store, store.database.work(stores_now()) as work:
        work.enterprises.save("e1", {"phone": "13900000000"})
    with _Open(supervisor) as store, store.database.work(stores_now()) as work:
        work.enterprises.save("e1", {"contact": "陈会计"})
    written(supervisor, tmp_path / "plan2.zjpack", "--kind", "plan", "--section", "register")
    inspector.ask("pack", "import", str(tmp_path / "plan2.zjpack"))
    with _Open(inspector) as store, store.database.look() as work:
        enterprise = work.enterprises.get("e1")
    assert enterprise is not None
    assert (enterprise.phone, enterprise.contact) == ("13900000000", "陈会计")
    older = inspector.ask("pack", "preview", str(tmp_path / "plan.zjpack"))
    assert {part["state"] for part in older["parts"] if part["section"] == "register"} == {"older"}


def stores_now() -> Any:
    from datetime import datetime

    return datetime.now().astimezone()


def test_a_receipt_confirms_and_the_next_pack_is_small(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    introduced(inspector, supervisor, folder=tmp_path)
    with _Open(inspector) as store:
        visit = worked_visit(store, photos=5)
    assert inspector.ask("pack", "status")["photos"] == {"total": 5, "confirmed": 0}
    first = written(inspector, tmp_path / "first.zjpack")
    report = supervisor.ask("pack", "import", first["file"])
    assert report["photos"] == {"expected": 5, "verified": 5}
    receipt = written(supervisor, tmp_path / "receipt.zjpack", "--kind", "receipt")
    assert (receipt["photos"], receipt["photos_confirmed"]) == (5, 5)
    taken = inspector.ask("pack", "import", receipt["file"])
    assert (taken["kind"], taken["confirmed"]) == ("receipt", {"photos": 5, "confirmed": 5})
    assert inspector.ask("pack", "status")["photos"] == {"total": 5, "confirmed": 5}
    assert "5 张照片中 5 张已由对方确认" in inspector.run("pack", "list")
    assert f"\t{supervisor.person} 福永街道办事处\tfirst.zjpack\t{first['pack_id']}" in inspector.run("pack", "list")
    again = ("pack", "write", "--kind", "receipt", "--out", str(tmp_path / "r2.zjpack"))
    assert supervisor.refused(*again) == ["pack.no_receipt_due"]
    assert supervisor.ask(*again, "--to", inspector.person)["photos_confirmed"] == 5

    with _Open(inspector) as store:
        with_photos(store, visit, range(900, 902))
    second = written(inspector, tmp_path / "second.zjpack")
    assert second["confirmed_events"] > 0
    assert second["size"] < first["size"]
    assert written(inspector, tmp_path / "full.zjpack", "--full")["events"] > second["events"]
    report = supervisor.ask("pack", "import", second["file"])
    assert (report["result"], report["visits"], report["photos"]["verified"]) == ("imported", 1, 2)
    assert supervisor.ask("visit", "show", visit) == inspector.ask("visit", "show", visit)
    assert supervisor.ask("store", "check")["files_sound"] == 8


def test_a_pack_that_comes_too_early_waits_for_the_one_before(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    introduced(inspector, supervisor, folder=tmp_path)
    with _Open(inspector) as store:
        visit = worked_visit(store, photos=2)
    # The supervisor's laptop is restored from a copy that was made before the first pack came.
    shutil.copytree(supervisor.store, tmp_path / "before")
    first = written(inspector, tmp_path / "first.zjpack")
    supervisor.ask("pack", "import", first["file"])
    receipt = written(supervisor, tmp_path / "receipt.zjpack", "--kind", "receipt")
    inspector.ask("pack", "import", receipt["file"])
    with _Open(inspector) as store:
        with_photos(store, visit, range(700, 701))
    second = written(inspector, tmp_path / "second.zjpack")
    shutil.rmtree(supervisor.store)
    shutil.copytree(tmp_path / "before", supervisor.store)

    preview = supervisor.ask("pack", "preview", second["file"])
    assert (preview["classes"]["waiting"], preview["problems"]) == (1, [])
    early = supervisor.ask("pack", "import", second["file"])
    assert (early["result"], early["visits"]) == ("waiting", 0)
    assert [problem["code"] for problem in early["problems"]] == ["pack.gap"]
    assert supervisor.ask("visit", "list") == []
    assert [each["file"] for each in supervisor.ask("pack", "waiting")] == ["second.zjpack"]
    late = supervisor.ask("pack", "import", first["file"])
    assert (late["result"], late["released"]) == ("imported", ["second.zjpack"])
    assert supervisor.ask("pack", "waiting") == []
    assert supervisor.ask("visit", "show", visit) == inspector.ask("visit", "show", visit)
    assert supervisor.ask("audit", "check")["problems"] == []
    # A full pack heals a receiver who lost what he had confirmed, without any order.
    assert written(inspector, tmp_path / "full.zjpack", "--full")["confirmed_events"] == 0


def test_a_visit_is_sent_back_to_an_exact_item(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    introduced(inspector, supervisor, folder=tmp_path)
    with _Open(inspector) as store:
        visit = worked_visit(store, photos=1)
    supervisor.ask("pack", "import", written(inspector, tmp_path / "v.zjpack")["file"])
    item = judged_items()[0].code
    assert supervisor.refused("pack", "comment", visit, "XX-99", "请补") == ["pack.return_item"]
    assert inspector.refused("pack", "comment", visit, item, "请补") == ["plan.not_supervisor"]
    comment = supervisor.ask("pack", "comment", visit, item, "请补拍验视台")
    back = written(supervisor, tmp_path / "back.zjpack", "--kind", "return")
    assert (back["kind"], back["comments"]) == ("return", 1)
    assert inspector.ask("pack", "import", back["file"])["returned"] == 1
    (told,) = inspector.ask("pack", "comments", "--visit", visit)
    assert (told["item"], told["comment"], told["by"], told["settled"]) == (item, "请补拍验视台", "王芳", False)
    inspector.ask("pack", "settle", comment["id"])
    supervisor.ask("pack", "import", written(inspector, tmp_path / "v2.zjpack")["file"])
    assert [each["settled"] for each in supervisor.ask("pack", "comments")] == [True]
    assert supervisor.ask("conflicts", "list") == []
    assert supervisor.refused("pack", "write", "--kind", "return", "--out", str(tmp_path / "b2.zjpack")) == [
        "pack.return_none"
    ]


def test_the_office_vouches_revokes_and_is_believed(
    laptops: tuple[Laptop, Laptop], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, supervisor = laptops
    root, words = tmp_path / "office.zjroot", tmp_path / "root.txt"
    words.write_text("a root in the safe\n", "utf-8")

    def office(*verb: str, exit_code: int = 0) -> Any:
        capsys.readouterr()
        done = main(["office-root", *verb, "--root", str(root), "--passphrase-file", str(words), "--json"])
        output = capsys.readouterr().out
        assert done == exit_code, output
        return json.loads(output)

    made = office("create", "--office", "福永街道办事处")
    assert len(made["words"].split(" · ")) == 6
    for laptop, role in ((inspector, "inspector"), (supervisor, "supervisor")):
        card = tmp_path / f"{laptop.person}.zjcard"
        laptop.run("store", "card", "--out", str(card))
        listed = office("certify", str(card), "--role", role, "--until", "2099-12-31")
    assert [each["person"] for each in listed["certificates"]] == ["李明", "王芳"]

    devices = str(tmp_path / "office.zjdevices")
    assert supervisor.refused("devices", "adopt", devices) == ["pack.root_unknown"]
    assert made["words"].split(" · ")[0] in supervisor.complaints
    supervisor.ask("devices", "adopt", devices, "--root-compared")
    inspector.ask("devices", "adopt", devices, "--root-compared")
    # The office that loses it gets it back, over nothing that is there.
    saved = tmp_path / "saved.zjdevices"
    inspector.ask("devices", "save", str(saved))
    assert saved.read_bytes() == Path(devices).read_bytes()
    assert inspector.refused("devices", "save", str(saved)) == ["pack.devices_there"]

    # Nobody took anybody's card: the certificates are enough, in both directions.
    with _Open(inspector) as store:
        worked_visit(store, photos=1)
    first = written(inspector, tmp_path / "first.zjpack")
    assert first["recipients"] == ["王芳 福永街道办事处", "李明 福永街道办事处"]
    assert supervisor.ask("pack", "import", first["file"])["result"] == "imported"

    lost = listed["certificates"][0]["device"]
    assert office("revoke", lost, "--reason", "电脑丢失")["revoked"][0]["reason"] == "电脑丢失"
    supervisor.ask("devices", "adopt", devices)
    second = written(inspector, tmp_path / "second.zjpack")
    assert supervisor.refused("pack", "import", second["file"]) == ["pack.sender_revoked"]
    assert "电脑丢失" in supervisor.complaints
    assert supervisor.refused("pack", "write", "--kind", "plan", "--out", str(tmp_path / "p.zjpack")) == [
        "pack.no_recipient"
    ]


def test_a_wrong_import_is_withdrawn_and_can_be_repeated(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    introduced(inspector, supervisor, folder=tmp_path)
    with _Open(inspector) as store:
        visit = worked_visit(store, photos=3)
    pack = written(inspector, tmp_path / "v.zjpack")["file"]
    supervisor.ask("pack", "import", pack)
    before = supervisor.ask("visit", "show", visit)
    (entry,) = supervisor.ask("pack", "list")
    assert supervisor.refused("pack", "withdraw", "nonsense") == ["pack.withdraw_unknown"]
    gone = supervisor.ask("pack", "withdraw", entry["id"], "--reason", "发错了人")
    assert (gone["result"], gone["visits"], gone["files"]) == ("withdrawn", 1, 4)
    assert (supervisor.ask("visit", "list"), supervisor.ask("enterprises"), supervisor.ask("pack", "list")) == (
        [], [], [],
    )  # fmt: skip
    assert supervisor.ask("audit", "check")["problems"] == []
    assert supervisor.ask("pack", "import", pack)["result"] == "imported"
    assert supervisor.ask("visit", "show", visit) == before
    (entry,) = supervisor.ask("pack", "list")
    supervisor.ask("pack", "comment", visit, "", "请核对")
    assert supervisor.refused("pack", "withdraw", entry["id"]) == ["pack.withdraw_used"]


def test_a_hand_over_is_split_and_its_parts_come_in_any_order(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    introduced(inspector, supervisor, folder=tmp_path)
    with _Open(inspector) as store:
        visit = worked_visit(store, photos=1)
        with_photos(store, visit, range(100, 112), side=400)
    answer = inspector.ask("pack", "write", "--out", str(tmp_path / "v.zjpack"), "--max-size", "10K", exit_code=1)
    assert [problem["code"] for problem in answer["problems"]] == ["pack.part_small"]
    parts = written(inspector, tmp_path / "v.zjpack", "--max-size", "900K")["parts"]
    assert len(parts) > 2
    assert all(part["size"] <= 900 * 1024 for part in parts)
    first = supervisor.ask("pack", "import", parts[-1]["file"])
    assert (first["result"], first["photos"]["expected"], first["photos_elsewhere"] > 0) == ("imported", 13, True)
    assert first["photos"]["verified"] < 13
    told = {"part": len(parts), "of": len(parts), "missing": list(range(1, len(parts)))}
    assert [first["share"], supervisor.ask("pack", "list")[0]["share"]] == [told, told]
    assert f"第 {len(parts)} 份，共 {len(parts)} 份；本机还缺第 1" in supervisor.run("pack", "list")
    rest = supervisor.ask("pack", "import", *(part["file"] for part in parts[:-1]))
    assert rest["problems"] == []
    assert all(pack["share"]["missing"] == [] for pack in rest["packs"])
    assert supervisor.ask("store", "check")["files_sound"] == 14
    assert supervisor.ask("visit", "show", visit) == inspector.ask("visit", "show", visit)


def test_two_people_disagree_and_one_decides(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    inspector, supervisor = laptops
    introduced(inspector, supervisor, folder=tmp_path)
    with _Open(supervisor) as store:
        with_enterprise(store, "e1")
    inspector.ask("pack", "import", written(supervisor, tmp_path / "plan.zjpack", "--kind", "plan")["file"])
    supervisor.ask("pack", "import", written(inspector, tmp_path / "v0.zjpack")["file"])
    for laptop, phone in ((inspector, "13911111111"), (supervisor, "13922222222")):
        with _Open(laptop) as store, store.database.work(stores_now()) as work:
            work.enterprises.save("e1", {"phone": phone})
    pack = written(inspector, tmp_path / "v.zjpack")["file"]
    assert supervisor.ask("pack", "preview", pack)["conflicts"] == 1
    assert supervisor.ask("pack", "import", pack)["conflicts"] == 1
    (dispute,) = supervisor.ask("conflicts", "list")
    assert (dispute["object"], dispute["field"], dispute["base"]) == ("e1", "phone", "13290713029")
    assert [(each["value"], each["own"]) for each in dispute["values"]] == [
        ("13922222222", True), ("13911111111", False),
    ]  # fmt: skip
    (stale,) = (each["choice"] for each in dispute["values"] if not each["shown"])
    with _Open(inspector) as store, store.database.work(stores_now()) as work:
        work.enterprises.save("e1", {"phone": "13933333333"})
    supervisor.ask("pack", "import", written(inspector, tmp_path / "v2.zjpack")["file"])
    # What stands in the place of the other value is not what was listed.
    assert supervisor.refused("conflicts", "decide", "e1", "phone", stale) == ["pack.conflict_moved"]
    assert supervisor.refused("conflicts", "decide", "e1", "phone", "2") == ["pack.conflict_number"]
    (dispute,) = supervisor.ask("conflicts", "list")
    shown = next(each["value"] for each in dispute["values"] if each["shown"])
    (other,) = (each["choice"] for each in dispute["values"] if not each["shown"])
    assert {"李明", other} <= set(supervisor.run("conflicts", "list").split())
    supervisor.ask("conflicts", "decide", "e1", "phone", other)
    assert supervisor.ask("conflicts", "list") == []
    assert supervisor.ask("enterprises")[0]["phone"] != shown
    (dispute,) = supervisor.ask("conflicts", "list", "--decided")
    assert {each["value"] for each in dispute["values"]} == {"13933333333", "13922222222"}
    supervisor.ask("conflicts", "undo", "e1", "phone")
    assert supervisor.ask("enterprises")[0]["phone"] == shown
    (dispute,) = supervisor.ask("conflicts", "list")
    # A field that is open goes down with no plan.
    inspector.ask("pack", "import", written(supervisor, tmp_path / "plan1.zjpack", "--kind", "plan")["file"])
    assert inspector.ask("enterprises")[0]["phone"] == "13933333333"
    supervisor.ask("conflicts", "decide", "e1", "phone", dispute["values"][0]["choice"])
    assert supervisor.ask("enterprises")[0]["phone"] == (shown := dispute["values"][0]["value"])
    # The decision goes down with the plan, and is no conflict any more.
    inspector.ask("pack", "import", written(supervisor, tmp_path / "plan2.zjpack", "--kind", "plan")["file"])
    assert inspector.ask("enterprises")[0]["phone"] == shown
    assert inspector.ask("conflicts", "list") == []


@pytest.fixture(autouse=True)
def _no_leftovers(tmp_path: Path) -> Iterator[None]:
    yield
    assert list(tmp_path.rglob("*.part")) == []
