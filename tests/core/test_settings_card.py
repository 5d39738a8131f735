"""The settings: everything as it stands, and everything to be changed."""

from dataclasses import replace
from datetime import date, time

from bot.core.rules.profile import Profile, Question
from bot.core.rules.reminder import EVERY_DAY
from bot.core.rules.screening import asked_anew
from bot.core.rules.week import off
from bot.core.screens.card import Card
from bot.core.screens.settings_card import for_how_long, settings
from bot.core.screens.situation import Choices, Situation
from bot.core.screens.taps import AnswerTap, AskTap, HealthTap
from tests.core.clocks import utc
from tests.core.screened import screened
from tests.core.screens import as_written, screen, taps
from tests.core.shipped import WORDS

NOW, DUE = utc("2026-03-02 06:10"), utc("2026-03-02 07:00")
ANNA = screened(Profile("en", consent=True, zone="Europe/London", week=EVERY_DAY, arrived=True))
CHOICES = Choices((), (), languages={"en": "English", "de": "Deutsch"})


def drawn(profile: Profile, choices: Choices = CHOICES) -> Card:
    return settings(Situation(profile, choices, WORDS, NOW, due=None if profile.week == off(EVERY_DAY) else DUE))


def test_the_settings_say_how_everything_stands() -> None:
    assert screen(drawn(ANNA)) == as_written("""
        <b>Settings</b>

        Next reminder: <tg-time unix="1772434800" format="wt">07:00</tg-time>

        Evening reminder: off
        Weekly summary: Sunday evening
        Time zone: London
        Health notes: on
        Moving pictures: on
        Progress pictures: light
        [⏰ Reminder] [🗓 Days]
        [🌙 Evenings] [📅 Weekly]
        [⏸ Pause] [🌍 Time zone]
        [📝 Notes] [🎞 Pictures]
        [🌗 Light or dark] [🗣 Language]
        [🩺 My health has changed]
        """)


def test_what_is_changed_is_seen() -> None:
    changed = drawn(replace(ANNA, consent=False, follow_up=time(19, 30), weekly=None, week=off(EVERY_DAY)))

    for key in ("stands.notes-off", "stands.weekly-off", "reminder.none"):
        assert WORDS.html(key) in changed.text
    assert WORDS.html("stands.follow-up-at", at="19:30") in changed.text


def test_the_settings_lead_to_every_question() -> None:
    asked = {tap for tap in taps(drawn(ANNA)) if isinstance(tap, AskTap)}

    assert asked == {AskTap(each, 0) for each in set(Question) - {Question.WARNING, Question.SCREENING}}
    assert HealthTap() in taps(drawn(ANNA))


def test_a_pause_is_said_with_its_end_and_can_be_ended() -> None:
    paused = Situation(ANNA, CHOICES, WORDS, NOW, due=DUE, paused=date(2026, 3, 6))

    for card in (settings(paused), for_how_long(paused)):
        assert "Reminders paused until <tg-time" in card.text
        assert ">2026-03-06<" in card.text
    assert AnswerTap(Question.PAUSE, "off") in taps(for_how_long(paused))
    assert AnswerTap(Question.PAUSE, "off") not in taps(for_how_long(replace(paused, paused=None)))


def test_questions_about_health_that_stand_open_are_said() -> None:
    assert WORDS.html("safety.gate.screening") in drawn(asked_anew(ANNA)).text
    assert WORDS.html("safety.gate.screening") not in drawn(ANNA).text


def test_a_bot_of_one_language_asks_for_none() -> None:
    alone = drawn(ANNA, replace(CHOICES, languages={"en": "English"}))

    assert AskTap(Question.LANGUAGE, 0) not in taps(alone)
