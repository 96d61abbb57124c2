"""`inspector-app office-root …` and `inspector-app devices …`: who may send packs, by the word of the office.

The root is used on a computer of the office that need have no store at all; its list is then adopted in the
supervisor's store and goes down with the next plan pack.
"""

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, read_passphrase
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.trust.certificates import Certified, certified_laptops
from inspector_app.exchange.trust.device_list import ROLES, DeviceList
from inspector_app.exchange.trust.office_root import OfficeRoot, create_root
from inspector_app.exchange.trust.peers import read_peer
from inspector_app.exchange.trust.root_deeds import (
    SignedList,
    adopt_list,
    certify_card,
    file_bytes,
    list_beside,
    opened,
    revoke_laptop,
)
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.files import write_atomically
from inspector_app.plans import devices


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "office-root", "the office's key that vouches for laptops; kept offline")
    create = _root_verb(verbs, "create", _create, "make the root, once for an office")
    create.add_argument("--office", required=True, metavar="NAME")
    show = _root_verb(verbs, "show", _show, "its six words, and the list beside it")
    show.set_defaults(office="")
    grant = _root_verb(verbs, "certify", _certify, "vouch for the laptop of a card, in a role, for some time")
    grant.add_argument("card", metavar="CARD", help="its *.zjcard; compare its six words with the owner first")
    grant.add_argument("--role", required=True, choices=ROLES)
    grant.add_argument("--from", dest="starts", type=_day, metavar="DATE", help="today by default")
    grant.add_argument("--until", dest="ends", required=True, type=_day, metavar="DATE")
    away = _root_verb(verbs, "revoke", _revoke, "a laptop is lost, or its owner left: nothing of it is taken any more")
    away.add_argument("device", metavar="DEVICE")
    away.add_argument("--reason", default="", metavar="TEXT")
    _add_list(subparsers)


def _add_list(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "devices", "the office's list of laptops, as a store has it")
    take = add_verb(verbs, "adopt", _adopt, "take the office's list into this store; a plan pack carries it on")
    take.add_argument("file", metavar="FILE", help="*.zjdevices")
    take.add_argument("--root-compared", action="store_true", help="the six words of the office root were compared")
    add_verb(verbs, "list", _list, "who is certified, until when, and who is revoked")
    save = add_verb(verbs, "save", _save, "write it to a file as it was signed: the one beside the root was lost")
    save.add_argument("file", metavar="FILE", help="*.zjdevices, which is not there yet")


def _root_verb(verbs: Subparsers, name: str, verb: Any, words: str) -> argparse.ArgumentParser:
    parser = add_verb(verbs, name, verb, words, store=False)
    parser.add_argument("--root", required=True, metavar="FILE", help="the sealed root, *.zjroot")
    parser.add_argument("--passphrase-file", required=True, metavar="FILE", help="its first line opens the root")
    return parser


_ROLES = {"inspector": ("检查员", "inspector"), "supervisor": ("主管", "supervisor")}


def _create(command: Command) -> Exit:
    given = command.arguments
    path = Path(given.root)
    root = create_root(path, given.office, read_passphrase(Path(given.passphrase_file)), command.now)
    value = {"root": str(path), "office": root.office, "words": spoken(root.signing_public, command.language)}
    command.answer(
        value,
        command.say(
            f"单位根密钥已做好：{path}\n六个词：{value['words']}\n"
            "请把文件和密码分开存放，各装信封放保险柜，不要留在联网的电脑上。",
            f"The office root is made: {path}\nSix words: {value['words']}\n"
            "Keep the file and its passphrase apart, each in an envelope in the safe.",
        ),
    )
    return Exit.DONE


def _opened(command: Command) -> tuple[OfficeRoot, DeviceList, Path]:
    """The root, and the list beside it under the same name."""
    given = command.arguments
    path = Path(given.root)
    root, found = opened(path, read_passphrase(Path(given.passphrase_file)))
    return root, found, list_beside(path)


def _show(command: Command) -> Exit:
    root, found, beside = _opened(command)
    words = spoken(root.signing_public, command.language)
    value = {"office": root.office, "words": words, "list": str(beside), **_list_json(command, found)}
    command.answer(value, "\n".join([f"{root.office}\t{words}", *_list_lines(command, found)]))
    return Exit.DONE


def _certify(command: Command) -> Exit:
    given = command.arguments
    starts = given.starts or command.now.date()
    passphrase = read_passphrase(Path(given.passphrase_file))
    card = file_bytes(Path(given.card))
    signed = certify_card(Path(given.root), passphrase, card, given.role, starts, given.ends)
    peer = read_peer(card)
    words = spoken(peer.signing_key, command.language)
    said = command.say(
        f"{peer.person}的六个词：{words}。请核对；和本人念的不一样，就用 office-root revoke 撤销，不要把名单交出去。",
        f"Six words of {peer.person}: {words}. Compare them; if he reads others, revoke it and hand no list on.",
    )
    _answer(command, signed, said, {"words": words})
    return Exit.DONE


def _revoke(command: Command) -> Exit:
    given = command.arguments
    passphrase = read_passphrase(Path(given.passphrase_file))
    _answer(command, revoke_laptop(Path(given.root), passphrase, given.device, command.now.date(), given.reason))
    return Exit.DONE


def _answer(command: Command, signed: SignedList, said: str = "", beside: Mapping[str, str] | None = None) -> None:
    first = command.say(f"名单已签发：{signed.path}", f"The list is signed: {signed.path}")
    value = {"list": str(signed.path), **_list_json(command, signed.devices), **(beside or {})}
    command.answer(value, "\n".join([first, *_list_lines(command, signed.devices), *filter(None, [said])]))


def _adopt(command: Command) -> Exit:
    data = file_bytes(Path(command.arguments.file))
    with command.store() as store:
        told = adopt_list(store, data, command.now, root_compared=command.arguments.root_compared)
    first = command.say("设备名单已采用，下一个方案包会带上它。", "Adopted; the next plan pack carries it.")
    command.answer(_list_json(command, told), "\n".join([first, *_list_lines(command, told)]))
    return Exit.DONE


def _list(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        found = devices.office_list(work)
    if found is None:
        raise RefusedInputError([Problem("pack.devices_missing")])
    command.answer(_list_json(command, found), "\n".join(_list_lines(command, found)))
    return Exit.DONE


def _save(command: Command) -> Exit:
    path = Path(command.arguments.file)
    with command.store() as store, store.database.look() as work:
        data = devices.list_file(work)
    if data is None:
        raise RefusedInputError([Problem("pack.devices_missing")])
    if path.exists():
        raise RefusedInputError([Problem("pack.devices_there", {"file": str(path)})])
    write_atomically(path, data)
    first = command.say(f"设备名单已写出：{path}", f"The list is written: {path}")
    command.answer({"list": str(path)}, first)
    return Exit.DONE


def _list_json(command: Command, found: DeviceList) -> dict[str, Any]:
    today = command.now.date()
    return {
        "office": found.office,
        "edition": found.edition,
        "certificates": [
            {
                "device": each.laptop,
                "person": each.person,
                "role": each.role,
                "from": each.starts.isoformat(),
                "until": each.ends.isoformat(),
                "state": each.state,
                "days_left": each.days_left,
            }
            for each in certified_laptops(found, today)
        ],
        "revoked": [
            {"device": each.laptop, "on": each.on.isoformat(), "reason": each.reason} for each in found.revocations
        ],
    }


def _list_lines(command: Command, found: DeviceList) -> list[str]:
    lines = [command.say(f"第 {found.edition} 版", f"Edition {found.edition}")]
    for each in certified_laptops(found, command.now.date()):
        days = command.say(f"{each.starts} 至 {each.ends}", f"{each.starts} to {each.ends}")
        role = command.say(*_ROLES.get(each.role, (each.role, each.role)))
        lines.append("\t".join((each.laptop, each.person, role, days, _state(command, each))))
    return lines


def _state(command: Command, each: Certified) -> str:
    match each.state:
        case "revoked":
            return command.say(f"已吊销 {each.revoked_on} {each.reason}", f"revoked {each.revoked_on} {each.reason}")
        case "ending":
            return command.say(f"还有 {each.days_left} 天到期，请续签", f"ends in {each.days_left} days: renew it")
        case "ended":
            return command.say("已过期，请续签", "over: renew it")
        case "future":
            return command.say("还没有生效", "does not hold yet")
    return command.say("有效", "valid")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a date like 2027-12-31: {text[:40]!r}") from error
