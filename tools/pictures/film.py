"""From drawings to files: MP4 for the loops, PNG for the stills.

The rule: the same drawing gives the same bytes: one thread, no clock, no name of an encoder.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

import av
import resvg_py
from av.codec.context import Flags
from av.video.reformatter import Colorspace
from PIL import Image, ImageOps

from tools.pictures.ink import SIZE
from tools.pictures.scene import RATE, Scene

HEAVIEST = 120_000
"""Bytes of a loop."""
LOSSES = (25, 27, 29, 31, 33)
"""How much a loop may lose (x264's crf), the best first."""
COLOURS = 96
"""Of a still's palette."""
X264 = {
    "preset": "veryslow",
    "tune": "animation",
    "threads": "1",
    "g": "250",
    "bf": "2",
    "x264-params": "colorprim=bt709:transfer=bt709:colormatrix=bt709",
}


def still(svg: str, size: int = SIZE) -> Image.Image:
    """A drawing as pixels."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, width=size, height=size))
    return Image.open(BytesIO(png)).convert("RGB")


def save_still(image: Image.Image, path: Path, colours: int = COLOURS) -> None:
    """Write a PNG with a small palette."""
    image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


def frames(scene: Scene) -> list[Image.Image]:
    """Every frame of a scene, as it is drawn: the right foot."""
    name = scene.pictures[0]
    return [still(scene.at(t, name)) for t in scene.times()]


def mirrored(images: list[Image.Image], scene: Scene) -> list[Image.Image]:
    """The same loop for the left foot."""
    start = round(scene.turned * len(images))
    return [ImageOps.mirror(image) for image in images[start:] + images[:start]]


def save_loop(images: Sequence[Image.Image], path: Path) -> None:
    """Write a silent loop that every phone plays, as sharp as its weight allows. Raises ValueError where none does."""
    for loss in LOSSES:
        encode(images, path, loss)
        if path.stat().st_size <= HEAVIEST:
            return
    raise ValueError(f"{path.name} is too heavy")


def encode(images: Iterable[Image.Image], path: Path, loss: int) -> None:
    """Write frames as H.264."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", format="mp4", options=options) as film:
        stream = film.add_stream("libx264", rate=RATE, options={**X264, "crf": str(loss)})
        stream.width = stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        stream.codec_context.flags |= Flags.bitexact
        stream.codec_context.thread_count = 1
        for image in images:
            frame = av.VideoFrame.from_bytes(image.convert("RGBA").tobytes(), SIZE, SIZE)
            film.mux(stream.encode(frame.reformat(format="yuv420p", dst_colorspace=Colorspace.ITU709)))
        film.mux(stream.encode(None))
