/**
 * The face of a person: the first letter on a colour of their own.
 * Rule of the room: the colour follows from the id, so that it is the same in every tab.
 */
import { make } from "./dom.js";

const HUES = [250, 165, 35, 305, 205, 345, 275, 15];

/** A round face. */
export function faceOf({ id, first_name: name }) {
  const face = make("span", { class: "face", "aria-hidden": "true" }, [...name][0] ?? "");
  face.style.setProperty("--hue", HUES[id % HUES.length]);
  return face;
}
