"""What professionals have agreed to, as people said: each time a row with its date, and none is ever changed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.tables import AgreementRow


class About(StrEnum):
    """What a professional has agreed to. The values are stored: they never change."""

    SIGNS = "signs"
    """Training in spite of what was ticked at the screening."""
    WARNING = "warning"
    """Training after a warning sign."""
    HOLD = "hold"
    """Going on after pain."""
    USUAL_PAIN = "usual-pain"
    """Training with a pain that is usual."""


def add(db: AsyncSession, person_id: int, about: About, now: datetime) -> None:
    """Write an agreement down."""
    db.add(AgreementRow(person_id=person_id, about=about, at=now))
