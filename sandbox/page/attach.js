/**
 * Sending what is not text.
 * Rule of the room: a file is looked at once more, with a caption, before it goes.
 */
import { copy, icon, make } from "./dom.js";
import { showMenu } from "./menu.js";
import { choosePlace } from "./places.js";
import { openSheet } from "./sheet.js";
import { voiceFile } from "./voice-file.js";
import { say } from "./words.js";

const PICTURES = "image/*,video/*";
const STICKERS = "image/webp,image/png,video/webm";

export class Attach {
  constructor(phone) {
    this.phone = phone;
    phone.parts.file.addEventListener("change", () => this.chosen());
  }

  /** The menu of the paper clip. */
  open() {
    const choice = (name, text, act, test) => ({ icon: name, text, act, test: `attach-${test}` });
    showMenu(this.phone.root, this.phone.parts.attach.getBoundingClientRect(), [
      choice("picture", say("attach_photo"), () => this.pick("photo", PICTURES), "photo"),
      choice("file", say("attach_file"), () => this.pick("document", ""), "file"),
      choice("sticker", say("attach_sticker"), () => this.pick("sticker", STICKERS), "sticker"),
      choice("mic", say("attach_voice"), () => this.send("voice", voiceFile()), "voice"),
      choice("pin", say("attach_location"), () => choosePlace(this.phone), "location"),
    ]);
  }

  /** A picture pasted into the composer. */
  paste(event) {
    const file = [...event.clipboardData.files][0];
    if (!file) return;
    event.preventDefault();
    this.review(kindOf(file, "photo"), file);
  }

  /** Send a file: kind is photo, voice, video, document or sticker. True when it went. */
  send(kind, file, caption = "") {
    const form = new FormData();
    form.append("kind", kind);
    form.append("file", file);
    if (caption) form.append("caption", caption);
    return this.phone.reader.ask("send", form);
  }

  pick(kind, accept) {
    const { file } = this.phone.parts;
    Object.assign(file, { accept, value: "" });
    file.dataset.kind = kind;
    file.click();
  }

  chosen() {
    const { files, dataset } = this.phone.parts.file;
    if (files[0]) this.review(kindOf(files[0], dataset.kind), files[0]);
  }

  review(kind, file) {
    if (kind === "sticker") {
      this.send(kind, file);
      return;
    }
    const { root: form, parts } = copy("review");
    const address = URL.createObjectURL(file);
    parts.preview.append(previewOf(kind, file, address));
    const close = openSheet(this.phone, { label: say("send_file") }, form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(kind, file, parts.caption.value.trim());
      close();
    });
  }
}

/** A film chosen where photos are offered is a film; anything else stays what was asked for. */
function kindOf(file, wished) {
  if (wished !== "photo") return wished;
  if (file.type.startsWith("video/")) return "video";
  return file.type.startsWith("image/") ? "photo" : "document";
}

function previewOf(kind, file, address) {
  if (kind === "photo") return make("img", { src: address, alt: file.name });
  if (kind === "video") return make("video", { src: address, controls: true });
  return make("p", { class: "file-line" }, icon("file"), file.name);
}
