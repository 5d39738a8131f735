"""The shell round the core: load, step, save, show. Here the transactions are opened, and nowhere else."""

from bot.coach.coach import Coach
from bot.coach.desk import Desk

__all__ = ["Coach", "Desk"]
