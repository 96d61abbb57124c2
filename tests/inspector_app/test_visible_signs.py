"""Signs that hide in a name, or turn it round, are seen; everything else is as it was written."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector_app.visible_signs import SEEN_AS, visible

SPACES = " \u3000\u00a0\u2003"
TURNING, NARROW = (
    "\u202e\u2066\u200f\u061c",
    "\u200b\u200c\u200d\u2060\ufeff\xad\u180e\U000e0041\u3164\u115f\u2800\u034f",
)
HIDING = f"{TURNING}{NARROW}\x00\x1b\x7f\u2028\ud800"
PLAIN = st.text(st.one_of(st.characters(categories=("L", "N", "P", "Sm", "Sc")), st.sampled_from(SPACES + "\n\t")))


def hidden(sign: str) -> bool:
    return sign not in "\n\t" and unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")


@given(PLAIN, st.sampled_from(HIDING), st.integers(0, 40))
def test_a_name_with_a_hidden_sign_never_looks_like_the_one_without(name: str, sign: str, place: int) -> None:
    name = name.translate(dict.fromkeys(map(ord, HIDING)))
    place = min(place, len(name))
    assert visible(name) == name
    assert visible(name[:place] + sign + name[place:]) == name[:place] + SEEN_AS + name[place:]


@given(st.text(st.one_of(st.characters(), st.sampled_from(HIDING))))
@example("\u200d\u200d")
def test_of_any_text_each_sign_stays_or_is_seen(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert len(shown) == len(text)
    assert all(new in (old, SEEN_AS) for old, new in zip(text, shown, strict=True))
    assert not any(hidden(sign) for sign in shown.replace("\u200d", ""))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "深圳市顺达国际货运代理有限公司",
            "一行\n两行\t三",
            "名称　全角空格",
            "葛\U000e0100城",
            "\u0645\u0631\u062d\u0628\u0627",
        ),
        *(
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
            "\U0001f469\U0001f3fd\u200d\U0001f692",
            "\u2764\ufe0f\u200d\U0001f525",
        ),
    ],
)
def test_ordinary_names_rare_characters_and_joined_pictures_are_as_they_are(text: str) -> None:
    assert visible(text) == text
