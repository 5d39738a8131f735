/**
 * Short news over a phone: toasts, and alerts that want to be read.
 * Rule of the room: a toast goes by itself; an alert stays until it is closed.
 */
import { make } from "./dom.js";
import { openSheet } from "./sheet.js";
import { say } from "./words.js";

const TOAST = 3200; // ms

/** Show a few words for a moment. */
export function toast(phone, text) {
  phone.root.querySelector(".toast")?.remove();
  const node = make("p", { class: "toast", role: "alert", "data-test": "toast" }, text);
  phone.parts.paper.append(node);
  setTimeout(() => node.remove(), TOAST);
}

/** Show an answer that the bot wants to be read. */
export function showAlert(phone, text) {
  const button = make("button", { type: "button", class: "plain", "data-test": "alert-close" }, say("alert_ok"));
  const content = make("div", { class: "alert", "data-test": "alert" }, make("p", {}, text), button);
  const close = openSheet(phone, { label: text, role: "alertdialog", centred: true }, content);
  button.addEventListener("click", close);
}
