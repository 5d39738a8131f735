"""What holds for every test: the pinned tzdata, as the bot has it, and not the system's older copy."""

import zoneinfo

zoneinfo.reset_tzpath(to=())
