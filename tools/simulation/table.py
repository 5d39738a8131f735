"""The figures as tables, in the form that docs/scale.md keeps; a test holds the page to them.

The rule: every figure stands beside that of the other limit.
"""

from collections.abc import Iterator, Sequence

from bot.core.priority import Priority
from tools.simulation.capacity import busier, largest
from tools.simulation.day import Day
from tools.simulation.habits import LISTENING, Habits

NAMES = {
    Priority.PAIN: "pain",
    Priority.REPLY: "replies",
    Priority.CARD: "cards",
    Priority.REMINDER: "reminders",
    Priority.BROADCAST: "summaries",
}
LAST = (Priority.REMINDER, Priority.BROADCAST)
"""The priorities of which the bot gives up what is too late."""
USUAL = 0.2
SHARES = (0.1, USUAL, 0.4)
"""Of the people who are reminded, how many do a session: the belief on which most hangs."""


def of_days(days: Sequence[Day]) -> str:
    """Tell days of the same people that have passed, each under its own limit."""
    people = days[0].world.people
    rows = [
        [f"a day of {people:,} people", *(f"{day.lines.per_second:,}/s" for day in days)],
        ["sent", *(f"{sum(line.sent for _, line in day.lines):,}" for day in days)],
        ["sessions begun", *(f"{day.crowd.started:,}" for day in days)],
        ["in session at once, at most", *(_of(day.crowd.most, people) for day in days)],
    ]
    rows += [
        [f"{name}, late: half · 99 % · all", *(_late(day, priority) for day in days)]
        for priority, name in NAMES.items()
    ]
    rows += [[f"{NAMES[priority]} given up", *(_given_up(day, priority) for day in days)] for priority in LAST]
    return _table(rows)


def of_limits(habits: Habits, limits: Sequence[int]) -> str:
    """Tell how many people each limit carries; and if all who do a session did it by ear."""
    head = ["of those reminded, so many do a session", *(f"{limit:,}/s carries" for limit in limits)]
    shares = ([f"{share:.0%}", *_carried(busier(habits, share), limits)] for share in SHARES)
    return _table([head, *shares, [f"{USUAL:.0%}, all of them by ear", *_carried(busier(LISTENING, USUAL), limits)]])


def spoken(seconds: int) -> str:
    """Say how long that is."""
    if not seconds:
        return "< 1 s"
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {left:02} s" if minutes else f"{left} s"


def _carried(habits: Habits, limits: Sequence[int]) -> Iterator[str]:
    return (f"{largest(habits, limit):,}" for limit in limits)


def _late(day: Day, priority: Priority) -> str:
    line = day.lines[priority]
    if not line.sent:
        return "none was sent"
    return " · ".join(spoken(seconds) for seconds in (line.quantile(0.5), line.quantile(0.99), line.latest))


def _given_up(day: Day, priority: Priority) -> str:
    return _of(day.lines[priority].dropped, day.lines[priority].came)


def _of(some: int, everybody: int) -> str:
    return f"{some:,} ({some / everybody:.1%})"


def _table(rows: list[list[str]]) -> str:
    """Write a Markdown table that can be read as it is."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    ruler = ["-" * width for width in widths]
    lines = [
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in (rows[0], ruler, *rows[1:])
    ]
    return "".join(f"| {line} |\n" for line in lines)
