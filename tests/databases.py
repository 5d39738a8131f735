"""A database of a test alone, of the kind that its fixture asks for: they choke on different things."""

from pathlib import Path

import pytest


def database_of(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a SQLite file that is not there yet, or of a PostgreSQL that is migrated."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/footing.db"
    url: str = request.getfixturevalue("postgres_url")
    return url
