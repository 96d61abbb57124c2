"""`inspector-app campaign …`: a time with one purpose, its targets, and how far they are."""

import argparse
from typing import Any

from db.records.measures import Campaign
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.days import read_day
from inspector_app.measures.campaigns import (
    CampaignDraft,
    CampaignView,
    add_campaign,
    campaign_view,
    campaigns,
    edit_campaign,
    withdraw_campaign,
)
from inspector_app.supervision.figures import FIGURES


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "campaign", "campaigns such as 百日攻坚: their days, targets and progress")
    new = add_verb(verbs, "add", _add, "a new campaign")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--from", dest="first", type=day, required=True, metavar="DATE")
    new.add_argument("--to", dest="last", type=day, required=True, metavar="DATE")
    _add_rest(new)
    change = add_verb(verbs, "edit", _edit, "change what is given, leave the rest; FIGURE=0 takes a target away")
    change.add_argument("campaign", metavar="CAMPAIGN")
    change.add_argument("--name", metavar="NAME")
    change.add_argument("--from", dest="first", type=day, metavar="DATE")
    change.add_argument("--to", dest="last", type=day, metavar="DATE")
    _add_rest(change)
    add_verb(verbs, "list", _list, "all campaigns, the newest first")
    show = add_verb(verbs, "show", _show, "one of them, with how far each target is")
    show.add_argument("campaign", metavar="CAMPAIGN")
    gone = add_verb(verbs, "withdraw", _withdraw, "take one without measures off the list")
    gone.add_argument("campaign", metavar="CAMPAIGN")
    gone.add_argument("--reason", required=True, metavar="TEXT")


def day(text: str) -> Any:
    """For argparse: a day in any usual spelling."""
    try:
        return read_day(text)
    except UnreadableCellError as error:
        raise argparse.ArgumentTypeError(f"no day: {text[:40]!r}") from error


def _add_rest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--target", dest="targets", action="append", type=_target, default=[], metavar="FIGURE=NUMBER")
    parser.add_argument("--note", metavar="TEXT")


def _target(text: str) -> tuple[str, int]:
    figure, _, number = text.partition("=")
    if figure not in FIGURES or not number.isascii() or not number.isdecimal() or len(number) > 9:
        raise argparse.ArgumentTypeError(f"not FIGURE=NUMBER with a figure of `statistics`: {text[:60]!r}")
    return figure, int(number)


def _add(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        draft = CampaignDraft(given.name, given.first, given.last, dict(given.targets), given.note or "")
        return _tell(command, campaign_view(store, add_campaign(store, draft, command.now), command.now))


def _edit(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        before = campaign_view(store, given.campaign, command.now).campaign
        targets = {**before.targets, **dict(given.targets)}
        draft = CampaignDraft(
            before.name if given.name is None else given.name,
            given.first or before.starts_on,
            given.last or before.ends_on,
            {figure: number for figure, number in targets.items() if number},
            before.note if given.note is None else given.note,
        )
        edit_campaign(store, given.campaign, draft, command.now, before)
        return _tell(command, campaign_view(store, given.campaign, command.now))


def _list(command: Command) -> Exit:
    with command.store() as store:
        found = campaigns(store)
    lines = [f"{each.id}\t{each.starts_on} – {each.ends_on}\t{each.name}" for each in found]
    command.answer([_json(each) for each in found], "\n".join(lines))
    return Exit.DONE


def _show(command: Command) -> Exit:
    with command.store() as store:
        return _tell(command, campaign_view(store, command.arguments.campaign, command.now))


def _withdraw(command: Command) -> Exit:
    with command.store() as store:
        withdraw_campaign(store, command.arguments.campaign, command.arguments.reason, command.now)
    words = command.say("已撤销专项行动。", "The campaign was withdrawn.")
    command.answer({"id": command.arguments.campaign, "withdrawn": True}, words)
    return Exit.DONE


def _tell(command: Command, view: CampaignView) -> Exit:
    targets = [
        {"figure": each.figure, "target": each.wanted, "reached": each.reached, "words": _word(command, each.figure)}
        for each in view.targets
    ]
    lines = [f"{view.campaign.name}\t{view.campaign.starts_on} – {view.campaign.ends_on}\t{view.gone}/{view.days}"]
    lines += [f"  {each['words']}\t{each['reached']}/{each['target']}" for each in targets]
    value = {**_json(view.campaign), "measures": view.measures, "days": view.days, "gone": view.gone}
    command.answer({**value, "progress": targets}, "\n".join(lines))
    return Exit.DONE


def _word(command: Command, figure: str) -> str:
    return FIGURES[figure].word(command.language)


def _json(campaign: Campaign) -> dict[str, Any]:
    return {
        "id": campaign.id,
        "name": campaign.name,
        "from": campaign.starts_on.isoformat(),
        "to": campaign.ends_on.isoformat(),
        "targets": dict(campaign.targets),
        "note": campaign.note,
    }
