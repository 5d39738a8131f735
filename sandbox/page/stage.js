/**
 * The stage: the phones that are open.
 * Rule of the room: only here phones are opened and closed; the one touched last is the current one, and the panel
 * speaks of its person.
 */
import { keepPeople, phoneOnly, wantedPeople } from "./address.js";
import { listen, tell } from "./bus.js";
import { Phone } from "./phone.js";
import { world } from "./world.js";

const MOST = 3;
const PHONE_WIDTH = 372; // px that a phone needs beside another
const AROUND = 480; // px of rail and panel

const phones = new Map(); // person id -> Phone, in the order on the stage
let current = null;

/** The person of whom the panel speaks, or undefined while there is nobody. */
export const currentPerson = () => world.people.get(current);

/** The ids of the people whose phones are open. */
export const openPeople = () => [...phones.keys()];

/** How many phones fit side by side. */
function roomForPhones() {
  if (phoneOnly) return 1;
  return Math.max(1, Math.min(MOST, Math.floor((innerWidth - AROUND) / PHONE_WIDTH)));
}

/** Show one person's phone alone. */
export const showOnly = (id) => show([id], id);

/** Show a person's phone next to those that are open; the oldest goes where there is no room. */
export const showBeside = (id) => show([...openPeople().filter((open) => open !== id), id].slice(-roomForPhones()), id);

/** Put a phone away, unless it is the last. */
const putAway = (id) => phones.size > 1 && show(openPeople().filter((open) => open !== id));

function show(ids, wished = current) {
  for (const [id, phone] of phones) {
    if (ids.includes(id)) continue;
    phone.close();
    phones.delete(id);
  }
  for (const id of ids) if (!phones.has(id)) open(id);
  document.body.dataset.phones = phones.size;
  if (!phoneOnly) keepPeople(openPeople());
  setCurrent(phones.has(wished) ? wished : ids.at(-1));
}

function open(id) {
  const phone = new Phone(id, () => putAway(id));
  phone.root.addEventListener("pointerdown", () => setCurrent(id), true);
  phone.root.addEventListener("focusin", () => setCurrent(id));
  phones.set(id, phone);
  document.getElementById("stage").append(phone.root);
}

function setCurrent(id) {
  if (id === current) return;
  current = id;
  tell("current", id);
}

/** Open what the address asks for; without a wish, the first of the people. */
function followAddress() {
  const known = wantedPeople().filter((id) => world.people.has(id));
  const ids = known.length > 0 ? known : [...world.people.keys()].slice(0, 1);
  if (ids.length > 0) show(ids.slice(0, roomForPhones()));
}

listen("state", () => {
  for (const [id, phone] of phones) {
    if (world.people.has(id)) continue;
    phone.close();
    phones.delete(id);
  }
  if (phones.size === 0) followAddress();
});
listen("person", ({ id }) => phones.size === 0 && showOnly(id));
addEventListener("hashchange", followAddress);
addEventListener("resize", () => phones.size > roomForPhones() && showBeside(current));
