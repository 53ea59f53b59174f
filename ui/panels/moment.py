"""A moment of the change log as a person's clock showed it."""

from datetime import datetime


def moment_text(at: str) -> str:
    """Return the local date and time of a moment kept as ISO text, to the minute."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{moment.astimezone() if moment.tzinfo else moment:%Y-%m-%d %H:%M}"
