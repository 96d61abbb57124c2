"""An inspector finds, documents, issues the order on site and corrects it later, by the command line alone."""

import errno
import json
import os
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from notice_samples import paper_text
from notice_visits import OFFICERS, jpeg
from offices import PASSPHRASE, new_store, with_enterprise

from inspector_app import cli
from inspector_app.stores import open_store

NEXT_MONTH = (date.today() + timedelta(days=30)).isoformat()


class Laptop:
    """The command line as a script uses it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        new_store(folder / "store").close()
        (folder / "passphrase").write_text(PASSPHRASE, "utf-8")
        self._store = ["--store", str(folder / "store"), "--passphrase-file", str(folder / "passphrase")]
        self._capsys = capsys

    def run(self, *words: str) -> SimpleNamespace:
        code = cli.main([*words[:2], *self._store, "--json", *words[2:]])
        out, err = self._capsys.readouterr()
        return SimpleNamespace(code=code, value=json.loads(out) if out else None, err=err)

    def done(self, *words: str) -> Any:
        ran = self.run(*words)
        assert ran.code == 0, ran.err
        return ran.value


@pytest.fixture
def laptop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Laptop:
    made = Laptop(tmp_path, capsys)
    store = open_store(tmp_path / "store", PASSPHRASE)
    with_enterprise(store)
    store.close()
    return made


def start(laptop: Laptop, *people: str) -> str:
    named = [part for person in people for part in ("--inspector", person)]
    visit: str = laptop.done("visit", "open", "--enterprise", "e1", *named)["visit"]
    return visit


def find(laptop: Laptop, visit: str, problem: str, *law: str) -> None:
    basis = [part for article in law for part in ("--basis", article)]
    words = ("--severity", "B", "--problem", problem, "--requirement", "立即改正", "--deadline", NEXT_MONTH)
    laptop.done("visit", "finding", visit, *words, *basis)


def test_from_a_failed_item_to_the_paper_and_its_second_edition(laptop: Laptop, tmp_path: Path) -> None:
    office = ("--issuer", "福永街道办事处", "--code", "深宝福", "--contact", "李明", "--phone", "27390000")
    laptop.done("office", "set", *office)
    visit = start(laptop, *(f"{each.name}:{each.certificate}" for each in OFFICERS))
    laptop.done("visit", "answer", visit, "RN-01", "fail")
    (tmp_path / "收寄台.jpg").write_bytes(jpeg("teal"))
    laptop.done("visit", "photo", visit, str(tmp_path / "收寄台.jpg"), "--item", "RN-01")

    draft = laptop.done("notice", "preview", visit, "--out", str(tmp_path / "draft.pdf"))
    assert (draft["draft"], draft["issued"], draft["problems"]) == (True, None, [])
    assert [hint["code"] for hint in draft["hints"]] == ["notice.relief_missing"]
    assert "草稿" in paper_text((tmp_path / "draft.pdf").read_bytes())

    issued = laptop.done("notice", "issue", visit, "--out", str(tmp_path / "notice.pdf"))
    assert issued["number"] == draft["next_number"]
    text = paper_text((tmp_path / "notice.pdf").read_bytes())
    assert issued["number"] in text
    assert "（照片1）" in text
    assert "《中华人民共和国反恐怖主义法》第二十条" in text
    assert "草稿" not in text
    assert laptop.done("notice", "issue", visit)["id"] == issued["id"]

    find(laptop, visit, "后来发现的问题", "反恐§20")
    seen = laptop.done("notice", "preview", visit, "--out", str(tmp_path / "seen.pdf"))
    assert (seen["draft"], seen["changed_since"]) == (False, True)
    assert (tmp_path / "seen.pdf").read_bytes() == (tmp_path / "notice.pdf").read_bytes()
    again = laptop.done("notice", "preview", visit, "--again", "--out", str(tmp_path / "again.pdf"))
    second = laptop.done("notice", "issue", visit)
    assert second["number"] == again["next_number"] != issued["number"]
    assert [each["number"] for each in laptop.done("notice", "list")] == [issued["number"], second["number"]]
    assert len(laptop.done("notice", "list", visit)) == 2
    laptop.done("notice", "show", issued["id"], "--out", str(tmp_path / "copy.pdf"))
    assert (tmp_path / "copy.pdf").read_bytes() == (tmp_path / "notice.pdf").read_bytes()


def test_everything_that_is_missing_is_listed_with_exit_1(laptop: Laptop, tmp_path: Path) -> None:
    visit = start(laptop, "陈工")
    find(laptop, visit, "收寄时未查验身份", "粤禁毒?")
    refused = laptop.run("notice", "issue", visit, "--out", str(tmp_path / "notice.pdf"))
    assert refused.code == 1
    assert len(refused.value["problems"]) == 4
    for words in ("检查人员只有 1 人", "陈工没有执法证号", "条款待核", "机关代字"):
        assert words in refused.err
    assert not (tmp_path / "notice.pdf").exists()
    draft = laptop.done("notice", "preview", visit, "--out", str(tmp_path / "draft.pdf"))
    assert len(draft["problems"]) == 4
    assert draft["next_number"] == ""
    assert laptop.done("notice", "list") == []


def test_a_reminder_visit_gets_neither_draft_nor_paper(laptop: Laptop, tmp_path: Path) -> None:
    visit = laptop.done("visit", "open", "--enterprise", "e1", "--inspector", "陈工", "--mode", "reminder")["visit"]
    find(laptop, visit, "收寄时未查验身份")
    for verb in ("preview", "issue"):
        refused = laptop.run("notice", verb, visit, "--out", str(tmp_path / "notice.pdf"))
        assert refused.code == 1
        assert "走访提醒不能出具" in refused.err
    assert not (tmp_path / "notice.pdf").exists()


def test_a_place_that_takes_no_file_is_said_before_a_number_is_used(laptop: Laptop, tmp_path: Path) -> None:
    laptop.done("office", "set", "--code", "深宝福")
    visit = start(laptop, *(f"{each.name}:{each.certificate}" for each in OFFICERS))
    find(laptop, visit, "收寄时未查验身份", "反恐§20")
    refused = laptop.run("notice", "issue", visit, "--out", str(tmp_path / "gone" / "notice.pdf"))
    assert (refused.code, refused.value["problems"][0]["code"]) == (1, "store.folder_refused")
    assert laptop.run("notice", "issue", visit, "--out", str(tmp_path)).code == 1
    assert laptop.done("notice", "list") == []
    assert laptop.done("notice", "issue", visit, "--out", str(tmp_path / "notice.pdf"))["number"].endswith("1号")


def test_a_disk_that_fills_up_while_the_paper_is_written_leaves_its_number_in_the_answer(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.done("office", "set", "--code", "深宝福")
    visit = start(laptop, *(f"{each.name}:{each.certificate}" for each in OFFICERS))
    find(laptop, visit, "收寄时未查验身份", "反恐§20")

    def refuse(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr("inspector_app.commands.notices.write_atomically", refuse)
    told = laptop.run("notice", "issue", visit, "--out", str(tmp_path / "notice.pdf"))
    assert told.code == 1
    (kept,) = laptop.done("notice", "list")
    assert (told.value["number"], told.value["file"]) == (kept["number"], None)
    assert kept["number"] in told.err


def test_a_notice_or_visit_that_is_not_here_is_refused(laptop: Laptop, tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "notice.pdf"))
    assert laptop.run("notice", "show", "nothing", *out).code == 1
    assert laptop.run("notice", "preview", "nothing", *out).code == 1
    with pytest.raises(SystemExit) as wrong:
        laptop.run("notice", "preview", "nothing")
    assert wrong.value.code == 2
