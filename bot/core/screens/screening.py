"""The screening on the phone: warning signs now, then what applies; and what stands there while a sign does.

The rule: the question stands on the screen, with everything that it asks about in words.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.core.rules.profile import NEXT, NONE, ONE, UNTICKED, Question, Warned
from bot.core.rules.screening import is_mistake, may_agree
from bot.core.screens.card import Button, Card, Style, fitted, moment
from bot.core.screens.situation import Situation
from bot.core.screens.taps import AgreedTap, AnswerTap, ClearedTap, HomeTap, NoSignTap, TodayTap
from bot.core.words import Html, Words, lines, paragraphs


def warning(here: Situation, back: tuple[Button, ...]) -> Card:
    """Ask for warning signs now, each by its name; both answers are as large, and nothing is suggested."""
    words = here.words
    text = paragraphs(
        words.html("safety.screening.warning"),
        *(_named(words, urgency, signs) for urgency, signs in here.choices.warnings.items()),
    )
    one = Button(words.label("answer.warning.one"), AnswerTap(Question.WARNING, ONE))
    none = Button(words.label("answer.warning.none"), AnswerTap(Question.WARNING, NONE))
    return Card(text, ((one, none), back))


def applies(here: Situation, back: tuple[Button, ...]) -> Card:
    """Ask what applies; the buttons are short, and the text says what each of them means."""
    words, signs = here.words, here.profile.signs.intersection(here.choices.signs)

    def tick(sign: str) -> Button:
        mark, value = ("☑", f"{UNTICKED}{sign}") if sign in signs else ("☐", sign)
        return Button(f"{mark} {words.label(f'safety.screening.{sign}')}", AnswerTap(Question.SCREENING, value))

    text = lines(words.html("safety.screening.intro"), words.html("safety.screening.ask-provider") if signs else None)
    if signs:
        further = Button(words.label("button.continue"), AnswerTap(Question.SCREENING, NEXT), Style.PRIMARY)
    else:
        further = Button(words.label("answer.screening.none"), AnswerTap(Question.SCREENING, NONE), Style.SUCCESS)
    return Card(text, (*fitted([tick(sign) for sign in here.choices.signs]), (*back, further)))


def warned(words: Words, sign: Warned, zone: str, now: datetime) -> Card:
    """Say what to do about a warning sign, and the way out: a mistake at first, a professional's word from tomorrow."""
    may = may_agree(sign, now)
    way = words.html("safety.warned.agree") if may else words.html("safety.warned.wait", at=moment(sign.until, zone))
    mistake = Button(words.label("button.no-sign"), NoSignTap(_since(sign)))
    agree = Button(words.label("button.agreed"), ClearedTap())
    rows = (*(((mistake,),) if is_mistake(sign, now) else ()), *(((agree,),) if may else ()))
    return Card(paragraphs(words.html("safety.warned.stop"), _signs(words), way), rows)


def really(words: Words, sign: Warned) -> Card:
    """Ask once more whether a professional has agreed after a warning sign."""
    agreed = Button(words.label("button.agreed-really"), AgreedTap(_since(sign)))
    return Card(
        words.html("safety.warned.really"), ((agreed,), (Button(words.label("button.agreed-not"), TodayTap()),))
    )


def screened(words: Words) -> Card:
    """Thank whoever was screened again: nothing stands in the way."""
    start = Button(words.label("button.start-now"), TodayTap(), Style.SUCCESS)
    return Card(words.html("ask.screened"), ((start,), (Button(words.label("button.to-settings"), HomeTap()),)))


def is_of(since: int, sign: Warned | None) -> bool:
    """Return whether a button speaks of this warning sign, and not of an earlier one."""
    return sign is not None and _since(sign) == since


def _named(words: Words, urgency: str, signs: Sequence[str]) -> Html:
    """Name the warning signs of an urgency, one a line."""
    return lines(
        words.html(f"safety.now.{urgency}"),
        *(words.html("ask.sign", sign=words.html(f"safety.warnings.{sign}.label")) for sign in signs),
    )


def _signs(words: Words) -> Html:
    """Say every warning sign, as the advice on pain does."""
    return paragraphs(words.html("safety.advice.emergency"), words.html("safety.advice.today"))


def _since(sign: Warned) -> int:
    return int(sign.at.timestamp())
