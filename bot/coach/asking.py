"""What a person was asked for, and now writes: each kind of answer goes to the room that asked.

The rule: what was asked for is never lost. It is taken, or it is said that it could not be, and it is asked still.
"Never mind" leaves everything as it is; but a note may be anything.
"""

from bot import places
from bot.coach import aftercare, first_run, week_plan
from bot.coach.visit import Visit
from bot.core.rules.asked import NoteOn, TimeOn
from bot.core.rules.profile import Question, unanswered


async def take(visit: Visit, text: str) -> bool:
    """Take what was written for what is asked; return whether anything is."""
    match visit.asked:
        case NoteOn(report=report):
            await aftercare.note(visit, report, text)
            _ask_what_was_left(visit)
        case Question() | TimeOn() if places.is_declined(text, visit.person.language):
            await first_run.keep(visit)
        case TimeOn(weekday=weekday):
            await week_plan.typed(visit, weekday, text)
        case Question() as question:
            await first_run.typed(visit, question, text)
        case None:
            return False
    return True


def is_answer(visit: Visit, text: str) -> bool:
    """Return whether a text may answer what is asked; a note may be anything."""
    match visit.asked:
        case None:
            return False
        case NoteOn():
            return True
        case _ if places.is_declined(text, visit.person.language):
            return True
        case Question.ZONE:
            return bool(first_run.zones_meant(visit, text))
        case Question.PAUSE:
            return places.read_until(text, visit.today, visit.person.language) is not None
        case _:
            return places.read_time(text, visit.person.language) is not None


def _ask_what_was_left(visit: Visit) -> None:
    """A note came between: the question of the first run that stands open may be answered by typing again."""
    question = unanswered(visit.profile)
    visit.asked = first_run.TYPED.get(question) if question else None
