"""The answer to pain: the whole advice in one message, at once; questions come after it and are optional.

The rule: no part of the advice depends on an answer, on a score, or on consent.
"""

from collections.abc import Sequence

from bot.core.card import Button, Card, Style, grid
from bot.core.taps import MistakeTap, NoteTap, ScoreTap, SignTap, WhereTap
from bot.core.words import Words, paragraphs

PARTS = ("stopped", "emergency", "today", "otherwise", "provider", "aftercare", "not-doctor")
"""The parts of the advice, in order, by their keys under safety.advice."""


def advice(words: Words, report: int, places: Sequence[str], *, may_ask: bool, repeated: bool) -> Card:
    """Draw the advice.

    Args:
        words: the person's language.
        report: the report that the taps below it enrich.
        places: where it may hurt.
        may_ask: the person agreed to notes; without it nothing is asked but the warning sign and the mistake.
        repeated: it hurt too often lately: a professional comes before restarting.
    """
    text = paragraphs(
        *(words.html(f"safety.advice.{part}") for part in PARTS),
        words.html("safety.hold.repeated") if repeated else None,
    )
    asked = (
        (
            *grid([Button(words.label(f"safety.place.{place}"), WhereTap(report, place)) for place in places], 4),
            *grid([Button(str(score), ScoreTap(report, score)) for score in range(11)], 6),
            (Button(words.label("pain.note"), NoteTap(report)),),
        )
        if may_ask
        else ()
    )
    sign = Button(words.label("pain.sign"), SignTap(report, ""), Style.DANGER)
    mistake = Button(words.label("pain.mistake"), MistakeTap(report))
    return Card(text, (*asked, (sign,), (mistake,)))


def signs(words: Words, report: int, warnings: Sequence[str]) -> Card:
    """List the warning signs to choose from."""
    rows = [Button(words.label(f"safety.warnings.{sign}.label"), SignTap(report, sign)) for sign in warnings]
    return Card(words.html("pain.which-sign"), grid(rows, 1))


def urgent(words: Words, sign: str, urgency: str) -> Card:
    """Say a warning sign's line again."""
    return Card(
        paragraphs(
            words.html(f"safety.urgency.{urgency}"),
            words.html(f"safety.warnings.{sign}.line"),
            words.html("safety.hold.professional"),
        )
    )
