/**
 * The panel: the clock above, one room below.
 * Rule of the room: only the open room is alive; the others are built when their tab is chosen and let go afterwards.
 */
import { listen } from "./bus.js";
import { CallsRoom } from "./calls-room.js";
import { beginClockPanel } from "./clock-panel.js";
import { button, copy, icon } from "./dom.js";
import { PeopleRoom } from "./people-room.js";
import { RowsRoom } from "./rows-room.js";
import { isDark, setDark } from "./theme.js";
import { TroubleRoom } from "./trouble-room.js";
import { label, say } from "./words.js";
import { world } from "./world.js";

const ROOMS = { people: PeopleRoom, trouble: TroubleRoom, calls: CallsRoom, rows: RowsRoom };

let parts = null;
let room = null;

/** Build the panel; called once, when the words are known. */
export function beginPanel() {
  const { root, parts: found } = copy("panel-frame");
  parts = found;
  const panel = document.getElementById("panel");
  panel.append(root);
  beginClockPanel(parts);
  for (const name of Object.keys(ROOMS)) if (name !== "rows" || world.features.rows) parts.tabs.append(tabOf(name));
  parts.tabs.addEventListener("keydown", walk);
  parts.close.addEventListener("click", () => slide(false));
  parts.theme.addEventListener("click", () => setDark(!isDark()));
  addEventListener("keydown", (event) => event.key === "Escape" && isOpen() && slide(false));
  listen("panel", slide);
  listen("theme", drawTheme);
  listen("bot", drawState);
  listen("state", drawState);
  listen("add-person", () => {
    slide(true);
    enter("people");
    room.add();
  });
  enter("people");
  drawTheme();
  drawState();
}

function enter(name) {
  room?.close();
  for (const tab of parts.tabs.children) {
    const chosen = tab.dataset.room === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  parts.room.setAttribute("aria-label", say(`room_${name}`));
  room = new ROOMS[name]();
  parts.room.replaceChildren(room.root);
}

function tabOf(name) {
  return button(() => enter(name), { role: "tab", "data-room": name, "data-test": `tab-${name}` }, say(`room_${name}`));
}

const isOpen = () => document.body.classList.contains("panel-open");

/** On a narrow screen the panel is a sheet over the phone. */
function slide(open) {
  document.body.classList.toggle("panel-open", open);
  const narrow = getComputedStyle(parts.close).display !== "none";
  document.getElementById("stage").inert = open && narrow;
  if (narrow) (open ? parts.close : document.querySelector("[data-part=panel]")).focus({ preventScroll: true });
}

function drawTheme() {
  parts.theme.replaceChildren(icon(isDark() ? "sun" : "moon"));
  label(parts.theme, say(isDark() ? "theme_light" : "theme_dark"));
}

function drawState() {
  const state = { true: "running", false: "restarting", null: "unknown" }[world.bot.running];
  parts.state.textContent = say(`bot_${state}`, { name: world.bot.first_name });
  parts.state.dataset.state = state;
}

function walk(event) {
  const tabs = [...parts.tabs.children];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
  next.click();
  next.focus();
}
