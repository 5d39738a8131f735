"""Pure values and functions: no clock, no I/O, no await. Time is an argument; what it decides, the coach does."""
