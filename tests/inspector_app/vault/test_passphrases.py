"""Which new passphrases are refused, and which are not."""

import pytest

from inspector_app.vault import passphrase_problems

NAMES = ("李明", "福永街道禁毒办")


@pytest.mark.parametrize(
    "passphrase",
    [
        "abc12345", "Password1!", "qwer1234", "1qaz2wsx", "87654321", "abcabcabc", "woaini1314", "19870412",
        "13800138000", "李明-202611", "LiMing888", "福永街道禁毒办1", "寄检通12345",
    ],
)  # fmt: skip
def test_what_is_tried_first_is_refused(passphrase: str) -> None:
    assert [each.code for each in passphrase_problems(passphrase, NAMES)] == ["store.passphrase_common"]


@pytest.mark.parametrize("passphrase", ["湖蓝 纸船 七月 灯", "correct horse battery", "x7$Kp2!q", "李明喜欢湖蓝纸船"])
def test_no_kinds_of_characters_are_asked_for(passphrase: str) -> None:
    assert not passphrase_problems(passphrase, NAMES)
