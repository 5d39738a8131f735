"""The pictures: one drawn loop for each exercise and side, its poster, and the bot's icon.

Where we look from, decided once:

* The *figure* is seen from the side of the working foot, a little from the front and from above. So the right foot is
  shown by a person who faces right, the left foot by one who faces left; the working leg is always the near one.
* The *lens* shows that foot large. Only the ankle circles turn it: there the foot is seen as its owner sees it, from
  above with the toes away, for "clockwise" is the owner's clockwise.
* Toe walking has no side; its lens looks at the feet from the front.
* The left picture is the right one in a mirror, and never drawn by itself. A mirror turns clocks round, so the ankle
  circles of the left foot start half a loop later: they too go clockwise first.

The rule: a picture is a pure function of the time in its loop. `make pictures` draws everything anew.
"""
