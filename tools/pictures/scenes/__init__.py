"""One file for each exercise: its loop as a function of time.

The rule: a file of this folder knows one exercise; what two of them need stands above it.
"""
