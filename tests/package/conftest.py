"""The wheel, built from this tree without a network, and installed into an environment that has nothing of the tree."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.home import HOME


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the wheel in it, and a folder that is empty at first."""

    environment: Path
    folder: Path

    def program(self, name: str) -> str:
        return str(self.environment / "bin" / name)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out))
    subprocess.run(build, cwd=HOME, check=True, capture_output=True)
    [built] = out.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Borrows what the wheel depends on from the environment of these tests; of Footing it has the wheel alone."""
    made = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(made, symlinks=True)
    subprocess.run((*installer(made), "--no-deps", str(wheel)), check=True, capture_output=True)
    [packages] = made.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))  # a .pth file in there is not read
    return made


def installer(made: Path) -> tuple[str, ...]:
    """The development environment was made by uv, or else it has a pip."""
    python = str(made / "bin" / "python")
    if uv := shutil.which("uv"):
        return uv, "pip", "install", "--offline", "--python", python
    return sys.executable, "-m", "pip", "--python", python, "install", "--no-index"


@pytest.fixture
def installed(environment: Path, tmp_path: Path) -> Installed:
    return Installed(environment, tmp_path)
