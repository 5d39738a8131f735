"""What an exercise is, and what it looks like: said and shown to whoever asks, outside any session."""

from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.screens import messages


async def explain(visit: Visit, exercise: str) -> None:
    """Say what an exercise is for and how it goes, with its picture; it can be started there."""
    level = visit.profile.levels.get(exercise, 0)
    await visit.say(messages.explained(visit.words, visit.exercises[exercise], level, visit.pictures))
    await open_sessions.keep_last(visit)
