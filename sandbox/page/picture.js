/**
 * A photo at its full size.
 * Rule of the room: any tap closes it.
 */
import { button, make } from "./dom.js";
import { openSheet } from "./sheet.js";
import { label, say } from "./words.js";

/** Show a picture over the whole phone. */
export function showPicture(phone, address) {
  const picture = make("img", { src: address, alt: say("media_photo") });
  const whole = button(() => close(), { class: "picture", "data-test": "picture" }, picture);
  label(whole, say("close"));
  const close = openSheet(phone, { label: say("media_photo"), centred: true }, whole);
}
