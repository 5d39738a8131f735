"""The migrations and the models are the same tables, and rows survive the way there and back."""

import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, inspect, select

from bot.home import HOME
from bot.store.migrate import HEAD, TABLES, migrate
from bot.store.tables import Base, FactRow


def config(url: str) -> Config:
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
    assert ScriptDirectory.from_config(config("sqlite+aiosqlite://")).get_current_head() == HEAD


def test_the_tables_that_a_start_looks_for_are_those_of_the_models() -> None:
    assert Base.metadata.tables.keys() == TABLES


def test_the_way_back_leaves_an_empty_database(tmp_path: Path) -> None:
    file = tmp_path / "footing.db"
    ours = config(f"sqlite+aiosqlite:///{file}")
    command.upgrade(ours, "head")
    command.downgrade(ours, "base")
    engine = create_engine(f"sqlite:///{file}")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()


async def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/footing.db"
    await migrate(url, HOME)
    engine = create_engine(url.replace("+aiosqlite", ""))
    with engine.begin() as connection:
        connection.execute(insert(FactRow).values(key="kept", value="as it was"))
    await migrate(url, HOME)
    with engine.connect() as connection:
        assert connection.scalars(select(FactRow.value).where(FactRow.key == "kept")).all() == ["as it was"]
    engine.dispose()


async def test_a_first_start_that_is_cut_short_has_done_nothing(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/footing.db"
    shutil.copytree(HOME / "alembic", tmp_path / "alembic")
    (first,) = (tmp_path / "alembic" / "versions").glob("0001*.py")
    upgrade = first.read_text(encoding="utf-8")
    first.write_text(upgrade.replace("def downgrade", "    raise KeyError('cut')\n\n\ndef downgrade"), encoding="utf-8")
    with pytest.raises(KeyError, match="cut"):
        await migrate(url, tmp_path)
    await migrate(url, HOME)
