/**
 * A voice for tests of the bot: there is no microphone here, but something that sounds.
 * Rule of the room: one second, made here, the same every time.
 */

const RATE = 8000; // samples per second
const SECONDS = 1;

/** A WAV file with a soft rising tone. */
export function voiceFile() {
  const samples = RATE * SECONDS;
  const view = new DataView(new ArrayBuffer(44 + samples * 2));
  writeHeader(view, samples * 2);
  for (let at = 0; at < samples; at += 1) {
    const part = at / samples;
    const loudness = 0.2 * Math.sin(Math.PI * part);
    view.setInt16(44 + at * 2, 32767 * loudness * Math.sin(2 * Math.PI * (220 + 80 * part) * part * SECONDS), true);
  }
  return new File([view], "voice.wav", { type: "audio/wav" });
}

/** The 44 bytes that tell a player: plain samples, one channel, 16 bits. */
function writeHeader(view, bytes) {
  const letters = (at, text) => [...text].forEach((letter, nth) => view.setUint8(at + nth, letter.charCodeAt(0)));
  letters(0, "RIFF");
  view.setUint32(4, 36 + bytes, true);
  letters(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  letters(36, "data");
  view.setUint32(40, bytes, true);
}
