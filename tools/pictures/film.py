"""From drawings to files: MP4 for the loops, PNG for the stills.

The rule: the same drawing gives the same bytes, on one machine and the next: one thread, no clock, no name of an encoder.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import av
import resvg_py
from av.video.reformatter import ColorRange, Colorspace
from PIL import Image

from tools.pictures.ink import SIZE
from tools.pictures.scene import RATE

COLOURS = 64
"""Of a still's palette."""
X264 = {
    "preset": "veryslow",
    "tune": "animation",
    "crf": "24",
    "threads": "1",
    "g": "250",
    "bf": "0",  # no frame waits for a later one: every player starts at once, and loops without a gap
    "x264-params": "colorprim=bt709:transfer=bt709:colormatrix=bt709",
}


def still(svg: str, size: int = SIZE) -> Image.Image:
    """A drawing as pixels."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, width=size, height=size))
    return Image.open(BytesIO(png)).convert("RGB")


def save_still(image: Image.Image, path: Path) -> None:
    """Write a PNG with a small palette."""
    image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


def save_loop(drawings: Iterable[str], path: Path) -> None:
    """Write a silent loop that every phone plays."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", format="mp4", options=options) as film:
        stream = film.add_stream("libx264", rate=RATE, options=X264)
        stream.width = stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        stream.codec_context.thread_count = 1
        for drawing in drawings:
            frame = av.VideoFrame.from_image(still(drawing))
            yuv = frame.reformat(format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG)
            film.mux(stream.encode(yuv))
        film.mux(stream.encode(None))
