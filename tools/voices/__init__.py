"""The voices: what a track is joined from. Everything that is said, spoken by Piper or by hand, and a few tones.

How a clip is made, decided once:

* What is said is the text of the content, word for word.
* Silence before and after is cut, so that a clip begins to sound when it begins.
* All that is said is equally loud, by the measure of broadcasting (ITU-R BS.1770); tones are softer.
* Every clip is cut on the grid of the tracks (`bot/core/track/grid.py`): whoever joins them needs no encoder.

The rule: the same text gives the same bytes: seeds are fixed. `make voices` makes what is out of date.
"""
