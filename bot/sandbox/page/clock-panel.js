/**
 * The clock of the panel: the bot's now, its speed, and leaps forward.
 * Rule of the room: shown as the current person's own clock would show it; time never goes back.
 */
import { listen } from "./bus.js";
import { now, rate, setClock } from "./clock.js";
import { asReadHere, clockTimeLong, wholeDate } from "./dates.js";
import { icon, make } from "./dom.js";
import { report } from "./report.js";
import { currentPerson } from "./stage.js";
import { post } from "./wire.js";
import { say } from "./words.js";
import { world } from "./world.js";

const RATES = [1, 10, 60];
const LEAPS = { timer: "timer", alarm: "bell", reminder: "sunrise" };

let parts = null;

/** Fill the clock's part of the panel. */
export function beginClockPanel(found) {
  parts = found;
  parts.rates.append(...RATES.map(rateNode));
  if (world.features.clock) parts.forward.append(...Object.keys(LEAPS).map(leapNode));
  parts.rates.addEventListener("keydown", walk);
  listen("tick", draw);
  listen("current", draw);
  draw();
}

function draw() {
  const person = currentPerson();
  if (!person) return;
  parts.digits.textContent = clockTimeLong(now(), asReadHere(person));
  parts.date.textContent = `${wholeDate(now(), asReadHere(person))} · ${person.zone.replaceAll("_", " ")}`;
  for (const button of parts.rates.children) {
    const chosen = Number(button.dataset.rate) === rate();
    button.setAttribute("aria-checked", String(chosen));
    button.tabIndex = chosen ? 0 : -1;
  }
}

function rateNode(speed) {
  const attributes = { type: "button", role: "radio", "data-rate": speed, "data-test": `rate-${speed}`, on: { click: () => set({ rate: speed }) } };
  return make("button", attributes, say("times", { count: speed }));
}

function leapNode(kind) {
  const leap = async (event) => {
    const button = event.currentTarget;
    button.setAttribute("aria-busy", "true");
    await set({ forward: kind, person: currentPerson()?.id });
    button.setAttribute("aria-busy", "false");
  };
  return make("button", { type: "button", class: "soft", "data-test": `forward-${kind}`, on: { click: leap } }, icon(LEAPS[kind]), make("span", {}, say(`forward_${kind}`)));
}

async function set(wish) {
  await report(async () => setClock(await post("/sandbox/clock", wish)));
}

function walk(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const buttons = [...parts.rates.children];
  const next = step && buttons[buttons.indexOf(document.activeElement) + step];
  next?.focus();
  next?.click();
}
