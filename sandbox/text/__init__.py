"""What becomes of words on their way into a message: read, cleaned, put in order, and searched for links.

The rule: plain functions over plain values, as Telegram's own parser does it (tests/interop compares the two).
html.py, markdown.py and markdown_v2.py read what a bot formatted, found.py what nobody did; order.py sorts,
cleaning.py trims, content.py is the way through all of it.
"""
