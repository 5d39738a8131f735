/**
 * The people room: who is there, on which phone one looks, who is changed or added.
 * Rule of the room: a row is drawn anew only when its person changed.
 */
import { listen } from "./bus.js";
import { now } from "./clock.js";
import { asReadHere, clockTime } from "./dates.js";
import { icon, make } from "./dom.js";
import { faceOf } from "./face.js";
import { soon } from "./frames.js";
import { personForm } from "./person-form.js";
import { report } from "./report.js";
import { openPeople, showBeside, showOnly } from "./stage.js";
import { patch } from "./wire.js";
import { label, say } from "./words.js";
import { world } from "./world.js";

export class PeopleRoom {
  constructor() {
    this.list = make("ul", { class: "people", "data-test": "people" });
    const add = make("button", { type: "button", class: "soft", "data-test": "new-person", on: { click: () => this.add() } }, icon("plus"), make("span", {}, say("add_person")));
    this.slot = make("div", {}, add);
    this.addButton = add;
    this.root = make("div", {}, this.list, this.slot);
    this.rows = new Map(); // person id -> {row, person}
    this.draw = this.draw.bind(this);
    this.stops = ["person", "state", "current"].map((topic) => listen(topic, () => soon(this.draw)));
    this.stops.push(listen("tick", () => this.tick()));
    this.draw();
  }

  close() {
    for (const stop of this.stops) stop();
  }

  /** Open the form for somebody new. */
  add() {
    this.slot.replaceChildren(personForm(null, () => this.slot.replaceChildren(this.addButton)));
    this.slot.querySelector("input").focus();
  }

  draw() {
    const open = openPeople();
    for (const [id, { row }] of this.rows) {
      if (world.people.has(id)) continue;
      row.remove();
      this.rows.delete(id);
    }
    for (const person of world.people.values()) {
      const look = JSON.stringify([person, open.includes(person.id), open.length]);
      const known = this.rows.get(person.id);
      if (known?.look === look || known?.row.querySelector("form")) continue;
      const row = this.row(person, open);
      if (known) known.row.replaceWith(row);
      else this.list.append(row);
      this.rows.set(person.id, { row, look });
    }
    this.tick();
  }

  tick() {
    for (const [id, { row }] of this.rows) {
      const time = row.querySelector("time");
      const text = time && clockTime(now(), asReadHere(world.people.get(id)));
      if (time && time.textContent !== text) time.textContent = text;
    }
  }

  row(person, open) {
    const { id, first_name: name, language_code: language, zone, blocked, unread } = person;
    const shown = open.includes(id);
    const row = make("li", { class: shown ? "person shown" : "person", "data-test": "person", "data-person": id });
    const about = make("span", { class: "about" }, make("b", {}, name), make("small", {}, `${language} · ${zone.replaceAll("_", " ")}`));
    const badge = unread && !shown ? make("span", { class: "badge" }, String(unread)) : null;
    row.append(
      make("button", { type: "button", class: "whole", "data-test": "open-person", on: { click: () => showOnly(id) } }, faceOf(person), about, badge, make("time", {})),
      this.tool("beside", "open_beside", () => showBeside(id), shown),
      this.tool("write", "change_person", () => this.change(person, row)),
      this.tool("block", blocked ? "unblock" : "block", () => report(() => patch(`/sandbox/people/${id}`, { blocked: !blocked })), false, blocked),
    );
    return row;
  }

  tool(name, key, act, hidden = false, pressed = null) {
    const button = make("button", { type: "button", class: "round small", "data-test": key, hidden, "aria-pressed": pressed === null ? null : String(pressed), on: { click: act } }, icon(name));
    label(button, say(key));
    return button;
  }

  change(person, row) {
    const done = () => {
      this.rows.get(person.id).look = "";
      row.replaceChildren();
      this.draw();
    };
    row.replaceChildren(personForm(person, done));
    row.querySelector("input").focus();
  }
}
