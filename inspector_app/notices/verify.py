"""Is a paper genuine? Told offline, from its code: by whom it was issued, and which fact was changed since.

The code is signed; what it says is compared with the text of a PDF, with the paper that this store holds under the same
number, and with what a person reads on the paper. It proves the facts, not the sheet: a copy of a genuine paper is
genuine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.records.log import Device
from db.records.papers import Notice
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.trust.device_list import DeviceList
from inspector_app.notices.code import KeyFacts, Token, digest_of, key_facts, key_id_of, read_token
from inspector_app.notices.code_reading import codes_in, is_pdf
from inspector_app.notices.kinds import KINDS
from inspector_app.notices.printed_facts import (
    is_printed,
    lines_missing,
    printed_facts,
    printed_texts,
    same_as_read,
)
from inspector_app.plans.devices import office_list
from inspector_app.stores import Store

COMPARED = ("kind", "number", "issuer", "addressee", "holder", "issued_on", "deadline", "findings", "problems")


class Verdict(StrEnum):
    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN_DEVICE = "unknown_device"
    """Signed by a laptop that this store does not know, or that the office revoked: it cannot be told."""


class Against(StrEnum):
    """With what the code was compared."""

    SIGNATURE = "signature"
    PAPER = "paper"
    """The text of the PDF."""
    STORE = "store"
    ORIGINAL = "original"
    """The file of the paper that this store keeps, line by line."""
    READ = "read"
    """What a person read on the paper."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`fact` is a field of KeyFacts; "code": the code itself was changed; "others": a fact that the code does not show;
    "text": a line of the paper.
    """

    fact: str
    against: Against
    code: str
    found: str
    """"" where a PDF has something else and nobody can say what."""


@dataclass(frozen=True, slots=True)
class Signer:
    device: str
    person: str
    office: str
    revoked_on: str = ""
    """ISO date from which the office takes nothing of this laptop; "" for one in good standing."""


@dataclass(frozen=True, slots=True)
class Verification:
    verdict: Verdict
    facts: KeyFacts
    title: str
    """Of the kind of paper; its id when this program does not know it."""
    signer: Signer | None
    differences: tuple[Difference, ...]
    compared: tuple[Against, ...]
    notice_id: str
    """Of the paper in this store that it is; "" when it is not here."""
    withdrawn: bool
    """This store knows that the paper was withdrawn."""


def verify_file(store: Store, data: bytes, read: Mapping[str, str] | None = None) -> list[Verification]:
    """Every paper in a photo, scan or PDF. `read`: facts as a person reads them on the paper, by field of KeyFacts.

    Raises RefusedInputError verify.no_code …, verify.code_damaged.
    """
    pages = printed_texts(data) if is_pdf(data) else []
    return [verify_text(store, text, read, pages) for text in codes_in(data)]


def verify_text(
    store: Store, text: str, read: Mapping[str, str] | None = None, pages: Sequence[str] = ()
) -> Verification:
    """The text of a code, as any scanner gives it. Raises RefusedInputError verify.not_a_code, verify.newer_code,
    verify.code_damaged, verify.unknown_fact.
    """
    unknown = sorted(set(read or {}) - set(COMPARED))
    if unknown:
        raise RefusedInputError([Problem("verify.unknown_fact", {"fact": unknown[0], "known": "、".join(COMPARED)})])
    token = read_token(text)
    with store.database.look() as work:
        signer, is_signed = _signer(work, token)
        notice = _paper(work, token)
        deeds = work.deeds.of_notice(notice.id) if notice else []
    differences, compared = _differences(token, is_signed or signer is None, notice, pages, read or {})
    if notice is not None and any(pages) and notice.proof == token.text:
        differences += _against_original(store, notice, pages)
        compared.append(Against.ORIGINAL)
    is_here = notice is not None and digest_of(notice.facts) == token.digest
    return Verification(
        verdict=_verdict(signer, differences, is_here),
        facts=token.facts,
        title=KINDS[token.facts.kind].title if token.facts.kind in KINDS else token.facts.kind,
        signer=signer,
        differences=tuple(differences),
        compared=tuple(compared),
        notice_id=notice.id if notice and is_here else "",
        withdrawn=any(deed.deed == "withdrawn" for deed in deeds),
    )


def _verdict(signer: Signer | None, differences: Sequence[Difference], is_here: bool) -> Verdict:
    """Whoever holds a revoked laptop can date a paper back: only those that came here before count."""
    if differences:
        return Verdict.ALTERED
    if signer is None or (signer.revoked_on and not is_here):
        return Verdict.UNKNOWN_DEVICE
    return Verdict.GENUINE


def _signer(work: Work, token: Token) -> tuple[Signer | None, bool]:
    """Whose key the code names, and whether it is signed with it."""
    listed = office_list(work)
    for device in _known(work, listed):
        if key_id_of(device.signing_key) == token.key_id:
            revocation = listed.revocation_of(device.id) if listed else None
            revoked = revocation.on.isoformat() if revocation else ""
            signer = Signer(device.id, device.person, device.office, revoked)
            return signer, token.is_signed_by(device.signing_key)
    return None, False


def _known(work: Work, listed: DeviceList | None) -> list[Device]:
    """The laptops of the office's list first: its word counts before a card's."""
    known = [device for device in work.devices.all() if device.signing_key]
    if listed is None:
        return known
    certified = [
        Device(f"{each.laptop}-1", each.person, each.role, listed.office, each.signing_public, each.recipient)
        for each in listed.certificates
    ]
    return [*certified, *known]


def _paper(work: Work, token: Token) -> Notice | None:
    """The paper here that has this code, else the one of its number."""
    same = work.notices.with_proof(token.text)
    if same is not None or not token.facts.number:
        return same
    found = [each for each in work.notices.with_number(token.facts.number) if each.kind == token.facts.kind]
    alike = [each for each in found if digest_of(each.facts) == token.digest]
    return next(iter(alike or found), None)


def _differences(
    token: Token, is_signed: bool, notice: Notice | None, pages: Sequence[str], read: Mapping[str, str]
) -> tuple[list[Difference], list[Against]]:
    found: list[Difference] = []
    compared = [Against.SIGNATURE]
    if not is_signed:
        found.append(Difference("code", Against.SIGNATURE, "", ""))
    if notice is not None:
        compared.append(Against.STORE)
        found += _against_store(token, notice)
    if any(pages):
        compared.append(Against.PAPER)
        found += [
            Difference(name, Against.PAPER, fact_text(token.facts, name), "")
            for name in printed_facts(token.facts.kind)
            if not is_printed(token.facts, name, pages)
        ]
    if read:
        compared.append(Against.READ)
        found += [
            Difference(name, Against.READ, fact_text(token.facts, name), text)
            for name, text in read.items()
            if not same_as_read(token.facts, name, text)
        ]
    return found, compared


def _against_store(token: Token, notice: Notice) -> list[Difference]:
    kept = key_facts(notice.kind, notice.facts)
    differing = [name for name in COMPARED if getattr(kept, name) != getattr(token.facts, name)]
    found = [Difference(name, Against.STORE, fact_text(token.facts, name), fact_text(kept, name)) for name in differing]
    digest = digest_of(notice.facts)
    if not found and digest != token.digest:
        return [Difference("others", Against.STORE, token.digest.hex(), digest.hex())]
    return found


def _against_original(store: Store, notice: Notice, pages: Sequence[str]) -> list[Difference]:
    try:
        original = store.files.get(notice.pdf_sha256)
    except UnavailableError:
        # A damaged file of ours speaks neither for nor against the paper; the check of the store tells of it.
        return []
    return [Difference("text", Against.ORIGINAL, line, "") for line in lines_missing(original, pages)]


def fact_text(facts: KeyFacts, name: str) -> str:
    """A key fact as people read it."""
    value = getattr(facts, name)
    if name == "kind":
        return KINDS[value].title if value in KINDS else str(value)
    return "；".join(value) if isinstance(value, tuple) else str(value)
