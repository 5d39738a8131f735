"""YAML into values: every fault is noted with its file, line and place, and the reading goes on.

The rule: the frozen dataclasses are the schema, and nothing is guessed. Whoever reads content reads it through here.
"""
