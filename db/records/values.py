"""Values that papers are made of as well as records; a paper needs none of the other sixty, slow to load."""

from dataclasses import dataclass
from typing import Any

JsonValue = Any
"""str, int, float, bool, None, list or dict of the same: what an event may carry. Dates are ISO 8601 text."""


@dataclass(frozen=True, slots=True)
class Inspector:
    name: str
    certificate: str = ""
    """Number of the 执法证; empty for staff without one."""
