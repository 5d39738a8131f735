/**
 * The trouble room: what can go wrong between the bot and Telegram, on purpose.
 * Rule of the room: a kind of trouble is one tap; what is under way can be ended one by one.
 */
import { listen } from "./bus.js";
import { nameMethods } from "./calls.js";
import { button, copy, make, tool } from "./dom.js";
import { personOptions } from "./person-options.js";
import { report } from "./report.js";
import { post, remove } from "./wire.js";
import { say } from "./words.js";
import { world } from "./world.js";

const KINDS = ["limit", "error", "outage", "hang", "lost", "twice", "blocked", "foreign", "garbled"];
const TIMES = { once: 1, five: 5, always: null };

export class TroubleRoom {
  constructor() {
    const { root, parts } = copy("trouble-room");
    Object.assign(this, { root, parts });
    parts.times.append(...Object.keys(TIMES).map((name) => make("option", { value: name }, say(`times_${name}`))));
    parts.person.append(...personOptions());
    parts.kinds.prepend(...KINDS.map((kind) => this.kindNode(kind)));
    parts.kill.hidden = !world.features.kill;
    parts.kill.addEventListener("click", () => report(() => post("/sandbox/kill")));
    this.stops = ["trouble", "state"].map((topic) => listen(topic, () => this.draw()));
    nameMethods();
    this.draw();
  }

  close() {
    for (const stop of this.stops) stop();
  }

  kindNode(kind) {
    return button(
      () => report(() => this.begin(kind)),
      { class: "kind", "data-test": `trouble-${kind}` },
      make("b", {}, say(`trouble_${kind}`)),
      make("small", {}, say(`trouble_${kind}_what`)),
    );
  }

  begin(kind) {
    const { times, seconds, method, person } = this.parts;
    const wish = { kind, times: TIMES[times.value], seconds: seconds.valueAsNumber || 0 };
    return post("/sandbox/troubles", { ...wish, method: method.value || null, person: Number(person.value) || null });
  }

  draw() {
    const none = make("li", { class: "nothing" }, say("trouble_none"));
    const rows = world.troubles.map(rowNode);
    this.parts.active.replaceChildren(...(rows.length ? rows : [none]));
  }
}

function rowNode({ id, kind, left, method, person }) {
  const stop = () => report(() => remove(`/sandbox/troubles/${id}`));
  const end = tool("cross", say("trouble_remove"), stop, { "data-test": "trouble-remove" });
  const count = left === null ? say("times_always") : say("trouble_left", { count: left });
  const facts = make("small", {}, [method, world.people.get(person)?.first_name, count].filter(Boolean).join(" · "));
  const about = make("span", { class: "about" }, make("b", {}, say(`trouble_${kind}`)), facts);
  return make("li", { "data-test": "trouble", "data-kind": kind }, about, end);
}
