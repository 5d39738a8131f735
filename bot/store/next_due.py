"""What is due next, of each kind: alarms, messages, and ticks of sessions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.priority import Priority
from bot.core.rules.alarms import AlarmKind
from bot.store.tables import UNSHOWN, AlarmRow, OutboxRow, SessionRow

# Each kind is a select of its own: each is then a single look into the index.
ALARMS = [select(func.min(AlarmRow.at)).where(AlarmRow.kind == kind).scalar_subquery() for kind in AlarmKind]
PRIORITIES = [
    select(func.min(OutboxRow.at)).where(text(UNSHOWN), OutboxRow.priority == priority).scalar_subquery()
    for priority in Priority
]
TICK = select(func.min(SessionRow.wakes_at)).scalar_subquery()
SOONEST = select(*ALARMS, *PRIORITIES, TICK)


@dataclass(frozen=True, slots=True)
class NextDue:
    """When the next alarm of each kind is due, the next message of each priority, and the next tick of a session."""

    kinds: Mapping[AlarmKind, datetime]
    priorities: Mapping[Priority, datetime]
    tick: datetime | None
    """When the next session needs one."""

    @property
    def soonest(self) -> datetime | None:
        """When anything is due."""
        ticks = (self.tick,) if self.tick else ()
        return min((*self.kinds.values(), *self.priorities.values(), *ticks), default=None)


async def next_due(db: AsyncSession) -> NextDue:
    """Return what is due next."""
    *ats, tick = (await db.execute(SOONEST)).one()
    kinds = {kind: at for kind, at in zip(AlarmKind, ats, strict=False) if at}
    priorities = {priority: at for priority, at in zip(Priority, ats[len(AlarmKind) :], strict=True) if at}
    return NextDue(kinds, priorities, tick)
