/**
 * Refusals in the panel.
 * Rule of the room: whatever the server refuses is told where the person looks, and nothing else happens.
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
    tellRefusal(refusal.message);
    return false;
  }
}

function tellRefusal(detail) {
  const panel = document.querySelector("#panel .panel");
  panel.querySelector(".refusal")?.remove();
  const node = make("p", { class: "refusal", role: "alert", "data-test": "refusal" }, say("refused", { detail }));
  panel.append(node);
  setTimeout(() => node.remove(), SHOWN);
}
