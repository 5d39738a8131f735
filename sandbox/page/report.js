/**
 * What came of a wish, told in the panel.
 * Rule of the room: whatever does not happen is told where the person looks, and nothing else happens.
 */
import { make } from "./dom.js";
import { say } from "./words.js";

const SHOWN = 5000; // ms

/** Do something that the server may refuse; true when it was done. */
export async function report(act) {
  try {
    await act();
    return true;
  } catch (refusal) {
    notice(say("refused", { detail: refusal.message }));
    return false;
  }
}

/** Say why nothing happens. */
export function notice(text) {
  const panel = document.querySelector("#panel .panel");
  panel.querySelector(".notice")?.remove();
  const node = make("p", { class: "notice", role: "alert", "data-test": "notice" }, text);
  panel.append(node);
  setTimeout(() => node.remove(), SHOWN);
}
