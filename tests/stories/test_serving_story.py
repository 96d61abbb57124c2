"""By the command line alone: a paper is signed, refused, served, replaced, withdrawn; a day's papers are written."""

import json
import math
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from notice_samples import paper_text
from notice_visits import jpeg, ready_visit
from offices import NOW, PASSPHRASE, new_store

from inspector_app import cli
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.notices.deeds import Act
from inspector_app.notices.issuing import issue
from inspector_app.notices.pages import page_count
from inspector_app.notices.service import evidence_of, standing
from inspector_app.notices.signatures import Drawing, drawing_from
from inspector_app.stores import Role, open_store


class Laptop:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        visit = ready_visit(folder / "store", findings=2)
        self.visit, self.notice = visit.visit, issue(visit.store, visit.visit, NOW)
        visit.store.close()
        self.folder = folder
        (folder / "passphrase").write_text(PASSPHRASE, "utf-8")
        self._store = ["--store", str(folder / "store"), "--passphrase-file", str(folder / "passphrase")]
        self._capsys = capsys

    def run(self, verb: str, *words: str) -> SimpleNamespace:
        code = cli.main(["notice", verb, *self._store, "--json", *words])
        out, err = self._capsys.readouterr()
        return SimpleNamespace(code=code, value=json.loads(out) if out else None, err=err)

    def done(self, verb: str, *words: str) -> Any:
        ran = self.run(verb, *words)
        assert ran.code == 0, ran.err
        return ran.value

    def drawing(self, name: str) -> Path:
        wave = tuple((20 + 4 * step, int(60 + 30 * math.sin(step / 5)), 8 * step, 900) for step in range(60))
        path = self.folder / "signature.json"
        path.write_bytes(Drawing(name, 400, 150, (wave,)).to_bytes())
        return path


# The papers were issued in a fixed year; what is done with them is done now.
pytestmark = pytest.mark.skipif(date.today() < NOW.date(), reason="the clock stands before the papers")


@pytest.fixture
def laptop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Laptop:
    return Laptop(tmp_path, capsys)


def test_from_the_signature_to_the_pack_of_the_supervisor(laptop: Laptop, tmp_path: Path) -> None:
    notice = laptop.notice.id
    signed = laptop.done("sign", notice, "--name", "陶艳秀", "--drawing", str(laptop.drawing("陶艳秀")))
    assert [deed["deed"] for deed in signed["deeds"]] == ["signed"]
    (tmp_path / "回执.jpg").write_bytes(jpeg("white"))
    proof = ("--file", str(tmp_path / "回执.jpg"))
    served = laptop.done("serve", notice, "--way", "post", "--receiver", "陶艳秀", "--tracking", "XA1", *proof)
    assert served["deeds"][1]["tracking"] == "XA1"
    laptop.done("show", notice, "--out", str(tmp_path / "signed.pdf"), "--signed")
    assert "电子签名打印件" in paper_text((tmp_path / "signed.pdf").read_bytes())
    _hand_over(tmp_path, notice)


def _hand_over(folder: Path, notice: str) -> None:
    """What was done with the paper, and what proves it, travels to the supervisor."""
    inspector = open_store(folder / "store", PASSPHRASE)
    supervisor = new_store(folder / "supervisor", Role.SUPERVISOR, "赵敏")
    trust_card(inspector, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(inspector), NOW)
    write_visit_pack(inspector, folder / "day.zjpack", NOW)
    import_pack(supervisor, folder / "day.zjpack", NOW)
    stands = standing(supervisor, notice)
    assert [deed.deed for deed in stands.deeds] == [Act.SIGNED, Act.SERVED]
    assert not stands.own
    assert drawing_from(evidence_of(supervisor, stands.deeds[0])).name == "陶艳秀"
    assert evidence_of(supervisor, stands.deeds[1]) == jpeg("white")
    inspector.close()
    supervisor.close()


def test_all_that_is_missing_is_said_with_exit_1(laptop: Laptop) -> None:
    refused = laptop.run("refuse", laptop.notice.id, "--reason", " ")
    assert (refused.code, [each["code"] for each in refused.value["problems"]]) == (
        1,
        ["service.reason_missing", "service.witness_missing"],
    )
    left = laptop.run("serve", laptop.notice.id, "--way", "left")
    assert (left.code, [each["code"] for each in left.value["problems"]]) == (
        1,
        ["service.refusal_missing", "service.witness_missing"],
    )
    assert laptop.run("serve", laptop.notice.id, "--way", "person", "--receiver", "陶", "--at", "昨天").code == 1
    assert laptop.run("sign", "nothing", "--name", "陶").value["problems"][0]["code"] == "notice.not_found"
    assert laptop.done("history", laptop.notice.id)["deeds"] == []
    assert laptop.run("print", laptop.notice.id).value["problems"][0]["code"] == "service.printer_none"


def test_a_replacement_and_a_withdrawal(laptop: Laptop) -> None:
    finding = ("--severity", "B", "--problem", "后来发现", "--requirement", "改正", "--deadline", "2027-01-15")
    code = cli.main(["visit", "finding", *laptop._store, laptop.visit, *finding, "--basis", "反恐§20"])
    assert code == 0, laptop._capsys.readouterr().err
    laptop._capsys.readouterr()
    new = laptop.done("issue", laptop.visit, "--replaces", laptop.notice.id, "--reason", "补充问题")
    old = laptop.done("history", laptop.notice.id)
    assert (old["withdrawn"], old["replaced_by"]) == (True, new["id"])
    assert laptop.done("history", new["id"])["replaces"] == laptop.notice.id
    assert laptop.run("serve", laptop.notice.id, "--way", "person", "--receiver", "陶").code == 1
    ended = laptop.done("withdraw", new["id"], "--reason", "企业名称写错")
    assert ended["withdrawn"]


def test_the_papers_of_a_day_each_or_in_one_file(laptop: Laptop, tmp_path: Path) -> None:
    day = laptop.notice.issued_at.astimezone().date().isoformat()
    each = laptop.done("batch", "--day", day, "--out", str(tmp_path / "papers"))
    (file,) = each["files"]
    assert Path(file).name.startswith("责令限期整改通知书-深宝福责改〔2026〕1号")
    one = laptop.done("batch", "--find", "顺达", "--out", str(tmp_path / "all.pdf"))
    assert page_count(Path(one["files"][0]).read_bytes()) == page_count(Path(file).read_bytes())
    nothing = laptop.run("batch", "--day", "2001-01-01", "--out", str(tmp_path / "none"))
    assert nothing.value["problems"][0]["code"] == "service.batch_none"
    assert laptop.run("batch", "--day", "morgen", "--out", str(tmp_path / "none")).code == 1


def test_a_paper_of_an_enterprise_is_replaced_and_served_as_well(laptop: Laptop) -> None:
    def issue_paper(*words: str) -> Any:
        code = cli.main(["paper", "issue", *laptop._store, "--json", "commitment", "e1", *words])
        out, err = laptop._capsys.readouterr()
        assert code == 0, err
        return json.loads(out)

    first = issue_paper()
    second = issue_paper("--set", "valid_until=2027-10-28", "--replaces", first["id"], "--reason", "写明有效期")
    assert second["number"] != first["number"]
    assert laptop.done("history", first["id"])["replaced_by"] == second["id"]
    served = laptop.done("serve", second["id"], "--way", "person", "--receiver", "陶艳秀")
    assert [deed["deed"] for deed in served["deeds"]] == ["served"]
