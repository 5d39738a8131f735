"""What stands where no session may begin: why, and the way out."""

from datetime import datetime

from bot.core.calendar import NOWHERE
from bot.core.rules.pain import Reason
from bot.core.rules.profile import PainAnswer, Profile, Question
from bot.core.screens.card import Button, Card, Rows, Style
from bot.core.screens.screening import warned
from bot.core.screens.taps import AskTap, ClearedTap, HurtsTap, PainBeforeTap, ReadyTap
from bot.core.words import Html, Words, paragraphs


def closed(words: Words, reason: Reason, profile: Profile, now: datetime) -> Card:
    """Say why there is no session, and show the way out where there is one."""
    if profile.warned is not None:
        return warned(words, profile.warned, profile.zone or NOWHERE, now)
    return Card(words.html(f"safety.gate.{reason}"), _way_out(words, reason))


def pain_before(words: Words, noted: Html) -> Card:
    """Ask what pain that is, in place of a start; how high the number is makes no difference."""
    return Card(paragraphs(noted, words.html("safety.gate.pain-asked")), _way_out(words, Reason.PAIN_ASKED))


def _way_out(words: Words, reason: Reason) -> Rows:
    match reason:
        case Reason.READY:
            return ((Button(words.label("button.ready"), ReadyTap(), Style.SUCCESS),),)
        case Reason.PROFESSIONAL | Reason.PROVIDER:
            return ((Button(words.label(f"button.cleared-{reason}"), ClearedTap()),),)
        case Reason.SCREENING | Reason.STALE:
            return ((Button(words.label("button.continue"), AskTap(Question.WARNING, 0), Style.PRIMARY),),)
        case Reason.PAIN_ASKED:
            said = (PainAnswer.NEW, PainAnswer.KNOWN, PainAnswer.UNSEEN)
            answers = tuple((Button(words.label(f"answer.pain-before.{each}"), PainBeforeTap(each)),) for each in said)
            return *answers, (Button(words.label("move.hurts"), HurtsTap(), Style.DANGER),)
        case _:
            return ()
