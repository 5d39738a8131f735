"""People at their questions, and what is asked of them: the first run, and the settings afterwards."""

from dataclasses import replace

from bot.core.calendar import zones
from bot.core.rules.profile import Known, Profile, Question
from bot.core.rules.reminder import EVERY_DAY
from bot.core.rules.week import off
from bot.core.screens.card import Card
from bot.core.screens.questions import ask
from bot.core.screens.situation import Choices, Situation
from bot.core.screens.taps import (
    AnswerTap,
    Tap,
)
from tests.core.clocks import ZONES, utc
from tests.core.screened import screened
from tests.core.screens import buttons, taps
from tests.core.shipped import LIBRARY, WORDS

NOW, DUE = utc("2026-03-02 06:10"), utc("2026-03-02 07:00")


SIGNS = frozenset(LIBRARY.screening)


LANGUAGES = {"en": "English", "de": "Deutsch"}


KNOWN = Known(SIGNS, zones(), frozenset(LANGUAGES))


CHOICES = Choices(
    LIBRARY.screening,
    tuple(dict.fromkeys([*LIBRARY.likely_zones["en"], *ZONES[:40]])),
    languages=LANGUAGES,
    routines=LIBRARY.roles,
    seating=LIBRARY.seating,
    promised=LIBRARY.promised,
    warnings=LIBRARY.warnings_by_urgency,
)


NEW = Profile("en")


READY = screened(Profile("en", consent=True, zone="Europe/London", week=EVERY_DAY))


TICKED = replace(READY, signs=frozenset({"wound"}))


DIZZY = replace(READY, signs=frozenset({"dizzy"}), cleared=True)


ARRIVED = replace(READY, arrived=True)


OFF = replace(ARRIVED, week=off(EVERY_DAY))


def standing(profile: Profile = NEW, page: int = 0) -> Situation:
    return Situation(profile, replace(CHOICES, page=page), WORDS, NOW, due=DUE if profile.week else None)


def asked(question: Question, profile: Profile = NEW, page: int = 0) -> Card:
    return ask(question, standing(profile, page))


def answers(card: Card) -> list[AnswerTap]:
    return [tap for tap in taps(card) if isinstance(tap, AnswerTap)]


def back_of(card: Card) -> Tap:
    (tap,) = [button.tap for button in buttons(card) if button.label == WORDS.label("move.back")]
    return tap
