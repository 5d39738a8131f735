"""What is believed of people and what was counted of the bot: every number that the simulated day stands on.

The rule: what is believed is marked so. Nobody uses us yet.
"""

from dataclasses import dataclass
from datetime import time

TIMES = (
    (time(6), 4),
    (time(6, 30), 8),
    (time(7), 30),
    (time(7, 30), 15),
    (time(8), 15),
    (time(8, 30), 5),
    (time(9), 6),
    (time(12), 3),
    (time(18), 4),
    (time(19), 4),
    (time(20), 3),
    (time(21), 3),
)
"""Believed: of a hundred people, how many are reminded at which local time; 07:00 is what the first run offers."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How people use the bot on a Sunday, the one day of the week with summaries."""

    times: tuple[tuple[time, int], ...] = TIMES
    at_once: float = 0.12
    """Believed: of those who are reminded, the share that starts soon after."""
    at_once_after: int = 180
    """Believed: the mean of their seconds from the reminder to the start."""
    later: float = 0.08
    """Believed: of those who are reminded, the share that starts in the hours after."""
    later_after: int = 7200
    """Believed: the same of those."""
    session: int = 1295
    """Seconds of the daily routine at its low end; a test holds it."""
    cards: int = 107
    """Counted: messages and edits of one whole session that Telegram counts; a test holds it. A tap adds none. Pictures
    are 13 of them: one for each exercise, and one for each change of the foot."""
    endings: int = 1
    """Counted: replies that end a session."""
    replies: float = 0.5
    """Believed: replies a day to a person outside sessions: settings, progress, questions, first runs."""
    pain: float = 0.01
    """Believed: of all sessions, the share in which something hurts. Here they go on, so their load is not spared."""
    advice: int = 2
    """Messages that pain brings at once."""
    week: time = time(19)
    """The local time of the weekly summary."""
    weekly: float = 0.4
    """Believed: the share of people who kept a day in this week, and so get a summary."""

    @property
    def pace(self) -> float:
        """Seconds from one card of a person in session to the next."""
        return self.session / self.cards

    def room(self, per_second: int) -> int:
        """Return how many in session at once a limit can serve, if it serves nobody else."""
        return per_second * self.session // (self.cards + self.endings)


LISTENING = Habits(cards=8)
"""The same people, if all of them listened. Counted, of a session that is ticked exercise by exercise: what is planned,
its track, the card and its five ticks; a test holds it."""
