"""The shell round the core: load, step, save, show. Here the transactions are opened, and nowhere else."""

from bot.coach.coach import Coach
from bot.coach.update_processor import UpdateProcessor

__all__ = ["Coach", "UpdateProcessor"]
