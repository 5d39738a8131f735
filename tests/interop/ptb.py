"""python-telegram-bot's own live tests, from its source distribution, with a sandbox for their Telegram.

Their tests stay as they are. What their distribution leaves out of its data, since it is large, is made here: files of
the same kind, length and size.
"""

import hashlib
import os
import re
import struct
import subprocess
import sys
import tarfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from tests.interop.clients import BRING_PYTHON, PYTHON
from tests.interop.report import Report

VERSION = "22.8"
SHA256 = "f9d3847fcb23ee603477e442800b33bb4adf851a73e0619d2050be879decf1ef"
SDIST = f"python_telegram_bot-{VERSION}"
BRING = f"python3 -m pip download --no-deps --no-binary :all: python-telegram-bot=={VERSION} -d"
HERE = Path(__file__).parent
SENTENCE = re.compile(r"like all of ([^,\n]+), exists at telegram, but", re.IGNORECASE)
"""What the sandbox says of what it does not play, and why. This is the list of what may fail: what sandbox/unplayed.py
names, and only where it was said. A test of a method that is answered is never excused.
"""
OPTIONS = (
    *("-p", "ptb_plugin", "-p", "no:cacheprovider", "-p", "no:xdist", "-c", os.devnull, "--rootdir", "."),
    *("-o", "asyncio_mode=auto", "-o", "asyncio_default_fixture_loop_scope=session", "-o", "addopts="),
    *("-o", "asyncio_default_test_loop_scope=session", "-o", "markers=req\nno_req\ndev", "-m", "req"),
    *("-q", "--no-header", "--timeout", "60", "--import-mode=prepend", "-rA", "--tb=short"),
    *("--ignore", "tests/test_official", "tests"),
)
SECTION = re.compile(r"\n_{2,} (?:ERROR at \w+ of )?([\w.\[\]/:, ()-]+?) _{2,}\n(.*?)(?=\n_{2,} |\n={5,})", re.DOTALL)
RESULT = re.compile(r"^(PASSED|FAILED|ERROR|XFAIL|SKIPPED) (\S+::\S+)", re.MULTILINE)
PATIENCE = 900
"""Real seconds."""


def run(work: Path) -> Report:
    """Run them, and say how it went; work is a folder for what is downloaded."""
    report = Report("python-telegram-bot's tests", floor=0.85)
    if not PYTHON.exists():
        return report.skipped(BRING_PYTHON)
    source = _source(work)
    if isinstance(source, str):
        return report.skipped(source)
    _make_data(source / "tests" / "data")
    environment = {**os.environ, "PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parents[1]}", "COLUMNS": "300"}
    done = subprocess.run(  # their own tests
        [str(PYTHON), "-m", "pytest", *OPTIONS],
        cwd=source,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    (work / "ptb.log").write_text(done.stdout)
    return read(done.stdout, report)


def read(log: str, report: Report) -> Report:
    """Count what pytest printed; a test is excused whose refusal was an honest one."""
    sections = ((name, SENTENCE.search(text)) for name, text in SECTION.findall(log))
    refused = {name: said[1] for name, said in sections if said}
    outcomes: dict[str, str] = {}
    for outcome, name in RESULT.findall(log):
        if outcomes.get(name) != "FAILED":
            outcomes[name] = outcome
    for name, outcome in outcomes.items():
        if outcome == "SKIPPED":
            continue
        short = ".".join(name.split("::")[1:])
        report.count(name, is_passed=outcome in {"PASSED", "XFAIL"}, excuse=refused.get(short, ""))
    return report


def _source(work: Path) -> Path | str:
    """Return where their tests are; or the line that brings them."""
    archive, source = work / f"{SDIST}.tar.gz", work / SDIST
    if not archive.exists():
        subprocess.run([*_pip(), *BRING.split()[2:], str(work)], capture_output=True, check=False)  # as said
    if not archive.exists():
        return f"{BRING} {work}"
    if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
        return f"{archive} is not the file that was looked at; remove it"
    if not source.exists():
        with tarfile.open(archive) as packed:
            packed.extractall(work, filter="data")
    return source


def _pip() -> Iterable[str]:
    return (str(Path(sys.base_prefix) / "bin" / "python3"), "-m")


def _make_data(folder: Path) -> None:
    made = {
        "telegram.png": _png(800, 800),
        "telegram.jpg": (folder / "telegram_no_standard_header.jpg").read_bytes(),
        "profile.jpg": _padded((folder / "thumb.jpg").read_bytes(), 5_403),
        "game.gif": (folder / "telegram.gif").read_bytes(),
        "telegram.mp3": _padded(bytes.fromhex("fff344c4"), 122_920),
        "telegram.ogg": _padded(b"OggS\0\4" + (3 * 48_000).to_bytes(8, "little"), 9_199),
        "telegram.mp4": _padded(_mp4(5, 360, 640), 326_534),
        "telegram2.mp4": _padded(_mp4(3, 240, 240), 132_084),
        "telegram.webp": _padded(b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f", 39_518),
    }
    for name, content in made.items():
        if not (folder / name).exists():
            (folder / name).write_bytes(content)


def _padded(content: bytes, size: int) -> bytes:
    return content + bytes(size - len(content))


def _png(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80\x90\xa0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _mp4(seconds: int, width: int, height: int) -> bytes:
    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", 8 + len(body)) + name + body

    film = box(b"mvhd", bytes(12) + struct.pack(">II", 1, seconds) + bytes(80))
    track = box(b"tkhd", bytes(76) + struct.pack(">II", width << 16, height << 16))
    return box(b"ftyp", b"mp42" + bytes(12)) + box(b"moov", film + box(b"trak", track))
