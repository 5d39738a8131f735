/**
 * What a message can be that is neither words nor a file: a place with a name, a person's number, a throw.
 * Rule of the room: each says in text all that it shows.
 */
import { make } from "./dom.js";
import { mapOf } from "./map.js";
import { say } from "./words.js";

/** A place with a name. */
export function venueOf({ location, title, address }) {
  return make("div", {}, mapOf(location), make("div", { class: "about" }, make("b", {}, title), make("small", {}, address)));
}

/** Somebody's number. */
export function contactOf({ first_name: first, last_name: last, phone_number: number }) {
  const name = [first, last].filter(Boolean).join(" ");
  return make(
    "div",
    { role: "group", "aria-label": say("media_contact") },
    make("span", { class: "disc", "aria-hidden": "true" }, name.slice(0, 1)),
    make("span", { class: "about" }, make("b", {}, name), make("small", {}, number)),
  );
}

/** What was thrown, and what came up. */
export function diceOf({ emoji, value }) {
  const name = say("dice_shows", { emoji, count: value });
  return make("div", { role: "img", "aria-label": name }, make("span", {}, emoji), make("b", {}, String(value)));
}
