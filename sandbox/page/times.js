/**
 * Times inside a text.
 * Rule of the room: those relative to now are drawn anew at every tick of the sandbox clock, found in the document
 * by their format, so that a message that is gone leaves nothing behind.
 */
import { listen } from "./bus.js";
import { now } from "./clock.js";
import { clockTimeLong, dateTime, wholeDate } from "./dates.js";
import { make, setText } from "./dom.js";

const people = new WeakMap();

/** A `date_time` entity for this person; in an unknown format its own text stands. */
export function timeNode(entity, text, person) {
  const { unix_time: unix, date_time_format: format } = entity;
  const node = make("time", {
    datetime: new Date(unix * 1000).toISOString(),
    title: `${wholeDate(unix, person)} · ${clockTimeLong(unix, person)}`,
    "data-unix": unix,
    "data-format": format,
  });
  node.textContent = dateTime(unix, format, person, now()) ?? text;
  people.set(node, person);
  return node;
}

listen("tick", (instant) => {
  for (const node of document.querySelectorAll("time[data-format=r]")) {
    setText(node, dateTime(Number(node.dataset.unix), "r", people.get(node), instant));
  }
});
