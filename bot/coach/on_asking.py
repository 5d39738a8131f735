"""What people ask about, and what they say to be kind: each is told, and nothing is changed.

The rule: a short true answer. What we cannot do yet is said, and the way to what we can stands below.
"""

from datetime import timedelta

from bot import places
from bot.coach import commands, explaining, first_run, screening
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.rules.profile import Question
from bot.core.screens import everyday
from bot.core.screens.card import Card
from bot.core.screens.first_run import which
from bot.core.screens.messages import streak_said
from bot.core.understanding.slots import EXERCISE, Request, named


async def plainly(visit: Visit, request: Request) -> None:
    """Say what stands in the content under the intent's name."""
    await commands.reply(visit, everyday.told_plainly(visit.words, request.intent))


async def react(visit: Visit, request: Request) -> None:
    """Put a reaction on what was said to be kind: it needs no sentence. What was only tapped has none to bear it."""
    emoji = visit.words.label(f"reaction.{request.intent}")
    if visit.message_id is None:
        await commands.reply(visit, Card(visit.words.html(f"reaction.{request.intent}")))
    else:
        visit.reaction = emoji
        await open_sessions.keep_last(visit)


async def hello(visit: Visit, _request: Request) -> None:
    """Greet, and show the way in."""
    if visit.profile.plan is None:
        await commands.start(visit, "")
    else:
        card = everyday.told_plainly(visit.words, "hello", may_begin=await commands.may_begin(visit))
        await commands.reply(visit, card)


async def not_yet(visit: Visit, _request: Request) -> None:
    """Say honestly that there is no room for this yet."""
    await commands.reply(visit, everyday.not_yet(visit.words))


async def streak(visit: Visit, _request: Request) -> None:
    """Say how many days in a row there are."""
    log = await visit.days()
    counted, yesterday = visit.streak_of(log), visit.today - timedelta(days=1)
    said = streak_said(visit.words, counted, visit.share_of(log))
    open_day = yesterday if yesterday in await visit.open_days() and visit.is_missed(log, yesterday) else None
    may_begin = await commands.may_begin(visit)
    await commands.reply(visit, everyday.streak(visit.words, said, counted, open_day, may_begin=may_begin))


async def explain(visit: Visit, request: Request) -> None:
    """Explain one exercise, with its picture; all of them where none is named."""
    name = _exercise(visit, request)
    if name is None or visit.profile.warned is not None:
        await commands.exercises(visit, "")
    else:
        await explaining.explain(visit, name)


async def benefit(visit: Visit, request: Request) -> None:
    """Say what an exercise is good for."""
    await commands.reply(visit, everyday.benefit(visit.words, _exercise(visit, request)))


async def shoes(visit: Visit, _request: Request) -> None:
    """Say what to wear."""
    await commands.reply(visit, everyday.shoes(visit.words))


async def language(visit: Visit, request: Request) -> None:
    """Ask for the language, where there are several."""
    if len(visit.library.words) > 1:
        await first_run.ask_for(visit, Question.LANGUAGE)
    else:
        await plainly(visit, request)


async def zone(visit: Visit, request: Request) -> None:
    """Offer the zone of the place that was named; ask for one where none was."""
    found = places.find(request.slot, visit.now, visit.person.language) if request.slot else ()
    if found and visit.profile.plan is not None:
        await commands.reply(visit, which(list(found)[: first_run.MOST], visit.situation()))
    elif request.slot:
        await commands.unknown(visit)
    else:
        await first_run.ask_for(visit, Question.ZONE)


async def doctor(visit: Visit, _request: Request) -> None:
    """Say that nobody here is one."""
    await commands.reply(visit, everyday.doctor(visit.words))


async def health(visit: Visit, _request: Request) -> None:
    """Ask the screening again."""
    await screening.said(visit)


def _exercise(visit: Visit, request: Request) -> str | None:
    said = named(EXERCISE, request.text, visit.library.phrasebooks_for(visit.person.language))
    return next((name for name in said if name in visit.exercises), None)
