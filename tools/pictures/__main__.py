"""`make pictures`: draw every loop, poster, icon and the contact sheet, and write down what came from what.

The rule: what is up to date is left alone; `--all` draws everything.
"""

import sys

from PIL import Image

from tools.pictures import manifest
from tools.pictures.film import frames, mirrored, save_loop, save_still, still
from tools.pictures.icon import PIXELS, icon
from tools.pictures.sheet import SCENES, sheet


def fresh(name: str, known: dict[str, dict[str, str]]) -> bool:
    """Whether a file is there, as it was drawn, from the source as it is."""
    path = manifest.HOUSE / name
    facts = {
        "sha256": manifest.fingerprint(path) if path.is_file() else "",
        "source": manifest.source(manifest.drawn_by(name)),
    }
    return known.get(name) == facts


def main(words: list[str]) -> None:
    """Draw what is not up to date."""
    manifest.FOLDER.mkdir(exist_ok=True)
    known = manifest.read() if manifest.FILE.is_file() and "--all" not in words else {}
    names = [manifest.ICON, manifest.SHEET]
    for scene in SCENES:
        names += [f"content/pictures/{name}.{kind}" for name in scene.pictures for kind in ("mp4", "png")]
        if all(fresh(f"content/pictures/{name}.{kind}", known) for name in scene.pictures for kind in ("mp4", "png")):
            continue
        images = frames(scene)
        for name, loop in zip(scene.pictures, (images, mirrored(images, scene)), strict=False):
            save_loop(loop, manifest.FOLDER / f"{name}.mp4")
            save_still(still(scene.at(scene.poster, name)), manifest.FOLDER / f"{name}.png")
    if not fresh(manifest.ICON, known):
        save_still(still(icon(), PIXELS), manifest.HOUSE / manifest.ICON, 32)
    if not fresh(manifest.SHEET, known):
        page = sheet().quantize(256, kmeans=3, dither=Image.Dither.NONE)  # it has every colour of every picture
        page.save(manifest.HOUSE / manifest.SHEET, optimize=True)
    manifest.write(names)
    for name in sorted(names):
        sys.stdout.write(f"{(manifest.HOUSE / name).stat().st_size / 1000:7.1f} kB  {name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
