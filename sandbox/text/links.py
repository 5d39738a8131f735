"""Addresses as Telegram reads them: which it takes, in what form it keeps them, and its own words for the rest."""

import ipaddress
import re
from dataclasses import dataclass

from sandbox.text.units import SPACE, lower, whole_number

LAST_PORT = 65535
LAST_USER = (1 << 40) - 1
OTHERS = ("tg:", "ton:", "tonsite:")
"""Schemes besides HTTP, of which only tonsite has dots in its host."""
_PROTOCOL = re.compile(r"([^:/?#@\[\]]*)://")
_HOST = re.compile(r"(?:[a-z0-9.\-_!$,~*'();&+=]|%[0-9a-f]{2}|[^\x00-\x7f])*")
_PLAIN_HOST = re.compile(r"[a-z0-9_-]*")
_WITH_DOTS = re.compile(r"[a-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class _Parts:
    protocol: str
    user: str
    host: str
    port: int
    query: str


def checked(url: str, *, https_only: bool = False) -> str:
    """Return the address as Telegram keeps it.

    Raises:
        ValueError: it takes none such; with Telegram's words.
    """
    scheme = next((scheme for scheme in OTHERS if lower(url).startswith(scheme)), "")
    rest = url[len(scheme) :]
    rest = rest.removeprefix("//") if scheme else rest
    parts = _parse(rest)
    if https_only and (parts.protocol != "https" or scheme):
        raise ValueError("Only HTTPS links are allowed")
    if scheme:
        return _other(scheme, rest, parts)
    if "." not in parts.host and not parts.host.startswith("["):
        raise ValueError("Wrong HTTP URL")
    user = f"{parts.user}@" if parts.user else ""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.protocol}://{user}{parts.host}{port}{parts.query}"


def link(url: str) -> str | None:
    """Return the address as Telegram keeps it, or None when it is none: formatting falls away silently then."""
    try:
        return checked(url)
    except ValueError:
        return None


def user_id(url: str) -> int | None:
    """Return whom tg://user?id=… means, if it is such an address."""
    found = re.fullmatch(r"tg:(?://)?user(?:/[^?#]*)?\?([^#]*)(?:#.*)?", lower(url), re.DOTALL)
    for name, _, text in (part.partition("=") for part in (found[1] if found else "").split("&")):
        if name == "id":
            number = whole_number(text)
            return number if number is not None and 0 < number <= LAST_USER else None
    return None


def _other(scheme: str, rest: str, parts: _Parts) -> str:
    if lower(rest).startswith("http://") or parts.protocol == "https" or parts.user or parts.port or "[" in parts.host:
        raise ValueError("Wrong tg URL" if scheme == "tg:" else "Wrong ton URL")
    if not (_WITH_DOTS if scheme == "tonsite:" else _PLAIN_HOST).fullmatch(parts.host):
        raise ValueError("Unallowed characters in URL host")
    return f"{scheme}//{parts.host}{parts.query[1:] if parts.query[1:2] == '?' else parts.query}"


def _parse(url: str) -> _Parts:
    given = _PROTOCOL.match(url)
    protocol = lower(given[1]) if given else "http"
    if protocol not in {"http", "https"}:
        raise ValueError("Unsupported URL protocol")
    rest = url[given.end() if given else 0 :]
    end = next((n for n, character in enumerate(rest) if character in "/?#"), len(rest))
    authority, query = rest[:end], rest[end:]
    authority, port = _port(authority)
    user, _, host = authority.rpartition("@")
    return _Parts(protocol, user, _host(host), port, _query(query))


def _port(authority: str) -> tuple[str, int]:
    """Return what stands before the port, and the port; 0 when there is none."""
    at = max(authority.rfind(mark) for mark in ":]@")
    if at <= 0 or authority[at] != ":":
        return authority, 0
    port = whole_number(authority[at + 1 :].lstrip("0") or "0", 32)
    if port is None or not 0 < port <= LAST_PORT:
        raise ValueError("Wrong port number specified in the URL")
    return authority[:at], port


def _host(host: str) -> str:
    host = lower(host)
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            raise ValueError("Wrong IPv6 address specified in the URL") from None
        return host
    if not host:
        raise ValueError("URL host is empty")
    if host == ".":
        raise ValueError("Host is invalid")
    allowed = _HOST.match(host)
    end = allowed.end() if allowed else 0
    if end < len(host):
        raise ValueError("Wrong percent-encoded symbol in URL host" if host[end] == "%" else "Wrong URL host")
    return host


def _query(query: str) -> str:
    query = query.rstrip(SPACE)
    encoded = "".join(f"%{ord(character):02X}" if character <= " " else character for character in query)
    return encoded if encoded.startswith("/") else f"/{encoded}"
