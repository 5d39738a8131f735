/**
 * Where the person writes.
 * Rule of the room: what was written is never lost; if it did not go, it stands there again.
 */
import { Attach } from "./attach.js";
import { Commands } from "./commands.js";
import { gist } from "./message.js";
import { voiceFile } from "./voice-file.js";
import { label, say } from "./words.js";

const TALLEST = 140; // px

export class Composer {
  constructor(phone) {
    Object.assign(this, { phone, mode: null }); // mode: null, or {kind: "reply" | "edit", message}
    const { parts } = phone;
    this.field = parts.field;
    this.commands = new Commands(phone, (text) => this.sendCommand(text));
    this.attach = new Attach(phone);
    parts.composer.addEventListener("submit", (event) => this.submit(event));
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.written());
    this.field.addEventListener("paste", (event) => this.attach.paste(event));
    parts.commands.addEventListener("click", () => this.commands.toggleAll());
    parts.attach.addEventListener("click", () => this.attach.open());
    parts.voice.addEventListener("click", () => this.attach.send("voice", voiceFile()));
    parts.leaveMode.addEventListener("click", () => this.setMode(null));
    parts.start.addEventListener("click", () => phone.reader.send("/start"));
    parts.unblock.addEventListener("click", () => phone.reader.block(false));
  }

  /** Show what fits the state of the chat: the composer, START in an empty chat, UNBLOCK where the bot is blocked. */
  draw() {
    const { parts, chat, person } = this.phone;
    const fresh = chat.ready && chat.messages.length === 0;
    const had = [parts.start, parts.unblock, parts.composer].find((part) => part.contains(document.activeElement));
    parts.unblock.hidden = !person.blocked;
    parts.start.hidden = person.blocked || !fresh;
    parts.composer.hidden = person.blocked || fresh;
    parts.commands.hidden = chat.commands.length === 0;
    parts.welcome.hidden = !fresh;
    this.field.placeholder = chat.keyboard?.input_field_placeholder ?? say("composer_hint");
    if (had?.hidden) this.takeFocus();
  }

  /** What had the focus has gone: hand it on, but bring no on-screen keyboard up for that. */
  takeFocus() {
    const { parts } = this.phone;
    const next = [parts.start, parts.unblock].find((part) => !part.hidden);
    (next ?? (matchMedia("(pointer: coarse)").matches ? parts.list : this.field)).focus({ preventScroll: true });
  }

  /** Answer one message. */
  replyTo(message) {
    this.setMode({ kind: "reply", message });
  }

  /** Change the words of a message of one's own. */
  edit(message) {
    this.setMode({ kind: "edit", message });
    this.write(message.text, true);
  }

  /** Put words into the field. */
  write(text, instead = false) {
    this.field.value = instead ? text : this.field.value + text;
    this.written();
    this.field.focus();
  }

  setMode(mode) {
    if (this.mode?.kind === "edit" && mode?.kind !== "edit") this.write("", true);
    this.mode = mode;
    const { parts } = this.phone;
    parts.mode.hidden = !mode;
    if (mode) {
      parts.modeName.textContent = say(mode.kind === "edit" ? "editing" : "replying");
      parts.modeGist.textContent = gist(mode.message);
    }
    label(parts.send, say(mode?.kind === "edit" ? "save" : "send"));
    this.field.focus();
  }

  written() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    this.commands.suggest(this.mode?.kind === "edit" ? "" : this.field.value);
  }

  async submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    const { mode } = this;
    this.setMode(null);
    this.write("", true);
    const { reader } = this.phone;
    const id = mode?.message.message_id;
    const editing = mode?.kind === "edit";
    if (await (editing ? reader.ask("edit", { message_id: id, text }) : reader.send(text, id))) return;
    this.setMode(mode);
    this.write([text, this.field.value].filter(Boolean).join("\n"), true);
  }

  async sendCommand(text) {
    this.write("", true);
    await this.phone.reader.send(text);
  }

  key(event) {
    if (event.isComposing) return;
    const last = this.phone.chat.lastOwn();
    if (this.commands.key(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) this.submit(event);
    else if (event.key === "Escape" && this.mode) this.setMode(null);
    else if (event.key === "ArrowUp" && !this.field.value && last) this.edit(last);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
