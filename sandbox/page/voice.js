/**
 * Voice messages.
 * Rule of the room: the sound is fetched when it is first wanted; the bars are decoration, drawn from the file's
 * name so that one voice always looks the same.
 */
import { icon, make } from "./dom.js";
import { fileAddress } from "./wire.js";
import { label, say } from "./words.js";

const BARS = 32;

/** A player for a voice message. */
export function voiceOf({ file_id: fileId, file_unique_id: identity, duration = 0 }) {
  const sound = new Audio();
  sound.preload = duration ? "none" : "metadata";
  sound.src = fileAddress(fileId);
  const button = make("button", { type: "button", class: "disc", "data-test": "play" }, icon("play"), icon("pause"));
  const bars = make("div", { class: "bars", "aria-hidden": "true" }, barsOf(identity ?? fileId));
  const time = make("small", {}, lengthText(duration));
  const node = make("div", {}, button, make("div", { class: "about" }, bars, time));
  label(button, say("play"));
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(stopped) : sound.pause()));
  for (const event of ["play", "pause", "ended"]) sound.addEventListener(event, stopped);
  for (const event of ["loadedmetadata", "timeupdate", "ended"]) sound.addEventListener(event, moved);

  function stopped() {
    node.classList.toggle("playing", !sound.paused);
    label(button, say(sound.paused ? "play" : "pause"));
  }

  function moved() {
    const length = Number.isFinite(sound.duration) ? sound.duration : duration;
    node.style.setProperty("--played", String(sound.currentTime / (length || 1)));
    time.textContent = lengthText(sound.paused ? length : sound.currentTime);
  }
  return node;
}

/** Seconds as "0:04"; what has begun counts. */
export function lengthText(seconds) {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function barsOf(text) {
  let seed = [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7);
  return Array.from({ length: BARS }, (_, at) => {
    seed = (seed * 1103 + 12345) % 9973;
    const bar = make("i");
    const swell = Math.sin((Math.PI * (at + 1)) / (BARS + 1)); // loudest in the middle
    bar.style.setProperty("--tall", (0.2 + 0.8 * (seed / 9973) * swell).toFixed(2));
    bar.style.setProperty("--at", (at / BARS).toFixed(3));
    return bar;
  });
}
