/**
 * What a person can do with a message and its parts.
 * Rule of the room: the drawing modules know only this; whatever the server refuses is told in a toast.
 */
import { markWaiting } from "./buttons.js";
import { toast } from "./notices.js";
import { showPicture } from "./picture.js";
import { patch, post } from "./wire.js";
import { say } from "./words.js";
import { meet, world } from "./world.js";

const PATIENCE = 20000; // ms after which a button stops waiting for its answer

export class Reader {
  constructor(phone) {
    this.phone = phone;
    this.taps = new Set(); // {messageId, data, queryId once known}
    this.early = new Set(); // queries whose answer came before their id was known
  }

  get person() {
    return this.phone.person;
  }

  /** Send a text as the person; true when it went. */
  send(text, replyTo) {
    const body = replyTo ? { text, reply_to: replyTo } : { text };
    return this.ask("send", body);
  }

  /** Ask the server for something in the person's name; its message, if it answers with one, goes into the chat. */
  async ask(what, body) {
    try {
      const answer = await post(`/sandbox/people/${this.person.id}/${what}`, body);
      if (answer.message_id) this.phone.chat.take(answer);
      return true;
    } catch (refusal) {
      toast(this.phone, refusal.message);
      return false;
    }
  }

  /** Block the bot, or take it back. */
  async block(blocked) {
    try {
      meet(await patch(`/sandbox/people/${this.person.id}`, { blocked }));
    } catch (refusal) {
      toast(this.phone, refusal.message);
    }
  }

  /** Put words into the composer. */
  write(text) {
    this.phone.composer.write(`${text} `);
  }

  /** Copy to the clipboard. */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      toast(this.phone, say("copied"));
    } catch {
      toast(this.phone, text); // without the clipboard's permission the words are at least shown
    }
  }

  /** Follow a link inside the sandbox: a start link of the bot. False when it leads elsewhere. */
  follow(url) {
    const command = startOf(url);
    if (command) this.send(command);
    return command !== null;
  }

  /** Follow any link, the ones that lead out in a new tab. */
  open(url) {
    if (!this.follow(url) && /^https?:/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
  }

  look(address) {
    showPicture(this.phone, address);
  }

  burst(effectId) {
    this.phone.burst(effectId);
  }

  goTo(messageId) {
    const node = this.phone.log.nodeOf(messageId);
    if (node) this.phone.scroller.show(node);
    else toast(this.phone, say("original_gone"));
  }

  /** Choose answers of a poll, by number; none takes the choice back. */
  async vote(messageId, options) {
    try {
      await post(`/sandbox/people/${this.person.id}/vote`, { message_id: messageId, options });
    } catch (refusal) {
      toast(this.phone, refusal.message);
    }
  }

  /** Whether a button still waits for the answer to its tap. */
  waits(messageId, data) {
    return [...this.taps].some((tap) => tap.messageId === messageId && tap.data === data);
  }

  /** Tap a button. */
  async tap(messageId, data) {
    if (this.waits(messageId, data)) return;
    const tap = { messageId, data };
    this.taps.add(tap);
    this.mark(tap);
    setTimeout(() => this.settle(tap), PATIENCE);
    try {
      const path = `/sandbox/people/${this.person.id}/tap`;
      tap.queryId = (await post(path, { message_id: messageId, data })).query_id;
      if (this.early.delete(tap.queryId)) this.settle(tap);
    } catch (refusal) {
      this.settle(tap);
      toast(this.phone, refusal.message);
    }
  }

  /** The bot has answered a query. */
  answered(queryId) {
    const tap = [...this.taps].find((one) => one.queryId === queryId);
    if (tap) this.settle(tap);
    else if (this.taps.size > 0) this.early.add(queryId);
  }

  settle(tap) {
    this.taps.delete(tap);
    if (this.taps.size === 0) this.early.clear();
    this.mark(tap);
  }

  mark({ messageId }) {
    const node = this.phone.log.nodeOf(messageId);
    if (node) markWaiting(node, (data) => this.waits(messageId, data));
  }
}

/** What a start link of the bot sends: https://t.me/name?start=x or tg://resolve?domain=name&start=x; else null. */
function startOf(url) {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname, searchParams } = new URL(url);
  const name = protocol === "tg:" ? searchParams.get("domain") : host === "t.me" && pathname.slice(1);
  if (!name || name.toLowerCase() !== world.bot.username.toLowerCase()) return null;
  return searchParams.has("start") ? `/start ${searchParams.get("start")}` : "/start";
}
