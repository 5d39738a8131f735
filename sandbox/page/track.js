/**
 * Sound files: a whole session that is heard, with a bar to leap in it.
 * Rule of the room: what plays goes by the sandbox clock; where that leaps or runs, so does the player. The sound is
 * fetched when it is first wanted, and silent while the clock runs faster than anybody could listen.
 */
import { listen } from "./bus.js";
import { now, rate } from "./clock.js";
import { icon, make, setText } from "./dom.js";
import { lengthText } from "./voice.js";
import { fileAddress } from "./wire.js";
import { label, say } from "./words.js";

const APART = 1.5; // seconds that sound and clock may be from each other before the sound is moved
const STEP = 10; // seconds of an arrow key
const KEYS = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP };

/** A player for an audio file. */
export function trackOf({ file_id: fileId, duration = 0, title, performer, thumbnail }) {
  const name = title ?? say("media_audio");
  const sound = new Audio();
  sound.preload = duration ? "none" : "metadata";
  sound.src = fileAddress(fileId);
  const button = make("button", { type: "button", class: "disc", "data-test": "play" }, icon("play"), icon("pause"));
  if (thumbnail) button.style.setProperty("--cover", `url("${fileAddress(thumbnail.file_id)}")`);
  button.classList.toggle("covered", Boolean(thumbnail));
  const bar = make("input", { type: "range", class: "seek", min: 0, value: 0, step: "any", "data-test": "seek" });
  const time = make("small", { "data-test": "position" });
  const line = make("div", { class: "seeking" }, bar, time);
  const about = make("div", { class: "about" }, make("b", {}, name), performer ? make("small", {}, performer) : null, line);
  const node = make("div", { role: "group", "aria-label": name }, button, about);
  label(bar, say("play_position", { name }));
  bar.max = String(duration);

  let anchor = null; // the moment of the sound, and that of the clock, from which on they go together
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(draw) : sound.pause()));
  bar.addEventListener("input", () => leap(Number(bar.value)));
  bar.addEventListener("keydown", (event) => {
    if (!KEYS[event.key]) return;
    event.preventDefault();
    leap(position() + KEYS[event.key]);
  });
  for (const event of ["play", "pause", "ended"]) sound.addEventListener(event, hold);
  for (const event of ["loadedmetadata", "timeupdate", "seeked"]) sound.addEventListener(event, draw);
  const stop = listen("tick", follow);
  draw();

  function length() {
    return Number.isFinite(sound.duration) ? sound.duration : duration;
  }

  /** Where the sound is; before it is fetched, where it will begin. */
  function position() {
    return sound.readyState ? sound.currentTime : Number(bar.value);
  }

  function leap(second) {
    const wanted = Math.min(Math.max(second, 0), length());
    bar.value = String(wanted);
    if (sound.readyState) sound.currentTime = wanted;
    else sound.addEventListener("loadedmetadata", () => (sound.currentTime = wanted), { once: true });
    hold();
  }

  /** From here on, sound and clock go together. */
  function hold() {
    anchor = sound.paused ? null : { second: position(), at: now() };
    draw();
  }

  function follow() {
    if (!node.isConnected && sound.paused && anchor === null) return;
    if (!node.isConnected) {
      sound.pause(); // its message is gone
      stop();
    }
    if (anchor === null || sound.readyState === 0) return;
    sound.muted = rate() > 1;
    const wanted = anchor.second + now() - anchor.at;
    if (Math.abs(wanted - sound.currentTime) > APART) sound.currentTime = Math.min(wanted, length());
  }

  function draw() {
    const here = position();
    node.classList.toggle("playing", !sound.paused);
    label(button, say(sound.paused ? "play_named" : "pause_named", { name }));
    bar.max = String(length());
    if (sound.readyState) bar.value = String(here);
    const told = { now: lengthText(here), length: lengthText(length()) };
    bar.setAttribute("aria-valuetext", say("play_position_now", told));
    bar.style.setProperty("--played", String(here / (length() || 1)));
    setText(time, here > 0 ? `${told.now} / ${told.length}` : told.length);
  }
  return node;
}
