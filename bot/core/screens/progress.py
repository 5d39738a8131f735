"""The picture of a person's weeks: what stands in it, and the same as text for whoever hears it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import floor

from bot.core.progress.past import Past
from bot.core.progress.weeks import (
    WEEKS,
    Bar,
    Mark,
    Period,
    Rated,
    Unit,
    bars,
    calendar,
    counted,
    mark_of,
    ratings,
    seen,
    share,
    since,
)
from bot.core.rules.pain import pattern_of
from bot.core.rules.streak import EXERCISED, LAST, Streak
from bot.core.screens.card import Button, Rows
from bot.core.screens.sheets import Sheet, day_month, joined, written
from bot.core.screens.taps import InWordsTap, ProgressTap
from bot.core.session.exercise import Exercise
from bot.core.words import Html, Words, escape_html, lines, paragraphs

SILENT = frozenset({Mark.BLANK, Mark.OUTSIDE})
"""Marks that no legend explains, and no text says."""
SLOTS = 12
"""Places at which stops are drawn, where they are too many to have one each."""
NEWEST = 20
"""Dates of stops that the text names."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Everything that a picture of somebody's weeks is drawn from."""

    past: Past
    streak: Streak
    levels: Mapping[str, int]
    """The level of each exercise now."""
    exercises: tuple[Exercise, ...]
    period: Period
    first_weekday: int
    """With which weekday their weeks begin, Monday is 0."""
    notes: bool
    """Notes about their health are kept."""
    dark: bool

    @property
    def begins(self) -> date:
        """The first day that it shows."""
        return since(self.past, self.period, self.first_weekday)


def sheet(weeks: Weeks, words: Words) -> Sheet:
    """Return what the template draws."""
    rows = calendar(weeks.past, weeks.period, weeks.first_weekday)
    return {
        "lang": words.language,
        "dark": weeks.dark,
        "title": words.label(f"pages.title.{weeks.period}", n=WEEKS),
        "span": _span(weeks, words),
        "begins": words.label("pages.begins") if _begins(weeks) else "",
        "streak": {"n": str(weeks.streak.days), "label": words.label("pages.streak")},
        "share": {"n": _share(weeks, words), "label": words.label("pages.shared", n=LAST)},
        "weekdays": [words.label(f"weekday-short.{(weeks.first_weekday + n) % 7}") for n in range(7)],
        "rows": [[{"day": one.day.day, "mark": one.mark, "today": one.is_today} for one in row] for row in rows],
        "legend": [
            {"mark": mark, "label": words.label(f"pages.mark.{mark}")} for mark in seen(rows) if mark not in SILENT
        ],
        "bars": _bars(bars(weeks.past, weeks.period, weeks.first_weekday), words),
        "levels": {
            "title": words.label("pages.level"),
            "rows": [_level(each, weeks, words) for each in weeks.exercises],
        },
        "pain": _pain(weeks, words),
    }


def _begins(weeks: Weeks) -> bool:
    """Return whether nothing is there to be seen yet."""
    return not weeks.past.log and not weeks.past.sittings


def _span(weeks: Weeks, words: Words) -> str:
    first, last = max(weeks.begins, weeks.past.came), weeks.past.today
    if first == last:
        return written(words, last)
    begins = day_month(words, first) if first.year == last.year else written(words, first)
    return words.label("pages.span", first=begins, last=written(words, last))


def _share(weeks: Weeks, words: Words) -> str:
    kept = share(weeks.past)
    return words.label("pages.share", n=kept.kept, of=kept.planned) if kept.planned else words.label("pages.none")


def _bars(each: tuple[Bar, ...], words: Words) -> Sheet:
    most = max((bar.seconds for bar in each), default=0.0)
    return {
        "title": words.label(f"pages.minutes.{each[0].unit}"),
        "rows": [
            {"label": _called(bar, words), "n": _minutes(bar), "share": bar.seconds / most if most else 0}
            for bar in each
        ],
    }


def _minutes(bar: Bar) -> int:
    return round(bar.seconds / 60)


def _called(bar: Bar, words: Words) -> str:
    match bar.unit:
        case Unit.DAY:
            return words.label(f"weekday-short.{bar.first.weekday()}")
        case Unit.WEEK:
            return day_month(words, bar.first)
        case Unit.MONTH:
            return words.label(f"pages.month.{bar.first.month}")
        case Unit.YEAR:
            return str(bar.first.year)


def _level(exercise: Exercise, weeks: Weeks, words: Words) -> Sheet:
    level = min(weeks.levels.get(exercise.id, 0), exercise.top)
    change = level - weeks.past.earlier.get(exercise.id, level)
    return {
        "name": words.label(f"exercise.{exercise.id}.name"),
        "at": level + 1,
        "of": exercise.top + 1,
        "label": words.label("pages.level-of", n=level + 1, of=exercise.top + 1)
        if exercise.top
        else words.label("pages.level-one"),
        "change": change,
        "changed": words.label("pages.up" if change > 0 else "pages.down", n=abs(change)) if change else "",
    }


def _pain(weeks: Weeks, words: Words) -> Sheet:
    past, begins = weeks.past, weeks.begins
    rated, stops = ratings(past.sittings, begins), counted(past.stops, begins, past.today)
    days = max(1, (past.today - begins).days)
    slots = [(stop.day - begins).days / days for stop in stops]
    if len(set(slots)) > SLOTS:
        slots = [(floor(min(slot, 1 - 1e-9) * SLOTS) + 0.5) / SLOTS for slot in slots]
    of_years = begins.year != past.today.year
    return {
        "title": words.label("pages.pain"),
        "points": [{"x": (one.day - begins).days / days, "before": one.before, "after": one.after} for one in rated],
        "stops": [{"x": x, "n": len(list(each))} for x, each in groupby(slots)],
        "stopped": words.label("pages.stops", n=len(stops)) if stops else "",
        "before": words.label("pages.before"),
        "after": words.label("pages.after"),
        "mean": words.label("pages.mean") if _is_mean(rated) else "",
        "first": written(words, begins) if of_years else day_month(words, begins),
        "last": written(words, past.today) if of_years else day_month(words, past.today),
        "empty": "" if rated else words.label("pages.unrated" if weeks.notes else "pages.notes-off"),
    }


def _is_mean(rated: tuple[Rated, ...]) -> bool:
    return any(score is not None and score != round(score) for one in rated for score in (one.before, one.after))


def caption(weeks: Weeks, words: Words) -> Html:
    """Say in one line what is most worth it; the picture says the rest."""
    kept = share(weeks.past)
    if _begins(weeks):
        return words.html("progress.begins")
    if weeks.streak.days and kept.planned:
        return words.html("progress.both", n=weeks.streak.days, kept=kept.kept, of=kept.planned, days=LAST)
    return (
        words.html("progress.kept", n=kept.kept, of=kept.planned, days=LAST)
        if kept.planned
        else words.html("progress.title")
    )


def in_words(weeks: Weeks, words: Words) -> Html:
    """Say everything that the picture shows."""
    drawn = sheet(weeks, words)
    rows = calendar(weeks.past, weeks.period, weeks.first_weekday)
    title = words.html("progress.headed", title=drawn["title"])
    row = weeks.streak.days
    exercised = [day for day, kinds in weeks.past.log.items() if kinds & EXERCISED]
    return paragraphs(
        words.html("progress.title"),
        lines(
            title,
            words.html("streak.days", n=row) if row else None,
            words.html("progress.best", n=weeks.streak.best) if weeks.streak.best else None,
            words.html("progress.days", n=len(exercised)),
            _line(words, drawn["share"]["label"], drawn["share"]["n"]),
        ),
        lines(*(_week(weeks, words, [one.day for one in each]) for each in rows)),
        lines(
            words.html("progress.headed", title=drawn["bars"]["title"]),
            escape_html(
                joined(words.label("pages.alone", day=bar["label"], n=bar["n"]) for bar in drawn["bars"]["rows"])
            ),
        ),
        lines(
            words.html("progress.headed", title=drawn["levels"]["title"]),
            *(_line(words, each["name"], joined((each["label"], each["changed"]))) for each in drawn["levels"]["rows"]),
        ),
        lines(*_pain_in_words(weeks, words, drawn["pain"])),
        _pattern(weeks, words),
    )


def _pattern(weeks: Weeks, words: Words) -> Html | None:
    """Say where it hurt most often; nothing is made of that."""
    places = [stop.place for stop in counted(weeks.past.stops, weeks.past.came, weeks.past.today)]
    pattern = pattern_of(places)
    if pattern is None:
        return None
    name = words.html(f"exercise.{pattern.exercise}.name")
    where = (
        words.html("progress.where", name=name, foot=words.html(f"side.foot.{pattern.side}")) if pattern.side else name
    )
    return words.html("progress.pattern", n=pattern.times, of=len(places), where=where)


def _line(words: Words, name: str, value: str) -> Html:
    return words.html("pages.line", name=name, value=value)


def _week(weeks: Weeks, words: Words, days: list[date]) -> Html:
    marked = [(day, mark) for day in days if (mark := mark_of(weeks.past, day)) not in SILENT]
    said = joined(
        words.label(
            "pages.marked",
            day=words.label(f"weekday-short.{day.weekday()}"),
            mark=words.label(f"pages.mark.{mark}"),
        )
        for day, mark in marked
    )
    name = words.label("pages.week-of", day=day_month(words, days[0]))
    return _line(words, name, said or words.label("pages.nothing"))


def _pain_in_words(weeks: Weeks, words: Words, drawn: Sheet) -> list[Html]:
    rated = ratings(weeks.past.sittings, weeks.begins)
    stops = counted(weeks.past.stops, weeks.begins, weeks.past.today)
    newest = joined(day_month(words, day) for day in dict.fromkeys(stop.day for stop in stops[-NEWEST:]))
    return [
        words.html("progress.headed", title=drawn["title"]),
        *(
            words.html(
                "pages.rated",
                day=day_month(words, one.day),
                before=_score(one.before, words),
                after=_score(one.after, words),
            )
            for one in rated
        ),
        *([words.html("pages.line", name=drawn["stopped"], value=newest)] if stops else []),
        *([escape_html(drawn["empty"])] if drawn["empty"] else []),
        *([escape_html(drawn["mean"])] if drawn["mean"] else []),
    ]


def _score(score: float | None, words: Words) -> str:
    return words.label("pages.none") if score is None else f"{score:.1f}".removesuffix(".0")


def below(period: Period, words: Words) -> Rows:
    """Lay out what stands under the picture: the same as text, and the other periods."""
    text = Button(words.label("button.as-text"), InWordsTap(period))
    others = tuple(
        Button(words.label(f"button.period.{other}"), ProgressTap(other)) for other in Period if other is not period
    )
    return (text,), others
