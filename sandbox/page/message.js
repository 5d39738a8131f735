/**
 * One message as a bubble.
 * Rule of the room: drawn from the message alone; an edit draws it anew and keeps only the media that stayed the same.
 */
import { buttonsNode } from "./buttons.js";
import { clockTime } from "./dates.js";
import { button, icon, make } from "./dom.js";
import { effectOf } from "./effects.js";
import { weave } from "./entities.js";
import { mediaIdentity, mediaKind, mediaNode, nameMedia } from "./media.js";
import { label, say } from "./words.js";

const BARE = new Set(["sticker"]);
const OVERLAID = new Set(["photo", "video", "animation", "location"]);

/** An empty article for a message; `drawMessage` fills it. */
export function messageNode({ message_id: id, outgoing }) {
  const side = outgoing ? "out" : "in";
  return make("article", { class: `message ${side}`, tabindex: "-1", "data-test": "message", "data-id": id });
}

/** Draw a message into its article. */
export function drawMessage(node, message, reader) {
  const kind = mediaKind(message);
  const identity = mediaIdentity(message, kind);
  const same = node.dataset.media === identity;
  const media = kind && (same ? node.querySelector(".media") : mediaNode(message, kind, reader));
  if (media) nameMedia(media, message);
  const text = textNode(message, reader);
  const inside = message.show_caption_above_media ? [text, media] : [media, text];
  const meta = text ? null : metaNode(message, reader); // a text has it in its last line
  const bubble = make("div", { class: "bubble" }, quoteNode(message, reader), inside, meta);
  bubble.classList.toggle("bare", BARE.has(kind));
  bubble.classList.toggle("overlaid", !text && OVERLAID.has(kind));
  const buttons = buttonsNode(message, reader);
  node.dataset.media = identity;
  node.classList.toggle("with-media", OVERLAID.has(kind));
  node.classList.toggle("with-buttons", buttons !== null);
  const time = clockTime(message.date, reader.person);
  const name = message.outgoing ? say("message_own", { time }) : say("message_bot", { time });
  const album = message.media_group_id !== undefined;
  node.classList.toggle("album", album);
  node.setAttribute("aria-label", album ? `${name}, ${say("message_album")}` : name);
  const held = node.contains(document.activeElement) ? document.activeElement.dataset.option : undefined;
  node.replaceChildren(...[bubble, buttons].filter(Boolean));
  if (held !== undefined) node.querySelector(`[data-option="${held}"]`)?.focus(); // who answers goes on from there
}

/** A few words of a message, for quotations and the line above the composer. */
export function gist(message) {
  const kind = mediaKind(message);
  return message.text ?? message.caption ?? (kind ? say(`media_${kind}`) : "");
}

function textNode(message, reader) {
  const words = message.text ?? message.caption;
  if (!words) return null;
  const woven = weave(words, message.entities ?? message.caption_entities, reader);
  return make("div", { class: "text", dir: "auto" }, woven, metaNode(message, reader));
}

function metaNode(message, reader) {
  return make(
    "span",
    { class: "meta" },
    effectNode(message, reader),
    message.silent && !message.outgoing ? silentNode() : null,
    message.reaction ? make("span", { class: "reaction" }, message.reaction) : null,
    message.edit_date ? make("span", { class: "edited" }, say("edited")) : null,
    make("time", { datetime: new Date(message.date * 1000).toISOString() }, clockTime(message.date, reader.person)),
    message.outgoing ? icon("ticks") : null,
  );
}

function effectNode({ effect_id: id }, reader) {
  const effect = effectOf(id);
  if (!effect) return null;
  return button(() => reader.burst(id), { class: "again", "aria-label": say("effect_again") }, effect.glyph);
}

function silentNode() {
  const node = make("span", { class: "silent", role: "img" }, icon("bell-off"));
  label(node, say("silent"));
  return node;
}

function quoteNode({ reply_to_message: original }, reader) {
  if (!original) return null;
  return button(
    () => reader.goTo(original.message_id),
    { class: "quote", "aria-label": say("go_to_original") },
    make("b", {}, original.from?.first_name ?? ""),
    make("span", {}, gist(original)),
  );
}
