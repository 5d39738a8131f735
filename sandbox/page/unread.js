/**
 * What the person has not seen yet.
 * Rule of the room: seen means that the phone is in sight, the page in front, and the reader with the newest message.
 */
import { post } from "./wire.js";
import { say } from "./words.js";

export class Unread {
  constructor(phone) {
    Object.assign(this, { phone, missed: 0, busy: false });
    this.look = () => this.read();
    document.addEventListener("visibilitychange", this.look);
    phone.parts.jump.addEventListener("click", () => phone.scroller.glide());
  }

  close() {
    document.removeEventListener("visibilitychange", this.look);
  }

  /** The chat has just been fetched: the unread messages are marked off from the ones already read. */
  begin() {
    const { chat, person, log } = this.phone;
    const theirs = chat.messages.filter((message) => !message.outgoing);
    const first = theirs.at(-person.unread);
    log.markNew(person.unread > 0 && first !== chat.messages[0] ? first?.message_id ?? null : null);
    this.missed = 0;
    this.draw();
    this.read();
  }

  /** A message has come. */
  arrived(message) {
    const { log } = this.phone;
    if (message.outgoing) log.markNew(null);
    else if (!this.sees()) {
      if (this.missed === 0) log.markNew(message.message_id);
      this.missed += 1;
    }
    this.draw();
    this.read();
  }

  /** The log was scrolled, or has grown. */
  moved() {
    if (this.phone.scroller.atEnd) this.phone.log.trim();
    this.draw();
    this.read();
  }

  /** Tell the server that everything is read, if it is. */
  async read() {
    if (!this.sees() || this.busy) return;
    this.missed = 0;
    this.draw();
    if (!this.phone.person.unread) return;
    this.busy = true;
    // what could not be told stays unread; the next look tries again
    await post(`/sandbox/people/${this.phone.personId}/read`).catch(() => null);
    this.busy = false;
  }

  sees() {
    return this.phone.scroller.follows && document.visibilityState === "visible";
  }

  draw() {
    const { jump, missed } = this.phone.parts;
    jump.classList.toggle("away", !this.phone.scroller.atEnd);
    jump.inert = this.phone.scroller.atEnd;
    missed.textContent = this.missed || "";
    jump.setAttribute("aria-label", this.missed ? say("to_newest_missed", { count: this.missed }) : say("to_newest"));
  }
}
