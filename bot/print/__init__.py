"""Pictures and pages from one typesetter, off the event loop; and tables that a spreadsheet opens.

The rule: what stands in them is data, handed in as JSON; nothing of it is ever read as a template. How it looks is in
`content/print/*.typ`, where a designer changes it without Python.
"""
