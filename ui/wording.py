"""Errors as sentences of the interface; our own bug has none, and is raised: the crash window speaks then."""

from inspector_app import messages
from inspector_app.messages import Language, Message


def explain(error: BaseException, language: Language = Language.ZH) -> tuple[Message, ...] | None:
    """Problem, cause and remedy of everything that `error` says, or None for a bug.

    An OSError names the file: the disk said no, whatever we were doing with it.
    """
    if isinstance(error, OSError):
        return (messages.say(messages.disk_problem(error), language),)
    return messages.explain(error, language)


def sentences(error: Exception, language: Language) -> tuple[Message, ...]:
    """As `explain`, for what a person is told here and now; a bug is raised."""
    messages = explain(error, language)
    if messages is None:
        raise error
    return messages
