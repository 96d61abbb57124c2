"""`inspector-app recovery …`, and the verbs of `inspector-app store` about who may open it."""

from dataclasses import asdict
from pathlib import Path

from db.errors import StoreTroubleError
from inspector_app import people
from inspector_app.commands.frame import (
    Command,
    Exit,
    StoreNotOpenedError,
    Subparsers,
    add_subject,
    add_verb,
    read_passphrase,
)
from inspector_app.errors import UnavailableError
from inspector_app.key_change.finishing import change_key
from inspector_app.key_change.growing import begin
from inspector_app.recovery import new_recovery_files
from inspector_app.stores import Role
from inspector_app.vault import people_of

_ROLES = [role.value for role in Role]


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "recovery", "the office's keys for forgotten passphrases")
    new = add_verb(
        verbs, "new", _new_recovery, "make the office's pair: one for the safe, one for laptops", store=False
    )
    new.add_argument("--out", required=True, metavar="FOLDER")


def add_verbs(verbs: Subparsers) -> None:
    """Those of `inspector-app store`."""
    add_verb(verbs, "people", _people, "who may open the store")
    enrol = add_verb(verbs, "add-person", _add_person, "let one more person open the store")
    enrol.add_argument("--person", required=True, metavar="NAME")
    enrol.add_argument("--role", required=True, choices=_ROLES)
    enrol.add_argument("--new-passphrase-file", required=True, metavar="FILE")
    remove = add_verb(verbs, "remove-person", _remove_person, "take a person's way in away")
    remove.add_argument("--person", required=True, metavar="NAME")
    remove.add_argument("--change-key", action="store_true", help="and encrypt everything anew, as `change-key` does")
    add_verb(
        verbs, "change-key", _change_key, "another data key: what was copied of the old one opens nothing any more"
    )
    change = add_verb(verbs, "passphrase", _change, "change the passphrase; the data is not rewritten")
    change.add_argument("--new-passphrase-file", required=True, metavar="FILE")
    settings = add_subject(verbs, "recovery", "the office's recovery key of this store")
    keep = add_verb(settings, "set", _set_recovery, "let the office's recovery key open the store")
    keep.add_argument("--recovery", required=True, metavar="FILE", help="the public file, *.zjrecovery-pub")
    recover = add_verb(verbs, "recover", _recover, "a new passphrase by the office's secret recovery key", store=False)
    recover.add_argument("--store", required=True, metavar="DIR", help="folder of the store")
    recover.add_argument("--identity", required=True, metavar="FILE", help="the secret file from the envelope")
    recover.add_argument("--person", required=True, metavar="NAME")
    recover.add_argument("--role", choices=_ROLES, help="of a person who is new")
    recover.add_argument("--new-passphrase-file", required=True, metavar="FILE")


def _new_recovery(command: Command) -> Exit:
    made = new_recovery_files(Path(command.arguments.out).absolute(), command.now)
    command.answer(
        {"secret": str(made.secret), "public": str(made.public), "recipient": made.recipient},
        command.say(
            f"恢复密钥（秘密，打印或存U盘，装信封放保险柜，然后从电脑上删除）：{made.secret}\n"
            f"恢复公钥（发给每台笔记本电脑登记）：{made.public}",
            f"Secret, to be kept in a sealed envelope and deleted from this computer: {made.secret}\n"
            f"Public, for every laptop: {made.public}",
        ),
    )
    return Exit.DONE


def _people(command: Command) -> Exit:
    with command.store() as store:
        found = [asdict(owner) for owner in people_of(store.folder)]
        recovery = people.trusted_recovery(store)
    value = {"people": found, "recovery": recovery}
    lines = [f"{each['person']}\t{each['role']}" for each in found]
    lines.append(command.say(f"恢复公钥：{recovery or '没有登记'}", f"recovery: {recovery or 'none'}"))
    command.answer(value, "\n".join(lines))
    return Exit.DONE


def _add_person(command: Command) -> Exit:
    given = command.arguments
    passphrase = read_passphrase(Path(given.new_passphrase_file))
    with command.store() as store:
        people.add_person(store, given.person, Role(given.role), passphrase, command.now)
    command.answer(
        {"person": given.person, "role": given.role},
        command.say(f"已添加：{given.person}", f"Added: {given.person}"),
    )
    return Exit.DONE


def _remove_person(command: Command) -> Exit:
    person = command.arguments.person
    with command.store() as store:
        people.remove_person(store, person, command.now)
        changed = change_key(store, begin(store), command.now) if command.arguments.change_key else None
    answer = {"removed": person} if changed is None else {"removed": person, "key": asdict(changed)}
    command.answer(answer, command.say(f"已取消：{person}", f"Removed: {person}"))
    return Exit.DONE


def _change_key(command: Command) -> Exit:
    with command.store() as store:
        changed = change_key(store, begin(store), command.now)
    names = "、".join(changed.left_out) or "—"
    command.answer(
        asdict(changed),
        command.say(
            f"数据密钥已更换：{changed.files} 个照片和文书重新加密，缺失或损坏 {changed.lost} 个，"
            f"备份 {changed.backups} 份；要重新添加的人：{names}。"
            "本机的名片也换了，请把新名片交给交换资料包的人登记。",
            f"The data key was changed: {changed.files} files sealed anew, {changed.lost} missing or damaged, "
            f"{changed.backups} backups; to be added again: {names}. "
            "The laptop's card is a new one: give it to those it exchanges packs with.",
        ),
    )
    return Exit.DONE


def _change(command: Command) -> Exit:
    arguments = command.arguments
    old, new = (read_passphrase(Path(each)) for each in (arguments.passphrase_file, arguments.new_passphrase_file))
    with command.store() as store:
        people.change_passphrase(store, old, new, command.now)
    command.answer({"changed": True}, command.say("密码已修改。", "The passphrase was changed."))
    return Exit.DONE


def _set_recovery(command: Command) -> Exit:
    data = _read_key_file(command.arguments.recovery)
    with command.store() as store:
        recipient = people.set_recovery(store, data, command.now)
    command.answer(
        {"recovery": recipient},
        command.say(f"恢复公钥已登记：{recipient}", f"The office's recovery key was set: {recipient}"),
    )
    return Exit.DONE


def _recover(command: Command) -> Exit:
    given = command.arguments
    data, passphrase = _read_key_file(given.identity), read_passphrase(Path(given.new_passphrase_file))
    role = Role(given.role) if given.role else None
    try:
        owner = people.recover_person(Path(given.store), data, given.person, passphrase, command.now, role)
    except (UnavailableError, StoreTroubleError) as error:
        raise StoreNotOpenedError(error) from error
    command.answer(
        asdict(owner),
        command.say(f"{owner.person} 现在可以用新密码打开工作库。", f"{owner.person} may open it with the new one."),
    )
    return Exit.DONE


def _read_key_file(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnavailableError("store.recovery_file_unread", path=name, detail=detail) from error
