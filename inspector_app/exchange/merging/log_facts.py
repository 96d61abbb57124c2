"""What one laptop's own log says: the last value of each field, and the files that must travel with it. Pure."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from db.records.log import Event
from db.records.values import JsonValue

Fields = Mapping[str, JsonValue]
_OF_VISITS = {"visit", "answer", "finding", "draw", "photo", "notice", "deed", "suspicion"}


@dataclass(frozen=True, slots=True)
class LogFacts:
    objects: Mapping[str, Mapping[str, Fields]]
    """Kind to object id to its fields."""

    @classmethod
    def of_events(cls, events: Iterable[Event]) -> "LogFacts":
        """From the events of one device in their order; in one log the later value is the one that counts."""
        objects: dict[str, dict[str, dict[str, JsonValue]]] = {}
        for event in events:
            objects.setdefault(event.kind, {}).setdefault(event.obj, {}).update(event.fields)
        return cls(objects)

    def narrowed(self, objects: Container[str]) -> "LogFacts":
        """Only these objects, with all that is known of them."""
        kept = {
            kind: {obj: fields for obj, fields in told.items() if obj in objects} for kind, told in self.objects.items()
        }
        return LogFacts(kept)

    def of(self, kind: str) -> dict[str, Fields]:
        """Object id to fields, without what was withdrawn."""
        return {obj: fields for obj, fields in self.objects.get(kind, {}).items() if not fields.get("deleted", False)}

    def counts_of_visits(self, kind: str) -> Mapping[str, int]:
        """Visit to how many it has of them: asked once, not for each of thousands of visits."""
        return Counter(visit_of(kind, obj) for obj in self.of(kind))

    def photo_types(self) -> dict[str, str]:
        """SHA-256 of each photo's bytes to its media type, in the order in which they were added."""
        types: dict[str, str] = {}
        for fields in self.of("photo").values():
            if "sha256" in fields:
                types.setdefault(fields["sha256"], fields.get("media_type", ""))
        # What proves that a paper was signed or served travels as photos do.
        for fields in (*self.of("deed").values(), *self.of("reply_file").values(), *self.of("measure_file").values()):
            if fields.get("sha256"):
                types.setdefault(fields["sha256"], fields.get("media_type", ""))
        return types

    def papers(self) -> set[str]:
        """SHA-256 of the PDF of each issued notice."""
        return {fields["pdf_sha256"] for fields in self.of("notice").values() if "pdf_sha256" in fields}

    def checklists(self) -> set[str]:
        """Ids of the versions with which the visits were started."""
        return {fields["checklist_id"] for fields in self.of("visit").values() if "checklist_id" in fields}


def visit_of(kind: str, obj: str) -> str:
    """The visit that an object belongs to; "" for what belongs to none."""
    return obj.partition("/")[0] if kind in _OF_VISITS else ""
