"""The section `devices`: the office's list of certified and revoked laptops, signed by the office's root key.

{"list": text}: the text of a list file (inspector_app.exchange.trust.device_list), signature included, so that a laptop
believes the root and not the messenger. The root of the first list that a store takes stays the store's root.
"""

from db.records.values import JsonValue
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.trust.device_list import DeviceList, read_device_list
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.plans.documents import current_document

NAME = "devices"


def to_value(data: bytes) -> JsonValue:
    """A list file's bytes as this section. Raises what `read_device_list` raises."""
    read_device_list(data)
    return {"list": data.decode("utf-8")}


def problems(value: JsonValue) -> list[Problem]:
    """plan.devices, and what `read_device_list` finds."""
    if not isinstance(value, dict) or set(value) != {"list"} or not isinstance(value["list"], str):
        return [Problem("plan.devices")]
    try:
        read_device_list(value["list"].encode("utf-8", "surrogatepass"))
    except RefusedInputError as error:
        return list(error.problems)
    return []


def against(work: Work, value: JsonValue) -> list[Problem]:
    """pack.devices_other_root: signed by another key than the office's; pack.devices_older: an edition of before;
    pack.devices_unrevoked: an office that lost its list and began anew would bring revoked laptops back.
    """
    known, told = office_list(work), read_device_list(value["list"].encode("utf-8"))
    if known is None:
        return []
    if known.root != told.root:
        details = {"before": spoken(known.root), "after": spoken(told.root), "office": told.office}
        return [Problem("pack.devices_other_root", details)]
    if told.edition < known.edition:
        return [Problem("pack.devices_older", {"edition": told.edition, "here": known.edition})]
    told_of = {each.laptop for each in told.revocations}
    gone = (each.laptop for each in known.revocations if each.laptop not in told_of)
    return [Problem("pack.devices_unrevoked", {"device": laptop}) for laptop in gone]


def new_root(work: Work, value: JsonValue) -> str:
    """The key of the first list that comes: from then on it says who is who, so its six words are compared before."""
    assert isinstance(value, dict), "`problems` lets nothing else through"
    return "" if office_list(work) is not None else read_device_list(str(value["list"]).encode("utf-8")).root


def office_list(work: Work) -> DeviceList | None:
    """The list that holds in this store; None when the office has issued none."""
    data = list_file(work)
    return None if data is None else read_device_list(data)


def list_file(work: Work) -> bytes | None:
    """Its bytes, as the root signed them."""
    found = current_document(work, NAME)
    return None if found is None else str(found.value["list"]).encode("utf-8")
