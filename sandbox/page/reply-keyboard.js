/**
 * The keyboard that the bot offers instead of letters.
 * Rule of the room: a one-time keyboard hides after its use and can be called back; a new one always shows itself.
 */
import { button, icon, make } from "./dom.js";
import { choosePlace } from "./places.js";
import { label, say } from "./words.js";

export class ReplyKeyboard {
  constructor(phone) {
    Object.assign(this, { phone, open: true });
    phone.parts.keyboardToggle.addEventListener("click", () => this.toggle());
  }

  /** The bot has offered a keyboard, perhaps the same one again. */
  show() {
    this.open = true;
    this.draw();
  }

  /** Draw the chat's keyboard, or nothing. */
  draw() {
    const { chat, parts } = this.phone;
    const { keyboard } = chat;
    const box = parts.replyKeyboard;
    box.hidden = !keyboard || !this.open;
    parts.keyboardToggle.hidden = !keyboard || (keyboard.is_persistent && this.open);
    label(parts.keyboardToggle, say(this.open ? "keyboard_hide" : "keyboard_show"));
    parts.keyboardToggle.setAttribute("aria-expanded", String(this.open));
    if (!keyboard) return;
    box.classList.toggle("tall", !keyboard.resize_keyboard);
    const rows = keyboard.keyboard.map((row) => make("div", { class: "row" }, row.map((key) => this.key(key))));
    box.replaceChildren(...rows);
  }

  toggle() {
    this.open = !this.open;
    this.draw();
  }

  key({ text, style, request_location: place }) {
    return button(
      () => this.press(text, place),
      { class: `button ${style ?? ""}`, "data-test": "key", "data-label": text },
      make("span", { class: "label" }, text),
      place ? make("span", { class: "mark" }, icon("pin")) : null,
    );
  }

  press(text, place) {
    if (place) choosePlace(this.phone);
    else this.phone.reader.send(text);
    if (!this.phone.chat.keyboard?.one_time_keyboard) return;
    this.open = false;
    this.draw();
  }
}
