"""Draws docs/session.md out of the code: every phase that a session can be in, and what leads from one to the next.

python -m tools.diagram        writes the page; a test fails when it is out of date
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core.session.exercise import Ready, Rest, Side, Work
from bot.core.session.machine import GRACE, moves, step, wake_at
from bot.core.session.state import (
    Asks,
    Event,
    Finished,
    GoesOn,
    Heard,
    Interrupted,
    Intro,
    Running,
    Session,
    Stopped,
    Tapped,
    Tick,
    Withdrawn,
)
from bot.core.session.tape import at

PAGE = Path(__file__).resolve().parent.parent / "docs" / "session.md"
MORNING = datetime(2026, 3, 2, 7, tzinfo=UTC)
TAPE = (
    Ready(5),
    Work("a", "reps", Side.RIGHT, 1, 1, 30, 10),
    Rest(5),
    Work("a", "reps", Side.LEFT, 2, 2, 30, 10),
    Rest(10),
    Ready(5),
    Work("b", "walk", None, 1, 1, 20),
)
"""One step of each kind, and two exercises."""
HEAD = """# The states of a session

Drawn by `python -m tools.diagram` from `bot/core/session/machine.py`; a test fails when this page is out of date.
*tick* is the alarm at the end of a timed step, *late* one that comes more than two minutes after it, *day ends* 03:00.

```mermaid
stateDiagram-v2
    [*] --> Offered
"""


def page() -> str:
    """Write the page."""
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    for before, label, after in _edges():
        if label not in edges[before, after]:
            edges[before, after].append(label)
    rows = [f"    {before} --> {after}: {', '.join(labels)}\n" for (before, after), labels in edges.items()]
    return HEAD + "".join(rows) + "```\n"


def _edges() -> Iterator[tuple[str, str, str]]:
    """Walk everything that can happen, once for each state as the diagram names it."""
    todo, seen = [(Session("daily", TAPE, MORNING + timedelta(hours=20)), MORNING)], set()
    while todo:
        session, now = todo.pop(0)
        if (key := (_name(session), session.head, session.pace, bool(session.trail), session.unfolded)) in seen:
            continue
        seen.add(key)
        for label, event, then in _happenings(session, now):
            after, _ = step(session, event, then)
            if after is not session:
                yield _name(session), label, _name(after)
                todo.append((after, then))


def _happenings(session: Session, now: datetime) -> Iterator[tuple[str, Event, datetime]]:
    yield from ((move.name.lower().replace("_", " "), Tapped(move, session.rev), now) for move in moves(session))
    due = wake_at(session)
    if due is not None and due < session.until:
        yield "tick", Tick(), due
        yield "late", Tick(), due + GRACE + timedelta(seconds=1)
    yield "day ends", Tick(), session.until
    yield "pain", Heard(), now
    yield "by mistake", Withdrawn(), now
    yield "goes on after all", GoesOn(), now
    yield "something comes between", Interrupted(Asks.AGAIN), now


def _name(session: Session) -> str:
    """The state, as the diagram names it."""
    match session.phase:
        case Intro():
            return "Offered"
        case Running(ends_at=None):
            return "WaitsForDone"
        case Running():
            return "Timed" if isinstance(at(session.tape, session.head), Work) else "Rests"
        case Stopped(why=why):
            return f"Stopped_{why.name.title().replace('_', '')}"
        case Finished():
            return "Finished"
        case phase:
            return type(phase).__name__


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
