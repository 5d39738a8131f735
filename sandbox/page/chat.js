/**
 * One person's chat as data.
 * Rule of the room: what the server says is the truth; events that come while the chat is being fetched wait for it,
 * so the order in which the two arrive does not matter.
 */
import { listen } from "./bus.js";
import { get } from "./wire.js";

/** What each event does to a chat; false where it changed nothing. */
const CHANGES = {
  message(chat, { message }) {
    if (!message.outgoing) chat.typing = null;
    return put(chat.messages, message);
  },
  edited: (chat, { message }) => put(chat.messages, message),
  deleted(chat, { message_id: messageId }) {
    const at = chat.messages.findIndex((message) => message.message_id === messageId);
    if (at >= 0) chat.messages.splice(at, 1);
    return at >= 0;
  },
  action: (chat, { action }) => Boolean((chat.typing = action)),
  keyboard(chat, { keyboard }) {
    chat.keyboard = keyboard;
    return true;
  },
  commands: (chat, { commands }) => Boolean((chat.commands = commands)),
};

export class Chat {
  /** `changed(what, value)` is called after each change: "all", or the event's name with its data. */
  constructor(personId, changed) {
    this.personId = personId;
    this.changed = changed;
    this.messages = []; // by message_id, ascending
    this.commands = [];
    this.keyboard = null;
    this.typing = null;
    this.early = []; // events heard before the chat has arrived; null afterwards
    this.stops = Object.keys(CHANGES).map((name) => listen(name, (value) => this.hear(name, value)));
  }

  /** Fetch the whole chat: at the beginning, and again after the line was lost. */
  async load() {
    const early = (this.early = []);
    const { messages, ...rest } = await get(`/sandbox/people/${this.personId}/chat`);
    if (this.early !== early) return; // a younger fetch is under way
    const known = new Map(this.messages.map((message) => [message.message_id, message]));
    this.messages = messages.map((message) => kept(known.get(message.message_id), message));
    Object.assign(this, rest, { early: null });
    this.changed("all");
    for (const [name, value] of early) this.hear(name, value);
  }

  /** Whether the chat has arrived. */
  get ready() {
    return this.early === null;
  }

  /** Forget the chat. */
  close() {
    for (const stop of this.stops) stop();
  }

  /** The message of an id, or undefined. */
  find(messageId) {
    return this.messages.find((message) => message.message_id === messageId);
  }

  /** The person's own last message that is text, or undefined. */
  lastOwn() {
    return this.messages.findLast((message) => message.outgoing && message.text);
  }

  /** Put in a message that came as the answer to a request, which may be before its event. */
  take(message) {
    if (put(this.messages, message)) this.changed("message", { message });
  }

  hear(name, value) {
    if (value.person !== this.personId) return;
    if (!this.ready) this.early.push([name, value]);
    else if (CHANGES[name](this, value)) this.changed(name, value);
  }
}

/** Put a message in its place, or in place of its older self; false when it is there as it stands. */
function put(messages, message) {
  let at = messages.length;
  while (at > 0 && messages[at - 1].message_id >= message.message_id) at -= 1;
  const there = messages[at]?.message_id === message.message_id;
  if (there && kept(messages[at], message) === messages[at]) return false;
  messages.splice(at, there ? 1 : 0, message);
  return true;
}

/** The message as it is known if the new one says the same, so that it need not be drawn again; else the new one. */
function kept(known, message) {
  return known && JSON.stringify(known) === JSON.stringify(message) ? known : message;
}
