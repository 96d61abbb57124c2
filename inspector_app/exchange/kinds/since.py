"""The label `Since` of a visit pack: how far its receivers had confirmed each life of the sender's log.

`0123456789ab-1=57,0123456789ab-2=8`. A receiver who has less must wait: what is missing may lie in a life of the laptop
of which the pack holds nothing at all, so that no number in it tells.
"""

import re
from collections.abc import Mapping

from inspector_app.epochs import is_own_life
from inspector_app.errors import Problem

SINCE_LABEL = "Since"
_ONE = re.compile(r"([0-9a-f]{12}-[1-9][0-9]{0,5})=([1-9][0-9]{0,15})", re.ASCII)


def since_text(have: Mapping[str, int]) -> str:
    return ",".join(f"{device}={seq}" for device, seq in sorted(have.items()) if seq)


def since_of(labels: Mapping[str, str], sender: str) -> dict[str, int]:
    """What a pack's label says of its sender's lives; what makes no sense is not there."""
    found = (_ONE.fullmatch(each) for each in labels.get(SINCE_LABEL, "").split(","))
    told = {match[1]: int(match[2]) for match in found if match is not None}
    return {device: seq for device, seq in told.items() if is_own_life(sender, device)}


def since_problems(since: Mapping[str, int], have: Mapping[str, int]) -> list[Problem]:
    """pack.gap for each life of which more was confirmed than is here."""
    return [
        Problem("pack.gap", {"from": have.get(device, 0) + 1, "to": seq})
        for device, seq in since.items()
        if have.get(device, 0) < seq
    ]
