/**
 * The bot's commands: all of them from the menu button, the fitting ones while a "/" is being typed.
 * Rule of the room: the field keeps the focus; the list only follows its keys.
 */
import { make } from "./dom.js";

export class Commands {
  /** `choose(text)` gets the command with its slash. */
  constructor(phone, choose) {
    Object.assign(this, { phone, choose, at: 0 });
    this.list = phone.parts.suggestions;
    this.list.id = `suggestions-${phone.personId}`;
    phone.parts.field.setAttribute("aria-controls", this.list.id);
    this.close = this.close.bind(this);
  }

  /** Open all commands, or close them. */
  toggleAll() {
    if (!this.list.hidden) return this.close();
    this.show(this.phone.chat.commands, -1);
    setTimeout(() => addEventListener("click", this.close, { once: true }));
    return this.phone.parts.field.focus();
  }

  /** Offer what begins as the text does. */
  suggest(text) {
    const begun = /^\/(\w*)$/.exec(text);
    this.show(begun ? this.phone.chat.commands.filter(({ command }) => command.startsWith(begun[1])) : [], 0);
  }

  close() {
    this.show([], 0);
  }

  /** Follow a key of the field; true when it was for the list. */
  key({ key }) {
    const { length } = this.list.children;
    if (this.list.hidden || length === 0) return false;
    if (key === "ArrowDown") this.mark((this.at + 1) % length);
    else if (key === "ArrowUp") this.mark((Math.max(this.at, 0) + length - 1) % length);
    else if (key === "Escape") this.close();
    else if (key === "Enter" || key === "Tab") return this.take();
    else return false;
    return true;
  }

  take() {
    if (this.at < 0) return false;
    this.list.children[this.at].click();
    return true;
  }

  show(commands, at) {
    this.list.hidden = commands.length === 0;
    this.list.replaceChildren(...commands.map((command, nth) => this.row(command, nth)));
    this.mark(at);
  }

  row({ command, description }, nth) {
    const take = () => {
      this.close();
      this.choose(`/${command}`);
    };
    const id = `${this.list.id}-${nth}`;
    const attributes = { class: "command", role: "option", id, "data-test": "command", "data-command": command };
    const inside = [make("b", {}, `/${command}`), make("span", {}, description)];
    return make("div", { ...attributes, on: { click: take } }, inside);
  }

  mark(at) {
    this.at = at;
    for (const [nth, row] of [...this.list.children].entries()) row.setAttribute("aria-selected", String(nth === at));
    const marked = this.list.children[at];
    marked?.scrollIntoView({ block: "nearest" });
    this.phone.parts.field.setAttribute("aria-activedescendant", marked?.id ?? "");
  }
}
