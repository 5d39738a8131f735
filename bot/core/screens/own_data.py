"""What is said of one's own data: what is kept, everything in a file, and that all of it is deleted.

The rule: to delete is asked about once, and the button that does it is never the first.
"""

from datetime import datetime

from bot.core.rules.profile import NO, Question
from bot.core.screens.card import Button, Card, Style, day
from bot.core.screens.taps import AnswerTap, AskDeleteTap, DeleteTap, ExportTap, StayTap
from bot.core.words import Words, paragraphs


def privacy(words: Words, *, notes: bool) -> Card:
    """Say what is kept, why and for how long, with the ways to have it, end it, or keep less."""
    off = ((Button(words.label("button.notes-off"), AnswerTap(Question.CONSENT, NO)),),) if notes else ()
    export = Button(words.label("button.export"), ExportTap())
    delete = Button(words.label("button.delete"), AskDeleteTap())
    text = paragraphs(*(words.html(f"privacy.{part}") for part in ("kept", "why", "long", "who")))
    return Card(text, ((export,), *off, (delete,)))


def ask_delete(words: Words, now: datetime) -> Card:
    """Ask whether everything is to be deleted."""
    delete = Button(words.label("button.delete-everything"), DeleteTap(int(now.timestamp())), Style.DANGER)
    return Card(words.html("delete.ask"), ((Button(words.label("button.keep-everything"), StayTap()),), (delete,)))


def stays(words: Words) -> Card:
    """Say that nothing was deleted."""
    return Card(words.html("delete.kept"))


def deleted(words: Words) -> Card:
    """Say that everything is deleted: the last that is said."""
    return Card(words.html("delete.done"))


def leaving(words: Words, leaves_at: datetime, zone: str) -> Card:
    """Tell somebody who was not here for long that everything of theirs will be deleted, and when."""
    export = Button(words.label("button.export"), ExportTap())
    keep = Button(words.label("button.keep-everything"), StayTap(), Style.SUCCESS)
    return Card(words.html("delete.inactive", day=day(leaves_at, zone)), ((keep,), (export,)))
