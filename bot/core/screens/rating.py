"""How an exercise felt: the one question of a summary, and what is answered whenever a person says it."""

from dataclasses import dataclass

from bot.core.rules.arrangement import reps_at
from bot.core.rules.levels import Feel, Fit
from bot.core.screens.card import Button, Card, Rows, Style
from bot.core.screens.taps import EaseTap, FeelTap, LevelTap
from bot.core.session.exercise import Exercise
from bot.core.words import Html, Words


@dataclass(frozen=True, slots=True)
class Rating:
    """What a summary says about how an exercise felt: the question, or the answer to it."""

    text: Html
    rows: Rows = ()


def question(session_id: int, exercise: str, words: Words) -> Rating:
    """Ask about one exercise."""
    feels = tuple(Button(words.label(f"feel.{feel}"), FeelTap(session_id, exercise, feel)) for feel in Feel)
    return Rating(words.html("felt.ask", name=words.html(f"exercise.{exercise}.name")), (feels,))


def answered(exercise: str, feel: Feel, words: Words) -> Rating:
    """Say what was answered."""
    return Rating(
        words.html("felt.noted", name=words.html(f"exercise.{exercise}.name"), feel=words.html(f"feel.{feel}"))
    )


def reply(exercise: Exercise, level: int, feel: Feel, fit: Fit, words: Words) -> Card:
    """Answer how an exercise felt; where there is a notch that may fit better, offer it.

    Args:
        exercise: what was spoken of.
        level: the person's level of it.
        feel: how it felt.
        fit: what becomes of the level by all that was felt so far.
        words: the person's.
    """
    name, reps = words.html(f"exercise.{exercise.id}.name"), reps_at(exercise, level) if exercise.top else 0
    if feel is Feel.RIGHT:
        return Card(words.html("felt.right", name=name))
    if not exercise.top:
        return Card(words.html("felt.one-dose", name=name))
    if feel is Feel.HARD and level:
        return _offer("felt.hard", EaseTap(exercise.id, level - 1), reps_at(exercise, level - 1), name, words)
    if feel is Feel.HARD:
        return Card(words.html("felt.least", name=name, reps=reps))
    if level >= exercise.top:
        return Card(words.html("felt.top", name=name, reps=reps))
    if fit is Fit.DOWN:
        return Card(answered(exercise.id, feel, words).text)
    if fit is Fit.UP:
        return _offer("felt.easier", LevelTap(exercise.id, level + 1), reps_at(exercise, level + 1), name, words)
    return Card(words.html("felt.easy", name=name))


def of_what(words: Words) -> Card:
    """Say that nobody knows which exercise is meant."""
    return Card(words.html("felt.of-what"))


def from_now_on(exercise: Exercise, level: int, words: Words) -> Card:
    """Confirm the notch that was taken."""
    name = words.html(f"exercise.{exercise.id}.name")
    return Card(words.html("felt.from-now-on", name=name, reps=reps_at(exercise, level)))


def _offer(key: str, tap: EaseTap | LevelTap, reps: int, name: Html, words: Words) -> Card:
    take = Button(words.label("felt.take", reps=reps), tap, Style.PRIMARY)
    return Card(words.html(key, name=name, reps=reps), ((take,),))
