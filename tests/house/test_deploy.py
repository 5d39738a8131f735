"""What can't be run here is read by whoever knows how it should be: hadolint, compose-lint, systemd-analyze."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.settings import HEALTH, METRICS, Settings

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
KNOWN = {"CL-0019": "pinned by version: digests differ by platform", "CL-0005": "Caddy is for the public"}
"""What compose-lint says and we know, and why it stays."""
EXPOSURE = 1.5
"""By `systemd-analyze security`; 10 is a service that may do anything."""


def run(*command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ})


def tool(name: str) -> str:
    found = shutil.which(name, path=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip(f"{name} is not here")
    return found


def test_hadolint_finds_nothing() -> None:
    read = run(tool("hadolint"), "Dockerfile")
    assert (read.returncode, read.stdout) == (0, "")


def test_compose_lint_finds_only_what_is_known(tmp_path: Path) -> None:
    shutil.copy(ROOT / "compose.yaml", tmp_path)
    (tmp_path / ".env").write_text("FOOTING_HOST=feet.example\n")
    read = run(tool("compose-lint"), "compose.yaml", folder=tmp_path)
    assert read.returncode == 0, read.stdout + read.stderr
    assert set(re.findall(r"(?:LOW|MEDIUM|HIGH|CRITICAL) +(CL-\d+)", read.stdout)) <= set(KNOWN)


def test_systemd_takes_the_unit_and_thinks_it_hardened(tmp_path: Path) -> None:
    unit = (ROOT / "deploy/footing.service").read_text().replace("/opt/footing/.venv/bin/footing", "/bin/true")
    (tmp_path / "footing.service").write_text(unit)
    read = run(tool("systemd-analyze"), "verify", str(tmp_path / "footing.service"))
    assert (read.returncode, read.stderr) == (0, "")
    judged = run(tool("systemd-analyze"), "security", "--offline=true", str(tmp_path / "footing.service"))
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", judged.stdout)
    if found is None:
        pytest.skip("this systemd-analyze judges no files")
    assert float(found[1]) <= EXPOSURE


def test_what_is_deployed_names_settings_that_there_are() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    bots = [service for name, service in compose["services"].items() if name.startswith("bot")]
    assert len(bots) == 2
    unit = re.findall(r"(\w+)=", re.search(r"^Environment=(.*)$", _unit(), re.MULTILINE)[1])  # type: ignore[index] # it is there
    image = re.findall(r"([A-Z_]+)=", re.search(r"^ENV (.*)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)[1])  # type: ignore[index] # as above
    named = {*unit, *image, *(name for bot in bots for name in bot["environment"])}
    assert named - {"PATH", "PYTHONDONTWRITEBYTECODE"} <= {name.upper() for name in Settings.model_fields}


def test_only_the_webhook_is_reached_from_outside() -> None:
    caddy = (ROOT / "deploy/Caddyfile").read_text()
    assert re.findall(r"^\s*path (.*)$", caddy, re.MULTILINE) == ["/hook"]
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    assert [name for name, service in compose["services"].items() if service.get("ports")] == ["caddy"]
    assert compose["networks"]["inside"] == {"internal": True}
    assert compose["services"]["database"]["networks"] == ["inside"]
    assert compose["services"]["bot-1"]["environment"]["WEBHOOK_URL"].endswith("/hook")
    assert HEALTH in (ROOT / "Dockerfile").read_text()
    assert METRICS not in caddy.partition("{$")[2]


def test_the_image_has_no_secret_and_everything_that_the_wheel_is_made_of() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert kept >= {"bot", "sandbox", "content", "alembic", "pyproject.toml", "requirements.lock", "README.md"}
    assert not kept & {".env", "data", "deploy", ".git"}
    assert json.dumps(sorted(kept)).count("secret") == 0


def _unit() -> str:
    return (ROOT / "deploy/footing.service").read_text()
