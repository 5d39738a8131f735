/**
 * The calls room: every call of the Bot API, newest above.
 * Rule of the room: drawn once a frame at most; a call's insides are built when it is opened.
 */
import { listen } from "./bus.js";
import { calls, followCalls, nameMethods } from "./calls.js";
import { asReadHere, clockTimeLong } from "./dates.js";
import { copy, make } from "./dom.js";
import { soon } from "./frames.js";
import { personOptions } from "./person-options.js";
import { report } from "./report.js";
import { currentPerson } from "./stage.js";
import { say } from "./words.js";
import { world } from "./world.js";

export class CallsRoom {
  constructor() {
    const { root, parts } = copy("calls-room");
    Object.assign(this, { root, parts, rows: new Map() });
    this.draw = this.draw.bind(this);
    parts.person.append(...personOptions());
    for (const part of [parts.person, parts.method]) part.addEventListener("input", () => this.refilter());
    this.stop = listen("calls", () => soon(this.draw));
    report(followCalls).then(nameMethods);
    soon(this.draw);
  }

  close() {
    this.stop();
  }

  refilter() {
    this.rows.clear();
    this.parts.list.replaceChildren();
    this.draw();
  }

  draw() {
    const { list } = this.parts;
    const wanted = calls.filter((call) => this.wants(call));
    const ids = new Set(wanted.map((call) => call.id));
    for (const [id, row] of this.rows) {
      if (ids.has(id)) continue;
      row.remove();
      this.rows.delete(id);
    }
    const fresh = wanted.filter((call) => !this.rows.has(call.id)).map((call) => this.row(call));
    list.prepend(...fresh.reverse());
    list.classList.toggle("empty", wanted.length === 0);
    list.dataset.nothing = say("calls_none");
  }

  wants(call) {
    const { person, method } = this.parts;
    if (person.value && call.person !== Number(person.value)) return false;
    return call.method.toLowerCase().includes(method.value.trim().toLowerCase());
  }

  row(call) {
    const { id, at, method, ok, ms, person, warnings } = call;
    const who = world.people.get(person)?.first_name ?? "";
    const details = make(
      "details",
      { class: ok ? warnings.length > 0 && "warned" : "failed" },
      make(
        "summary",
        {},
        make("b", {}, method),
        make("span", {}, who),
        make("small", {}, say("milliseconds", { count: Math.round(ms) })),
        make("time", {}, clockTimeLong(at, asReadHere(currentPerson()))),
      ),
    );
    details.addEventListener("toggle", () => details.append(...insides(call)), { once: true });
    const row = make("li", { "data-test": "call", "data-method": method, "data-ok": String(ok) }, details);
    this.rows.set(id, row);
    return row;
  }
}

function insides({ params, answer, warnings }) {
  const pretty = (value) => make("pre", { tabindex: "0" }, JSON.stringify(value, null, 2));
  const passed = make("ul", { class: "warnings", "data-test": "warnings" }, warnings.map((warning) => make("li", {}, warning)));
  return [
    ...(warnings.length > 0 ? [make("h4", {}, say("call_warnings")), passed] : []),
    ...[make("h4", {}, say("call_params")), pretty(params), make("h4", {}, say("call_answer")), pretty(answer)],
  ];
}
