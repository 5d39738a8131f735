"""`make simulate`: a day of a million people against Telegram's sending limit.

The rule: numbers, not objects. A second is one step of arithmetic, however many people there are.
"""
