/**
 * One person's phone.
 * Rule of the room: it joins the chat's data to the things that show it; each of them knows its own corner only.
 */
import { listen } from "./bus.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { copy } from "./dom.js";
import { burst } from "./effects.js";
import { soon } from "./frames.js";
import { Head } from "./head.js";
import { Log } from "./log.js";
import { watchMessages } from "./message-menu.js";
import { showAlert, toast } from "./notices.js";
import { Reader } from "./reader.js";
import { ReplyKeyboard } from "./reply-keyboard.js";
import { Scroller } from "./scroller.js";
import { ping } from "./sound.js";
import { Unread } from "./unread.js";
import { say } from "./words.js";
import { world } from "./world.js";

export class Phone {
  /** The phone of a person; `close` is called when its cross is tapped. */
  constructor(personId, close) {
    const { root, parts } = copy("phone");
    Object.assign(this, { personId, root, parts });
    this.chat = new Chat(personId, (what, value) => this.changed(what, value));
    this.reader = new Reader(this);
    this.log = new Log(parts.list, this.chat, this.reader);
    this.scroller = new Scroller(parts.pane, parts.list, {
      moved: () => this.unread.moved(),
      atTop: () => this.log.showOlder(),
      newest: () => this.log.nodeOf(this.chat.messages.at(-1)?.message_id),
    });
    this.hold = () => this.scroller.hold();
    this.unread = new Unread(this);
    this.head = new Head(this, close);
    this.composer = new Composer(this);
    this.replyKeyboard = new ReplyKeyboard(this);
    this.stops = [
      listen("state", () => this.load()),
      listen("person", (person) => person.id === personId && this.personChanged(person)),
      listen("answer", (answer) => answer.person === personId && this.answered(answer)),
      listen("bot", () => this.head.draw()),
      listen("tick", () => this.ticked()),
    ];
    watchMessages(this);
    root.dataset.person = personId;
    this.personChanged(this.person);
    this.load();
  }

  /** The person whose phone this is, as last heard of: when the sandbox begins anew, there may be no such person. */
  get person() {
    this.lastHeardOf = world.people.get(this.personId) ?? this.lastHeardOf;
    return this.lastHeardOf;
  }

  /** Fetch the chat and draw it. */
  load() {
    this.chat.load().catch((refusal) => toast(this, refusal.message));
  }

  /** Put the phone away. */
  close() {
    for (const stop of this.stops) stop();
    for (const part of [this.chat, this.scroller, this.unread, this.head]) part.close();
    this.root.remove();
  }

  changed(what, value) {
    this.log.refresh();
    soon(this.hold); // when it is drawn: another message of the same height resizes nothing
    if (what === "all") this.unread.begin();
    if (what === "message") this.arrived(value.message);
    if (what === "action" || what === "all") this.head.believe();
    if (what === "keyboard") this.replyKeyboard.show();
    if (what === "all") this.replyKeyboard.draw();
    this.head.draw();
    this.composer.draw();
  }

  arrived(message) {
    this.unread.arrived(message);
    if (message.outgoing) this.scroller.follow();
    else if (!message.silent) ping();
    if (message.effect_id) this.burst(message.effect_id);
  }

  /** Let a message effect burst from the lower part of the chat. */
  burst(effectId) {
    const { clientWidth, clientHeight } = this.parts.paper;
    burst(this.parts.paper, effectId, { x: clientWidth / 2, y: clientHeight * 0.72 });
  }

  personChanged(person) {
    const look = JSON.stringify(looks(person));
    if (look !== this.look) this.log.rebuild();
    this.look = look;
    this.root.setAttribute("aria-label", say("phone_of", { name: person.first_name }));
    this.root.lang = person.language_code;
    this.head.draw();
    this.composer.draw();
    this.unread.read();
  }

  answered({ query_id: queryId, text, alert, url }) {
    this.reader.answered(queryId);
    if (url) this.reader.open(url);
    if (text && alert) showAlert(this, text);
    else if (text) toast(this, text);
  }

  ticked() {
    this.head.tick();
    this.log.nameDays();
  }
}

/** What of a person the drawn messages depend on. */
const looks = ({ first_name: name, language_code: language, zone }) => [name, language, zone];
