/**
 * Quotations.
 * Rule of the room: a long one folds, and unfolds by a tap; what is folded stays readable to the ear.
 */
import { icon, make } from "./dom.js";
import { label, say } from "./words.js";

/** A quotation as it stands. */
export const plainQuote = (children) => make("blockquote", {}, children);

/** A quotation folded to its first lines. */
export function foldingQuote(children) {
  const button = make("button", { type: "button", class: "fold", "aria-expanded": "false" }, icon("down"));
  const quote = make("blockquote", { class: "folded" }, make("div", {}, children), button);
  label(button, say("unfold"));
  button.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    button.setAttribute("aria-expanded", String(!folded));
    label(button, say(folded ? "unfold" : "fold"));
  });
  return quote;
}
