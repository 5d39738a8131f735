"""The answer to pain: the whole advice in one message, at once; questions come after it and are optional.

The rule: no part of the advice depends on an answer, on a score, or on consent.
"""

from collections.abc import Sequence

from bot.core.rules.pain import Hold, Professional, Repeated, Told
from bot.core.screens.card import Button, Card, Rows, Style, grid, option
from bot.core.screens.taps import MisheardTap, MistakeTap, NoteTap, ScoreTap, SignTap, WhereTap
from bot.core.words import Html, Words, lines, paragraphs

UNASKED = -1
"""The score of a button that only asks."""
PARTS = ("stopped", "emergency", "today", "otherwise", "provider", "aftercare", "not-doctor")
"""The parts of the advice, in order, by their keys under safety.advice."""
NONE_RAN = ("nothing-starts", *PARTS[1:])
"""Those where no session ran, so that none has ended."""
WAYS_BACK = frozenset({Told.BUTTON, Told.WORDS})
"""How a report was told, where something of it can be taken back."""


def advice(  # noqa: PLR0913 # all by name but whose words and which report
    words: Words,
    report: int,
    *,
    may_ask: bool,
    hold: Hold,
    repeated: Repeated | None,
    ran: bool = True,
    told: Told = Told.BUTTON,
) -> Card:
    """Draw the advice. Below it are few buttons, so that it is the advice that fills the phone.

    Args:
        words: the person's language.
        report: the report that the taps below it enrich.
        may_ask: the person agreed to notes; without it nothing is asked but the warning sign and the way back.
        hold: what stands after it; where a professional comes before restarting, that is said.
        repeated: how often it hurt lately, where that was too often.
        ran: a session has ended by it.
        told: how the report was told.
    """
    text = paragraphs(*_whole(words, ran=ran), _held(words, repeated) if isinstance(hold, Professional) else None)
    return Card(text, below(words, report, may_ask=may_ask, told=told))


def below(words: Words, report: int, *, may_ask: bool, told: Told | None) -> Rows:
    """Lay out what stands under the advice: the taps that enrich the report, and the way back while there is one."""
    where = Button(words.label("pain.where"), WhereTap(report, ""))
    strong = Button(words.label("pain.strong"), ScoreTap(report, UNASKED))
    note = Button(words.label("pain.note"), NoteTap(report))
    sign = Button(words.label("pain.sign"), SignTap(report, ""), Style.DANGER)
    mistake = Button(words.label("pain.mistake"), MistakeTap(report))
    misheard = Button(words.label("pain.misheard"), MisheardTap(report))
    back = ((mistake if told is Told.BUTTON else misheard,),) if told in WAYS_BACK else ()
    return *(((where, strong), (note,)) if may_ask else ()), (sign,), *back


def further(words: Words, report: int, *, is_kept: bool, hold: Hold) -> Card:
    """Answer further words of pain in two lines: the whole advice was given once. A hold is never told as less."""
    emergency = words.html("safety.further.emergency")
    kept = words.html("pain.further", line=emergency) if is_kept else emergency
    sign = Button(words.label("pain.sign"), SignTap(report, ""), Style.DANGER)
    provider = words.html("safety.hold.professional" if isinstance(hold, Professional) else "safety.further.provider")
    return Card(lines(kept, provider), ((sign,),))


def unwritten(words: Words) -> Card:
    """Draw the advice where what was said could not be stored yet: whole all the same, and it says so.

    Nobody knows then whether a session ran.
    """
    first, *others = _whole(words, ran=False)
    return Card(paragraphs(first, words.html("safety.unwritten"), *others))


def despair(answers: Sequence[Html]) -> Card:
    """Draw the one calm answer to despair, in each language that it may be read in; nothing is asked."""
    return Card(paragraphs(*answers))


def where(words: Words, report: int, places: Sequence[str], named: str | None = None) -> Card:
    """Ask where it hurts; once a place is named, say so: another takes its place."""
    buttons = [
        option(words.label(f"safety.place.{place}"), WhereTap(report, place), stands=place == named) for place in places
    ]
    kept = words.html("pain.where-kept", place=words.html(f"safety.place.{named}")) if named else None
    return Card(kept or words.html("pain.where-ask"), grid(buttons, 4))


def how_strong(words: Words, report: int, named: int | None = None) -> Card:
    """Ask how strong it is, and say what was answered; no number changes the advice."""
    scores = [option(str(score), ScoreTap(report, score), stands=score == named) for score in range(11)]
    kept = None if named is None else words.html("pain.strong-kept", n=named)
    return Card(kept or words.html("pain.strong-ask"), grid(scores, 6))


def signs(words: Words, report: int, warnings: Sequence[str]) -> Card:
    """List the warning signs to choose from."""
    rows = [Button(words.label(f"safety.warnings.{sign}.label"), SignTap(report, sign)) for sign in warnings]
    return Card(words.html("pain.which-sign"), grid(rows, 1))


def urgent(words: Words, sign: str, urgency: str, first: Html | None = None) -> Card:
    """Say a warning sign's line again, below what is said first."""
    return Card(
        paragraphs(
            first,
            words.html(f"safety.urgency.{urgency}"),
            words.html(f"safety.warnings.{sign}.line"),
            words.html("safety.hold.professional"),
        )
    )


def _held(words: Words, repeated: Repeated | None) -> Html:
    """Say that a professional comes first; and why, where it is because it hurt too often."""
    if repeated is None:
        return words.html("safety.hold.professional")
    return words.html("safety.hold.repeated", n=repeated.times, days=repeated.days)


def _whole(words: Words, *, ran: bool) -> list[Html]:
    return [words.html(f"safety.advice.{part}") for part in (PARTS if ran else NONE_RAN)]
