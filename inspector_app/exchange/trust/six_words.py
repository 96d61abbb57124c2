"""A key as six short words, to be compared aloud: easier to say and to hear than digits, in Chinese and English.

Each word is a quality and a thing (红马, red horse) out of 64 each, so six words are 72 bits; the same places in both
lists mean the same, so that two people may compare across languages. resources/exchange/six_words.json.
"""

import base64
import hashlib
from functools import lru_cache

from inspector_app import assets
from inspector_app.messages import Language

WORDS = 6
_SIZE = 64


def six_words(public_key: str, language: Language = Language.ZH) -> tuple[str, ...]:
    """The words of a public key (base64). ValueError when it is not base64."""
    key = base64.b64decode(public_key, validate=True)
    number = int.from_bytes(hashlib.sha256(b"zg/six-words/v1" + key).digest())
    qualities, things = _lists(language)
    between = "" if language is Language.ZH else " "
    words = []
    for _ in range(WORDS):
        number, quality = divmod(number, _SIZE)
        number, thing = divmod(number, _SIZE)
        words.append(f"{qualities[quality]}{between}{things[thing]}")
    return tuple(words)


def spoken(public_key: str, language: Language = Language.ZH) -> str:
    """The six words in one line."""
    return " · ".join(six_words(public_key, language))


@lru_cache(maxsize=2)
def _lists(language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = assets.read_json("exchange", "six_words.json")
    qualities, things = (tuple(words[name][language.value]) for name in ("qualities", "things"))
    assert len(set(qualities)) == len(set(things)) == _SIZE, "each word once"
    return qualities, things
