import pytest

from db.shared.addresses import AddressError, read_address


@pytest.mark.parametrize(
    ("address", "flaw"),
    [
        ("", "unreadable"),
        ("not an address", "unreadable"),
        ("mysql://a@h/d", "scheme"),
        ("postgresql+psycopg2://a@h/d", "scheme"),
        ("postgresql://a@h", "database"),
        ("postgresql:///d", "host"),
        ("postgresql://a@h/d?hostaddr=1.2.3.4", "option"),
        ("postgresql://a@h/d?service=x", "option"),
        ("postgresql://a@h/d?options=-csearch_path%3Dx", "option"),
        ("postgresql://a@h/d?sslmode=require", "tls"),
        ("postgresql://a@h/d?sslmode=disable", "tls"),
        ("postgresql://a@localhost/d?host=db.example&sslmode=prefer", "tls"),
    ],
)
def test_what_is_wrong_with_an_address_is_named(address: str, flaw: str) -> None:
    with pytest.raises(AddressError) as refused:
        read_address(address)
    assert refused.value.flaw == flaw


def test_across_a_network_the_servers_certificate_is_always_checked() -> None:
    assert read_address("postgresql://a@db.example/d").url.query["sslmode"] == "verify-full"
    assert read_address("postgresql://a@db.example/d?sslrootcert=/ca.pem").url.query["sslmode"] == "verify-full"
    assert "sslmode" not in read_address("postgresql://a@localhost/d").url.query
    assert "sslmode" not in read_address("postgresql://a@/d?host=/var/run/postgresql").url.query


def test_the_password_is_not_shown_and_not_lost() -> None:
    address = read_address("postgresql://a:s%40crit@localhost:5433/d")
    assert "crit" not in address.shown
    assert read_address(address.text).url.password == "s@crit"
    assert address.with_login("b").text == "postgresql://b@localhost:5433/d"
