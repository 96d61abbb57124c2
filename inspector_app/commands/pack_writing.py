"""`inspector-app pack write`: a pack of every kind, for whom, in how large files, and out with the stick."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from db.records.log import Device
from inspector_app.backups.stick import proposed_name as backup_name
from inspector_app.backups.stick import write_backup_file
from inspector_app.commands import pack_words
from inspector_app.commands.backups import stick_words
from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.bag.container import WrittenPack
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.bag.parting import LARGEST
from inspector_app.exchange.kinds.giving_back import laptop_held, write_give_back
from inspector_app.exchange.kinds.plans_out import write_plan_packs
from inspector_app.exchange.kinds.receipts import due_receipts, writable, write_receipts
from inspector_app.exchange.kinds.returns import write_return_packs
from inspector_app.exchange.kinds.visits_out import WrittenVisitPack, write_visit_pack
from inspector_app.exchange.sending import Sent, left_out, named, named_for, own_problems, proposed_name
from inspector_app.exchange.sticks import Place, eject, look_at, place_problems
from inspector_app.messages import say
from inspector_app.stores import Store

_KINDS = tuple(PackKind)
_WRITTEN_ANYWAY = (PackKind.VISIT, PackKind.PLAN, PackKind.GIVE_BACK)
"""Also when nobody would take it now: the office may renew a certificate while the pack is on its way."""
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}


def add_write(verbs: Subparsers) -> None:
    write = add_verb(verbs, "write", _write, "write what this store has for others into files")
    write.add_argument("--out", required=True, metavar="FILE", help="the pack, or a folder for it")
    write.add_argument("--kind", choices=[kind.value for kind in _KINDS], default=PackKind.VISIT.value)
    write.add_argument("--to", action="append", metavar="PERSON", help="name or device id; may be given several times")
    write.add_argument("--of", metavar="PERSON", help="giveback: whose work; for that laptop unless --to")
    write.add_argument("--plain", action="store_true", help="without encryption: anybody can read it (visits only)")
    write.add_argument("--full", action="store_true", help="everything, also what receipts have confirmed")
    write.add_argument(
        "--max-size", type=_size, default=LARGEST, metavar="SIZE", help="of one file: 100M, 4G; more is split"
    )
    write.add_argument("--section", action="append", default=[], metavar="NAME", help="of the plan; all by default")
    write.add_argument("--eject", action="store_true", help="unmount the stick afterwards")


def _write(command: Command) -> Exit:
    given = command.arguments
    _require_fitting(given)
    if given.plain:
        _require_plain_fits(given.kind, given.to)
    out = Path(given.out)
    folder = out if out.is_dir() else out.parent
    place = look_at(folder)
    problems = place_problems(place)
    if problems:
        raise RefusedInputError(problems)
    with command.store() as store:
        writers = {"visit": _visits, "plan": _plan, "return": _returns, "receipt": _receipts, "backup": _backup}
        writers["giveback"] = _give_back
        # Receipts and returns are refused then; a backup is for nobody who would ask.
        doubts = own_problems(store, command.now) if given.kind in _WRITTEN_ANYWAY else []
        command.refuse_in_words(doubts)
        value, text = writers[given.kind](command, store, out)
        value = {**value, "notes": [command.problem_json(each) for each in doubts]}
    if given.eject:
        return _ejected(command, place, value, text)
    command.answer(value, text)
    return Exit.DONE


def _require_fitting(given: argparse.Namespace) -> None:
    """What is of other kinds of pack is not passed over without a word. Raises RefusedInputError pack.option_unfit."""
    problems = []
    for option, is_given, kinds in (
        ("--of", given.of is not None, (PackKind.GIVE_BACK,)),
        ("--full", given.full, (PackKind.VISIT,)),
        ("--section", bool(given.section), (PackKind.PLAN,)),
        ("--max-size", given.max_size != LARGEST, (PackKind.VISIT, PackKind.GIVE_BACK)),
    ):
        if is_given and given.kind not in kinds:
            problems.append(Problem("pack.option_unfit", {"option": option, "kinds": "、".join(kinds)}))
    if problems:
        raise RefusedInputError(problems)


def _require_plain_fits(kind: str, to: Sequence[str] | None) -> None:
    """What --plain cannot do is not done otherwise without a word.

    Raises RefusedInputError pack.plain_to, pack.plain_visits, pack.backup_for.
    """
    if kind == PackKind.VISIT and not to:
        return
    refused = {PackKind.VISIT.value: "plain_to", PackKind.BACKUP.value: "backup_for"}
    raise RefusedInputError([Problem(f"pack.{refused.get(kind, 'plain_visits')}")])


def _ejected(command: Command, place: Place, value: dict[str, Any], text: str) -> Exit:
    """What was written is answered in any case; whether the stick may be pulled is said beside it."""
    try:
        eject(place)
    except UnavailableError as error:
        command.answer(
            {**value, "ejected": False, "problems": [command.problem_json(each) for each in error.problems]}, text
        )
        command.refuse_in_words(error.problems)
        return Exit.REFUSED
    pull = command.say("可以拔出。", "The stick may be pulled out.")
    command.answer({**value, "ejected": True}, f"{text}\n{pull}")
    return Exit.DONE


def _path(command: Command, store: Store, out: Path, kind: PackKind, part: str = "") -> Path:
    return out / proposed_name(store, command.now, kind, part) if out.is_dir() else out


def _receivers(command: Command, store: Store) -> list[Device] | None:
    names = command.arguments.to
    return named(store, names, command.now) if names else None


def _visits(command: Command, store: Store, out: Path) -> tuple[dict[str, Any], str]:
    given = command.arguments
    written = write_visit_pack(
        store,
        _path(command, store, out, PackKind.VISIT),
        command.now,
        recipients=_receivers(command, store),
        encrypted=not given.plain,
        full=given.full,
        max_size=given.max_size,
    )
    passed_over = [] if given.to or given.plain else left_out(store, command.now)
    return _passing_over(command, passed_over, _visits_json(written), _visits_text(command, store, written))


def _passing_over(
    command: Command, problems: Sequence[Problem], value: dict[str, Any], text: str
) -> tuple[dict[str, Any], str]:
    """Beside what was written: for whom it was not."""
    told = {"left_out": [command.problem_json(each) for each in problems]}
    return value | told, "\n".join([text, *(say(each, command.language).problem for each in problems)])


def _plan(command: Command, store: Store, out: Path) -> tuple[dict[str, Any], str]:
    path = _path(command, store, out, PackKind.PLAN)
    receivers = _receivers(command, store)
    return _sent(
        command,
        store,
        write_plan_packs(store, path, command.now, recipients=receivers, sections=command.arguments.section),
    )


def _backup(command: Command, store: Store, out: Path) -> tuple[dict[str, Any], str]:
    """The same file as `backup make --out`: for this store itself and for the office."""
    if command.arguments.to or command.arguments.plain:
        raise RefusedInputError([Problem("pack.backup_for")])
    path = out / backup_name(store, command.now) if out.is_dir() else out
    written = write_backup_file(store, path, command.now)
    value = {
        **asdict(written),
        "file": str(written.path),
        "path": str(written.path),
        "recipients": list(written.recipients),
    }
    return {**value, "kind": "backup"}, stick_words(command, written)


def _returns(command: Command, store: Store, out: Path) -> tuple[dict[str, Any], str]:
    path = _path(command, store, out, PackKind.RETURN)
    receivers = _receivers(command, store)
    sent = write_return_packs(store, path.parent, path.name, command.now, recipients=receivers)
    return _sent(command, store, sent)


def _receipts(command: Command, store: Store, out: Path) -> tuple[dict[str, Any], str]:
    """To the named ones, or to everybody who waits for one."""
    due = _receivers(command, store) or due_receipts(store)
    if not due:
        raise RefusedInputError([Problem("pack.no_receipt_due")])
    devices, passed_over = writable(store, due, command.now)
    parcels = []
    for device in devices:
        path = _path(command, store, out, PackKind.RECEIPT, device.person)
        if len(devices) > 1 and not out.is_dir():
            path = named_for(path, device.person)
        parcels.append((path, device))
    return _passing_over(command, passed_over, *_sent(command, store, write_receipts(store, parcels, command.now)))


def _give_back(command: Command, store: Store, out: Path) -> tuple[dict[str, Any], str]:
    given = command.arguments
    if not given.of:
        raise RefusedInputError([Problem("pack.giveback_of")])
    device = laptop_held(store, given.of)
    path = _path(command, store, out, PackKind.GIVE_BACK, device.person)
    to = _receivers(command, store) or []
    sent = write_give_back(store, path, device, command.now, recipients=to, max_size=given.max_size)
    return _sent(command, store, sent)


def _sent(command: Command, store: Store, sent: list[Sent]) -> tuple[dict[str, Any], str]:
    packs = [
        {
            **_file_json(each.path, each.pack),
            "kind": each.pack.info.kind.value,
            "recipients": list(each.recipients),
            **each.report,
        }
        for each in sent
    ]
    lines = []
    for each in sent:
        written, to = command.say("已写出并读回核对：", "Written and read back: "), command.say("收件人：", "for ")
        lines.append(f"{written}{each.path}（{to}{_others(command, store, each.pack)}）")
        if each.pack.info.kind is PackKind.RECEIPT:
            report = each.report
            lines.append(pack_words.confirmed_sentence(command, report["photos"], report["photos_confirmed"]))
    if sent[0].pack.info.kind is PackKind.GIVE_BACK:
        visits, photos = sent[0].report["visits"], sent[0].report["photos"]
        lines.append(command.say(f"检查 {visits} 次，照片 {photos} 张", f"{visits} visits, {photos} photos"))
        absent = sent[0].report["absent"]
        zh, en = f"其中 {absent} 个文件这里也没有完好的", f"{absent} of its files are not here, or not sound"
        lines += [command.say(zh, en)] if absent else []
    return {**packs[0], "packs": packs}, "\n".join(lines)


def _visits_json(written: WrittenVisitPack) -> dict[str, Any]:
    path, pack = written.parts[0]
    return {
        **_file_json(path, pack),
        "kind": "visit",
        "encrypted": pack.info.encrypted,
        "recipients": [each.name for each in pack.info.recipients],
        "visits": written.visits,
        "photos": written.photos,
        "papers": written.papers,
        "events": written.events,
        "confirmed_events": written.since,
        "handed_over": written.handed_over,
        "parts": [_file_json(path, pack) for path, pack in written.parts],
    }


def _file_json(path: Path, pack: WrittenPack) -> dict[str, Any]:
    return {"file": str(path), "pack_id": pack.info.pack_id, "sha256": pack.sha256, "size": pack.size}


def _others(command: Command, store: Store, pack: WrittenPack) -> str:
    """For whom the pack is, and that its writer may read it again; "" when anybody may."""
    with store.database.look() as work:
        own = work.devices.own().recipient
    names = [each.name for each in pack.info.recipients if each.key != own]
    if not names:
        return ""
    return command.say("、", ", ").join(names) + command.say("；本机也能打开", "; this store can open it, too")


def _visits_text(command: Command, store: Store, written: WrittenVisitPack) -> str:
    names = _others(command, store, written.pack)
    lines = [
        command.say("检查包已写出并读回核对：", "Pack written and read back: ")
        + f"{path}{command.say('（', ' (')}{pack.size / 1024**2:.1f} MB{command.say('）', ')')}"
        for path, pack in written.parts
    ]
    lines.append(
        command.say(
            f"检查 {written.visits} 次，照片 {written.photos} 张，文书 {written.papers} 份，记录 {written.events} 条",
            f"{written.visits} visits, {written.photos} photos, {written.papers} papers, {written.events} records",
        )
    )
    if written.since:
        since = written.since
        lines.append(
            command.say(
                f"对方已确认的 {since} 条记录没有再写", f"{since} records that receipts confirmed were left out"
            )
        )
    if written.handed_over:
        count = written.handed_over
        lines.append(
            command.say(
                f"{count} 张照片的原件已移交并确认，本机只有副本，没有写进包里",
                f"{count} photos are not in it: their originals were handed over and confirmed, only copies are here",
            )
        )
    plain = command.say("注意：未加密，任何人都能查看。", "Careful: not encrypted, anybody can read it.")
    to = command.say("收件人：", "For: ") + names
    return "\n".join([*lines, to if names else plain])


def _size(text: str) -> int:
    """For argparse: 500K, 100M, 4G, or bytes."""
    number, unit = (text[:-1], text[-1].lower()) if text[-1:].lower() in ("k", "m", "g") else (text, "")
    if not number.isascii() or not number.isdecimal() or len(number) > 12 or int(number) < 1:
        raise argparse.ArgumentTypeError(f"not a size: {text[:40]!r}")
    return int(number) * _UNITS[unit]
