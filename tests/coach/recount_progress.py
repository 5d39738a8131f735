"""What stands in a picture of somebody's weeks, and what their summary says, counted again from the rows."""

import re
from datetime import date, timedelta

from tests.coach.recount import EXERCISES, Diary, Row, Rows, kept, says, stops

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LAST, WEEK = 28, 7
DONE = ("whole session", "a shorter one", "two minutes", "part of one", "stopped for pain")
NAMES = "|".join(EXERCISES)


def share(rows: Rows, diary: Diary, days: int) -> tuple[int, int]:
    """How many days were kept, and how many were planned: in a life here, every one but those of pauses and holds."""
    today, done = diary.day(rows.at), kept(rows)
    window = [today - timedelta(days=n) for n in range(days)]
    came = min([*done, date(2026, 3, 2)])
    asked = {day for day in window if came <= day < today and day not in diary.paused | diary.held}
    return len(done & {*window}), len(asked | done & {*window})


def worked(rows: Rows, diary: Diary, first: date, days: int = WEEK) -> float:
    """Minutes of the sessions that are over."""
    over = [each for each in rows.sessions if each["began"] and each["phase"]["is"] in {"stopped", "finished"}]
    within = [each for each in over if first <= date.fromisoformat(each["day"]) < first + timedelta(days=days)]
    return sum(diary.worked[each["id"]].total_seconds() for each in within) / 60


def near(told: list[int], counted: list[float]) -> tuple[object, object]:
    """What was said, and what is: a second more or less may round to another minute."""
    return told, told if all(abs(a - b) <= 1 for a, b in zip(told, counted, strict=True)) else counted


def written(said: str) -> date:
    day, month = said.split()
    return date(2026, MONTHS.index(month) + 1, int(day))


@says(r"<b>The last (\d+) weeks</b>")
def _period(said: re.Match[str], _: Rows, __: Diary) -> tuple[object, object]:
    return int(said[1]), 5


@says(r"planned days kept in the last (\d+) days: (?:\u2013|(\d+) of (\d+))")
def _share(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return (int(said[1]), (int(said[2] or 0), int(said[3] or 0))), (LAST, share(rows, diary, LAST))


@says(r"Week of (\d+ \w+): (.+)")
def _marks(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    first = written(said[1])
    week = [first + timedelta(days=n) for n in range(WEEK)]
    told = {part[:3] for part in said[2].split(", ") if part[4:] in DONE}
    return told, {DAYS[day.weekday()] for day in week if day in kept(rows)}


@says(r"(?<=<b>Minutes a week</b>\n).+")
def _minutes(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    weeks = [part.rpartition(" ") for part in said[0].split(", ")]
    return near([int(n) for _, _, n in weeks], [worked(rows, diary, written(day)) for day, _, _ in weeks])


@says(rf"(?<=\n)({NAMES}): (\d+) of \d+(?:, (?:up|down) \d+)?(?=\n)")
def _level(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    return int(said[2]), rows.person["levels"].get(EXERCISES[said[1]], 0) + 1


@says(r"(\d+) stops? for pain: .+")
def _stops(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    misheard: list[Row] = [each for each in rows.reports if each["misheard_at"] and not each["withdrawn_at"]]
    return int(said[1]), len(stops(rows)) - len(misheard)


@says(rf"({NAMES}) went up to level (\d+)\.")
def _went_up(said: re.Match[str], rows: Rows, _: Diary) -> tuple[object, object]:
    return int(said[2]), rows.person["levels"].get(EXERCISES[said[1]], 0) + 1


@says(r"You kept every day you'd planned: (\d+) of (\d+)\.|You kept (\d+) of the (\d+) days you'd planned\.")
def _kept(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    return (int(said[1] or said[3]), int(said[2] or said[4])), share(rows, diary, WEEK)


@says(r"That's (\d+) minutes? more than the week before\.")
def _more(said: re.Match[str], rows: Rows, diary: Diary) -> tuple[object, object]:
    first = diary.day(rows.at) - timedelta(days=WEEK - 1)
    before = worked(rows, diary, first - timedelta(days=WEEK))
    return near([int(said[1])], [worked(rows, diary, first) - before])
