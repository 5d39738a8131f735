/**
 * One message as a bubble.
 * Rule of the room: drawn from the message alone; an edit draws it anew and keeps only the media that stayed the same.
 */
import { buttonsNode } from "./buttons.js";
import { clockTime } from "./dates.js";
import { icon, make } from "./dom.js";
import { effectOf } from "./effects.js";
import { weave } from "./entities.js";
import { mediaIdentity, mediaKind, mediaNode } from "./media.js";
import { say } from "./words.js";

const BARE = new Set(["sticker"]);
const OVERLAID = new Set(["photo", "video", "animation", "location"]);

/** An empty article for a message; `drawMessage` fills it. */
export function messageNode(message) {
  const side = message.outgoing ? "out" : "in";
  return make("article", { class: `message ${side}`, tabindex: "-1", "data-test": "message", "data-id": message.message_id });
}

/** Draw a message into its article. */
export function drawMessage(node, message, reader) {
  const kind = mediaKind(message);
  const identity = mediaIdentity(message, kind);
  const media = kind && (node.dataset.media === identity ? node.querySelector(".media") : mediaNode(message, kind, reader));
  const words = message.text ?? message.caption ?? "";
  const text = words && make("div", { class: "text", dir: "auto" }, weave(words, message.entities ?? message.caption_entities, reader), metaNode(message, reader));
  const above = message.show_caption_above_media;
  const parts = [quoteNode(message, reader), above && text, media, !above && text, !text && metaNode(message, reader)];
  const bubble = make("div", { class: "bubble" }, parts.filter(Boolean));
  bubble.classList.toggle("bare", BARE.has(kind));
  bubble.classList.toggle("overlaid", !text && OVERLAID.has(kind));
  const buttons = buttonsNode(message, reader);
  node.dataset.media = identity;
  node.classList.toggle("with-media", OVERLAID.has(kind));
  node.classList.toggle("with-buttons", Boolean(buttons));
  node.setAttribute("aria-label", say(message.outgoing ? "message_own" : "message_bot", { time: clockTime(message.date, reader.person) }));
  node.replaceChildren(...[bubble, buttons].filter(Boolean));
}

/** A few words of a message, for quotations and the line above the composer. */
export function gist(message) {
  const kind = mediaKind(message);
  return message.text ?? message.caption ?? (kind ? say(`media_${kind}`) : "");
}

function metaNode(message, reader) {
  const effect = effectOf(message.effect_id);
  const silent = message.silent && !message.outgoing;
  return make(
    "span",
    { class: "meta" },
    effect && make("button", { type: "button", class: "again", "aria-label": say("effect_again"), on: { click: () => reader.burst(message.effect_id) } }, effect.glyph),
    silent ? make("span", { class: "silent", role: "img", title: say("silent"), "aria-label": say("silent") }, icon("bell-off")) : null,
    message.edit_date ? make("span", { class: "edited" }, say("edited")) : null,
    make("time", { datetime: new Date(message.date * 1000).toISOString() }, clockTime(message.date, reader.person)),
    message.outgoing ? icon("ticks") : null,
  );
}

function quoteNode({ reply_to_message: original }, reader) {
  if (!original) return null;
  const who = original.from?.is_bot || original.from?.id !== reader.person.id ? original.from?.first_name : reader.person.first_name;
  return make(
    "button",
    { type: "button", class: "quote", "aria-label": say("go_to_original"), on: { click: () => reader.goTo(original.message_id) } },
    make("b", {}, who ?? ""),
    make("span", {}, gist(original)),
  );
}
