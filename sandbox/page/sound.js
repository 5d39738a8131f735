/**
 * The sound of a message.
 * Rule of the room: soft, made here, and never for a silent message; muting is remembered.
 */

const KEY = "muted";
const REST = 0.4; // seconds between two sounds at least
const NOTES = [[659.25, 0], [987.77, 0.09]]; // [hertz, seconds after the first]

let audio = null;
let last = -REST;

export const isMuted = () => localStorage.getItem(KEY) === "yes";
export const setMuted = (muted) => localStorage.setItem(KEY, muted ? "yes" : "no");

/** Two soft notes, unless muted. Before the first gesture browsers keep the page silent, and so it stays. */
export function ping() {
  if (isMuted() || !navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  const start = audio.currentTime + 0.01;
  if (start - last < REST) return;
  last = start;
  for (const [hertz, after] of NOTES) note(hertz, start + after);
}

function note(hertz, at) {
  const tone = new OscillatorNode(audio, { frequency: hertz, type: "sine" });
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.07, at + 0.012);
  loudness.gain.exponentialRampToValueAtTime(0.0005, at + 0.5);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.55);
}
