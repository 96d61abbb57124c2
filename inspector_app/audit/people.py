"""Who worked at a laptop when an event was made: the one of the last "session" event before it, else its owner."""

import json
from bisect import bisect_right

from db.work import Work


class People:
    def __init__(self, work: Work) -> None:
        self._owners = {device.id: device.person for device in work.devices.all()}
        self._sessions: dict[str, list[tuple[int, str]]] = {}
        # By the ids that inspector_app.sessions gives them: the log has no index of kinds.
        for event in work.history.of_objects(f"session-{device}" for device in self._owners):
            self._sessions.setdefault(event.dev, []).append((event.seq, _person(event.fields)))
        for sessions in self._sessions.values():
            sessions.sort()

    def at(self, dev: str, seq: int) -> str:
        """ "" when nobody knows the laptop."""
        sessions = self._sessions.get(dev, [])
        place = bisect_right(sessions, seq, key=lambda session: session[0])
        told = sessions[place - 1][1] if place else ""
        return told or self._owners.get(dev, "")


def _person(fields: str) -> str:
    try:
        return str(json.loads(fields).get("person", ""))
    except (ValueError, AttributeError):
        return ""
