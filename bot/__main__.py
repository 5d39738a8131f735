"""`python -m bot` is `footing`."""

import sys

from bot.cli import main

sys.exit(main())
