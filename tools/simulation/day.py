"""A day, second by second: who is reminded, who starts, what they are sent, and who waits.

The rule: what people do follows from what reached them. A reminder that waits starts nobody, and a late card makes a
session longer.
"""

from dataclasses import dataclass, field

from bot.core.priority import Priority
from bot.core.rules.reminder import LATEST
from tools.simulation.crowd import Crowd
from tools.simulation.dice import Dice
from tools.simulation.habits import Habits
from tools.simulation.lines import Lines
from tools.simulation.world import DAY, World

PATIENCE = int(LATEST.total_seconds())
"""Seconds after which the bot would rather be silent than remind."""
SEED = 7


@dataclass(slots=True)
class Day:
    """The day so far."""

    world: World
    habits: Habits
    lines: Lines
    crowd: Crowd
    now: int = 0
    _dice: Dice = field(default_factory=lambda: Dice(SEED))
    _soon: float = 0.0
    """People who were reminded, and will start within minutes."""
    _later: float = 0.0
    """People who were reminded, and will start within hours."""
    _over: int = 0
    """Sessions that ended in the second before."""

    @property
    def is_over(self) -> bool:
        """Return whether the day is over."""
        return self.now >= DAY

    def second(self) -> None:
        """Let one second pass."""
        self._wake()
        self._comes()
        sent = self.lines.send(self.now)
        self._over = self.crowd.bring_on(sent[Priority.CARD])
        self._start(sent[Priority.REMINDER])
        self.now += 1

    def _wake(self) -> None:
        """Let this second's reminders and summaries wait; those that are too late are not sent any more."""
        for priority, due in ((Priority.REMINDER, self.world.reminders), (Priority.BROADCAST, self.world.summaries)):
            self.lines[priority].join(self.now, due[self.now])
            self.lines[priority].drop(self.now - PATIENCE)

    def _comes(self) -> None:
        """Let people in session need their next cards, and anybody ask for something."""
        habits, crowd, cards = self.habits, self.crowd.people, self.lines[Priority.CARD]
        ready = max(0, crowd - cards.waiting)
        cards.join(self.now, min(ready, self._dice.draw(ready / habits.pace)))
        hurt = self._dice.draw(crowd * habits.pain / habits.session)
        self.lines[Priority.PAIN].join(self.now, hurt * habits.advice)
        asked = self._dice.draw(self.world.people * habits.replies / DAY)
        self.lines[Priority.REPLY].join(self.now, asked + self._over * habits.endings)

    def _start(self, reminded: int) -> None:
        """Let those start who were reminded, some soon and some later."""
        self._soon += reminded * self.habits.at_once
        self._later += reminded * self.habits.later
        soon = min(int(self._soon), self._dice.draw(self._soon / self.habits.at_once_after))
        later = min(int(self._later), self._dice.draw(self._later / self.habits.later_after))
        self._soon -= soon
        self._later -= later
        self.crowd.start(soon + later)


def day(world: World, habits: Habits, per_second: int) -> Day:
    """Begin a day."""
    return Day(world, habits, Lines(per_second), Crowd(habits.cards))
