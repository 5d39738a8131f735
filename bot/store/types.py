"""Column types that mean the same on SQLite and on PostgreSQL."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Integer
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

BigKey = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit key; SQLite counts only a plain INTEGER up by itself."""


@dataclass(frozen=True, slots=True)
class Lease:
    """How long something claimed is nobody else's."""

    since: datetime
    """Now, when it is claimed."""
    until: datetime


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC, both ways: SQLite would drop the offset without converting.

    Raises:
        ValueError: a naive datetime is not an instant.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 # SQLAlchemy's signature
        """Go in as UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime is not an instant")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 # SQLAlchemy's signature
        """Come out as UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
