"""The bot's icon: one foot on tiptoe, and the way up.

The rule: it is seen as a circle of 40 pixels, so it holds one thing.
"""

from tools.pictures.ink import FLOOR, GLASS, INK, SIZE, SKIN, Sheet
from tools.pictures.scenes.heel_raises import leg
from tools.pictures.space import Camera, V

PIXELS = 512
THICK = 13.0
"""The weight of its lines."""
CAMERA = Camera(16, 0, 14.2, V(6.5, -8.5, 9.5), (366, 360))


def icon() -> str:
    """The icon as SVG."""
    sheet = Sheet(CAMERA)
    y = CAMERA.see(V(0, -8.5, 0))[1] + THICK / 2  # an outline lies outside what it goes round
    sheet.parts.append(f'<rect width="{SIZE}" height="{SIZE}" fill="{GLASS}"/>')
    sheet.parts.append(f'<rect y="{y:.1f}" width="{SIZE}" height="{SIZE}" fill="{FLOOR}"/>')
    sheet.line([(0, y), (SIZE / 2, y), (SIZE, y)], INK, THICK)
    limb = leg(0.9)
    skins = [*limb.shank(), *limb.foot.body(), *(limb.foot.toe(i) for i in range(5))]
    sheet.flesh(skins, SKIN, line=THICK)
    sheet.arrow([(128, y - 44), (128, y - 130), (128, y - 216)], 1, 34)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
        f'<g stroke-linecap="round" stroke-linejoin="round">{"".join(sheet.parts)}</g></svg>'
    )
