"""What is due next: a look at the clock of everything that rings or is owed, by its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.alarms import Bell
from bot.store.tables import UNSHOWN, AlarmRow, Lane, OwedRow, SessionRow

# Each kind is a select of its own, since each is then one look into the index.
BELLS = [select(func.min(AlarmRow.at)).where(AlarmRow.kind == bell).scalar_subquery() for bell in Bell]
LANES = [select(func.min(OwedRow.at)).where(text(UNSHOWN), OwedRow.lane == lane).scalar_subquery() for lane in Lane]
TICK = select(func.min(SessionRow.wakes_at)).scalar_subquery()
SOONEST = select(*BELLS, *LANES, TICK)


@dataclass(frozen=True, slots=True)
class Dues:
    """When the next alarm of each kind rings, the next debt of each lane may be sent, and a session needs a tick."""

    bells: Mapping[Bell, datetime]
    lanes: Mapping[Lane, datetime]
    tick: datetime | None
    """When the next session needs one."""

    @property
    def soonest(self) -> datetime | None:
        """When anything is due."""
        ticks = (self.tick,) if self.tick else ()
        return min((*self.bells.values(), *self.lanes.values(), *ticks), default=None)


async def dues(db: AsyncSession) -> Dues:
    """Look what is due next."""
    *ats, tick = (await db.execute(SOONEST)).one()
    bells = {bell: at for bell, at in zip(Bell, ats, strict=False) if at}
    lanes = {lane: at for lane, at in zip(Lane, ats[len(Bell) :], strict=True) if at}
    return Dues(bells, lanes, tick)
