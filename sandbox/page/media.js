/**
 * What a message carries beside words.
 * Rule of the room: every picture has its room before its bytes arrive, so nothing jumps.
 */
import { icon, make } from "./dom.js";
import { mayMove } from "./frames.js";
import { mapOf } from "./map.js";
import { pollOf } from "./poll.js";
import { contactOf, diceOf, venueOf } from "./things.js";
import { trackOf } from "./track.js";
import { voiceOf } from "./voice.js";
import { fileAddress } from "./wire.js";
import { label, say } from "./words.js";

/** The kinds of media in the order in which a message is asked for them (an animation is a document too). */
const DRAW = {
  animation: (animation) => moving(animation),
  video: (video) => watched(video),
  photo: (sizes, reader) => photo(sizes.at(-1), reader),
  sticker: (sticker) => stuck(sticker),
  voice: (voice) => voiceOf(voice),
  audio: (audio) => trackOf(audio),
  video_note: (note) => watched({ ...note, width: note.length, height: note.length }),
  document: (file, reader) => download(file, reader),
  venue: (venue) => venueOf(venue),
  location: (location) => mapOf(location),
  contact: (contact) => contactOf(contact),
  dice: (dice) => diceOf(dice),
  poll: (poll, reader, message) => pollOf(poll, reader, message),
};

/** Which kind of media a message carries, or undefined. */
export const mediaKind = (message) => Object.keys(DRAW).find((kind) => message[kind]);

/** Draw what a message carries. */
export function mediaNode(message, kind, reader) {
  const node = DRAW[kind](message[kind], reader, message);
  node.classList.add("media", kind);
  return node;
}

/** Call a picture what its caption says: to whoever cannot see it, that is all of it. */
export function nameMedia(node, { caption }) {
  if (!caption) return;
  for (const film of node.querySelectorAll("video")) film.setAttribute("aria-label", caption);
  for (const picture of node.querySelectorAll("img")) picture.alt = caption;
}

/** What tells whether two messages carry the same thing, so that an edit of words leaves a running film running. */
export function mediaIdentity(message, kind) {
  const thing = kind === "photo" ? message.photo.at(-1) : message[kind];
  return kind ? `${kind} ${thing.file_unique_id ?? JSON.stringify([thing, message.chosen])}` : "";
}

function watched(video) {
  const attributes = { src: fileAddress(video.file_id), controls: true, playsinline: true, preload: "metadata" };
  return framed(video, make("video", { ...attributes, "aria-label": say("media_video") }));
}

function moving(animation) {
  const address = fileAddress(animation.file_id);
  const name = say("media_animation");
  if (animation.mime_type === "image/gif") return framed(animation, make("img", { src: address, alt: name }));
  const film = make("video", { src: address, loop: true, playsinline: true, "aria-label": name });
  film.muted = true; // the property, for the attribute is read only by the parser
  film.autoplay = mayMove();
  film.controls = !mayMove();
  if (mayMove()) film.setAttribute("role", "img"); // what plays by itself is a picture to whoever hears the page
  return framed(animation, film);
}

function photo(size, reader) {
  const picture = make("img", { src: fileAddress(size.file_id), alt: say("media_photo") });
  const frame = framed(size, picture, "button");
  label(frame, say("open_photo"));
  frame.addEventListener("click", () => reader.look(picture.src));
  return frame;
}

function stuck(sticker) {
  const address = fileAddress(sticker.file_id);
  const text = sticker.emoji ?? say("media_sticker");
  if (!sticker.is_video) return make("img", { src: address, alt: text });
  const film = make("video", { src: address, loop: true, playsinline: true, "aria-label": text });
  film.muted = true;
  film.autoplay = mayMove();
  return film;
}

function framed({ width, height }, content, tag = "div") {
  const frame = make(tag, { class: "frame", type: tag === "button" && "button" }, content);
  if (width && height) {
    frame.style.setProperty("--ratio", `${width} / ${height}`);
    frame.style.setProperty("--wide", `${width}px`);
  }
  return frame;
}

function download(file, { person }) {
  const name = file.file_name ?? say("media_document");
  const address = fileAddress(file.file_id);
  return make(
    "a",
    { href: address, download: name, "data-test": "download" },
    make("span", { class: "disc" }, icon("download")),
    make("span", { class: "about" }, make("b", {}, name), make("small", {}, sizeText(file.file_size, person))),
  );
}

/** A size in bytes as people write it, "18 kB". */
function sizeText(bytes = 0, { language_code: language }) {
  const [unit, scale] = bytes < 1e6 ? ["kilobyte", 1e3] : ["megabyte", 1e6];
  const options = { style: "unit", unit, maximumFractionDigits: unit === "megabyte" ? 1 : 0 };
  return new Intl.NumberFormat(language.slice(0, 2), options).format(Math.max(bytes / scale, bytes ? 1 : 0));
}
