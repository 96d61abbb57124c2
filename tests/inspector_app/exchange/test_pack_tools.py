"""Programs that know nothing of ours open our packs: the format is what it says it is."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit
import pytest
from handovers import two_stores, worked_visit
from offices import NOW
from packs import INSPECTOR, RECORDS, SUPERVISOR, honest_zip, members, pack_info, sealed
from patience import PATIENCE_S

from inspector_app.exchange.bag import layout, minisign
from inspector_app.exchange.bag.container import read_pack_file, write_pack_file
from inspector_app.exchange.kinds.visits_out import write_visit_pack

UTF8 = {**os.environ, "LC_ALL": "C.UTF-8"}


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"the public tool {name} is not installed: install it to test our packs against it")
    return found


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env=UTF8, check=False, timeout=PATIENCE_S
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "visit.zjpack"
    write_pack_file(path, pack_info(), RECORDS, members(), INSPECTOR.signing_private)
    return path


@pytest.fixture
def bag(pack: Path) -> Path:
    with zipfile.ZipFile(pack) as opened:
        assert opened.testzip() is None
        opened.extractall(pack.parent / "unpacked")
    return pack.parent / "unpacked" / "bag"


def test_pythons_zipfile_finds_every_file_in_order(pack: Path) -> None:
    with zipfile.ZipFile(pack) as opened:
        names = [each.removeprefix("bag/") for each in opened.namelist()]
        assert {each.compress_type for each in opened.infolist()} == {zipfile.ZIP_STORED}
    assert names[:5] == [name for name, _ in layout.TAG_FILES]
    assert names[5] == layout.RECORDS
    assert len(names) == 5 + 1 + len(members())


def test_bagit_python_accepts_the_bag(bag: Path) -> None:
    opened = bagit.Bag(str(bag))
    opened.validate()
    assert opened.info["Sender-Person"] == "李明"
    assert opened.info["Source-Organization"] == "福永街道"


def test_unzip_accepts_the_zip(pack: Path) -> None:
    assert "No errors detected" in run(tool("unzip"), "-t", pack, folder=pack.parent)


def test_sha256sum_accepts_both_lists(bag: Path) -> None:
    for name in (layout.MANIFEST, layout.TAG_MANIFEST):
        assert "FAILED" not in run(tool("sha256sum"), "--strict", "-c", name, folder=bag)


def test_minisign_accepts_the_signature(bag: Path) -> None:
    key = minisign.public_key_line(INSPECTOR.signing_public)
    said = run(tool("minisign"), "-V", "-P", key, "-m", layout.TAG_MANIFEST, folder=bag)
    assert "inspector-app pack" in said
    (bag.parent / "key.pub").write_text(minisign.public_key_text(INSPECTOR.signing_public))
    run(tool("minisign"), "-V", "-p", bag.parent / "key.pub", "-m", layout.TAG_MANIFEST, folder=bag)


def test_age_opens_the_envelope_to_the_same_zip(tmp_path: Path) -> None:
    program = tool("age")
    path = tmp_path / "visit.zjpack"
    info = pack_info(SUPERVISOR)
    write_pack_file(path, info, RECORDS, members(), INSPECTOR.signing_private)
    (tmp_path / "key.txt").write_text(SUPERVISOR.age_secret + "\n")
    run(program, "-d", "-i", "key.txt", "-o", "inner.zip", path, folder=tmp_path)
    assert (tmp_path / "inner.zip").read_bytes() == honest_zip(info)


def test_what_age_seals_we_open(tmp_path: Path) -> None:
    program = tool("age")
    (tmp_path / "inner.zip").write_bytes(honest_zip(pack_info(SUPERVISOR)))
    run(program, "-r", SUPERVISOR.age_recipient, "-o", "out.zjpack", "inner.zip", folder=tmp_path)
    assert list(read_pack_file(tmp_path / "out.zjpack", [SUPERVISOR.age_secret]).records()) == RECORDS


def test_packs_sealed_twice_differ_although_their_content_is_the_same() -> None:
    data = honest_zip(pack_info(SUPERVISOR))
    assert sealed(data) != sealed(data)


SCRIPT = Path(__file__).parents[3] / "resources" / "exchange" / "verify_pack.py"


def verified(pack: Path, *key: str) -> subprocess.CompletedProcess[str]:
    """The shipped script, which imports nothing of ours."""
    command = [sys.executable, "-I", str(SCRIPT), str(pack), *key]
    return subprocess.run(command, capture_output=True, text=True, env=UTF8, check=False, timeout=PATIENCE_S)


def test_a_hundred_lines_without_our_code_verify_a_pack(tmp_path: Path) -> None:
    assert len(SCRIPT.read_text("utf-8").splitlines()) <= 115
    assert "inspector_app." not in SCRIPT.read_text("utf-8")
    inspector, _ = two_stores(tmp_path)
    worked_visit(inspector)
    pack = tmp_path / "plain.zjpack"
    write_visit_pack(inspector, pack, NOW, encrypted=False)
    key = inspector.identity.signing_public
    good = verified(pack, key)
    assert good.returncode == 0, good.stdout + good.stderr
    assert "All right." in good.stdout
    assert "chain of" in good.stdout
    assert verified(pack, SUPERVISOR.signing_public).returncode == 1
    data = pack.read_bytes()
    at = data.index(b"%PDF-1.7")
    pack.write_bytes(data[:at] + b"%PDF-1.8" + data[at + 8 :])
    bad = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(pack)], capture_output=True, check=False, timeout=PATIENCE_S
    )
    assert bad.returncode == 1
    inspector.close()


def test_the_script_verifies_what_age_opened(pack: Path, tmp_path: Path) -> None:
    sealed_pack, key = tmp_path / "sealed.zjpack", tmp_path / "key.txt"
    write_pack_file(sealed_pack, pack_info(SUPERVISOR), RECORDS, members(), INSPECTOR.signing_private)
    key.write_text(SUPERVISOR.age_secret + "\n", "utf-8")
    run(tool("age"), "-d", "-i", key, "-o", tmp_path / "bag.zip", sealed_pack, folder=tmp_path)
    for_minisign = minisign.public_key_line(INSPECTOR.signing_public)
    said = verified(tmp_path / "bag.zip", for_minisign).stdout
    assert "ok   signature by the known key" in said
    assert for_minisign in said
