"""The label `Handed-Over` of a visit pack: how many photos it names of which the sender has only copies left.

Their originals are with those who confirmed them by receipt. A receiver who lacks them is told so, as of another part.
"""

from collections.abc import Mapping

from inspector_app.exchange.bag.parting import part_of
from inspector_app.exchange.reports import Whereabouts

HANDED_OVER_LABEL = "Handed-Over"
_MOST_DIGITS = 6


def handed_over_of(labels: Mapping[str, str]) -> int:
    """0 when the label is not there or makes no sense."""
    text = labels.get(HANDED_OVER_LABEL, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def is_elsewhere(labels: Mapping[str, str], missing: int) -> bool:
    """Another part brings so many files, or the sender says that he handed as many over and has them no more."""
    return part_of(dict(labels))[1] > 1 or missing <= handed_over_of(labels)


def whereabouts(labels: Mapping[str, str]) -> Whereabouts:
    """Where files are that did not come with a pack of these labels."""
    if part_of(dict(labels))[1] <= 1:
        return Whereabouts.OTHERS
    return Whereabouts.EITHER if handed_over_of(labels) else Whereabouts.PARTS
