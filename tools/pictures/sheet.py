"""The contact sheet: six frames of every loop, both sides, for the eye.

The rule: it shows what is sent, at the width of a phone's chat or smaller.
"""

from PIL import Image

from tools.pictures.film import still
from tools.pictures.ink import PAPER
from tools.pictures.scene import Scene
from tools.pictures.scenes import ankle_circles, heel_raises, resisted_flexion, toe_curls, toe_walking

SCENES: tuple[Scene, ...] = (
    heel_raises.SCENE,
    toe_walking.SCENE,
    ankle_circles.SCENE,
    toe_curls.SCENE,
    resisted_flexion.SCENE,
)
"""In the order of the routine."""
FRAMES, SMALL, GAP = 6, 240, 6


def sheet(frames: int = FRAMES, small: int = SMALL, scenes: tuple[Scene, ...] = SCENES) -> Image.Image:
    """Every loop as a row of frames."""
    rows = [(scene, name) for scene in scenes for name in scene.pictures]
    page = Image.new("RGB", (frames * (small + GAP) + GAP, len(rows) * (small + GAP) + GAP), PAPER)
    page.paste("#ffffff", (0, 0, *page.size))
    for row, (scene, name) in enumerate(rows):
        for column in range(frames):
            image = still(scene.at((column + scene.first) / frames, name)).resize(
                (small, small), Image.Resampling.LANCZOS
            )
            page.paste(image, (GAP + column * (small + GAP), GAP + row * (small + GAP)))
    return page
