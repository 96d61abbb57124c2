"""Words of reviews, for the window and the command line: states, acts, kinds of change."""

from inspector_app import assets
from inspector_app.messages import Language
from inspector_app.supervision.reviewing import ReviewAct, ReviewState


def state_word(state: ReviewState, language: Language) -> str:
    return _word("states", state.value, language)


def act_word(act: str, language: Language) -> str:
    return _word("acts", ReviewAct(act).value, language)


def kind_word(kind: str, language: Language) -> str:
    """Of the object that changed; the kind itself for one that has no word."""
    known = assets.read_json("review", "words.json")["kinds"].get(kind)
    return str(known[language.value]) if known else kind


def _word(group: str, name: str, language: Language) -> str:
    return str(assets.read_json("review", "words.json")[group][name][language.value])
