/**
 * A choice among the people.
 * Rule of the room: nobody chosen means everybody.
 */
import { make } from "./dom.js";
import { say } from "./words.js";
import { world } from "./world.js";

/** The options of a <select>: everybody, then each person. */
export function personOptions() {
  const people = [...world.people.values()].map(({ id, first_name: name }) => make("option", { value: id }, name));
  return [make("option", { value: "" }, say("everybody")), ...people];
}
