/**
 * The log of one chat: its messages on the screen.
 * Rule of the room: one drawing a frame, whatever happened; a message that did not change is not touched;
 * at most a few hundred are on the screen, older ones come when they are scrolled to.
 */
import { now } from "./clock.js";
import { dayKey, dayName } from "./dates.js";
import { make, setText } from "./dom.js";
import { soon } from "./frames.js";
import { drawMessage, messageNode } from "./message.js";
import { appear, leave, reshape } from "./motion.js";
import { say } from "./words.js";

const MOST = 300;
const MORE = 100;
const BREATH = 600; // seconds: messages closer than this, by one sender, stand as one group

export class Log {
  /** Draws `chat` into `list` for its reader. */
  constructor(list, chat, reader) {
    Object.assign(this, { list, chat, reader });
    this.draw = this.draw.bind(this);
    this.divider = make("div", { class: "divider", role: "separator" }, make("span", {}, say("new_messages")));
    this.rebuild();
  }

  /** Throw everything away and draw anew: the reader has another zone or language. */
  rebuild() {
    this.size = MOST;
    this.entries = new Map(); // message_id -> {message, node, day}
    this.days = new Map(); // key of the local day -> its section
    this.newest = Infinity; // messages above this id are new and may appear in motion
    this.list.replaceChildren();
    this.refresh();
  }

  /** Draw at the next frame. */
  refresh() {
    soon(this.draw);
  }

  /** Show a page of older messages; false when there is none. */
  showOlder() {
    if (this.chat.messages.length <= this.size) return false;
    this.size += MORE;
    this.draw();
    return true;
  }

  /** Let go of the older pages: the reader is at the newest again. */
  trim() {
    if (this.size === MOST) return;
    this.size = MOST;
    this.refresh();
  }

  /** The article of a message, or undefined. */
  nodeOf(messageId) {
    return this.entries.get(messageId)?.node;
  }

  /** Put the mark "new messages" above a message, or take it away with null. */
  markNew(messageId) {
    this.firstNew = messageId;
    if (messageId === null) this.divider.remove();
    this.refresh();
  }

  /** Name the days as seen from now: at midnight today becomes yesterday. */
  nameDays() {
    for (const { firstElementChild: name } of this.days.values()) {
      setText(name.firstElementChild, dayName(Number(name.dataset.unix), this.reader.person, now()));
    }
  }

  draw() {
    if (!this.chat.ready) return;
    const shown = this.chat.messages.slice(-this.size);
    this.drop(shown);
    let [day, at, previous] = [null, null, null];
    for (const message of shown) {
      const entry = this.entry(message);
      const section = this.day(entry);
      if (section !== day) {
        place(this.list, day, section);
        day = section;
        at = section.firstElementChild;
      }
      if (message.message_id === this.firstNew) at = place(section, at, this.divider);
      at = place(section, at, entry.node);
      join(previous, entry);
      previous = entry;
    }
    join(previous, null);
    for (const [key, section] of this.days) if (section.childElementCount === 1) this.forgetDay(key, section);
    this.newest = shown.at(-1)?.message_id ?? 0;
    this.list.ariaLive = "polite"; // from now on; what was there before is not read out
  }

  drop(shown) {
    const kept = new Set(shown.map((message) => message.message_id));
    const oldest = shown[0]?.message_id ?? 0;
    for (const [id, { node }] of this.entries) {
      if (kept.has(id)) continue;
      this.entries.delete(id);
      if (id < oldest) node.remove();
      else leave(node, () => this.refresh());
    }
  }

  entry(message) {
    const known = this.entries.get(message.message_id);
    if (known?.message === message) return known;
    if (known) {
      reshape(known.node, () => drawMessage(known.node, message, this.reader));
      return Object.assign(known, { message });
    }
    const entry = { message, node: messageNode(message), day: dayKey(message.date, this.reader.person) };
    drawMessage(entry.node, message, this.reader);
    if (message.message_id > this.newest) appear(entry.node);
    this.entries.set(message.message_id, entry);
    return entry;
  }

  day({ day, message }) {
    if (!this.days.has(day)) {
      const text = make("span", {}, dayName(message.date, this.reader.person, now()));
      const name = make("h3", { class: "day-name", "data-unix": message.date }, text);
      this.days.set(day, make("section", { class: "day" }, name));
    }
    return this.days.get(day);
  }

  forgetDay(key, section) {
    section.remove();
    this.days.delete(key);
  }
}

/** Put a node after another of the same parent (null: first), unless it is there; what is leaving does not count. */
function place(parent, after, node) {
  let next = after ? after.nextElementSibling : parent.firstElementChild;
  while (next?.classList.contains("leaving")) next = next.nextElementSibling;
  if (next !== node) parent.insertBefore(node, next);
  return node;
}

/** Where one group of bubbles ends and the next begins. */
function join(above, below) {
  const together = above && below && above.day === below.day && inOneBreath(above.message, below.message);
  above?.node.classList.toggle("last", !together);
  below?.node.classList.toggle("first", !together);
}

const inOneBreath = (one, next) => one.outgoing === next.outgoing && next.date - one.date < BREATH;
