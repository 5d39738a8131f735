/**
 * A sheet that slides over a phone.
 * Rule of the room: while it is open the rest of the phone sleeps; Escape and a tap beside it close it, and the
 * focus goes back to where it was.
 */
import { make } from "./dom.js";
import { mayMove } from "./frames.js";

/** Open a sheet with this content; returns the function that closes it. */
export function openSheet(phone, { label, role = "dialog", centred = false }, content) {
  const focused = document.activeElement;
  const attributes = { role, "aria-modal": "true", "aria-label": label, tabindex: "-1" };
  const sheet = make("div", { class: "sheet", ...attributes }, content);
  const veil = make("div", { class: centred ? "veil centred" : "veil" }, sheet);
  const others = [...phone.root.children];
  for (const other of others) other.inert = true;
  phone.root.append(veil);
  (sheet.querySelector("[autofocus],button,input,a") ?? sheet).focus({ preventScroll: true });

  function close() {
    if (!veil.isConnected || veil.classList.contains("closing")) return;
    for (const other of others) other.inert = false;
    focused?.focus?.();
    veil.classList.add("closing");
    if (!mayMove()) veil.remove();
    else veil.addEventListener("animationend", () => veil.remove());
  }
  veil.addEventListener("click", (event) => event.target === veil && close());
  veil.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  return close;
}
