"""A session: what is coached, unrolled into a tape, and how a session moves along it."""
