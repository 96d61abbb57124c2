"""Which enterprises are sensitive forwarders (domain.md §2.2): kinds and countries are data."""

from db.records.register import Enterprise
from inspector_app import assets


def is_sensitive_forwarder(enterprise: Enterprise) -> bool:
    """On the 辖区重点敏感货代企业台账清单: a forwarder of powder or liquid, or of a line to a focus country."""
    kinds = assets.read_json("enterprises", "focus_lines.json")["kinds"]
    return enterprise.kind in kinds and (bool(enterprise.handles_sensitive_goods) or bool(focus_lines_of(enterprise)))


def focus_lines_of(enterprise: Enterprise) -> tuple[str, ...]:
    """Its lines to focus countries, as the register names them."""
    countries = assets.read_json("enterprises", "focus_lines.json")["countries"]
    return tuple(line for line in enterprise.special_lines if any(country in line for country in countries))
