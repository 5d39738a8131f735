"""What an exercise is, and what it looks like: said and shown to whoever asks, outside any session."""

from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.screens import messages
from bot.core.screens.loop import captioned
from bot.core.session.exercise import Picture


async def explain(visit: Visit, exercise: str) -> None:
    """Say what an exercise is for and how it goes, with its picture; it can be started there."""
    level = visit.profile.levels.get(exercise, 0)
    await visit.say(messages.explained(visit.words, visit.exercises[exercise], level, visit.pictures))
    await open_sessions.keep_last(visit)


async def show_one(visit: Visit) -> None:
    """Show what the exercises look like, by the first of them that has a picture: for whoever does not know us yet."""
    drawn = (Picture(exercise.id, exercise.first) for exercise in visit.exercises.values())
    picture = next((picture for picture in drawn if picture.name in visit.pictures), None)
    if picture is not None:
        await visit.say(captioned(picture, visit.words))
