"""Tools for those who work on the house. Nothing here runs with the bot."""
