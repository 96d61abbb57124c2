"""Verifies an opened pack without any code of 寄检通: python3 verify_pack.py FILE [PUBLIC-KEY-BASE64]

FILE is a pack written without encryption, or what `age -d -i key.txt pack.zjpack` gave. The format is described in
README.md beside this file. Needs Python 3.9 and, for the signature, the package `cryptography` (or run `minisign -V`).
Prints one line for each thing that was checked, and ends with 0 when all of them are right, 1 when not.
"""

# ruff: noqa: T201
from __future__ import annotations

import base64
import hashlib
import json
import sys
import zipfile

TOP = "bag/"
COVERED = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")


def lines_of(text: bytes) -> list[list[str]]:
    """[(sha256, name)] of a manifest."""
    return [line.split("  ", 1) for line in text.decode("utf-8").splitlines()]


def labels_of(text: bytes) -> dict[str, str]:
    rows = [line.split(": ", 1) for line in text.decode("utf-8").splitlines()]
    return {label: value for label, value in rows if label != "Recipient"}


def two_forms(key: str) -> list[str]:
    """Its 32 bytes, and as minisign writes them; given in either form."""
    raw = base64.b64decode(key)[-32:]
    number = hashlib.blake2b(raw, digest_size=8, person=b"zjminisign").digest()
    return [base64.b64encode(each).decode("ascii") for each in (raw, b"Ed" + number + raw)]


def signature_fits(key: str, listed: bytes, text: bytes, pack_id: str) -> bool:
    """Ed25519 over BLAKE2b-512 of the tag manifest, and over that signature with the trusted comment (minisign)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        _, first, trusted, second = text.decode("utf-8").splitlines()
        identified, comment = base64.b64decode(first), trusted[len("trusted comment: ") :]
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key))
        public.verify(identified[10:], hashlib.blake2b(listed).digest())
        public.verify(base64.b64decode(second), identified[10:] + comment.encode("utf-8"))
    except (InvalidSignature, ValueError):
        return False
    return identified[:2] == b"ED" and comment == "inspector-app pack " + pack_id


def chain_fits(records: bytes) -> int:
    """Every event's hash covers the one before; returns the number of events."""
    last: dict[str, str] = {}
    for number, line in enumerate(records.splitlines(), 1):
        event = json.loads(line)
        if event.get("record") != "event":
            continue
        content = {name: event[name] for name in ("dev", "seq", "lam", "wall", "kind", "obj", "fields", "parents")}
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        wanted = hashlib.sha256(event["prev"].encode("ascii") + text.encode("utf-8")).hexdigest()
        before = last.get(event["dev"], event["prev"] if event["seq"] > 1 else "0" * 64)
        if wanted != event["hash"] or event["prev"] != before:
            raise ValueError(f"data/records.jsonl, line {number}")
        last[event["dev"]] = event["hash"]
    return records.count(b"\n")


def main(path: str, known_key: str | None = None) -> int:
    failures: list[str] = []

    def check(what: str, right: bool) -> None:
        print(("ok   " if right else "BAD  ") + what)
        if not right:
            failures.append(what)

    with zipfile.ZipFile(path) as bag:

        def read(name: str) -> bytes:
            return bag.read(TOP + name) if TOP + name in bag.namelist() else b""

        info = labels_of(read("bag-info.txt"))
        print("{Kind} pack {Pack-Id} of {Sender-Person}, {Source-Organization}, {Created}".format(**info))
        listed = read("tagmanifest-sha256.txt")
        tags = [f"{hashlib.sha256(read(name)).hexdigest()}  {name}\n" for name in COVERED]
        check("tag manifest", "".join(tags).encode("utf-8") == listed)
        key, for_minisign = two_forms(known_key or info["Signer-Key"])
        print("for minisign -P: " + for_minisign)
        check(
            "signature by the known key" if known_key else "signature by the key named in the pack (is it his?)",
            key == info["Signer-Key"]
            and signature_fits(key, listed, read("tagmanifest-sha256.txt.minisig"), info["Pack-Id"]),
        )
        payload = lines_of(read("manifest-sha256.txt"))
        for sha256, name in payload:
            check(name, hashlib.sha256(read(name)).hexdigest() == sha256)
        names = {TOP + name for _, name in payload} | {TOP + name for name in COVERED}
        names |= {TOP + "tagmanifest-sha256.txt", TOP + "tagmanifest-sha256.txt.minisig"}
        check("nothing else in the bag", set(bag.namelist()) == names and len(bag.namelist()) == len(names))
        try:
            check(f"chain of {chain_fits(read('data/records.jsonl'))} records", True)
        except (KeyError, ValueError) as error:
            check(f"chain of records: {error}", False)
    print("All right." if not failures else f"{len(failures)} things are wrong.")
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:3]) if sys.argv[1:] else __doc__)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as why:
        sys.exit(f"{why}. {__doc__}")
