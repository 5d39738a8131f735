/**
 * The top of a phone: whose it is, what time it is there, and what the bot is doing.
 * Rule of the room: "typing" is believed for five seconds, as Telegram does, unless a message ends it sooner.
 */
import { tell } from "./bus.js";
import { now } from "./clock.js";
import { clockTime } from "./dates.js";
import { setText } from "./dom.js";
import { showMenu } from "./menu.js";
import { isMuted, setMuted } from "./sound.js";
import { isDark, setDark } from "./theme.js";
import { say } from "./words.js";
import { world } from "./world.js";

const TYPING = 5500; // ms

export class Head {
  constructor(phone, close) {
    this.phone = phone;
    this.timer = null;
    const { parts } = phone;
    parts.close.addEventListener("click", close);
    parts.panel.addEventListener("click", () => tell("panel", true));
    parts.more.addEventListener("click", () => this.openMenu());
    this.draw();
    this.tick();
  }

  close() {
    clearTimeout(this.timer);
  }

  draw() {
    const { parts, person, chat } = this.phone;
    setText(parts.description, world.bot.description);
    setText(parts.name, world.bot.first_name);
    setText(parts.owner, person.first_name);
    setText(parts.city, cityOf(person.zone));
    setText(parts.status, this.statusText(chat.typing));
    parts.status.classList.toggle("busy", Boolean(chat.typing));
  }

  /** The bot says that it is busy: believe it for a while. */
  believe() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stopTyping(), TYPING);
  }

  tick() {
    setText(this.phone.parts.time, clockTime(now(), this.phone.person));
  }

  stopTyping() {
    this.phone.chat.typing = null;
    this.draw();
  }

  statusText(typing) {
    if (world.bot.running === false) return say("bot_restarting");
    return say(typing ? `action_${typing}` : "bot");
  }

  openMenu() {
    const { person, reader, root, parts } = this.phone;
    const theme = isDark()
      ? { icon: "sun", text: say("theme_light"), act: () => setDark(false) }
      : { icon: "moon", text: say("theme_dark"), act: () => setDark(true) };
    const sound = isMuted()
      ? { icon: "bell", text: say("sound_on"), act: () => setMuted(false) }
      : { icon: "bell-off", text: say("sound_off"), act: () => setMuted(true) };
    const block = person.blocked
      ? { icon: "block", text: say("unblock"), act: () => reader.block(false) }
      : { icon: "block", text: say("block"), act: () => reader.block(true), danger: true };
    const transcript = { href: `/sandbox/people/${person.id}/transcript`, download: `${person.id}.txt` };
    showMenu(root, parts.more.getBoundingClientRect(), [
      { ...theme, test: "theme" },
      { ...sound, test: "mute" },
      { icon: "download", text: say("transcript"), ...transcript, test: "transcript" },
      { ...block, test: "block" },
    ]);
  }
}

/** The city of a zone, "New York" of America/New_York. */
const cityOf = (zone) => zone.split("/").at(-1).replaceAll("_", " ");
