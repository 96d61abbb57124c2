"""The keys of a laptop, its card, and signatures."""

import json
import random
from dataclasses import replace

import pytest
from packs import INSPECTOR, STRANGER

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag import minisign
from inspector_app.exchange.trust.identity import Card, fingerprint, new_identity, read_card, write_card
from inspector_app.messages import Language, explain

CARD = Card("aaaaaaaaaaaa-1", "𠮷野 李明", "inspector", "福永街道", INSPECTOR.signing_public, INSPECTOR.age_recipient)


def test_a_card_comes_back_as_it_was_written() -> None:
    assert read_card(write_card(CARD, INSPECTOR)) == CARD


def test_no_change_of_a_card_is_taken() -> None:
    data, chance = write_card(CARD, INSPECTOR), random.Random(1)
    for _ in range(1_500):
        at = chance.randrange(len(data))
        changed = data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        with pytest.raises(RefusedInputError):
            read_card(changed)
    for length in range(len(data)):
        with pytest.raises(RefusedInputError):
            read_card(data[:length])


def code(data: bytes) -> str:
    with pytest.raises(RefusedInputError) as caught:
        read_card(data)
    assert explain(caught.value)
    assert explain(caught.value, Language.EN)
    return caught.value.problems[0].code


def test_a_card_signed_by_another_laptop_is_refused() -> None:
    assert code(write_card(CARD, STRANGER)) == "pack.card_damaged"


def test_the_kinds_of_refusal_differ() -> None:
    line, _, signature = write_card(CARD, INSPECTOR).partition(b"\n")
    content = json.loads(line)

    def with_(**fields: object) -> bytes:
        text = json.dumps({**content, **fields}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode() + b"\n" + signature

    assert code(b"hello") == "pack.card_not_ours"
    assert code(with_(program="other")) == "pack.card_not_ours"
    assert code(with_(format=2)) == "pack.card_newer"
    assert code(with_(person="\u202e")) == "pack.card_field"
    assert code(with_(extra="x")) == "pack.card_field"
    assert code(with_(person="王芳")) == "pack.card_damaged"
    assert code(write_card(CARD, INSPECTOR) + b"x" * 20_000) == "pack.card_damaged"


def test_a_card_with_odd_parts_is_not_written() -> None:
    with pytest.raises(RefusedInputError) as caught:
        write_card(replace(CARD, person="", device="../x"), INSPECTOR)
    assert [each.details["field"] for each in caught.value.problems] == ["device", "person"]


ZERO_KEY_FINGERPRINT = ("3511", "3294", "0271", "0742", "8273", "1895")
"""Pinned: two versions of the program must show the same digits."""


def test_a_fingerprint_is_six_groups_that_differ_between_keys() -> None:
    groups = fingerprint(INSPECTOR.signing_public)
    assert [len(group) for group in groups] == [4] * 6
    assert groups == fingerprint(INSPECTOR.signing_public) != fingerprint(STRANGER.signing_public)
    zeros = "A" * 43 + "="
    assert fingerprint(zeros) == ZERO_KEY_FINGERPRINT


def test_every_laptop_has_its_own_keys() -> None:
    assert new_identity() != new_identity()
    assert INSPECTOR.age_secret not in repr(write_card(CARD, INSPECTOR))


def test_a_signature_fits_only_its_key_its_bytes_and_its_comment() -> None:
    text = minisign.sign(INSPECTOR.signing_private, b"data", "速达 1")
    assert minisign.verify(INSPECTOR.signing_public, b"data", text) == "速达 1"
    for public, data, changed in (
        (STRANGER.signing_public, b"data", text),
        (INSPECTOR.signing_public, b"Data", text),
        (INSPECTOR.signing_public, b"data", text.replace("速达 1", "速达 2")),
        (INSPECTOR.signing_public, b"data", text + "x"),
        (INSPECTOR.signing_public, b"data", text.replace("\n", "\r\n")),
        ("AAAA", b"data", text),
    ):
        with pytest.raises(minisign.BadSignatureError):
            minisign.verify(public, data, changed)
