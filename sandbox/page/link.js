/**
 * The line that stays open.
 * Rule of the room: after any break everything is fetched anew; so a closed lid, a restarted server and the
 * first visit are one and the same road.
 */
import { tell } from "./bus.js";
import { get } from "./wire.js";

const OF_CHATS = ["message", "edited", "deleted", "answer", "action", "keyboard", "commands"];
const OF_THE_WORLD = ["person", "call", "clock", "bot", "trouble"];
const LONGEST_WAIT = 5000;

let source = null;
let retry = null;
let wait = 250;

/** Fetch the state, then hear what happens after it. Comes back by itself when the line breaks. */
export async function connect() {
  hangUp();
  const state = await get("/sandbox/state").catch(() => null);
  if (!state) return lost();
  hangUp(); // whoever else connected meanwhile
  tell("state", state);
  return hear(state.event);
}

/** Try now instead of at the next turn: the lid was opened, the network came back. */
export function hurry() {
  if (retry !== null) connect();
}

function hear(after) {
  source = new EventSource(`/sandbox/events?after=${after}`);
  for (const name of [...OF_CHATS, ...OF_THE_WORLD]) {
    source.addEventListener(name, (event) => tell(name, JSON.parse(event.data)));
  }
  source.addEventListener("reset", connect);
  source.addEventListener("error", lost);
  source.addEventListener("open", () => {
    wait = 250;
    tell("link", true);
  });
}

function lost() {
  hangUp();
  tell("link", false);
  retry = setTimeout(connect, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

function hangUp() {
  clearTimeout(retry);
  retry = null;
  source?.close();
  source = null;
}
