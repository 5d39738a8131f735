"""One file for each exercise: its loop as a function of time."""
