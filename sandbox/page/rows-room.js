/**
 * The rows room: what the bot has stored about the current person.
 * Rule of the room: looked at anew a moment after anything happened to that person.
 */
import { listen } from "./bus.js";
import { icon, make } from "./dom.js";
import { report } from "./report.js";
import { currentPerson } from "./stage.js";
import { get } from "./wire.js";
import { say } from "./words.js";

const MOMENT = 400; // ms

export class RowsRoom {
  constructor() {
    this.tables = make("div", { class: "tables", "data-test": "rows" });
    const text = make("span", {}, say("transcript"));
    this.export = make("a", { class: "soft", "data-test": "export" }, icon("download"), text);
    this.root = make("div", {}, this.export, this.tables);
    this.timer = null;
    const mine = ({ person }) => person === currentPerson()?.id && this.later();
    this.stops = ["message", "edited", "deleted", "answer"].map((topic) => listen(topic, mine));
    this.stops.push(listen("current", () => this.look()), listen("clock", () => this.later()));
    this.look();
  }

  close() {
    clearTimeout(this.timer);
    for (const stop of this.stops) stop();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), MOMENT);
  }

  look() {
    const id = currentPerson()?.id;
    if (!id) return;
    this.export.href = `/sandbox/people/${id}/transcript`;
    this.export.download = `${id}.txt`;
    report(async () => this.draw(await get(`/sandbox/people/${id}/rows`)));
  }

  draw(tables) {
    this.tables.replaceChildren(...Object.entries(tables).map(([name, rows]) => tableNode(name, rows)));
  }
}

function tableNode(name, rows) {
  const columns = Object.keys(rows[0] ?? {});
  const head = make("tr", {}, columns.map((column) => make("th", { scope: "col" }, column)));
  const body = rows.map((row) => make("tr", {}, columns.map((column) => cell(row[column]))));
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, body));
  const title = make("h3", {}, name, make("small", {}, String(rows.length)));
  const frame = rows.length ? make("div", { class: "wide-table", tabindex: "0" }, table) : null;
  return make("section", { "data-test": "table", "data-table": name }, title, frame);
}

function cell(value) {
  const text = value === null ? "∅" : typeof value === "object" ? JSON.stringify(value) : String(value);
  return make("td", { title: text, class: typeof value === "number" ? "number" : null }, text);
}
