"""The settings: what the first run asked, and what it left as it usually is, each to be changed in its place."""

from bot.core.rules.profile import NO, OFF, YES, Question
from bot.core.rules.week import SEVEN
from bot.core.screens.card import Button, Card, Style, grid
from bot.core.screens.first_run import back
from bot.core.screens.situation import Situation
from bot.core.screens.taps import AnswerTap, AskTap, HealthTap
from bot.core.words import Html, lines, paragraphs

EVENINGS = (17, 18, 19, 20, 21)
"""Hours at which a day without a session may be spoken of."""
ASKED = (
    *(Question.TIME, Question.DAYS, Question.FOLLOW_UP, Question.WEEKLY, Question.ZONE),
    *(Question.CONSENT, Question.PICTURES, Question.LANGUAGE),
)
"""In the order of the buttons."""


def settings(here: Situation) -> Card:
    """Draw everything as it stands, and a button for each."""
    words = here.words
    text = paragraphs(
        words.html("settings.title"),
        here.upcoming,
        lines(_follow_up(here), _weekly(here), _zone(here), _notes(here), _pictures(here)),
    )
    asked = [question for question in ASKED if question is not Question.LANGUAGE or len(here.choices.languages) > 1]
    rows = grid([Button(words.label(f"settings.{question}"), AskTap(question, 0)) for question in asked], 2)
    return Card(text, (*rows, (Button(words.label("settings.health"), HealthTap()),)))


def in_the_evening(here: Situation) -> Card:
    """Ask when a planned day without a session is spoken of."""
    question = Question.FOLLOW_UP
    evenings = [Button(f"{hour}:00", AnswerTap(question, f"{hour}00")) for hour in EVENINGS]
    never = Button(here.words.label("answer.follow-up.off"), AnswerTap(question, OFF))
    return Card(here.words.html("ask.follow-up"), (*grid(evenings, 5), (never,), back(question, here)))


def on_which_evening(here: Situation) -> Card:
    """Ask when the week is summed up."""
    question = Question.WEEKLY
    days = [Button(here.words.label(f"weekday-short.{day}"), AnswerTap(question, str(day))) for day in SEVEN]
    never = Button(here.words.label("answer.weekly.off"), AnswerTap(question, OFF))
    return Card(here.words.html("ask.weekly"), (*grid(days, 4), (never,), back(question, here)))


def in_which_language(here: Situation) -> Card:
    """Ask for the language; each is called as its speakers call it."""
    question = Question.LANGUAGE
    names = [Button(name, AnswerTap(question, code)) for code, name in here.choices.languages.items()]
    return Card(here.words.html("ask.language"), (*grid(names, 2), back(question, here)))


def with_pictures(here: Situation) -> Card:
    """Ask whether the exercises are shown in moving pictures; green is what stands."""
    question = Question.PICTURES
    answers = tuple(
        Button(
            here.words.label(f"answer.pictures.{value}"),
            AnswerTap(question, value),
            Style.SUCCESS if here.profile.pictures == (value == YES) else None,
        )
        for value in (YES, NO)
    )
    return Card(here.words.html("ask.pictures"), (answers, back(question, here)))


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
