"""What the 送达回证 says of a served paper, from what was recorded of it: a person then only checks and signs."""

from collections.abc import Sequence

from db.records.papers import Deed
from inspector_app.notices.deeds import Act, text_in


def service_defaults(deeds: Sequence[Deed]) -> dict[str, str]:
    """Field of the 送达回证 to what the last service and the last refusal say; empty without any."""
    defaults: dict[str, str] = {}
    served = next((deed for deed in reversed(deeds) if deed.deed == Act.SERVED), None)
    refused = next((deed for deed in reversed(deeds) if deed.deed == Act.REFUSED), None)
    if refused is not None:
        defaults |= {"refusal": text_in(refused, "reason"), "witness": text_in(refused, "witness")}
    if served is not None:
        instead = text_in(served, "instead")
        defaults |= {
            "service_way": text_in(served, "way"),
            "served_at": f"{served.done_at:%Y-%m-%dT%H:%M}",
            "served_place": text_in(served, "place"),
            "taken_by": text_in(served, "receiver") if instead else "",
            "taken_reason": instead,
            "servers": text_in(served, "server"),
        }
        for name in ("witness", "refusal"):
            defaults[name] = text_in(served, name) or defaults.get(name, "")
    return {name: value for name, value in defaults.items() if value}
