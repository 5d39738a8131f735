"""Every number that was said, counted again: slowly, from the rows and from the content's files.

The rule: it shares no code with the coach. It reads the database as SQL has it and the content as YAML has it, counts
on calendars and fingers, and knows by heart how each sentence with a number reads in English. A figure in a sentence
that it does not know is a fault too.

It is long because it is whole: every sentence with a number is in it.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, Any]
CONTENT = Path(__file__).parents[2] / "content"
NAMES = {
    "daily": ("The daily five", "{} of the daily five"),
    "seated": ("Seated", "{} of the seated three"),
    "short": ("The short round", "{} of the short five"),
    "two-minutes": ("Only two minutes", "Only a minute"),
    "mobility": ("The light day", "{} of the light three"),
}
COUNTED = ("None", "One", "Two", "Three", "Four", "Five")
EXERCISES = {
    "Heel raises": "heel-raises",
    "Toe walking": "toe-walking",
    "Ankle circles": "ankle-circles",
    "Toe curls": "toe-curls",
    "Resisted flexion": "resisted-flexion",
}
MILESTONES = {
    "Your first morning": 1,
    "Three mornings in a row": 3,
    "A week of mornings": 7,
    "A fortnight of mornings": 14,
    "A month of mornings": 30,
    "Fifty mornings": 50,
    "A hundred mornings": 100,
    "A hundred mornings, twice over": 200,
    "A year of mornings": 365,
}
FLOOR = 2 * 5 * 2 * 2 + 2 * 5 * 2 * 1.5
"""Seconds of work that two minutes hold: five circles both ways with each foot, and five curls both ways with each."""
NIGHT = timedelta(hours=3)
MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Diary:
    """What was seen from outside, of which no row is left: pauses, holds, and how long somebody was at it."""

    ahead: timedelta
    """How far the person's clock is ahead; it is never changed."""
    paused: set[date] = field(default_factory=set)
    held: set[date] = field(default_factory=set)
    reminders: int = 0
    """Since the person last did anything."""
    worked: dict[int, timedelta] = field(default_factory=dict)
    """By session: until the last step that ended."""

    def day(self, at: datetime) -> date:
        return (at + self.ahead - NIGHT).date()


@dataclass(frozen=True, slots=True)
class Rows:
    """All that is stored, at a moment."""

    person: Row
    sessions: list[Row]
    reports: list[Row]
    feedback: list[Row]
    at: datetime


def read(file: Path, at: datetime) -> Rows:
    """Read everything that counts."""
    with sqlite3.connect(file) as database:
        database.row_factory = sqlite3.Row
        tapes = {row["hash"]: json.loads(row["steps"]) for row in database.execute("SELECT * FROM tapes")}
        (person,) = (_plain(row) for row in database.execute("SELECT * FROM people"))
        sessions = [_plain(row) for row in database.execute("SELECT * FROM sessions ORDER BY id")]
        reports = [_plain(row) for row in database.execute("SELECT * FROM reports ORDER BY id")]
        feedback = [_plain(row) for row in database.execute("SELECT * FROM feedback ORDER BY at")]
    database.close()
    for session in sessions:
        session["steps"] = tapes[session["tape"]]
    return Rows(person, sessions, reports, feedback, at)


def _plain(row: sqlite3.Row) -> Row:
    """A row, with its JSON read."""
    found = dict(row)
    for name in ("levels", "left_out", "missing", "phase", "trail", "place"):
        if isinstance(found.get(name), str):
            found[name] = json.loads(found[name])
    return found


def instant(stored: str) -> datetime:
    """Read an instant out of a row."""
    at = datetime.fromisoformat(stored)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


# What a session came to


def outcomes(session: Row) -> dict[int, str]:
    """How each step of work ended; the last word counts."""
    return {turn["step"]: turn["outcome"] for turn in session["trail"]}


def shares(session: Row) -> dict[str, tuple[int, int]]:
    """Of each exercise, how many sets were done, and how many there are."""
    ended, sets = outcomes(session), dict[tuple[str, str | None, int], list[str | None]]()
    for place, step in enumerate(session["steps"]):
        if step["is"] == "work":
            sets.setdefault((step["exercise"], step["side"], step["nth"]), []).append(ended.get(place))
    found = dict[str, tuple[int, int]]()
    for (exercise, _, _), parts in sets.items():
        done, of = found.get(exercise, (0, 0))
        found[exercise] = done + all(part == "done" for part in parts), of + 1
    return found


def is_exercise(session: Row) -> bool:
    """Whether its day is one with exercises: it was done whole, or as much of it as two minutes hold."""
    ended, steps = outcomes(session), session["steps"]
    works = [place for place, step in enumerate(steps) if step["is"] == "work"]
    done = [place for place in works if ended.get(place) == "done"]
    if not session["over"] or not done:
        return False
    return done == works or sum(steps[place]["seconds"] for place in done) >= FLOOR


def is_pain(session: Row) -> bool:
    """Whether it was stopped for pain, when work had begun."""
    here = session["steps"][: session["head"] + 1]
    stopped = session["phase"]["is"] == "stopped" and session["phase"]["why"] == "pain"
    return stopped and session["began"] is not None and any(step["is"] == "work" for step in here)


def exercised(rows: Rows) -> set[date]:
    return {date.fromisoformat(each["day"]) for each in rows.sessions if is_exercise(each)}


def kept(rows: Rows) -> set[date]:
    return exercised(rows) | {date.fromisoformat(each["day"]) for each in rows.sessions if is_pain(each)}


def runs(rows: Rows, diary: Diary) -> tuple[int, int, int]:
    """The days in a row as a calendar shows them, up to today or yesterday; the longest run; and the free days left.

    Each kept day is a coin, fourteen fill the purse, a missed day costs seven; who cannot pay begins anew.
    """
    today, trained = diary.day(rows.at), kept(rows)
    tally, longest, purse, day = 0, 0, 0, min([*trained, today])
    while day <= today:
        if day in trained:
            tally, purse = tally + 1, min(14, purse + 1)
        elif day < today and day not in diary.paused | diary.held:
            tally, purse = (tally, purse - 7) if purse >= 7 else (0, 0)
        longest, day = max(longest, tally), day + timedelta(days=1)
    return tally, longest, purse // 7


def stops(rows: Rows) -> list[datetime]:
    return [instant(each["at"]) for each in rows.reports if each["withdrawn_at"] is None]


# What a session would be


@cache
def _yaml(name: str) -> Any:
    return yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))


def _lines(routine: str) -> list[Any]:
    """What a routine has; a single exercise is all that a routine of its name has."""
    return list(_yaml(f"routines/{routine}.yaml")["exercises"]) if routine in NAMES else [routine]


def planned(rows: Rows, routine: str, missing: Sequence[str]) -> list[str]:
    """The exercises that are left of a routine today."""
    each = [line if isinstance(line, str) else line["exercise"] for line in _lines(routine)]
    return [
        name
        for name in each
        if name not in rows.person["left_out"] and not {*_yaml(f"exercises/{name}.yaml")["gear"]} & {*missing}
    ]


def lasts(rows: Rows, routine: str, names: Sequence[str]) -> float:
    """How many seconds they take, counted set by set."""
    total, lines = 0.0, _lines(routine)
    for name in names:
        exercise = _yaml(f"exercises/{name}.yaml")
        (line,) = [line for line in lines if name == (line if isinstance(line, str) else line["exercise"])]
        sets = exercise["sets"] if isinstance(line, str) else line["sets"]
        turns = sets * (1 if exercise["sides"] == "both" else 2)
        level = 0 if routine == "two-minutes" else rows.person["levels"].get(name, 0)
        total += 15 + (turns - 1) * exercise["rest"]
        if exercise["sides"] == "in-turn":
            total += exercise.get("change", exercise["rest"]) - exercise["rest"]
        for part in exercise["parts"]:
            total += turns * (
                part["seconds"]
                if "seconds" in part
                else part["notches"][min(level, len(part["notches"]) - 1)] * part["tempo"] * part.get("ways", 1)
            )
    return total


def minutes(seconds: float) -> int:
    """Above ten to the nearest five; from ten down to the nearest one, and never none."""
    if seconds > 600:
        return min(range(10, 600, 5), key=lambda n: (abs(n * 60 - seconds), -n))
    return min(range(1, 11), key=lambda n: (abs(n * 60 - seconds), -n))


def name_of(routine: str, names: Sequence[str]) -> str:
    """What a routine is called that has these exercises today."""
    if routine not in NAMES:
        return next(name for name, known in EXERCISES.items() if known == routine)
    whole, some = NAMES[routine]
    return whole if len(names) in (0, len(_lines(routine))) else some.format(COUNTED[len(names)])


def left(session: Row, now: datetime) -> float:
    """How many seconds are left of a session that runs or pauses."""
    here, phase = session["steps"][session["head"]], session["phase"]
    later: float = sum(step["seconds"] for step in session["steps"][session["head"] + 1 :])
    if phase["is"] == "running" and phase["ends_at"]:
        return later + max(0.0, (instant(phase["ends_at"]) - now).total_seconds())
    if phase["is"] == "running":
        return later + max(0.0, float(here["seconds"]) - (now - instant(phase["since"])).total_seconds())
    if phase["left"] is not None:
        return later + seconds_of(phase["left"])
    return later + max(0.0, float(here["seconds"]) - seconds_of(phase["spent"]))


def seconds_of(span: str) -> float:
    """Read a length of time as JSON has it: PT1M5.5S."""
    found = re.fullmatch(r"P(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?", span)
    assert found, span
    hours, whole, part = (float(each or 0) for each in found.groups())
    return hours * 3600 + whole * 60 + part


# What was said


@dataclass(frozen=True, slots=True)
class Sentence:
    """How a sentence with a number reads, and what must stand in it."""

    reads: re.Pattern[str]
    is_so: Callable[[re.Match[str], Rows, Diary], tuple[object, object]]
    """Returns what was said, and what is."""


SENTENCES: list[Sentence] = []
Check = Callable[[re.Match[str], Rows, Diary], tuple[object, object]]


def says(reads: str) -> Callable[[Check], Check]:
    def known(check: Check) -> Check:
        SENTENCES.append(Sentence(re.compile(reads), check))
        return check

    return known


def _now(rows: Rows) -> Row:
    return rows.sessions[-1]


@says(r"Today: about (\d+) minutes? · <b>(.+)</b>(?:\nYou need: (.+)\.)?")
def _reminder(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    offered = [each for each in rows.sessions if each["phase"]["is"] == "intro"]
    names = planned(rows, "daily", offered[-1]["missing"] if offered else ())
    needed = [_yaml("text/en/exercises.yaml")["gear"][thing] for thing in gear(names)]
    is_so = minutes(lasts(rows, "daily", names)), name_of("daily", names), needed
    return (int(said[1]), said[2], said[3].split(", ") if said[3] else []), is_so


def gear(names: Sequence[str]) -> list[str]:
    """What to fetch for some exercises, each thing once."""
    found = list[str]()
    for name in names:
        found += [thing for thing in _yaml(f"exercises/{name}.yaml")["gear"] if thing not in found]
    return found


@says(rf"(?<=🎈 <b>)({'|'.join(MILESTONES)})\.")
def _milestone(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return MILESTONES[said[1]], runs(rows, diary)[0]


@says(r"\A<b>(.+)</b> · about (\d+) minutes?\n\n(?=• )")
def _offer(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    routine, missing = _now(rows)["routine"], _now(rows)["missing"]
    names = planned(rows, routine, missing)
    return (said[1], int(said[2])), (name_of(routine, names), minutes(lasts(rows, routine, names)))


@says(r"<b>(.+)</b> · about (\d+) minutes?\n(?=[^\n])")
def _listed(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    missing = _now(rows)["missing"] if rows.sessions and _now(rows)["phase"]["is"] == "intro" else ()
    each = [(routine, planned(rows, routine, missing)) for routine in NAMES]
    known = {name_of(routine, names): minutes(lasts(rows, routine, names)) for routine, names in each}
    return int(said[2]), known[said[1]]


@says(r"Exercise (\d+) of (\d+) · about (\d+) min left")
def _left(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    session = _now(rows)
    names = [*dict.fromkeys(step["exercise"] for step in session["steps"] if step["is"] == "work")]
    here = _ahead(session)
    nth = names.index(here["exercise"]) + 1 if here else len(names)
    return (int(said[1]), int(said[2]), int(said[3])), (nth, len(names), minutes(left(session, rows.at)))


def _ahead(session: Row) -> Row | None:
    """The work that is under way, or comes next."""
    return next((step for step in session["steps"][session["head"] :] if step["is"] == "work"), None)


@says(r"(set|round) (\d+) of (\d+)")
def _set(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    work = _ahead(_now(rows))
    return (int(said[2]), int(said[3])), work and (work["nth"], work["of"])


@says(r"<b>(\d+) times</b>, about (\d+) seconds each")
def _dose(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    work = _now(rows)["steps"][_now(rows)["head"]]
    return (int(said[1]), int(said[2])), (work["reps"], _notched(work["exercise"])["tempo"])


@says(r"<b>(\d+) (?:clockwise|towards you), then (\d+) back(?: out)?</b>")
def _both_ways(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    work = _now(rows)["steps"][_now(rows)["head"]]
    return (int(said[1]), int(said[2])), (work["reps"], work["reps"])


@says(r"(.+): too easy, twice in a row\. Ready for (\d+) at a time\?")
def _more(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    return int(said[2]), _reps(rows, said[1], 1)


@says(r"(.+): hard\. Would (\d+) at a time feel better\?")
def _fewer(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    return int(said[2]), _reps(rows, said[1], -1)


@says(r"(.+): (?:too easy\.|hard\.)? ?(\d+) at a time (is as far as it goes|is the least I have|from now on)\.")
def _as_it_is(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    notches = _notched(EXERCISES[said[1]])["notches"]
    ends = {"is as far as it goes": notches[-1], "is the least I have": notches[0]}
    return int(said[2]), ends.get(said[3], _reps(rows, said[1]))


def _notched(exercise: str) -> Any:
    """The part of an exercise that is counted."""
    return next(part for part in _yaml(f"exercises/{exercise}.yaml")["parts"] if "notches" in part)


def _reps(rows: Rows, name: str, further: int = 0) -> int:
    """How often an exercise is repeated at the person's level, or so many notches further."""
    exercise = EXERCISES[name]
    found: int = _notched(exercise)["notches"][rows.person["levels"].get(exercise, 0) + further]
    return found


@says(r"• (.+): (\d+) of (\d+) (?:set|round)s?")
def _share(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    told, exercise = (int(said[2]), int(said[3])), EXERCISES[said[1]]
    if "\n" in said.string:
        return told, shares(_summed_up(said, rows)).get(exercise)
    known = [found for each in rows.sessions if (found := shares(each).get(exercise))]
    return told, told if told in known else known  # a line in the chat may be that of an earlier session


@says(r"About (\d+) minutes? for your feet")
def _took(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return int(said[1]), minutes(diary.worked[_summed_up(said, rows)["id"]].total_seconds())


def _summed_up(said: re.Match[str], rows: Rows) -> Row:
    """The session that a summary is of: the newest; or an earlier one, of which it was just said how it went."""
    if not (noted := re.search(r"<b>(.+)</b>: (?:Too easy|Just right|Hard)$", said.string)):
        return _now(rows)
    feedback = [each for each in rows.feedback if each["exercise"] == EXERCISES[noted[1]]]
    return next(session for session in rows.sessions if session["id"] == feedback[-1]["session_id"])


@says(r"(\d+) days? in a row")
def _streak(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return int(said[1]), runs(rows, diary)[0]


@says(r"(\d+) of the last (\d+) planned days?")
def _of_planned(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    today, trained = diary.day(rows.at), kept(rows)
    came = diary.day(instant(rows.person["created_at"]))
    lately = [today - timedelta(days=n) for n in range(28) if today - timedelta(days=n) >= came]
    free = diary.paused | diary.held | {today}
    counted = [day for day in lately if day in trained or day not in free]
    return (int(said[1]), int(said[2])), (len(trained & {*lately}), len(counted))


@says(r"❄️ (\d+) free days? saved up")
def _free(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return int(said[1]), runs(rows, diary)[2]


@says(r"Longest streak: (\d+) days?")
def _longest(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return int(said[1]), runs(rows, diary)[1]


@says(r"(\d+) days? with exercises in all")
def _exercised(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    return int(said[1]), len(exercised(rows))


@says(r"(\d+) days? with exercises(?! in all)")
def _of_the_week(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return int(said[1]), len({*_week(rows, diary)} & exercised(rows))


@says(r"You told me (once|(\d+) times) that it hurt")
def _hurt(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    counted = [diary.day(at) for at in stops(rows)]
    of_the_week = [day for day in counted if day in _week(rows, diary)]
    return int(said[2] or 1), len(of_the_week if said.string.startswith("<b>Your week</b>") else counted)


def _week(rows: Rows, diary: Diary) -> list[date]:
    return [diary.day(rows.at) - timedelta(days=n) for n in range(7)]


@says(r"(\d+) of the (\d+) times, it was during: (.+?)(?:, (Left|Right) foot)?\.")
def _pattern(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    places = [each["place"] for each in rows.reports if each["withdrawn_at"] is None]
    there = [
        place
        for place in places
        if place and (place["exercise"], place["side"]) == (EXERCISES[said[3]], said[4] and said[4].lower())
    ]
    return (int(said[1]), int(said[2])), (len(there), len(places))


@says(r"It has hurt (\d+) times in (\d+) days")
def _often(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    found = sum(rows.at - at < timedelta(days=int(said[2])) for at in stops(rows))
    is_rule = found >= {7: 2, 28: 3}[int(said[2])]
    return (int(said[1]), True), (found, is_rule)


@says(r"It hurt (\d+) days? ago")
def _ago(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return int(said[1]), (diary.day(rows.at) - diary.day(stops(rows)[-1])).days


@says(r"It hurt yesterday")
def _yesterday(_: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return 1, (diary.day(rows.at) - diary.day(stops(rows)[-1])).days


@says(r"I've reminded you (\d+) times? and haven't heard back")
def _reminded(said: re.Match[str], _: Rows, diary: Diary) -> tuple[object, object]:
    return int(said[1]), diary.reminders


@says(r"You usually start around <b>(\d\d):(\d\d)</b>")
def _usual(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    begun = [instant(each["began"]) + diary.ahead for each in rows.sessions if each["began"]]
    clocks = sorted(at.hour * 60 + at.minute for at in begun[-7:])  # nobody here trains over midnight
    usual = min(clocks, key=lambda one: sum(abs(one - other) for other in clocks))
    return int(said[1]) * 60 + int(said[2]), usual // 5 * 5


@says(r"Even (\d+) minutes? counts?")
def _even(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    offered = [each for each in rows.sessions if each["phase"]["is"] == "intro"]
    names = planned(rows, "two-minutes", offered[-1]["missing"] if offered else ())
    return int(said[1]), minutes(lasts(rows, "two-minutes", names))


@says(r'(?:No reminders|⏸ Reminders paused) until <tg-time unix="(\d+)".*?</tg-time>')
def _until(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    day = diary.day(datetime.fromtimestamp(int(said[1]), UTC))
    return day.isoformat(), rows.person["paused_until"]


@says(r"Evening reminder: (\d\d:\d\d), if")
def _evening(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    return said[1], str(rows.person["follow_up"])[:5]


@says(r"Reminder: every day at (\d\d:\d\d)")
def _every_day(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    return {said[1]}, {at for at, _ in json.loads(rows.person["week"])}


@says(r"📍 .+: it's (\d\d:\d\d) there\.")
def _clock(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return said[1], f"{rows.at + diary.ahead:%H:%M}"


@says(r"level (\d+) of (\d+)")
def _level(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    before = said.string[: said.start()]
    name = EXERCISES[re.findall(r"<b>(.+?)</b>", before)[-1]]
    notches = _yaml(f"exercises/{name}.yaml")["parts"][0]["notches"]
    return (int(said[1]), int(said[2])), (rows.person["levels"].get(name, 0) + 1, len(notches))


def untrue(text: str, rows: Rows, diary: Diary) -> Iterator[str]:
    """Return every number of a text that is not so, and every figure that nobody knows."""
    rest = re.sub(r"(?<!until )<tg-time.*?</tg-time>", " ", text)
    for sentence in SENTENCES:
        for found in sentence.reads.finditer(text):
            said, so = sentence.is_so(found, rows, diary)
            if said != so:
                yield f"{found[0]!r}: said {said}, and it is {so}"
        rest = sentence.reads.sub(" ", rest)
    for line in _standing():
        rest = rest.replace(line, " ")
    if figure := re.search(r".*\d.*", rest):
        yield f"nobody knows what this counts: {figure[0]!r}"


@cache
def _standing() -> list[str]:
    """The lines of content that say a number of their own, for either foot: a law of the content says which."""
    texts = [*_texts(_yaml("safety/en/advice.yaml"))]
    for file in sorted((CONTENT / "text/en").glob("*.yaml")):
        texts += _texts(yaml.safe_load(file.read_text(encoding="utf-8")))
    filled = [
        text.replace("{side}", side).replace("{other}", other)
        for text in texts
        for side, other in (("left", "right"), ("right", "left"))
    ]
    lines = {line for text in filled for line in text.splitlines() if re.search(r"\d", line) and "{" not in line}
    return sorted(lines, key=len, reverse=True)


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        for child in node.values():
            yield from _texts(child)
    elif isinstance(node, str):
        yield node
