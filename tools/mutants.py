"""`make mutants`: breaks the core on purpose, one small change at a time, and counts what its tests see.

The rule: a break that no test sees is a law that nobody has said yet; or it changes nothing, and then the reason stands
in mutants.txt. A run takes a tenth of all breaks, by the last digit of their numbers; `ARGS=0123456789` takes all.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from bot.home import HOME

MUTMUT = Path(sys.executable).with_name("mutmut")
EQUIVALENT = Path(__file__).with_name("mutants.txt")
ROOMS = ("bot.core.session", "bot.core.rules")
SAMPLE = "3"
"""The last digits of the breaks that are tried."""
CHILDREN = "2"
SEEN = frozenset({"killed", "timeout", "suspicious", "segfault", "caught by type check"})
"""What has become of a break that turned something red."""


def main() -> None:
    """Break, count, and show every break that went unseen."""
    digits = sys.argv[1] if len(sys.argv) > 1 else SAMPLE
    shutil.rmtree(HOME / "mutants", ignore_errors=True)  # what older tests saw is no figure
    names = [f"{room}.*{digit}" for digit in digits for room in ROOMS]
    subprocess.run([MUTMUT, "run", "--max-children", CHILDREN, *names], cwd=HOME, check=True)  # noqa: S603 # our own
    states = dict(re.findall(r"^ *(\S+): (.+)$", _told("results", "--all", "true"), re.MULTILINE))
    tried = {name: state for name, state in states.items() if state != "not checked"}
    unseen = {name: change(_told("show", name)) for name, state in tried.items() if state not in SEEN}
    same = equivalent()
    survivors = {name: lines for name, lines in unseen.items() if lines not in same}
    for name, lines in survivors.items():
        sys.stdout.write(f"{name}: {tried[name]}\n{lines}\n")
    told = len(tried) - len(unseen) + len(survivors)
    rate = 100 * (told - len(survivors)) / told
    sys.stdout.write(
        f"{len(tried)} breaks, {len(unseen) - len(survivors)} change nothing; {rate:.1f} % of the rest were seen\n"
    )


def equivalent() -> frozenset[str]:
    """Read the breaks that change nothing: lines of - and +, each below its reason."""
    blocks = EQUIVALENT.read_text(encoding="utf-8").strip().split("\n\n")
    return frozenset("\n".join(line for line in block.splitlines() if not line.startswith("#")) for block in blocks[1:])


def change(diff: str) -> str:
    """Return the lines that a break takes away and puts there, without the indentation that moves with the code."""
    lines = (line for line in diff.splitlines() if line[:1] in {"-", "+"} and line[:3] not in {"---", "+++"})
    return "\n".join(f"{line[0]} {line[1:].strip()}" for line in lines)


def _told(*command: str) -> str:
    return subprocess.run([MUTMUT, *command], cwd=HOME, check=True, capture_output=True, text=True).stdout  # noqa: S603 # our own


if __name__ == "__main__":
    main()
