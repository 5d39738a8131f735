"""The environment, and .env in the working folder, as one frozen value. Every fault is reported at once.

The rule: what can be seen to be wrong is said before anything is started; each fault is a key of content.
"""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
"""The asynchronous driver of each kind of database; hosts like to call PostgreSQL by its short name."""
TELEGRAM = "https://api.telegram.org"
PORTS = (None, 443, 80, 88, 8443)
"""Where Telegram itself calls."""
SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)
TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
HOST = re.compile(r"[\w.:-]+")
PATH = re.compile(r"[\w/.~-]*", re.ASCII)
"""A path that means itself, to Telegram and to the server that serves it."""
HEALTH, METRICS = "/healthz", "/metrics"
"""Where the word on our health is, and our counts; no webhook may stand there."""


def _parts(url: str, fault: str) -> SplitResult:
    """Take an http address apart, as far as it can be one."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        is_right = (
            parts.scheme in ("http", "https") and HOST.fullmatch(host) and host.encode("idna") and parts.port != 0
        )
    except ValueError as error:  # of a port, of brackets, of a name's labels
        raise ValueError(fault) from error
    if not is_right:
        raise ValueError(fault)
    return parts


def _is_server(url: str) -> str:
    parts = _parts(url, "operator.server")
    if parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError("operator.server")
    return url.rstrip("/")


def _is_webhook(url: str) -> str:
    if not url:
        return url
    parts = _parts(url, "operator.webhook-url")
    if not PATH.fullmatch(parts.path) or parts.fragment or parts.path.rstrip("/") in (HEALTH, METRICS):
        raise ValueError("operator.webhook-url")
    return url


def _with_driver(url: str) -> str:
    """Name the asynchronous driver where the operator only named the database, and TLS as that driver calls it."""
    kind, colon, rest = url.replace("sslmode=", "ssl=").partition(":")
    if kind not in {*DRIVERS, *DRIVERS.values()}:
        raise ValueError("operator.database")
    from bot.store.address import check  # noqa: PLC0415 # only who opens a database pays for SQLAlchemy

    check(named := f"{DRIVERS.get(kind, kind)}{colon}{rest}")
    return named


def _are_keys(keys: SecretStr) -> SecretStr:
    from bot.store.vault import keys_in  # noqa: PLC0415 # as above

    keys_in(keys.get_secret_value())
    return keys


def _is_address(listen: str) -> str:
    host, _, port = listen.rpartition(":")
    if listen and not (host and port.isascii() and port.isdecimal() and int(port[:6]) < 65536):
        raise ValueError("operator.address")
    return listen


class Settings(BaseSettings):
    """What the operator decides. Each is described in .env.example."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",  # some editors begin a file with a mark
        extra="ignore",
        env_ignore_empty=True,
        frozen=True,
    )

    bot_token: SecretStr = SecretStr("")
    bot_token_file: Path | None = None
    telegram_api_url: Annotated[str, AfterValidator(_is_server)] = TELEGRAM
    database_url: Annotated[str, AfterValidator(_with_driver)] = f"{DRIVERS['sqlite']}:///data/footing.db"
    data_key: Annotated[SecretStr, AfterValidator(_are_keys)] = SecretStr("")
    deleted_file: Path | None = None
    webhook_url: Annotated[str, AfterValidator(_is_webhook)] = ""
    webhook_secret: SecretStr = SecretStr("")
    listen: Annotated[str, AfterValidator(_is_address)] = ""
    messages_per_second: Annotated[int, Field(ge=1, le=1000)] = 30
    allow_paid_broadcast: bool = False
    admin_chat_id: int | None = None
    admin_numbers: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> "Settings":
        if self.webhook_url and not (self.listen and SECRET.fullmatch(self.webhook_secret.get_secret_value())):
            raise ValueError("operator.webhook")
        return self

    @model_validator(mode="after")
    def _webhook_can_be_called(self) -> "Settings":
        """Telegram itself calls by TLS and on a few ports; a server of one's own may call a neighbour without."""
        parts = urlsplit(self.webhook_url)
        is_public = self.telegram_api_url == TELEGRAM
        if parts.scheme == "http" and (is_public or not _is_near(parts.hostname or "")):
            raise ValueError("operator.webhook-url")
        if is_public and parts.port not in PORTS:
            raise ValueError("operator.webhook-port")
        return self

    @property
    def token(self) -> str:
        """The bot's token, from BOT_TOKEN or from the file that BOT_TOKEN_FILE names; empty where neither is set."""
        if self.bot_token_file is not None:
            return self.bot_token_file.read_text(encoding="utf-8-sig").strip()
        return self.bot_token.get_secret_value().strip()


def _is_near(host: str) -> bool:
    """Return whether a host is in a network of one's own: a private address, or a name without a domain."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host
