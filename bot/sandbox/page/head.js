/**
 * The top of a phone: whose it is, what time it is there, and what the bot is doing.
 * Rule of the room: "typing" is believed for five seconds, as Telegram does, unless a message ends it sooner.
 */
import { clockTime } from "./dates.js";
import { now } from "./clock.js";
import { showMenu } from "./menu.js";
import { isMuted, setMuted } from "./sound.js";
import { isDark, setDark } from "./theme.js";
import { say } from "./words.js";
import { world } from "./world.js";
import { tell } from "./bus.js";

const TYPING = 5500; // ms

export class Head {
  constructor(phone, close) {
    this.phone = phone;
    this.timer = null;
    const { parts } = phone;
    parts.close.addEventListener("click", close);
    parts.panel.addEventListener("click", () => tell("panel", true));
    parts.more.addEventListener("click", () => showMenu(phone.root, parts.more.getBoundingClientRect(), this.choices()));
    this.draw();
    this.tick();
  }

  close() {
    clearTimeout(this.timer);
  }

  draw() {
    const { parts, person, chat } = this.phone;
    parts.description.textContent = world.bot.description;
    parts.name.textContent = world.bot.first_name;
    parts.owner.textContent = person.first_name;
    parts.city.textContent = cityOf(person.zone);
    parts.status.textContent = this.statusText(chat.typing);
    parts.status.classList.toggle("busy", Boolean(chat.typing));
    clearTimeout(this.timer);
    if (chat.typing) this.timer = setTimeout(() => this.stopTyping(), TYPING);
  }

  tick() {
    this.phone.parts.time.textContent = clockTime(now(), this.phone.person);
  }

  stopTyping() {
    this.phone.chat.typing = null;
    this.draw();
  }

  statusText(typing) {
    if (world.bot.running === false) return say("bot_restarting");
    return say(typing ? `action_${typing}` : "bot");
  }

  choices() {
    const { person, reader } = this.phone;
    return [
      { icon: isDark() ? "sun" : "moon", text: say(isDark() ? "theme_light" : "theme_dark"), act: () => setDark(!isDark()), test: "theme" },
      { icon: isMuted() ? "bell" : "bell-off", text: say(isMuted() ? "sound_on" : "sound_off"), act: () => setMuted(!isMuted()), test: "mute" },
      { icon: "download", text: say("transcript"), href: `/sandbox/people/${person.id}/transcript`, download: `${person.id}.txt`, test: "transcript" },
      {
        icon: "block",
        text: say(person.blocked ? "unblock" : "block"),
        act: () => reader.block(!person.blocked),
        danger: !person.blocked,
        test: "block",
      },
    ];
  }
}

/** The city of a zone, "New York" of America/New_York. */
const cityOf = (zone) => zone.split("/").at(-1).replaceAll("_", " ");
