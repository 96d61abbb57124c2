"""The hostile corpus of reliability.md §3.4: correctly signed where the attack allows it, so that only the reader is
between the attack and the store."""

import base64
import hashlib
import io
import json
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pack_fuzz import fuzz
from packs import (
    PHOTOS,
    RECORDS,
    STRANGER,
    SUPERVISOR,
    Collected,
    Forge,
    forge,
    honest_zip,
    pack_info,
    sealed,
    zip_of,
)

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag import layout
from inspector_app.exchange.bag.container import peek, read_pack_file
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.bag.refusals import REFUSALS, family_of
from inspector_app.exchange.kinds.giving_back import OF_LABEL
from inspector_app.exchange.merging.log_heads import HEADS_LABEL
from inspector_app.messages import Language, explain

PHOTO = "data/photos/" + hashlib.sha256(PHOTOS[0]).hexdigest() + ".jpg"
FIRST_PHOTO = next(name for name, _ in forge().payload if name.startswith("data/photos/"))
Case = Callable[[Forge], bytes]
LINE = json.dumps({"a": 1}, separators=(",", ":")).encode() + b"\n"


def refusal(path: Path, data: bytes) -> str:
    """The code of the refusal; the sink must have nothing that is not what its name says, the folder nothing new."""
    path.write_bytes(data)
    sink = Collected()
    with pytest.raises(RefusedInputError) as caught:
        read_pack_file(path, [SUPERVISOR.age_secret], sink)
    assert {each.code for each in caught.value.problems} <= set(REFUSALS)
    assert explain(caught.value)
    assert explain(caught.value, Language.EN)
    assert list(path.parent.iterdir()) == [path]
    assert set(sink.members.values()) <= {data for _, data in forge().payload}
    return caught.value.problems[0].code


def manifest_name(name: str) -> Case:
    """A photo under a hostile name, listed and signed as such, and lying in the zip as such."""

    def build(made: Forge) -> bytes:
        made.payload = [(name if each == PHOTO else each, data) for each, data in made.payload]
        made.manifest()
        return made.zip_bytes()

    return build


def zip_name(raw: bytes) -> Case:
    """The manifest is right, the zip lies about the name."""

    def build(made: Forge) -> bytes:
        made.names = {PHOTO: raw}
        return made.zip_bytes()

    return build


def field_of_header(offset: int, value: bytes, entry: int = 7) -> Case:
    def build(made: Forge) -> bytes:
        made.header = lambda index, header: (
            header[:offset] + value + header[offset + len(value) :] if index == entry else header
        )
        return made.zip_bytes()

    return build


def records(data: bytes) -> Case:
    def build(made: Forge) -> bytes:
        made.records(data)
        return made.zip_bytes()

    return build


def info_line(old: str, new: str) -> Case:
    def build(made: Forge) -> bytes:
        before = made.tags[layout.BAG_INFO]
        made.tags[layout.BAG_INFO] = before.replace(old.encode(), new.encode("utf-8", "surrogatepass"))
        assert made.tags[layout.BAG_INFO] != before
        return made.zip_bytes()

    return build


def manifest_text(change: Callable[[bytes], bytes]) -> Case:
    def build(made: Forge) -> bytes:
        made.tags[layout.MANIFEST] = change(made.tags[layout.MANIFEST])
        return made.zip_bytes()

    return build


def zip_bytes(change: Callable[[bytes], bytes]) -> Case:
    return lambda made: change(made.zip_bytes())


def entries(change: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> Case:
    def build(made: Forge) -> bytes:
        made.sign()
        return zip_of(change(made.entries()))

    return build


def content(name: str, data: bytes) -> Case:
    """Other bytes under a right name, with a right CRC-32."""
    return entries(lambda all_: [(each, data if each == name else old) for each, old in all_])


def unsigned(change: Callable[[Forge], None]) -> Case:
    def build(made: Forge) -> bytes:
        made.sign()
        change(made)
        return made.zip_bytes(sign=False)

    return build


def extra_tag(name: str, data: bytes) -> Case:
    def build(made: Forge) -> bytes:
        made.tags = {name: data, **made.tags} if name < "b" else {**made.tags, name: data}
        return made.zip_bytes()

    return build


def missing_tag(name: str) -> Case:
    return entries(lambda all_: [each for each in all_ if each[0] != name])


def python_zip(**options: object) -> Case:
    def build(made: Forge) -> bytes:
        made.sign()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", **options) as written:  # type: ignore[call-overload]
            for name, data in made.entries():
                written.writestr(layout.TOP_FOLDER + name, data)
        return out.getvalue()

    return build


def symlink(made: Forge) -> bytes:
    data = made.zip_bytes()
    return data.replace(struct.pack("<I", 0o100644 << 16), struct.pack("<I", 0o120777 << 16))


def signed_by_another(made: Forge) -> bytes:
    made.signer = STRANGER
    return made.zip_bytes()


def other_comment(made: Forge) -> bytes:
    made.comment = "inspector-app pack 00000000-0000-0000-0000-000000000000"
    return made.zip_bytes()


def no_key_id(made: Forge) -> None:
    lines = made.tags[layout.SIGNATURE].split(b"\n")
    raw = bytearray(base64.b64decode(lines[1]))
    raw[2:10] = bytes(8)
    lines[1] = base64.b64encode(bytes(raw))
    made.tags[layout.SIGNATURE] = b"\n".join(lines)


def info_changed(old: bytes, new: bytes) -> Callable[[Forge], None]:
    def change(made: Forge) -> None:
        made.tags[layout.BAG_INFO] = made.tags[layout.BAG_INFO].replace(old, new)

    return change


def leave_out(made: Forge) -> None:
    lines = made.tags[layout.TAG_MANIFEST].splitlines(keepends=True)
    made.tags[layout.TAG_MANIFEST] = b"".join(line for line in lines if b"manifest-sha256" not in line)


def local_comment(made: Forge) -> bytes:
    data = made.zip_bytes()
    return data[:-2] + b"\x05\x00hello"


def end_field(offset: int, value: bytes) -> Case:
    return zip_bytes(
        lambda data: data[: len(data) - 22 + offset] + value + data[len(data) - 22 + offset + len(value) :]
    )


def central_field(offset: int, value: bytes) -> Case:
    def change(data: bytes) -> bytes:
        start = data.index(b"PK\x01\x02")
        return data[: start + offset] + value + data[start + offset + len(value) :]

    return zip_bytes(change)


def give_back(case: Case) -> Case:
    """The attack on a give-back pack: a supervisor signed it, for the laptop whose log it brings."""

    def build(_made: Forge) -> bytes:
        about = replace(pack_info(), kind=PackKind.GIVE_BACK, extra={OF_LABEL: "bbbbbbbbbbbb-1", HEADS_LABEL: HEAD})
        return case(forge(about))

    return build


def carrying(name: str, data: bytes) -> Case:
    """One more file, listed, signed, and in its place."""

    def build(made: Forge) -> bytes:
        made.payload = sorted([*made.payload, (name, data)], key=lambda each: layout.place_in_order(each[0]))
        made.records(made.payload[0][1])
        return made.zip_bytes()

    return build


HEAD = f"bbbbbbbbbbbb-1:3:{'0' * 64}:{'A' * 86}=="
HASH = PHOTO.split("/")[2].partition(".")[0]
PLAN = b'{"value":{"tasks":[]}}'
MANIFEST_NAMES = {
    "parent folder": "data/photos/../../evil.jpg",
    "absolute": "/etc/passwd",
    "drive": "C:/evil.jpg",
    "backslash": f"data\\photos\\{HASH}.jpg",
    "double slash": f"data//photos/{HASH}.jpg",
    "reserved": "data/photos/CON",
    "reserved with extension": "data/photos/NUL.txt",
    "dot at the end": f"{PHOTO}.",
    "space at the end": f"{PHOTO} ",
    "alternate stream": f"{PHOTO}:evil",
    "right-to-left": f"data/photos/\u202e{HASH}.jpg",
    "decomposed": "data/" + unicodedata.normalize("NFD", "é") + ".html",
    "upper-case hash": f"data/photos/{HASH.upper()}.jpg",
    "300 bytes": "data/photos/" + "a" * 300,
    "nul": f"data/photos/{HASH}\x00.jpg",
    "folder": f"data/photos/{HASH}.jpg/",
    "other extension": f"data/photos/{HASH}.exe",
    "other folder": f"data/scripts/{HASH}.jpg",
    "another hash": f"data/photos/{'0' * 64}.jpg",
    "full-width digits": f"data/photos/{HASH[:-1]}１.jpg",
}
AGE_BY_PASSPHRASE = b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAAAA\n--- AAAA\n" + bytes(200)
CASES: dict[str, tuple[Case, str]] = {
    **{f"listed name: {label}": (manifest_name(name), "pack.manifest") for label, name in MANIFEST_NAMES.items()},
    **{
        f"zip name: {label}": (zip_name(name.encode("utf-8")), "pack.entry_order")
        for label, name in MANIFEST_NAMES.items()
    },
    "zip name: not UTF-8": (zip_name(b"\xff" * (len(PHOTO) + 4)), "pack.entry_order"),
    "deflate in the header": (field_of_header(8, b"\x08\x00"), "pack.entry_header"),
    "encrypted flag": (field_of_header(6, b"\x01\x08"), "pack.entry_header"),
    "data descriptor": (field_of_header(6, b"\x08\x08"), "pack.entry_header"),
    "no UTF-8 flag": (field_of_header(6, b"\x00\x00"), "pack.entry_header"),
    "other version": (field_of_header(4, b"\x2d\x00"), "pack.entry_header"),
    "other date": (field_of_header(12, b"\x22\x00"), "pack.entry_header"),
    "extra field": (field_of_header(28, b"\x04\x00"), "pack.entry_header"),
    "two sizes": (field_of_header(18, b"\x01\x00\x00\x00"), "pack.entry_header"),
    "zip64 sizes": (field_of_header(18, b"\xff" * 8), "pack.too_large"),
    "declared 4 GB of records": (field_of_header(18, b"\xfe\xff\xff\xff" * 2, entry=5), "pack.too_large"),
    "declared 4 GB of bag-info": (field_of_header(18, b"\xfe\xff\xff\xff" * 2, entry=1), "pack.too_large"),
    "wrong CRC-32 of a photo": (field_of_header(14, b"\x00\x00\x00\x00"), "pack.directory"),
    "wrong CRC-32 of a tag file": (field_of_header(14, b"\x00\x00\x00\x00", entry=2), "pack.entry_damaged"),
    "no local header": (field_of_header(0, b"PK\x07\x08"), "pack.entry_order"),
    "deflated by zipfile": (python_zip(compression=zipfile.ZIP_DEFLATED), "pack.entry_header"),
    "stored by zipfile": (python_zip(), "pack.entry_header"),
    "a bomb": (content(FIRST_PHOTO, bytes(41 * layout.MIB)), "pack.too_large"),
    "symlink": (symlink, "pack.directory"),
    "member twice": (entries(lambda all_: [*all_, all_[-1]]), "pack.directory"),
    "tag file twice": (entries(lambda all_: [all_[0], *all_]), "pack.entry_order"),
    "unlisted member": (entries(lambda all_: [*all_, ("data/evil.sh", b"rm")]), "pack.directory"),
    "missing photo": (entries(lambda all_: [each for each in all_ if each[0] != PHOTO]), "pack.entry_order"),
    "missing last member": (entries(lambda all_: all_[:-1]), "pack.entry_order"),
    "other order": (entries(lambda all_: [*all_[:6], *reversed(all_[6:])]), "pack.entry_order"),
    "records last": (entries(lambda all_: [*all_[:5], *all_[6:], all_[5]]), "pack.entry_order"),
    "no signature": (missing_tag(layout.SIGNATURE), "pack.entry_order"),
    "no manifest": (missing_tag(layout.MANIFEST), "pack.entry_order"),
    "no bag-info": (missing_tag(layout.BAG_INFO), "pack.entry_order"),
    "no bagit.txt": (missing_tag(layout.BAGIT), "pack.not_ours"),
    "fetch.txt": (extra_tag("fetch.txt", b"http://evil 1 data/x\n"), "pack.signature"),
    "a file before ours": (extra_tag("aa.txt", b"x"), "pack.not_ours"),
    "other bagit.txt": (
        lambda made: replace(made, tags={**made.tags, layout.BAGIT: b"BagIt-Version: 0.97\n"}).zip_bytes(),
        "pack.entry_damaged",
    ),
    "archive comment": (local_comment, "pack.directory"),
    "prefix": (zip_bytes(lambda data: b"MZ\x90\x00" + data), "pack.not_ours"),
    "trailing bytes": (zip_bytes(lambda data: data + b"\x00"), "pack.trailing"),
    "two packs joined": (zip_bytes(lambda data: data + data), "pack.trailing"),
    "a zip prepended": (zip_bytes(lambda data: zip_of([("x", b"y")]) + data), "pack.not_ours"),
    "only an end record": (lambda _made: zip_of([]), "pack.not_ours"),
    "empty file": (lambda _made: b"", "pack.truncated"),
    "an office document": (lambda _made: zip_of([("[Content_Types].xml", b"<x/>")]), "pack.not_ours"),
    "text": (lambda _made: "这是一封信".encode(), "pack.not_ours"),
    "armored age": (lambda _made: b"-----BEGIN AGE ENCRYPTED FILE-----\n", "pack.not_ours"),
    "central name differs": (central_field(46, b"gab"), "pack.directory"),
    "central method differs": (central_field(10, b"\x08\x00"), "pack.directory"),
    "central size differs": (central_field(24, b"\xff\xff\x00\x00"), "pack.directory"),
    "overlapping entries": (central_field(42, b"\x01\x00\x00\x00"), "pack.directory"),
    "fewer entries declared": (end_field(8, b"\x01\x00\x01\x00"), "pack.directory"),
    "directory elsewhere": (end_field(16, b"\x00\x00\x00\x00"), "pack.directory"),
    "second disk": (end_field(4, b"\x01\x00"), "pack.directory"),
    "signed by another key": (signed_by_another, "pack.signature"),
    "signature of another pack": (other_comment, "pack.signature"),
    "known key id, other key": (unsigned(no_key_id), "pack.signature"),
    "tag manifest leaves a file out": (unsigned(leave_out), "pack.signature"),
    "signature empty": (unsigned(lambda made: made.tags.update({layout.SIGNATURE: b""})), "pack.signature"),
    "signature not text": (
        unsigned(lambda made: made.tags.update({layout.SIGNATURE: b"\xff" * 300})),
        "pack.signature",
    ),
    "bag-info changed after signing": (
        unsigned(lambda m: m.tags.update({layout.BAG_INFO: m.tags[layout.BAG_INFO].replace(b"Have: a", b"Have: b")})),
        "pack.signature",
    ),
    "label twice": (info_line("Suite: 1\n", "Suite: 1\nSuite: 1\n"), "pack.not_ours"),
    "extra label twice": (info_line("Have: ", "Have: a\nHave: "), "pack.info"),
    "device twice": (info_line("Sender-Role: ", "Sender-Device: bbbbbbbbbbbb-1\nSender-Role: "), "pack.info"),
    "lines swapped": (info_line("Photos: 3\nPapers: 1\n", "Papers: 1\nPhotos: 3\n"), "pack.info"),
    "folded line": (info_line("Have: ", "Have: a\n  b"), "pack.info"),
    "carriage return": (info_line("Have: ", "Have: a\r"), "pack.info"),
    "direction mark in a name": (info_line("李明", "李\u202e明"), "pack.info"),
    "surrogate in a name": (info_line("李明", "李\ud800明"), "pack.info"),
    "name of 300 characters": (info_line("李明", "李" * 300), "pack.info"),
    "unknown label form": (info_line("Have: ", "have it: "), "pack.info"),
    "number with a zero": (info_line("Record-Lines: 3", "Record-Lines: 03"), "pack.info"),
    "number in other digits": (info_line("Record-Lines: 3", "Record-Lines: ٣"), "pack.info"),
    "no time zone": (info_line("+08:00", ""), "pack.info"),
    "first day of the calendar": (
        info_line(
            "Created: 2026-10-28T17:30:00+08:00\nBagging-Date: 2026-10-28",
            "Created: 0001-01-01T00:00:00+14:00\nBagging-Date: 0001-01-01",
        ),
        "pack.info",
    ),
    "another date": (info_line("Bagging-Date: 2026-10-28", "Bagging-Date: 2026-10-29"), "pack.info"),
    "device id odd": (info_line("aaaaaaaaaaaa-1\nSender-P", "../aaaa\nSender-P"), "pack.info"),
    "pack id odd": (info_line("Pack-Id: 0192f1a0", "Pack-Id: ../2f1a0"), "pack.info"),
    "key of 31 bytes": (info_line("Signer-Key: ", "Signer-Key: A"), "pack.info"),
    "more photos stated": (info_line("Photos: 3", "Photos: 4"), "pack.count"),
    "more records stated": (info_line("Record-Lines: 3", "Record-Lines: 4"), "pack.count"),
    "other payload size": (info_line(".6\n", ".7\n"), "pack.count"),
    "says encrypted, is not": (lambda _made: forge(pack_info(SUPERVISOR)).zip_bytes(), "pack.encryption_differs"),
    "newer format": (info_line("Pack-Format: 1\nMinimum-Reader: 1", "Pack-Format: 2\nMinimum-Reader: 2"), "pack.newer"),
    "reader above format": (info_line("Minimum-Reader: 1", "Minimum-Reader: 2"), "pack.info"),
    "version 0": (info_line("Minimum-Reader: 1", "Minimum-Reader: 0"), "pack.info"),
    "suite 2": (info_line("Suite: 1", "Suite: 2"), "pack.suite_unknown"),
    "kind unknown": (info_line("Kind: visit", "Kind: invoice"), "pack.kind_unknown"),
    "a bag of somebody else": (info_line("Pack-Format: 1\n", ""), "pack.not_ours"),
    "records: 100,000 deep": (records(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"), "pack.record"),
    "records: 2,000 deep": (records(b'{"a":' + b"[" * 2_000 + b"]" * 2_000 + b"}\n"), "pack.record"),
    "records: 40 deep": (records(b'{"a":' + b"[" * 40 + b"]" * 40 + b"}\n"), "pack.record"),
    "records: NaN": (records(b'{"a":NaN}\n'), "pack.record"),
    "records: infinity by overflow": (records(b'{"a":1e999}\n'), "pack.record"),
    "records: 10,000 digits": (records(b'{"a":' + b"9" * 10_000 + b"}\n"), "pack.record"),
    "records: beyond 2**53": (records(b'{"a":9007199254740993}\n'), "pack.record"),
    "records: lone surrogate": (records(b'{"a":"\\ud800"}\n'), "pack.record"),
    "records: not UTF-8": (records(b'{"a":"\xff"}\n'), "pack.record"),
    "records: UTF-8 mark": (records(b"\xef\xbb\xbf" + LINE), "pack.record"),
    "records: NUL": (records(b'{"a":"\\u0000"}\n'), "pack.record"),
    "records: NUL in a key": (records(b'{"\\u0000":1}\n'), "pack.record"),
    "records: key twice": (records(b'{"a":1,"a":2}\n'), "pack.record"),
    "records: keys unsorted": (records(b'{"b":1,"a":2}\n'), "pack.record"),
    "records: escape that is not needed": (records(b'{"a":"\\u4e2d"}\n'), "pack.record"),
    "records: spaces": (records(b'{"a": 1}\n'), "pack.record"),
    "records: array": (records(b"[1]\n"), "pack.record"),
    "records: 300 KB line": (records(b'{"a":"' + b"x" * 300_000 + b'"}\n'), "pack.record"),
    "records: no last newline": (records(LINE * 3 + LINE[:-1]), "pack.record"),
    "records: empty line": (records(LINE + b"\n" + LINE), "pack.record"),
    "records: carriage return": (records(LINE[:-1] + b"\r\n"), "pack.record"),
    "records: 250,000 lines": (records(b"{}\n" * 250_000), "pack.too_large"),
    "records: other bytes": (content(layout.RECORDS, LINE), "pack.entry_damaged"),
    "manifest: line twice": (manifest_text(lambda t: t + t.splitlines(keepends=True)[-1]), "pack.manifest"),
    "manifest: no last newline": (manifest_text(lambda t: t[:-1]), "pack.manifest"),
    "manifest: empty": (manifest_text(lambda _t: b""), "pack.manifest"),
    "manifest: not UTF-8": (manifest_text(lambda t: t + b"\xff\n"), "pack.manifest"),
    "manifest: one space": (manifest_text(lambda t: t.replace(b"  ", b" ")), "pack.manifest"),
    "manifest: star": (manifest_text(lambda t: t.replace(b"  ", b" *")), "pack.manifest"),
    "manifest: no records": (manifest_text(lambda t: t.partition(b"\n")[2]), "pack.manifest"),
    "manifest: absent file": (
        manifest_text(lambda t: t + f"{'f' * 64}  data/papers/{'f' * 64}.pdf\n".encode()),
        "pack.entry_order",
    ),
    "manifest: 6,000 lines": (manifest_text(lambda t: t + b"x\n" * 6_000), "pack.too_large"),
    "manifest: other hash of the records": (
        manifest_text(lambda t: b"0" * 64 + t[64:]),
        "pack.entry_damaged",
    ),
    "right name, other content": (content(FIRST_PHOTO, b"another picture"), "pack.entry_damaged"),
    "age: for a stranger": (
        lambda _made: sealed(forge(pack_info(STRANGER)).zip_bytes(), [STRANGER]),
        "pack.not_for_us",
    ),
    "age: re-addressed to us": (lambda _made: sealed(forge(pack_info(STRANGER)).zip_bytes()), "pack.not_for_us"),
    "age: says not encrypted": (lambda made: sealed(made.zip_bytes()), "pack.encryption_differs"),
    "age: not a zip inside": (lambda _made: sealed(b"hello" * 100), "pack.not_ours"),
    "age: short inside": (lambda _made: sealed(b"PK\x03\x04"), "pack.truncated"),
    "age: trailing inside": (
        lambda _made: sealed(forge(pack_info(SUPERVISOR)).zip_bytes() + b"x"),
        "pack.trailing",
    ),
    "age: trailing outside": (
        lambda _made: sealed(forge(pack_info(SUPERVISOR)).zip_bytes()) + b"x",
        "pack.seal_broken",
    ),
    "age: by passphrase": (lambda _made: AGE_BY_PASSPHRASE, "pack.not_ours"),
    "age: endless header": (lambda _made: b"age-encryption.org/v1\n" + b"-> X25519 a\nb\n" * 5_000, "pack.not_ours"),
    "age: header only": (lambda _made: b"age-encryption.org/v1\n-> X25519 abc\n", "pack.truncated"),
    "age: header nonsense": (lambda _made: b"age-encryption.org/v1\n-> X25519 abc\nx\n--- y\n", "pack.seal_broken"),
    "age: 21 recipients": (
        lambda _made: sealed(forge(pack_info(SUPERVISOR)).zip_bytes(), [SUPERVISOR] * 21),
        "pack.too_large",
    ),
    "give-back: a page": (give_back(carrying(layout.PAGE, b"<html></html>")), "pack.manifest"),
    "give-back: a document of a plan": (
        give_back(carrying(layout.plan_name(hashlib.sha256(PLAN).hexdigest()), PLAN)),
        "pack.manifest",
    ),
    "give-back: keys of a store": (give_back(carrying(layout.key_name("slots.json"), b"{}")), "pack.manifest"),
    "give-back: a database": (give_back(carrying(layout.DATABASE, b"SQLite format 3\0")), "pack.manifest"),
    "give-back: a sealed file": (give_back(carrying(layout.file_name(HASH), PHOTOS[0])), "pack.manifest"),
    "give-back: whose log, twice": (give_back(info_line(f"{OF_LABEL}: ", f"{OF_LABEL}: a\n{OF_LABEL}: ")), "pack.info"),
    "give-back: whose log, folded": (give_back(info_line(f"{OF_LABEL}: ", f"{OF_LABEL}: a\n  b")), "pack.info"),
    "give-back: direction mark in a head": (give_back(info_line(HEAD, f"\u202e{HEAD}")), "pack.info"),
    "give-back: a head of 100,000 signs": (give_back(info_line(HEAD, HEAD * 700)), "pack.too_large"),
    "give-back: says visit after signing": (
        give_back(unsigned(info_changed(b"Kind: giveback", b"Kind: visit"))),
        "pack.signature",
    ),
    "give-back: of another after signing": (
        give_back(unsigned(info_changed(b"bbbbbbbbbbbb-1", b"cccccccccccc-1"))),
        "pack.signature",
    ),
    "give-back: signed by another key": (give_back(signed_by_another), "pack.signature"),
    "give-back: a photo missing": (give_back(entries(lambda all_: all_[:-1])), "pack.entry_order"),
    "give-back: other records": (give_back(content(layout.RECORDS, LINE)), "pack.entry_damaged"),
    "give-back: trailing bytes": (give_back(zip_bytes(lambda data: data + b"x")), "pack.trailing"),
    "give-back: for a stranger": (
        lambda _made: sealed(forge(replace(pack_info(STRANGER), kind=PackKind.GIVE_BACK)).zip_bytes(), [STRANGER]),
        "pack.not_for_us",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_pack_is_refused_with_its_reason(case: str, tmp_path: Path) -> None:
    build, code = CASES[case]
    assert refusal(tmp_path / "hostile.zjpack", build(forge())) == code


@pytest.mark.parametrize("encrypted", [False, True])
def test_the_forge_without_an_attack_makes_a_pack_that_is_taken(encrypted: bool, tmp_path: Path) -> None:
    info = pack_info(SUPERVISOR) if encrypted else pack_info()
    data = forge(info).zip_bytes()
    assert data == honest_zip(info)
    path = tmp_path / "control.zjpack"
    path.write_bytes(sealed(data) if encrypted else data)
    sink = Collected()
    contents = read_pack_file(path, [STRANGER.age_secret, SUPERVISOR.age_secret], sink)
    assert list(contents.records()) == RECORDS
    assert len(sink.members) == 5


def test_the_give_back_without_an_attack_is_read(tmp_path: Path) -> None:
    path = tmp_path / "control.zjpack"
    path.write_bytes(give_back(lambda made: made.zip_bytes())(forge()))
    info = read_pack_file(path, []).info
    assert (info.kind, info.extra) == (PackKind.GIVE_BACK, {OF_LABEL: "bbbbbbbbbbbb-1", HEADS_LABEL: HEAD})


def test_every_damaged_photo_is_named_and_none_after_it_is_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "two.zjpack"
    made = forge()
    made.sign()
    photos = [name for name, _ in made.payload if name.startswith("data/photos/")]
    path.write_bytes(zip_of((n, b"broken" if n in photos[:2] else d) for n, d in made.entries()))
    sink = Collected()
    with pytest.raises(RefusedInputError) as caught:
        read_pack_file(path, [], sink)
    assert [each.details["entry"] for each in caught.value.problems] == photos[:2]
    assert all(name.startswith("data/checklists/") for name in sink.members)


@pytest.mark.parametrize("encrypted", [False, True])
def test_a_pack_cut_at_any_byte_is_refused(encrypted: bool, tmp_path: Path) -> None:
    whole = sealed(honest_zip(pack_info(SUPERVISOR))) if encrypted else honest_zip(pack_info())
    path = tmp_path / "cut.zjpack"
    for length in range(0, len(whole), 3):
        path.write_bytes(whole[:length])
        with pytest.raises(RefusedInputError) as caught:
            read_pack_file(path, [SUPERVISOR.age_secret])
        assert {family_of(each) for each in caught.value.problems} == {"damaged"}, length


@pytest.mark.parametrize(
    ("mutants", "encrypted", "tolerant"),
    [(9_000, False, False), (3_000, True, False), (6_000, False, True), (2_000, True, True)],
)
def test_no_mutant_is_taken_with_other_content(mutants: int, encrypted: bool, tolerant: bool) -> None:
    """20,000 here; a million by `dev.py fuzz packs`."""
    outcome = fuzz(mutants, 20261028, encrypted=encrypted, tolerant=tolerant)
    assert outcome.accepted_other == 0
    assert outcome.refused + outcome.accepted_same == outcome.mutants > mutants * 0.95
    assert outcome.accepted_same == 0 or tolerant
    assert outcome.slowest < 2


def test_a_look_into_a_pack_refuses_what_is_not_signed_or_not_for_us(tmp_path: Path) -> None:
    path = tmp_path / "look.zjpack"
    path.write_bytes(sealed(forge(pack_info(SUPERVISOR)).zip_bytes()))
    assert peek(path, [SUPERVISOR.age_secret]).sender.person == "李明"
    for identities in ([STRANGER.age_secret], []):
        with pytest.raises(RefusedInputError, match="not_for_us"):
            peek(path, identities)
    path.write_bytes(CASES["signed by another key"][0](forge()))
    with pytest.raises(RefusedInputError, match=r"pack\.signature"):
        peek(path, [])
    path.write_bytes(honest_zip(pack_info())[:900])
    with pytest.raises(RefusedInputError, match="truncated"):
        peek(path, [])


def test_the_corpus_holds_what_the_research_asks_for() -> None:
    assert len(CASES) >= 150
    assert {family_of_code for _, family_of_code in CASES.values()} == set(REFUSALS)
