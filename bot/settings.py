"""The environment, and .env in the working folder, as one frozen value. Every fault is reported at once."""

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

HOME = Path(__file__).resolve().parent.parent
"""Where content/ and alembic/ lie, beside the package."""

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
"""The asynchronous driver of each kind of database; hosts like to call PostgreSQL by its short name."""
SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)


def _is_server(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/"):
        raise ValueError("operator.server")
    return url.rstrip("/")


def _with_driver(url: str) -> str:
    """Name the asynchronous driver where the operator only named the database, and TLS as that driver calls it."""
    kind, colon, rest = url.replace("sslmode=", "ssl=").partition(":")
    if kind not in {*DRIVERS, *DRIVERS.values()}:
        raise ValueError("operator.database")
    return f"{DRIVERS.get(kind, kind)}{colon}{rest}"


def _is_address(listen: str) -> str:
    host, _, port = listen.rpartition(":")
    if listen and not (host and port.isdigit() and int(port) < 65536):
        raise ValueError("operator.address")
    return listen


class Settings(BaseSettings):
    """What the operator decides. Each is described in .env.example."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True, frozen=True
    )

    bot_token: SecretStr = SecretStr("")
    bot_token_file: Path | None = None
    telegram_api_url: Annotated[str, AfterValidator(_is_server)] = "https://api.telegram.org"
    database_url: Annotated[str, AfterValidator(_with_driver)] = f"{DRIVERS['sqlite']}:///data/footing.db"
    data_key: SecretStr = SecretStr("")
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    listen: Annotated[str, AfterValidator(_is_address)] = ""
    messages_per_second: Annotated[int, Field(ge=1, le=1000)] = 30
    allow_paid_broadcast: bool = False
    admin_chat_id: int | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> "Settings":
        if self.webhook_url and not (self.listen and SECRET.fullmatch(self.webhook_secret.get_secret_value())):
            raise ValueError("operator.webhook")
        return self

    @property
    def token(self) -> str:
        """The bot's token, from BOT_TOKEN or from the file that BOT_TOKEN_FILE names; empty where neither is set."""
        if self.bot_token_file is not None:
            return self.bot_token_file.read_text(encoding="utf-8").strip()
        return self.bot_token.get_secret_value().strip()
