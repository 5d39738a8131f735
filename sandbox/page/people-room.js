/**
 * The people room: who is there, on which phone one looks, who is changed or added.
 * Rule of the room: a row is drawn anew only when its person changed.
 */
import { listen } from "./bus.js";
import { now } from "./clock.js";
import { asReadHere, clockTime } from "./dates.js";
import { button, icon, make, setText, tool } from "./dom.js";
import { faceOf } from "./face.js";
import { soon } from "./frames.js";
import { personForm } from "./person-form.js";
import { report } from "./report.js";
import { openPeople, showBeside, showOnly } from "./stage.js";
import { patch } from "./wire.js";
import { say } from "./words.js";
import { world } from "./world.js";

export class PeopleRoom {
  constructor() {
    this.list = make("ul", { class: "people", "data-test": "people" });
    const text = make("span", {}, say("add_person"));
    this.addButton = button(() => this.add(), { class: "soft", "data-test": "new-person" }, icon("plus"), text);
    this.slot = make("div", {}, this.addButton);
    this.root = make("div", {}, this.list, this.slot);
    this.rows = new Map(); // person id -> {row, look}
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
      if (time) setText(time, clockTime(now(), asReadHere(world.people.get(id))));
    }
  }

  row(person, open) {
    const { id, first_name: name, language_code: language, zone, blocked, unread } = person;
    const shown = open.includes(id);
    const row = make("li", { class: shown ? "person shown" : "person", "data-test": "person", "data-person": id });
    const facts = make("small", {}, `${language} · ${zone.replaceAll("_", " ")}`);
    const about = make("span", { class: "about" }, make("b", {}, name), facts);
    const badge = unread && !shown ? make("span", { class: "badge" }, String(unread)) : null;
    const block = () => report(() => patch(`/sandbox/people/${id}`, { blocked: !blocked }));
    const change = () => this.change(person, row);
    const whole = { class: "whole", "data-test": "open-person" };
    row.append(
      button(() => showOnly(id), whole, faceOf(person), about, badge, make("time", {})),
      tool("beside", say("open_beside"), () => showBeside(id), { "data-test": "open-beside", hidden: shown }),
      tool("write", say("change_person"), change, { "data-test": "change-person" }),
      tool("block", say("block"), block, { "data-test": "block", "aria-pressed": String(blocked) }),
    );
    return row;
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
