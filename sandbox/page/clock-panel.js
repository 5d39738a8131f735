/**
 * The clock of the panel: the bot's now, its speed, and leaps forward.
 * Rule of the room: shown as the current person's own clock would show it; time never goes back.
 */
import { listen } from "./bus.js";
import { changes, now, rate, setClock } from "./clock.js";
import { asReadHere, clockTimeLong, wholeDate } from "./dates.js";
import { button, icon, make, setText } from "./dom.js";
import { notice, report } from "./report.js";
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
  setText(parts.digits, clockTimeLong(now(), asReadHere(person)));
  setText(parts.date, `${wholeDate(now(), asReadHere(person))} · ${person.zone.replaceAll("_", " ")}`);
  for (const choice of parts.rates.children) {
    const chosen = Number(choice.dataset.rate) === rate();
    choice.setAttribute("aria-checked", String(chosen));
    choice.tabIndex = chosen ? 0 : -1;
  }
}

function rateNode(speed) {
  const attributes = { role: "radio", "data-rate": speed, "data-test": `rate-${speed}` };
  return button(() => set({ rate: speed }), attributes, say("times", { count: speed }));
}

function leapNode(kind) {
  const leap = async ({ currentTarget: node }) => {
    const before = changes();
    node.setAttribute("aria-busy", "true");
    const went = await set({ forward: kind, person: currentPerson()?.id });
    node.setAttribute("aria-busy", "false");
    if (went && changes() === before) notice(say("forward_nowhere"));
  };
  const text = make("span", {}, say(`forward_${kind}`));
  return button(leap, { class: "soft", "data-test": `forward-${kind}` }, icon(LEAPS[kind]), text);
}

const set = (wish) => report(async () => setClock(await post("/sandbox/clock", wish)));

function walk(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const choices = [...parts.rates.children];
  const next = step && choices[choices.indexOf(document.activeElement) + step];
  next?.focus();
  next?.click();
}
