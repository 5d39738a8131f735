/**
 * The page begins here.
 * Rule of the room: the only file that knows everybody; nothing is shown before the words have arrived.
 */
import { world } from "./world.js"; // first, so that the state is known to whoever hears of it next
import { phoneOnly } from "./address.js";
import { listen, tell } from "./bus.js";
import { readClock } from "./clock.js";
import { connect, hurry } from "./link.js";
import { beginPanel } from "./panel.js";
import { beginRail } from "./rail.js";
import "./stage.js";
import { showTheme } from "./theme.js";
import { dress, say } from "./words.js";

const PATIENCE = 500; // ms that a broken line may take to mend before it is told of

showTheme();
document.body.classList.toggle("phone-only", phoneOnly);
beginRail();

const stopFirst = listen("state", () => {
  stopFirst();
  document.title = say("title");
  dress(document.getElementById("app"));
  if (!phoneOnly) beginPanel();
  document.getElementById("app").hidden = false;
  if (world.people.size === 0) tell("add-person");
});

let timer = null;
listen("link", (up) => {
  clearTimeout(timer);
  const lost = document.getElementById("lost");
  if (up) lost.hidden = true;
  else timer = setTimeout(() => (lost.hidden = false), PATIENCE);
});

for (const [target, event] of [[document, "visibilitychange"], [window, "online"], [window, "pageshow"]]) {
  target.addEventListener(event, () => {
    if (document.visibilityState !== "visible") return;
    hurry();
    readClock().catch(() => null); // the line is down; connecting will bring the clock
  });
}
connect();
