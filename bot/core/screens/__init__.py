"""What stands on the phone: cards, messages and buttons, as values."""
