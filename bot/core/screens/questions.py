"""Every question that a person can be asked, and its screen."""

from bot.core.rules.profile import Question
from bot.core.screens.card import Card
from bot.core.screens.days import days
from bot.core.screens.first_run import all_set, applies, at_what_time, consent, warning, zone
from bot.core.screens.settings_card import (
    for_how_long,
    in_the_evening,
    in_which_language,
    light_or_dark,
    on_which_evening,
    settings,
    with_notes,
    with_pictures,
)
from bot.core.screens.situation import Situation


def ask(question: Question, here: Situation) -> Card:  # noqa: C901 # all questions
    """Draw the screen of a question."""
    match question:
        case Question.CONSENT:
            return with_notes(here) if here.profile.arrived else consent(here)
        case Question.WARNING:
            return warning(here)
        case Question.SCREENING:
            return applies(here)
        case Question.ZONE:
            return zone(here)
        case Question.TIME:
            return at_what_time(here)
        case Question.DAYS:
            return days(here)
        case Question.FOLLOW_UP:
            return in_the_evening(here)
        case Question.WEEKLY:
            return on_which_evening(here)
        case Question.LANGUAGE:
            return in_which_language(here)
        case Question.PICTURES:
            return with_pictures(here)
        case Question.DARK:
            return light_or_dark(here)
        case Question.PAUSE:
            return for_how_long(here)


def home(here: Situation) -> Card:
    """Draw where the questions are asked from: the settings, or the end of the first run until it is left."""
    return settings(here) if here.profile.arrived else all_set(here)
