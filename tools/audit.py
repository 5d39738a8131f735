"""`make audit`: known holes in what is locked, as pip-audit finds them.

The rule: what was not looked up is not said to be well. Exit 1 where there is a hole, 2 where the list of them could
not be reached, which pip-audit itself passes over.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "requirements.lock"
PATIENCE = 120
"""Seconds for all of it."""
ASK = ("--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json", "--timeout=10")


def main() -> int:
    """Look everything up; return the exit code."""
    command = (sys.executable, "-m", "pip_audit", *ASK, "-r", str(LOCK))
    try:
        asked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)  # noqa: S603 # ours
        code, lines = verdict(json.loads(asked.stdout)["dependencies"])
    except (ValueError, KeyError, subprocess.TimeoutExpired):
        code, lines = 2, ["Nothing was looked up: the list of known holes can't be reached from here."]
    sys.stdout.write("\n".join(lines) + "\n")
    return code


def verdict(dependencies: list[dict[str, Any]]) -> tuple[int, list[str]]:
    """Return the exit code, and what is to be said of what pip-audit has found."""
    found = [(each, hole) for each in dependencies for hole in each.get("vulns", ())]
    holes = [f"{each['name']} {each['version']}: {hole['id']}" for each, hole in found]
    skipped = [each["name"] for each in dependencies if "skip_reason" in each]
    looked_up = len(dependencies) - len(skipped)
    lines = [*holes, f"{looked_up} of {len(dependencies)} looked up, {len(holes)} known holes."]
    if skipped:
        lines.append("Not looked up, for the list of known holes can't be reached from here: " + ", ".join(skipped))
    return (1 if holes else 2 if skipped or not dependencies else 0), lines


if __name__ == "__main__":
    sys.exit(main())
