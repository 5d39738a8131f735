"""The settings: what the first run asked, and what it left as it usually is, each to be changed in its place.

The rule: each screen says how it stands, and leads back. What is green is what is, never what is suggested.
"""

from datetime import time

from bot.core.rules.profile import FIRST_RUN, NO, OFF, YES, Question, unanswered
from bot.core.rules.week import SEVEN
from bot.core.screens.card import Button, Card, Rows, grid, option
from bot.core.screens.first_run import back
from bot.core.screens.situation import Situation
from bot.core.screens.taps import AnswerTap, AskTap, HealthTap
from bot.core.words import Html, lines, paragraphs

EVENINGS = tuple(time(hour) for hour in (17, 18, 19, 20, 21))
"""When a day without a session may be spoken of."""
PAUSES = (1, 3, 7, 14)
"""Days that are offered for a pause; any other is typed."""
ASKED = (
    *(Question.TIME, Question.DAYS, Question.FOLLOW_UP, Question.WEEKLY, Question.PAUSE, Question.ZONE),
    *(Question.CONSENT, Question.PICTURES, Question.DARK, Question.LANGUAGE),
)
"""In the order of the buttons."""


def settings(here: Situation) -> Card:
    """Draw everything as it stands, and a button for each."""
    words = here.words
    is_open = unanswered(here.profile) in FIRST_RUN
    text = paragraphs(
        words.html("settings.title"),
        words.html("safety.gate.screening") if is_open else None,
        here.upcoming,
        lines(_follow_up(here), _weekly(here), _zone(here), _notes(here), _pictures(here), _dark(here)),
    )
    asked = [question for question in ASKED if question is not Question.LANGUAGE or len(here.choices.languages) > 1]
    rows = grid([Button(words.label(f"settings.{question}"), AskTap(question, 0)) for question in asked], 2)
    return Card(text, (*rows, (Button(words.label("settings.health"), HealthTap()),)))


def with_notes(here: Situation) -> Card:
    """Ask whether notes about health may be kept."""
    return Card(
        paragraphs(_notes(here), here.words.html("ask.notes")),
        (
            tuple(
                option(
                    here.words.label(f"answer.notes.{value}"),
                    AnswerTap(Question.CONSENT, value),
                    stands=here.profile.consent is (value == YES),
                )
                for value in (YES, NO)
            ),
            back(Question.CONSENT, here),
        ),
    )


def in_the_evening(here: Situation) -> Card:
    """Ask when a planned day without a session is spoken of."""
    question, stands = Question.FOLLOW_UP, here.profile.follow_up
    offered = sorted({*EVENINGS, *([stands] if stands else ())})
    evenings = [option(f"{at:%H:%M}", AnswerTap(question, f"{at:%H%M}"), stands=at == stands) for at in offered]
    never = option(here.words.label("answer.follow-up.off"), AnswerTap(question, OFF), stands=stands is None)
    text = paragraphs(_follow_up(here), here.words.html("ask.follow-up"))
    return Card(text, (*grid(evenings, 3), (never,), back(question, here)))


def on_which_evening(here: Situation) -> Card:
    """Ask when the week is summed up."""
    question, stands = Question.WEEKLY, here.profile.weekly
    days = [
        option(here.words.label(f"weekday-short.{day}"), AnswerTap(question, str(day)), stands=day == stands)
        for day in SEVEN
    ]
    never = option(here.words.label("answer.weekly.off"), AnswerTap(question, OFF), stands=stands is None)
    text = paragraphs(_weekly(here), here.words.html("ask.weekly"))
    return Card(text, (*grid(days, 4), (never,), back(question, here)))


def for_how_long(here: Situation) -> Card:
    """Ask for how many days the reminders shall pause; say until when they do, and offer the way back."""
    question, words = Question.PAUSE, here.words
    lengths = [Button(words.label("button.days", n=days), AnswerTap(question, str(days))) for days in PAUSES]
    again = ((Button(words.label("button.remind-again"), AnswerTap(question, OFF)),),) if here.pause else ()
    text = paragraphs(here.pause or words.html("stands.not-paused"), words.html("ask.pause"))
    return Card(text, (*again, *grid(lengths, 2), back(question, here)))


def in_which_language(here: Situation) -> Card:
    """Ask for the language; each is called as its speakers call it."""
    question = Question.LANGUAGE
    names = [
        option(name, AnswerTap(question, code), stands=code == here.profile.language)
        for code, name in here.choices.languages.items()
    ]
    return Card(here.words.html("ask.language"), (*grid(names, 2), back(question, here)))


def with_pictures(here: Situation) -> Card:
    """Ask whether the exercises are shown in moving pictures."""
    text, stands = here.words.html("ask.pictures"), YES if here.profile.pictures else NO
    return Card(text, _either(here, Question.PICTURES, (YES, NO), stands))


def light_or_dark(here: Situation) -> Card:
    """Ask whether what is drawn for them is light on dark."""
    text, stands = here.words.html("ask.dark"), YES if here.profile.dark else NO
    return Card(text, _either(here, Question.DARK, (NO, YES), stands))


def _either(here: Situation, question: Question, values: tuple[str, str], stands: str) -> Rows:
    """Offer two answers, of which one stands."""
    answers = tuple(
        option(here.words.label(f"answer.{question}.{value}"), AnswerTap(question, value), stands=value == stands)
        for value in values
    )
    return answers, back(question, here)


def _follow_up(here: Situation) -> Html:
    at = here.profile.follow_up
    return here.words.html("stands.follow-up-at", at=f"{at:%H:%M}") if at else here.words.html("stands.follow-up-off")


def _weekly(here: Situation) -> Html:
    day = here.profile.weekly
    if day is None:
        return here.words.html("stands.weekly-off")
    return here.words.html("stands.weekly-on", day=here.words.html(f"weekday.{day}"))


def _zone(here: Situation) -> Html | None:
    zone = here.profile.zone
    return here.words.html("stands.zone", city=here.choices.city(zone)) if zone else None


def _notes(here: Situation) -> Html:
    return here.words.html("stands.notes-on" if here.profile.consent else "stands.notes-off")


def _pictures(here: Situation) -> Html:
    return here.words.html("stands.pictures-on" if here.profile.pictures else "stands.pictures-off")


def _dark(here: Situation) -> Html:
    return here.words.html("stands.dark-on" if here.profile.dark else "stands.dark-off")
