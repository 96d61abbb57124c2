"""`inspector-app store …`"""

from dataclasses import asdict
from pathlib import Path

from inspector_app.commands import shared_store, vault
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, read_passphrase
from inspector_app.exchange.trust.distrusting import distrust, peer_called
from inspector_app.exchange.trust.peers import card_of, fingerprint_of, fingerprint_of_device, trust_card
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.files import write_atomically
from inspector_app.shared_store.founding import NewDesk
from inspector_app.stores import Role, StoreOwner, create_store


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "store", "create, look at and check a store")
    create = add_verb(verbs, "create", _create, "create a new store", store=False)
    create.add_argument("folder", metavar="DIR")
    create.add_argument("--role", required=True, choices=[role.value for role in Role])
    create.add_argument("--person", required=True, metavar="NAME")
    create.add_argument("--office", required=True, metavar="NAME")
    create.add_argument("--passphrase-file", required=True, metavar="FILE", help="its first line is the passphrase")
    shared_store.add_place(create)
    add_verb(verbs, "info", _info, "whose store it is and what is in it")
    add_verb(verbs, "check", _check, "look for damage in the whole store")
    vault.add_verbs(verbs)
    shared_store.add_verbs(verbs)
    card = add_verb(verbs, "card", _card, "write the store's card: give it to those who send you packs")
    card.add_argument("--out", required=True, metavar="FILE")
    trust = add_verb(verbs, "trust", _trust, "take somebody's card: its words are to be compared aloud")
    trust.add_argument("card", metavar="FILE")
    trust.add_argument(
        "--key-renewed", action="store_true", help="its person says that the keys were changed, and the words agree"
    )
    distrusted = add_verb(verbs, "distrust", _distrust, "a card was taken by mistake: its laptop is a stranger again")
    distrusted.add_argument("whose", metavar="PERSON", help="name or device id")


def _create(command: Command) -> Exit:
    arguments = command.arguments
    folder = Path(arguments.folder).absolute()
    owner = StoreOwner(arguments.person, arguments.office, Role(arguments.role))
    passphrase = read_passphrase(Path(arguments.passphrase_file))
    if not shared_store.create_shared(command, NewDesk(folder, owner, passphrase)):
        create_store(folder, owner, passphrase, command.now)
    command.answer(
        {"store": str(folder), "role": owner.role.value, "person": owner.person, "office": owner.office},
        command.say(f"工作库已建立：{folder}", f"Store created: {folder}"),
    )
    return Exit.DONE


def _info(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        facts = {
            **asdict(store.owner),
            "device": store.device,
            "fingerprint": fingerprint_of(store),
            "words": spoken(store.identity.signing_public, command.language),
            "enterprises": len(work.enterprises.all()),
            "visits": len(work.visits.all()),
            "photos": len(work.blobs.all()),
            "events": sum(work.events.have().values()),
            "conflicts": len(work.events.conflicts()),
            "numbers_twice": work.notices.numbers_twice(),
        }
    command.answer(facts, "\n".join(f"{name}: {value}" for name, value in facts.items()))
    return Exit.DONE


def _check(command: Command) -> Exit:
    """The database's pages and structure, and every sealed file against its hash."""
    from inspector_app.checkup import check_store
    from inspector_app.commands.audit import handed_over_words
    from inspector_app.deep_checks import note_deep_check

    with command.store() as store:
        report = check_store(store)
        note_deep_check(store, report, command.now)
    text = command.say(
        f"数据库：{'完好' if not report.database else '有损坏'}；照片和文书：{report.files_sound}/{report.files} 完好",
        f"Database: {'sound' if not report.database else 'damaged'}; files: {report.files_sound}/{report.files} sound",
    )
    command.answer(
        asdict(report),
        "\n".join([text, *handed_over_words(command, report.handed_over), *report.database, *report.damaged_files]),
    )
    return Exit.DONE if report.sound else Exit.REFUSED


def _card(command: Command) -> Exit:
    out = Path(command.arguments.out)
    with command.store() as store:
        write_atomically(out, card_of(store))
        fingerprint, words = fingerprint_of(store), spoken(store.identity.signing_public, command.language)
    command.answer(
        {"card": str(out), "words": words, "fingerprint": fingerprint},
        command.say(
            f"名片已写入 {out}，六个词：{words}（核对码 {fingerprint}）",
            f"Card written to {out}, six words: {words} (fingerprint {fingerprint})",
        ),
    )
    return Exit.DONE


def _trust(command: Command) -> Exit:
    with command.store() as store:
        card, renewed = Path(command.arguments.card).read_bytes(), command.arguments.key_renewed
        device = trust_card(store, card, command.now, key_renewed=renewed)
    fingerprint, words = fingerprint_of_device(device), spoken(device.signing_key, command.language)
    named = {"person": device.person, "office": device.office, "role": device.role, "device": device.id}
    command.answer(
        {**named, "words": words, "fingerprint": fingerprint},
        command.say(
            f"已登记：{device.person}（{device.office}），六个词：{words}（核对码 {fingerprint}）。"
            "请打电话或当面请对方念出他的六个词：不一样的不是他本人，不要把资料包交给他。",
            f"Enrolled: {device.person} ({device.office}), six words: {words} (fingerprint {fingerprint}). "
            "Have them read aloud, by telephone or in person: if they differ, it is somebody else; send no pack there.",
        ),
    )
    return Exit.DONE


def _distrust(command: Command) -> Exit:
    with command.store() as store:
        device = peer_called(store, command.arguments.whose)
        distrust(store, device, command.now)
    command.answer(
        {"person": device.person, "office": device.office, "role": device.role, "device": device.id},
        command.say(
            f"不再信任：{device.person}（{device.office}）。资料包不再写给其电脑，来包要先核对六个词；"
            "要恢复，请重新登记名片并核对。",
            f"Trusted no more: {device.person} ({device.office}). Nothing is written for this laptop, and what comes "
            "from it asks for the six words; to undo this, take the card again and compare them.",
        ),
    )
    return Exit.DONE
