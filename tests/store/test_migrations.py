"""The migrations and the models are the same tables, and rows survive the way there and back."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from bot.settings import HOME
from bot.store.migrate import HEAD, migrate
from bot.store.tables import Base


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HOME / "alembic"))
    config.attributes["url"] = url
    return config


async def test_a_migrated_database_has_exactly_the_tables_of_the_models(tmp_path: Path) -> None:
    file = tmp_path / "footing.db"
    await migrate(f"sqlite+aiosqlite:///{file}", HOME)
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()
    assert differences == []


def test_the_head_that_the_bot_knows_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(_config("sqlite+aiosqlite://")).get_current_head() == HEAD


def test_the_way_back_leaves_an_empty_database(tmp_path: Path) -> None:
    file = tmp_path / "footing.db"
    config = _config(f"sqlite+aiosqlite:///{file}")
    command.upgrade(config, "head")
    command.downgrade(config, "base")
    engine = create_engine(f"sqlite:///{file}")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()


async def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/footing.db"
    await migrate(url, HOME)
    await migrate(url, HOME)
