"""What is kept of a person's days, as values, and what pictures and pages of them come to: arithmetic alone.

The rule: nothing is stored here, and nothing is judged. What a day was stands in the day log.
"""
