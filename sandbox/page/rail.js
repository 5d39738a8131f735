/**
 * The rail: everybody, one face each.
 * Rule of the room: a face is drawn anew only when its person changed, and at most once a frame.
 */
import { listen, tell } from "./bus.js";
import { button, make } from "./dom.js";
import { faceOf } from "./face.js";
import { soon } from "./frames.js";
import { openPeople, showBeside, showOnly } from "./stage.js";
import { say } from "./words.js";
import { world } from "./world.js";

const MOST = 99; // beyond it a number says no more

const rail = document.getElementById("rail-people");
const tabs = new Map(); // person id -> its tab
const changed = new Set();

/** Begin: draw everybody and keep up with them. */
export function beginRail() {
  document.getElementById("rail-add").addEventListener("click", () => tell("add-person"));
  rail.addEventListener("keydown", walk);
  listen("state", () => {
    rail.replaceChildren();
    tabs.clear();
    mark(...world.people.keys());
  });
  listen("person", ({ id }) => mark(id));
  listen("current", () => mark(...tabs.keys()));
}

function mark(...ids) {
  for (const id of ids) changed.add(id);
  soon(draw);
}

function draw() {
  for (const id of changed) {
    const person = world.people.get(id);
    if (!person) continue;
    if (!tabs.has(id)) rail.append(tabOf(id));
    drawTab(tabs.get(id), person);
  }
  changed.clear();
}

function tabOf(id) {
  const choose = (event) => (event.ctrlKey || event.metaKey || event.shiftKey ? showBeside(id) : showOnly(id));
  const tab = button(choose, { role: "tab", "data-test": "person-tab", "data-person": id });
  tabs.set(id, tab);
  return tab;
}

function drawTab(tab, person) {
  const { first_name: name, unread, blocked } = person;
  const selected = openPeople().includes(person.id);
  tab.setAttribute("aria-selected", String(selected));
  tab.tabIndex = selected ? 0 : -1;
  tab.classList.toggle("blocked", blocked);
  const waiting = selected ? 0 : unread;
  tab.setAttribute("aria-label", waiting ? say("person_unread", { name, count: waiting }) : name);
  const badge = make("span", { class: "badge" }, waiting ? String(Math.min(waiting, MOST)) : "");
  tab.replaceChildren(faceOf(person), make("span", { class: "name" }, name), badge);
}

function walk(event) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const next = step && document.activeElement[step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
