/**
 * A photo at its full size.
 * Rule of the room: any tap closes it.
 */
import { make } from "./dom.js";
import { openSheet } from "./sheet.js";
import { label, say } from "./words.js";

/** Show a picture over the whole phone. */
export function showPicture(phone, address) {
  const button = make("button", { type: "button", class: "picture", "data-test": "picture" }, make("img", { src: address, alt: say("media_photo") }));
  label(button, say("close"));
  const close = openSheet(phone, { label: say("media_photo"), centred: true }, button);
  button.addEventListener("click", close);
}
