/**
 * Text with its entities, as nodes.
 * Rule of the room: offsets count UTF-16 units, as JavaScript's own strings do, so nothing is converted;
 * entities nest or stand apart, as Telegram promises, and one that would cross its parent is cut at the parent's end.
 */
import { button, make, onPress } from "./dom.js";
import { foldingQuote, plainQuote } from "./quotes.js";
import { timeNode } from "./times.js";
import { label, say } from "./words.js";

const SAFE = /^(https?|mailto|tel):/i;
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** What draws each type: (entity, its text, its children, the reader) -> node. Any other type is plain text. */
const DRAW = {
  bold: (entity, text, children) => make("b", {}, children),
  italic: (entity, text, children) => make("i", {}, children),
  underline: (entity, text, children) => make("u", {}, children),
  strikethrough: (entity, text, children) => make("s", {}, children),
  spoiler: (entity, text, children) => spoiler(children),
  code: (entity, text, children, reader) => copied(make("code", { tabindex: "0" }, children), text, reader),
  pre: (entity, text, children, reader) => pre(entity, text, children, reader),
  blockquote: (entity, text, children) => plainQuote(children),
  expandable_blockquote: (entity, text, children) => foldingQuote(children),
  date_time: (entity, text, children, reader) => timeNode(entity, text, reader.person),
  text_link: (entity, text, children, reader) => link(entity.url, children, reader),
  url: (entity, text, children, reader) => link(withScheme(text), children, reader),
  email: (entity, text, children, reader) => link(`mailto:${text}`, children, reader),
  phone_number: (entity, text, children, reader) => link(`tel:${text.replace(/[^+\d]/g, "")}`, children, reader),
  bot_command: (entity, text, children, reader) => word(children, () => reader.send(text)),
  hashtag: (entity, text, children, reader) => word(children, () => reader.write(text)),
  cashtag: (entity, text, children, reader) => word(children, () => reader.write(text)),
  mention: (entity, text, children, reader) => word(children, () => reader.write(text)),
};

/**
 * Draw a text. The reader is who reads it: {person, send(text), write(text), copy(text), follow(url)}.
 * @returns {Node[]}
 */
export function weave(text, entities, reader) {
  const sorted = [...(entities ?? [])].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return stretch(text, sorted, 0, text.length, reader);
}

function stretch(text, entities, start, end, reader) {
  const nodes = [];
  let at = start;
  while (entities.length > 0 && entities[0].offset < end) {
    const entity = entities.shift();
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    const block = BLOCKS.has(entity.type);
    const before = text.slice(at, from);
    nodes.push(block ? before.replace(/\n$/, "") : before);
    const children = stretch(text, entities, from, to, reader);
    nodes.push(DRAW[entity.type]?.(entity, text.slice(from, to), children, reader) ?? make("span", {}, children));
    at = block && text[to] === "\n" ? to + 1 : to; // a block ends its own line
  }
  nodes.push(text.slice(at, end));
  return nodes.filter((node) => node !== "");
}

function link(url, children, reader) {
  if (!SAFE.test(url)) return make("span", {}, children);
  const follow = (event) => {
    if (reader.follow(url)) event.preventDefault();
  };
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", on: { click: follow } }, children);
}

const withScheme = (text) => (/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`);

function word(children, act) {
  return button(act, { class: "word" }, children);
}

function spoiler(children) {
  const attributes = { class: "spoiler", role: "button", tabindex: "0", "data-test": "spoiler" };
  const node = make("span", attributes, make("span", {}, children));
  label(node, say("spoiler"));
  onPress(node, (event) => {
    if (node.classList.contains("open")) return;
    event.stopPropagation();
    node.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label", "title"]) node.removeAttribute(name);
  });
  return node;
}

function pre(entity, text, children, reader) {
  const head = entity.language ? make("span", { class: "language" }, entity.language) : null;
  return copied(make("pre", { tabindex: "0" }, head, make("code", {}, children)), text, reader);
}

function copied(node, text, reader) {
  node.title = say("copy");
  onPress(node, () => reader.copy(text));
  return node;
}
