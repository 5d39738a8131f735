"""The report that a person hands on: what stands on its pages, and the rows of the table beside it.

The rule: every stop that is kept stands on it, with everything that was said of it; what was taken back is marked. It
says what was told and counted, and nothing that somebody would have to know: no diagnosis, no advice of its own.
It is long because it is whole: who answers for what is handed on reads one file.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import unescape
from string import ascii_uppercase
from unicodedata import category

from bot.core.progress.past import Agreed, PainStop, Past
from bot.core.progress.weeks import counted, share
from bot.core.rules.arrangement import reps_at
from bot.core.rules.profile import Profile
from bot.core.rules.streak import EXERCISED
from bot.core.rules.week import SEVEN, Effort, Week
from bot.core.screens.card import clock
from bot.core.screens.sheets import Sheet, joined, moment, span, written
from bot.core.screens.taps import Size
from bot.core.session.exercise import Exercise, Sides
from bot.core.words import Words

HOLD = "hold"
"""What a professional agrees to after a stop."""
TAG = re.compile(r"<[^>]*>")
DRAWN = frozenset({"So", "Mn"})
"""Kinds of characters: emoji, and what says how they are drawn."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report is drawn from."""

    past: Past
    profile: Profile
    exercises: Mapping[str, Exercise]
    zone: str
    place_name: str
    """What their zone is called."""
    now: datetime
    first: date
    """The first day of its period."""
    size: Size = Size.A4

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.past.today - self.first).days + 1

    @property
    def stops(self) -> tuple[PainStop, ...]:
        """Every stop of the period, and those that do not count among them."""
        return tuple(stop for stop in self.past.stops if self.first <= stop.day)


def is_empty(told: Report) -> bool:
    """Return whether there is nothing to report yet."""
    return not told.past.sittings and not told.past.stops and not told.past.log


def sheet(told: Report, words: Words) -> Sheet:
    """Return what the template sets."""
    texts = _texts(told.stops)
    return {
        "lang": words.language,
        "size": told.size,
        "title": words.label("report.title"),
        "period": span(words, told.first, told.past.today),
        "made": words.label("report.made", date=written(words, told.past.today)),
        "blanks": [words.label("report.name"), words.label("report.born")],
        "facts": {
            "title": words.label("report.facts"),
            "head": _head(words, "what", "found"),
            "rows": _facts(told, words),
        },
        "pattern": _pattern(told, words),
        "stops": {
            "title": words.label("report.all-stops"),
            "empty": "" if told.stops else words.label("report.no-stops"),
            "head": _head(words, "when", "in-session", "said", "felt", "advised", "outcome"),
            "rows": [_stop(stop, told, words, texts) for stop in told.stops],
        },
        "texts": {
            "title": words.label("report.texts"),
            "rows": [
                {"name": _letter(words, nth), "text": _advice(advised, words)} for nth, advised in enumerate(texts)
            ],
        },
        "how": {
            "title": words.label("report.how"),
            "text": words.label("report.how-text"),
            "notes": "" if told.profile.consent else words.label("report.no-notes"),
        },
        "settings": {
            "title": words.label("report.settings"),
            "head": _head(words, "setting", "value"),
            "rows": _settings(told, words),
        },
        "page": words.label("report.page", n="#n", of="#of"),
    }


def _head(words: Words, *names: str) -> list[str]:
    return [words.label(f"report.head.{name}") for name in names]


def _facts(told: Report, words: Words) -> list[list[str]]:
    past = told.past
    sittings = [sitting for sitting in past.sittings if sitting.day >= told.first]
    minutes = round(sum(sitting.seconds for sitting in sittings) / 60)
    kept = share(past, min(told.days, (past.today - past.came).days + 1))
    counts = len(counted(told.stops, told.first, past.today))
    stops = words.label("pages.stops", n=counts)
    others, earlier = len(told.stops) - counts, sum(stop.day < told.first for stop in past.stops)
    beside = words.label("report.beside", stops=stops, others=others) if others else stops
    before = words.label("report.earlier", n=earlier) if earlier else ""
    agreed = [_agreed(each, words) for each in past.agreed if each.day >= told.first]
    return [
        [words.label("report.plan"), _plan(told.profile.week, words)],
        [words.label("report.sessions"), words.label("report.sessions-of", n=len(sittings), minutes=minutes)],
        [words.label("report.kept"), words.label("report.kept-of", n=kept.kept, of=kept.planned)],
        [words.label("report.before"), _rated([s.before for s in sittings], words)],
        [words.label("report.after"), _rated([s.after for s in sittings], words)],
        [words.label("report.stops"), joined((beside, before), "; ")],
        *([[words.label("report.agreed"), joined(agreed, "; ")]] if agreed else []),
    ]


def _agreed(each: Agreed, words: Words) -> str:
    return words.label(f"report.about.{each.about}", date=written(words, each.day))


def _plan(week: Week | None, words: Words) -> str:
    if week is None or week.is_off:
        return words.label("report.plan-none")
    on: dict[tuple[Effort, str], list[str]] = {}
    for weekday in SEVEN:
        day = week.days[weekday]
        if day.effort is not Effort.REST:
            on.setdefault((day.effort, f"{day.at:%H:%M}"), []).append(words.label(f"weekday-short.{weekday}"))
    planned = [
        words.label(
            "report.planned",
            effort=words.label(f"report.effort.{effort}"),
            days=joined(days),
            at=at,
        )
        for (effort, at), days in on.items()
    ]
    rests = [words.label(f"weekday-short.{d}") for d in SEVEN if week.days[d].effort is Effort.REST]
    return joined((*planned, words.label("report.rests", days=joined(rests)) if rests else ""), "; ")


def _rated(scores: Iterable[int | None], words: Words) -> str:
    known = [score for score in scores if score is not None]
    if not known:
        return words.label("report.unrated")
    mean = f"{sum(known) / len(known):.1f}".removesuffix(".0")
    return words.label("report.rated", n=len(known), mean=mean, least=min(known), most=max(known))


def _pattern(told: Report, words: Words) -> Sheet:
    """Count the stops by exercise and foot; where both work at once, or nobody knows, that is a column of its own."""
    stops = counted(told.stops, told.first, told.past.today)
    found = Counter((stop.place.exercise if stop.place else None, _foot(stop, told)) for stop in stops)
    feet = ("right", "left", "both", "unsided")
    names = [name for name in (*told.exercises, None) if any(exercise == name for exercise, _ in found)]
    others = sorted({str(exercise) for exercise, _ in found} - {str(name) for name in names})
    rows = [
        [_exercise(name, words), *(str(found[name, foot]) for foot in feet), str(sum(found[name, f] for f in feet))]
        for name in (*names, *others)
    ]
    head = _head(words, "exercise", "right", "left", "both", "unsided", "sum")
    return {"title": words.label("report.pattern"), "head": head, "rows": rows}


def _foot(stop: PainStop, told: Report) -> str:
    if stop.place is None or stop.place.exercise is None:
        return "unsided"
    if stop.place.side is not None:
        return stop.place.side
    exercise = told.exercises.get(stop.place.exercise)
    return "both" if exercise is not None and exercise.sides is Sides.BOTH else "unsided"


def _exercise(name: str | None, words: Words) -> str:
    if name is None:
        return words.label("report.nowhere")
    key = f"exercise.{name}.name"
    return words.label(key) if words.has(key) else name


def _stop(stop: PainStop, told: Report, words: Words, texts: Sequence[tuple[str, ...]]) -> Sheet:
    advised = [_letter(words, texts.index(_whole(stop)))] if stop.advised else []
    score = words.label("report.score", n=stop.score) if stop.score is not None else words.label("report.unscored")
    return {
        "counts": stop.counts,
        "cells": [
            [moment(words, stop.at, told.zone, stop.day), *_status(stop, words)],
            _place(stop, told, words),
            _said(stop, words),
            [score, *_where(stop, words)],
            advised or [words.label("pages.none")],
            _outcome(stop, told.past, words),
        ],
    }


def _status(stop: PainStop, words: Words) -> list[str]:
    return [
        *([words.label("report.withdrawn")] if stop.is_withdrawn else []),
        *([words.label("report.misheard")] if stop.is_misheard else []),
    ]


def _place(stop: PainStop, told: Report, words: Words) -> list[str]:
    place = stop.place
    if place is None:
        return [words.label("report.outside")]
    if place.exercise is None:
        return [words.label("report.unplaced")]
    rounds = _foot(stop, told) == "both"
    side = f"report.side.{place.side}" if place.side else "report.side.both" if rounds else ""
    nth = words.label("report.round" if rounds else "report.set", nth=place.nth) if place.nth else ""
    return [
        _exercise(place.exercise, words),
        joined((words.label(side) if side else "", nth)),
        words.label("report.seconds", n=round(place.seconds_in)),
    ]


def _said(stop: PainStop, words: Words) -> list[str]:
    return [
        *stop.words,
        *([words.label("report.tapped")] if not stop.words else []),
        *([words.label("report.note", note=stop.note)] if stop.note else []),
        *([words.label("report.unreadable")] if stop.unreadable else []),
    ]


def _where(stop: PainStop, words: Words) -> list[str]:
    signs = [_named(f"safety.warnings.{sign}.label", sign, words) for sign in stop.signs]
    where = _named(f"safety.place.{stop.body_place}", stop.body_place, words) if stop.body_place else None
    return [
        *([words.label("report.where", place=where)] if where else []),
        *(words.label("report.sign", sign=sign) for sign in signs),
    ]


def _named(key: str, name: str, words: Words) -> str:
    return words.label(key) if words.has(key) else name


def _outcome(stop: PainStop, past: Past, words: Words) -> list[str]:
    if not stop.counts:
        return [words.label("pages.none")]
    again = min((day for day, kinds in past.log.items() if day > stop.day and kinds & EXERCISED), default=None)
    agreed = [
        each.day
        for each in past.agreed
        if each.about == HOLD and each.day >= stop.day and (again is None or each.day <= again)
    ]
    said = [words.label("report.agreed-then", date=written(words, day)) for day in agreed[:1]]
    if again is None:
        return [*said, words.label("report.not-again")]
    return [*said, words.label("report.again", date=written(words, again), n=(again - stop.day).days)]


def _whole(stop: PainStop) -> tuple[str, ...]:
    """Return everything that was advised, each text once."""
    return tuple(dict.fromkeys(stop.advised))


def _texts(stops: Iterable[PainStop]) -> list[tuple[str, ...]]:
    """Return what was advised, in the order in which it first was."""
    return list(dict.fromkeys(_whole(stop) for stop in stops if stop.advised))


def _letter(words: Words, nth: int) -> str:
    turn, place = divmod(nth, len(ascii_uppercase))
    return words.label("report.letter", letter=ascii_uppercase[place] + (str(turn) if turn else ""))


def _advice(keys: Iterable[str], words: Words) -> list[str]:
    """Return the texts as they were sent, without what only a phone draws."""
    return [_bare(words.label(key)) if words.has(key) else key for key in keys]


def _bare(text: str) -> str:
    """Return a text without its tags, and without the emoji that a line begins with."""
    drawn = "".join(letter for letter in unescape(TAG.sub("", text)) if category(letter) not in DRAWN)
    return "\n".join(line.strip() for line in drawn.splitlines())


def _settings(told: Report, words: Words) -> list[list[str]]:
    profile = told.profile
    out = [_exercise(name, words) for name in sorted(profile.left_out)]
    week = profile.week.days if profile.week else ()
    return [
        *(
            [_name(each, words), _level(each, profile.levels.get(each.id, 0), words)]
            for each in told.exercises.values()
        ),
        *([[words.label("report.left-out"), joined(out)]] if out else []),
        *(
            [
                words.label("report.weekday", day=words.label(f"weekday.{weekday}")),
                words.label("report.rest")
                if day.effort is Effort.REST
                else joined((f"{day.at:%H:%M}", words.label(f"report.effort.{day.effort}"))),
            ]
            for weekday, day in enumerate(week)
        ),
        [words.label("report.zone"), told.place_name],
    ]


def _name(exercise: Exercise, words: Words) -> str:
    return words.label("report.level", name=_exercise(exercise.id, words))


def _level(exercise: Exercise, level: int, words: Words) -> str:
    if not exercise.top:
        return words.label("report.level-fixed")
    level = min(level, exercise.top)
    return words.label("report.level-of", n=level + 1, of=exercise.top + 1, reps=reps_at(exercise, level))


def table(told: Report, words: Words) -> tuple[tuple[str | int | None, ...], ...]:
    """Return the stops as rows for a spreadsheet, under the names of the columns."""
    names = ("date", "time", "exercise", "side", "set", "seconds-in", "words", "note", "felt", "place", "warning")
    head = _head(words, *names, "advised", "outcome", "status")
    return (tuple(head), *(_row(stop, told, words) for stop in told.stops))


def _row(stop: PainStop, told: Report, words: Words) -> tuple[str | int | None, ...]:
    place = stop.place
    foot = _foot(stop, told)
    status = joined(_status(stop, words), "; ") or words.label("report.counts")
    return (
        stop.day.isoformat(),
        clock(stop.at, told.zone),
        _exercise(place.exercise, words) if place and place.exercise else None,
        words.label(f"report.side.{foot}") if foot != "unsided" else None,
        place.nth if place else None,
        round(place.seconds_in) if place else None,
        joined(stop.words, "\n") or None,
        stop.note,
        stop.score,
        _named(f"safety.place.{stop.body_place}", stop.body_place, words) if stop.body_place else None,
        joined((_named(f"safety.warnings.{sign}.label", sign, words) for sign in stop.signs), "; ") or None,
        joined(_advice(_whole(stop), words), "\n\n") or None,
        joined(_outcome(stop, told.past, words), "; "),
        status,
    )


def first_of(today: date, days: int, came: date) -> date:
    """Return the first day of a report over so many days; 0 is from the start, before which there is nothing."""
    return max(came, today - timedelta(days=days - 1)) if days else came
