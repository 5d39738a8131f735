"""The front doors: what is behind each word that can follow `footing`, and how it speaks to whoever runs the bot.

The rule: a door answers in plain lines, or in tables and bars where a terminal shows them, and never with a traceback.
What only one door needs is imported when it is opened.
"""
