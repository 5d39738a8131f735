/**
 * Instants in a person's own zone and language.
 * Rule of the room: every format is Intl's; formatters are costly, so each is made once.
 */

/** A person's zone (without one, UTC) with the page's language: for the panel, read by whoever tries the bot out. */
export const asReadHere = (person) => ({ zone: person?.zone ?? "UTC", language_code: document.documentElement.lang });

const formatters = new Map();
const DAY = 86400;
const UNITS = [["year", 365 * DAY], ["month", 30 * DAY], ["day", DAY], ["hour", 3600], ["minute", 60]];
const DATE_TIME = /^(?=.)(w?)([dD]?)([tT]?)$/;
const PIECES = {
  w: { weekday: "long" },
  d: { day: "2-digit", month: "2-digit", year: "2-digit" },
  D: { day: "numeric", month: "long", year: "numeric" },
  t: { hour: "numeric", minute: "2-digit" },
  T: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

/** The time of day, "22:45". */
export const clockTime = (unix, person) => shown(unix, person, PIECES.t);

/** The time of day with seconds, "22:45:10". */
export const clockTimeLong = (unix, person) => shown(unix, person, PIECES.T);

/** The whole date with its weekday. */
export const wholeDate = (unix, person) => shown(unix, person, { ...PIECES.w, ...PIECES.D });

/** A key that is the same for all instants of one local day. */
export const dayKey = (unix, person) => shown(unix, { zone: person.zone, language_code: "sv" }, { dateStyle: "short" });

/** The name of a local day as seen from now: "today", "yesterday", "3 June", "3 June 2024". */
export function dayName(unix, person, now) {
  const key = dayKey(unix, person);
  for (const back of [0, 1]) {
    if (dayKey(now - back * DAY, person) === key) return relative(person).format(-back, "day");
  }
  const sameYear = key.slice(0, 4) === dayKey(now, person).slice(0, 4);
  return shown(unix, person, sameYear ? { day: "numeric", month: "long" } : PIECES.D);
}

/** A `date_time` entity: "r" is relative to now; w?[dD]?[tT]? is weekday, date, time. Null for any other format. */
export function dateTime(unix, format, person, now) {
  if (format === "r") return fromNow(unix, person, now);
  const match = DATE_TIME.exec(format ?? "");
  if (!match) return null;
  const options = {};
  for (const piece of match.slice(1)) Object.assign(options, PIECES[piece]);
  return shown(unix, person, options);
}

/** "in 12 seconds", "2 hours ago": a second that has begun still counts, so that a timer ends at zero. */
function fromNow(unix, person, now) {
  const left = unix - now;
  for (const [unit, seconds] of UNITS) {
    if (Math.abs(left) >= seconds) return relative(person).format(Math.trunc(left / seconds), unit);
  }
  return relative(person).format(Math.ceil(left) || 0, "second");
}

function relative(person) {
  const language = tongue(person);
  return made(`relative ${language}`, () => new Intl.RelativeTimeFormat(language, { numeric: "auto" }));
}

function shown(unix, person, options) {
  const language = tongue(person);
  const key = `${language} ${person.zone} ${JSON.stringify(options)}`;
  return made(key, () => formatter(language, { ...options, timeZone: zone(person) })).format(unix * 1000);
}

/** A clock of 24 hours has two digits for each of them, as the bot writes it: 07:00. */
function formatter(language, options) {
  const usual = new Intl.DateTimeFormat(language, options);
  const padded = options.hour && !usual.resolvedOptions().hour12;
  return padded ? new Intl.DateTimeFormat(language, { ...options, hour: "2-digit" }) : usual;
}

function made(key, make) {
  if (!formatters.has(key)) formatters.set(key, make());
  return formatters.get(key);
}

/** The person's language. Where it is the page's and names no country, the page's own: all clocks look alike then. */
function tongue({ language_code: code }) {
  const [theirs, here] = [localeOf(code.replace("_", "-")), localeOf(document.documentElement.lang)];
  const chosen = theirs && (theirs.region || theirs.language !== here?.language) ? theirs : here ?? theirs;
  return chosen?.toString() ?? "en";
}

/** A language as the browser knows it; null where it does not. */
function localeOf(code) {
  try {
    return new Intl.Locale(code);
  } catch {
    return null;
  }
}

/** The person's zone, or UTC where this browser does not know it. */
function zone(person) {
  try {
    new Intl.DateTimeFormat("en", { timeZone: person.zone });
    return person.zone;
  } catch {
    return "UTC";
  }
}
