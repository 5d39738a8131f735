"""What the room costs before anybody has asked it anything."""

import subprocess
import sys

HEAVY = ("babel", "tzfpy", "rapidfuzz", "yaml")


def test_no_library_is_imported_before_its_first_use() -> None:
    asked = f"import sys, bot.places; print(*set({HEAVY}) & set(sys.modules))"

    told = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)

    assert told.stdout.split() == []
