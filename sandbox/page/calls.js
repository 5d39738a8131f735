/**
 * The Bot API calls that were heard of.
 * Rule of the room: the newest few hundred, newest last; fetched when the calls are first looked at.
 */
import { listen, tell } from "./bus.js";
import { make } from "./dom.js";
import { get } from "./wire.js";

const MOST = 500;

export const calls = [];
const methods = new Set();
let followed = false;

/** Fetch what was called before, and follow what comes. */
export async function followCalls() {
  if (followed) return;
  followed = true;
  listen("call", take);
  listen("state", fetchAll);
  await fetchAll();
}

/** Offer the methods seen so far wherever a method is asked for. */
export function nameMethods() {
  const list = document.getElementById("methods");
  list.replaceChildren(...[...methods].sort().map((method) => make("option", { value: method })));
}

async function fetchAll() {
  const all = await get(`/sandbox/calls?after=0&limit=${MOST}`);
  calls.length = 0;
  calls.push(...all);
  for (const { method } of all) methods.add(method);
  tell("calls", "all");
}

function take(call) {
  if (call.id <= (calls.at(-1)?.id ?? 0)) return;
  calls.push(call);
  if (calls.length > MOST) calls.shift();
  methods.add(call.method);
  tell("calls", "one");
}
