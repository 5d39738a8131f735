/**
 * The sandbox clock.
 * Rule of the room: nothing on the page asks the computer what time it is; everything asks now().
 */
import { listen, tell } from "./bus.js";
import { get } from "./wire.js";

const SHORTEST_BEAT = 100; // ms between ticks: at sixty times the speed nobody reads every second

let clock = { now: 0, rate: 1, version: -1 };
let heardAt = 0;
let beat = null;

/** Unix seconds on the sandbox clock. */
export const now = () => clock.now + ((performance.now() - heardAt) / 1000) * clock.rate;

/** Sandbox seconds per real second. */
export const rate = () => clock.rate;

/** How often the clock was changed, as far as is known here. */
export const changes = () => clock.version;

/** Take a reading of the server's clock. */
export function setClock(reading) {
  clock = reading;
  heardAt = performance.now();
  tick();
}

/** Read the server's clock again: after sleep this computer's own timer may have stood still. */
export const readClock = async () => setClock(await get("/sandbox/clock"));

listen("state", (state) => setClock(state.clock));
listen("clock", (reading) => {
  if (reading.version > clock.version) setClock(reading);
});

function tick() {
  clearTimeout(beat);
  tell("tick", now());
  if (clock.rate === 0) return; // it stands still until a reading says otherwise
  const toNextSecond = ((1 - (now() % 1)) * 1000) / clock.rate;
  beat = setTimeout(tick, Math.max(SHORTEST_BEAT, toNextSecond + 1));
}
