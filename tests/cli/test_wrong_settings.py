"""A setting that cannot be right ends the start in one line that names it."""

from pathlib import Path

import pytest

from sandbox.telegram import TOKEN
from tests.cli.ends import NOWHERE, Start, assert_is_one_line, said

KEY = "A" * 43 + "="
HOOK = {"WEBHOOK_SECRET": "s", "LISTEN": "127.0.0.1:0"}

SETTINGS = {
    **{
        f"data-key-{n}": {"DATA_KEY": key}
        for n, key in enumerate(("hello", KEY[1:], "ключ", f"{KEY},", f"{KEY},,{KEY}"))
    },
    **{
        f"database-{n}": {"DATABASE_URL": url}
        for n, url in enumerate(
            (
                "data/footing.db",
                "mysql://localhost/footing",
                "sqlite:",
                "sqlite://",
                "sqlite:///",
                "sqlite:///:memory:",
                "sqlite:///file:footing?mode=memory&uri=true",
                "sqlite://data/footing.db",
                "sqlite:///data/footing.db?mode=ro",
                "postgresql://footing:s@cret@localhost/footing",
                "postgresql://footing:secret@localhost:port/footing",
                "postgresql://footing:secret@localhost:65536/footing",
                "postgresql://footing:secret@localhost:0/footing",
            )
        )
    },
    **{
        f"webhook-url-{n}": {"WEBHOOK_URL": url, **HOOK}
        for n, url in enumerate(
            (
                "feet",
                "https://",
                "https://[::1/hook",
                "https://feet.example:port/hook",
                "https://feet.example:65536/hook",
                "https://feet.example/{x}",
                "https://feet.example/a hook",
                "https://feet.example/h%C3%B6ren",
                "https://feet.example/healthz",
                "https://feet.example/metrics",
                "https://feet.example/hook#here",
                "http://feet.example/hook",
                "http://127.0.0.1/hook",  # Telegram itself is no neighbour
                "ftp://feet.example/hook",
                "https://feet..example/hook",
                "https://feet.example:8080/hook",
            )
        )
    },
    "webhook-http": {"WEBHOOK_URL": "http://feet.example/hook", "TELEGRAM_API_URL": NOWHERE, **HOOK},
    "webhook-alone": {"WEBHOOK_URL": "https://feet.example/hook"},
    **{
        f"telegram-api-url-{n}": {"TELEGRAM_API_URL": url}
        for n, url in enumerate(
            (
                "there",
                "http://",
                "http://:8081",
                "http://127.0.0.1:65536",
                "http://127.0.0.1:0",
                "http://127.0.0.1:port",
                "http://[::1",
                "http://127.0.0.1/bot",
                "http://127.0.0.1?x=1",
                "http://me@127.0.0.1",
                "http://a host",
                "http://a..host",
                "http://a$host",
            )
        )
    },
    **{
        f"listen-{n}": {"LISTEN": it}
        for n, it in enumerate(("here", "8080", ":8080", "127.0.0.1:port", "127.0.0.1:65536", "127.0.0.1:²"))
    },
    **{
        f"messages-per-second-{n}": {"MESSAGES_PER_SECOND": it}
        for n, it in enumerate(("many", "0", "1001", "nan", "3.5"))
    },
    "log-level": {"LOG_LEVEL": "LOUD"},
    "log-format": {"LOG_FORMAT": "xml"},
    "admin-chat-id": {"ADMIN_CHAT_ID": "@me"},
    "allow-paid-broadcast": {"ALLOW_PAID_BROADCAST": "perhaps"},
}
"""Settings that are wrong as they stand; the one that the line must name comes first."""


@pytest.mark.parametrize("environment", SETTINGS.values(), ids=SETTINGS)
def test_a_setting_that_cannot_be_right_is_named(start: Start, environment: dict[str, str]) -> None:
    code, line = start(**{"BOT_TOKEN": TOKEN, **environment})
    assert code == 1
    assert_is_one_line(line)
    assert line.startswith(f"{next(iter(environment))}: ")
    assert environment.get("DATA_KEY", "secret") not in line.replace("footing:secret", "")


@pytest.mark.parametrize(
    "content",
    ["BOT_TOKEN=1:a".encode("utf-16"), "# für mich\nBOT_TOKEN=1:a".encode("latin-1")],
    ids=["utf-16", "latin-1"],
)
def test_settings_that_are_no_text_are_told(start: Start, tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".env").write_bytes(content)
    assert start() == (1, said("env-file"))


def test_settings_may_begin_with_the_mark_of_an_editor(start: Start, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=is wrong", encoding="utf-8-sig")
    assert start() == (2, said("token-shape"))


@pytest.mark.parametrize("token", ["a b:c", "12345", ":secret", "1:two words", "1:näh", "1:first\n2:second"])
def test_what_does_not_look_like_a_token_is_not_tried(start: Start, tmp_path: Path, token: str) -> None:
    (tmp_path / "token").write_text(token, encoding="utf-8")
    assert start(BOT_TOKEN=token) == (2, said("token-shape"))
    assert start(BOT_TOKEN_FILE="token") == (2, said("token-shape"))


def test_a_token_file_that_is_no_text_is_told(start: Start, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    for path in ("binary", "missing", str(tmp_path), "binary/below"):
        assert start(BOT_TOKEN_FILE=path) == (2, said("token-file", path=path))
