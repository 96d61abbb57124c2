"""Functions of chance, code and place; and what an expression is told of the world around the form."""

import base64
import hashlib
import math
import re
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from form_expressions import same, value_of
from lxml import etree

from inspector_app.checklists.xpath import ExpressionError, evaluate

SQUARE = "0 0;0 1;1 1;1 0;0 0"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("digest('', 'MD5', 'hex')", "d41d8cd98f00b204e9800998ecf8427e"),
        ("base64-decode('5a+E6YCS')", "寄递"),
        ("base64-decode('not base64!')", ""),
        ("base64-decode('/w==')", ""),
        ("base64-decode('AGEAYg==')", "ab"),
        ("base64-decode(none)", ""),
    ],
)
def test_codes(expression: str, expected: str) -> None:

    assert value_of(expression) == expected


def test_digests_are_those_of_the_standard_library() -> None:

    for name, known in (("SHA-1", "sha1"), ("SHA-256", "sha256"), ("SHA-384", "sha384"), ("SHA-512", "sha512")):
        raw = hashlib.new(known, "寄递".encode())
        assert value_of(f"digest('寄递', '{name}', 'hex')") == raw.hexdigest()
        assert value_of(f"digest('寄递', '{name}')") == base64.b64encode(raw.digest()).decode()


def test_a_signed_message_is_read_only_with_the_key_that_signed_it() -> None:
    key, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    signed = base64.b64encode(key.sign("票号 7".encode()) + "票号 7".encode()).decode()

    def opened_with(signer: Ed25519PrivateKey, text: str) -> object:
        public = base64.b64encode(signer.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
        return value_of(f"extract-signed('{text}', '{public}')")

    assert opened_with(key, signed) == "票号 7"
    assert opened_with(other, signed) == ""
    assert opened_with(key, "AAAA") == ""
    assert opened_with(key, "%%%") == ""


def test_uuid_is_of_version_four_or_of_the_length_asked_for() -> None:
    found = value_of("uuid()")
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", found)
    assert re.fullmatch(r"[A-Za-z0-9]{9}", value_of("uuid(9)"))
    assert value_of("uuid(0)") == ""


def test_chance_is_given_and_can_be_repeated() -> None:
    one, same_again, other = (value_of("random()", chance=Random(seed)) for seed in (3, 3, 4))
    assert one == same_again != other
    assert 0 <= one < 1
    assert value_of("uuid()", chance=Random(3)) == value_of("uuid()", chance=Random(3))


def test_a_seeded_order_is_always_the_same_and_loses_nobody() -> None:
    names = value_of("randomize(instance('towns')/root/item/name, 42)")
    assert names == value_of("randomize(instance('towns')/root/item/name, 42)", chance=Random(99))
    assert sorted(names) == ["a", "b", "c"]
    assert names == value_of("randomize(instance('towns')/root/item/name, '42.9')")


def test_orders_differ_by_seed_number_word_or_nothing() -> None:
    root = etree.fromstring("<d>" + "".join(f"<i>{sign}</i>" for sign in "ABCDEFGH") + "</d>")

    def order(seed: str) -> str:
        return "".join(node.text for node in evaluate(f"randomize(/d/i{seed})", None, root))  # type: ignore[union-attr]

    orders = [order(f", {seed}") for seed in ("1", "2", "-1", "'apple'", "'pear'", "9007199254740993")]
    assert len(set(orders)) == len(orders)
    assert all(sorted(each) == list("ABCDEFGH") for each in [*orders, order("")])
    assert order(", 0") == order(", 0 div 0") == order(", ''")


def test_the_order_of_a_long_seed_is_that_of_its_nearest_double() -> None:
    """As on the phone: the digest of a word has more digits than a double holds."""
    names = [etree.fromstring(f"<i>{sign}</i>") for sign in "ABCDEFGH"]
    root = etree.fromstring("<d/>")
    root.extend(names)
    word = int.from_bytes(hashlib.sha256(b"Luohu").digest()[:8], "big", signed=True)
    rest = int(math.fmod(float(word), 2**31 - 1))
    assert rest != word % (2**31 - 1), "a seed that shows the rounding"
    assert evaluate("randomize(/d/i, 'Luohu')", None, root) == evaluate(f"randomize(/d/i, {rest})", None, root)


def test_names_of_digests_are_read_in_any_case_with_or_without_a_hyphen() -> None:
    assert value_of("digest('邮件', 'sha256', 'HEX')") == value_of("digest('邮件', 'SHA-256', 'hex')")
    assert value_of("digest('邮件', 'md5')") == value_of("digest('邮件', 'MD5', 'BASE64')")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (f"area('{SQUARE}')", 12391399902.95),
        ("area('0 0;0 1')", 0.0),
        ("area('31.2 121.4 0 0')", 0.0),
        ("area(none)", math.nan),
        ("area('91 0;0 0;1 1')", math.nan),
        ("distance('0 0;0 1')", 111318.85),
        ("distance('31.2 121.4;31.2 121.4')", 0.0),
        ("distance('0 0', '0 1')", 111318.85),
        ("distance('0 0;0 180')", 20037392.10),
        ("distance('x')", math.nan),
        (f"geofence('0.5 0.5', '{SQUARE}')", True),
        (f"geofence('1.5 0.5', '{SQUARE}')", False),
        (f"geofence('0.5 -0.5', '{SQUARE}')", False),
        (f"geofence(none, '{SQUARE}')", False),
        ("geofence('0 0', '0 0;0 1;1 1;1 0')", False),
        ("geofence('0 0', 'x')", False),
        ("intersects('0 0;1 1;0 1;1 0')", True),
        (f"intersects('{SQUARE}')", False),
        ("intersects('0 0;0 2;0 1;1 1')", True),
        ("intersects('0 0;0 4;1 4;0 2')", True),
        ("intersects('0 0;1 1')", False),
        ("intersects(none)", False),
    ],
)
def test_places(expression: str, expected: object) -> None:
    found = value_of(expression)
    if isinstance(expected, float) and math.isfinite(expected):
        assert found == pytest.approx(expected, rel=1e-3)
    else:
        assert same(found, expected), found


def test_a_function_speaks_of_the_form_only_through_what_is_given() -> None:
    assert value_of("property('deviceid')", properties={"deviceid": "浦三-02"}) == "浦三-02"
    assert value_of("property('email')") == ""
    assert value_of("jr:itext('hello')", itext=lambda _, key: f"<{key}>") == "<hello>"
    assert value_of("jr:choice-name(word, ' /visit/word ')", choice_name=lambda _, value, path: f"{path}={value}") == (
        "/visit/word=abc"
    )


def test_a_path_gives_the_elements_themselves() -> None:
    root = etree.fromstring("<d><a/><a/></d>")
    found = evaluate("/d/a[2]", None, root)
    assert isinstance(found, list)
    assert found[0] is root[1]


def test_without_a_context_now_is_the_clock_and_lists_are_unknown() -> None:
    root = etree.fromstring("<d/>")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(evaluate("today()", None, root)))
    assert str(evaluate("now()", None, root)).startswith(str(evaluate("today()", None, root)))
    with pytest.raises(ExpressionError):
        evaluate("instance('x')", None, root)


def test_names_in_a_default_namespace_need_no_prefix() -> None:
    root = etree.fromstring(
        '<d xmlns="urn:x" xmlns:m="urn:m"><a k="1">5</a><m:a>6</m:a></d>',
    )
    assert evaluate("/d/a + 1", None, root) == 6.0
    assert evaluate("/d/a[@k = 1] = 5", None, root) is True
    assert evaluate("string(/d/m:a)", None, root) == "6"


def test_absolute_paths_begin_at_the_root_that_is_given() -> None:
    document = etree.fromstring("<model><instance><d><a>5</a><b><a>7</a></b></d></instance><a>9</a></model>")
    root = document[0][0]
    assert evaluate("/d/a", None, root)[0] is root[0]  # type: ignore[index]
    assert evaluate("count(//a)", None, root) == 2.0
    assert evaluate("/d/b[a > /d/a]/a = 7", None, root) is True
    assert evaluate("/model/a", None, root) == []
