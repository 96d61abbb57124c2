"""What may lie in a pack, under which name, in which order, and how large (reliability.md §3.1, §3.3)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

PACK_SUFFIX = ".zjpack"
TOP_FOLDER = "bag/"
MIB = 1024 * 1024

BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SIGNATURE = "tagmanifest-sha256.txt.minisig"
RECORDS = "data/records.jsonl"
PAGE = "data/打开说明.html"
DATABASE = "data/store/data.db"
BAGIT_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

MOST_PACK_BYTES = 4 * 1024 * MIB - 1
"""Also the largest file of a FAT32 stick."""
MOST_MEMBERS = 5_000
MOST_PHOTO_BYTES = 40 * MIB
MOST_DATABASE_BYTES = 512 * MIB
MOST_RECORDS_BYTES = 64 * MIB
MOST_RECORDS = 200_000
LONGEST_RECORD = 256 * 1024
MOST_MANIFEST_BYTES = 2 * MIB
MOST_TAG_BYTES = 64 * 1024
MOST_RECIPIENTS = 20

TAG_FILES = (
    (BAGIT, MOST_TAG_BYTES),
    (BAG_INFO, MOST_TAG_BYTES),
    (MANIFEST, MOST_MANIFEST_BYTES),
    (TAG_MANIFEST, MOST_TAG_BYTES),
    (SIGNATURE, MOST_TAG_BYTES),
)


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of payload file; `rank` is its place in the order."""

    name: str
    rank: int
    pattern: re.Pattern[str]
    most_bytes: int
    named_by_hash: bool = True


_FAMILIES = (
    Family("records", 0, re.compile(re.escape(RECORDS)), MOST_RECORDS_BYTES, named_by_hash=False),
    Family("page", 1, re.compile(re.escape(PAGE)), 8 * MIB, named_by_hash=False),
    Family("checklists", 2, re.compile(r"data/checklists/([0-9a-f]{64})\.json"), 8 * MIB),
    Family("plans", 3, re.compile(r"data/plans/([0-9a-f]{64})\.json"), 8 * MIB),
    Family("photos", 4, re.compile(r"data/photos/([0-9a-f]{64})\.(?:jpg|png|webp|heic|bin)"), MOST_PHOTO_BYTES),
    Family("papers", 5, re.compile(r"data/papers/([0-9a-f]{64})\.pdf"), MOST_PHOTO_BYTES),
    Family("keys", 6, re.compile(r"data/store/(?:device\.sealed|slots\.json|store\.json)"), MIB, named_by_hash=False),
    Family("database", 7, re.compile(re.escape(DATABASE)), MOST_DATABASE_BYTES, named_by_hash=False),
    Family("files", 8, re.compile(r"data/files/([0-9a-f]{64})"), MOST_DATABASE_BYTES),
)
_OF_KINDS = {
    "visit": {"records", "page", "checklists", "photos", "papers"},
    "plan": {"records", "plans"},
    "return": {"records"},
    "receipt": {"records"},
    "giveback": {"records", "checklists", "photos", "papers"},
    "backup": {"records", "keys", "database", "files"},
}
"""Kind of pack to the families that it may hold."""
_EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/heic": "heic"}


@dataclass(frozen=True, slots=True)
class Member:
    """One payload file to be written: its bytes are read once, when it is its turn."""

    name: str
    size: int
    sha256: str
    read: Callable[[], bytes]
    verified: bool = False
    """`read` has compared the bytes with the hash itself."""


@lru_cache(maxsize=2 * MOST_MEMBERS)
def family_of_name(name: str) -> Family | None:
    """The kind of payload file that `name` (from "data/") is; None when no pack has such a name."""
    return next((family for family in _FAMILIES if family.pattern.fullmatch(name)), None)


def fits_kind(name: str, kind: str) -> bool:
    """Whether a pack of that kind may hold a file of this name."""
    family = family_of_name(name)
    return family is not None and family.name in _OF_KINDS[kind]


def is_evidence(name: str) -> bool:
    """Whether it is a photo or a paper: the last in a pack of visits, and nearly all of it."""
    family = family_of_name(name)
    return family is not None and family.name in ("photos", "papers")


def name_fits_hash(name: str, sha256: str) -> bool:
    """Whether a file that is named by its hash is named by this one."""
    family = family_of_name(name)
    return family is not None and (not family.named_by_hash or name.split("/")[-1].partition(".")[0] == sha256)


def place_in_order(name: str) -> tuple[int, str]:
    """Sorts payload names into the one order of a pack. Raises KeyError for a name that no pack has."""
    family = family_of_name(name)
    if family is None:
        raise KeyError(name)
    return family.rank, name


def photo_name(sha256: str, media_type: str) -> str:
    """A photo's name in the pack; a type without an extension of its own is `.bin`."""
    return f"data/photos/{sha256}.{_EXTENSIONS.get(media_type, 'bin')}"


def paper_name(sha256: str) -> str:
    return f"data/papers/{sha256}.pdf"


def key_name(file_name: str) -> str:
    return f"data/store/{file_name}"


def file_name(sha256: str) -> str:
    """A sealed file of a store in its backup, photo or paper."""
    return f"data/files/{sha256}"


def plan_name(sha256: str) -> str:
    return f"data/plans/{sha256}.json"


def checklist_name(sha256: str) -> str:
    return f"data/checklists/{sha256}.json"
