/**
 * A place, drawn without a map.
 * Rule of the room: the page has no network, so it draws a made-up town, always the same one for the same place.
 */
import { make, svg } from "./dom.js";
import { say } from "./words.js";

const WIDE = 300;
const TALL = 150;
const PIN = "c-5 -9 -15 -15 -15 -26 a15 15 0 0 1 30 0 c0 11 -10 17 -15 26z"; // from its tip

/** A little town with a pin in its middle, and the coordinates below. */
export function mapOf({ latitude, longitude }) {
  const random = dice(Math.round(latitude * 1e4) * 7919 + Math.round(longitude * 1e4));
  const town = svg("svg", { viewBox: `0 0 ${WIDE} ${TALL}`, role: "img", "aria-label": say("media_location") });
  town.append(svg("path", { class: "water", d: river(random) }));
  for (let nth = 0; nth < 9; nth += 1) {
    town.append(svg("path", { class: nth < 2 ? "road wide" : "road", d: road(random, nth) }));
  }
  for (let park = 0; park < 3; park += 1) {
    const [cx, cy, rx, ry] = [random() * WIDE, random() * TALL, 14 + random() * 24, 10 + random() * 14];
    town.append(svg("ellipse", { class: "park", cx, cy, rx, ry }));
  }
  town.append(
    svg("ellipse", { class: "shade", cx: WIDE / 2, cy: TALL / 2 + 1, rx: 9, ry: 3.5 }),
    svg("path", { class: "pin", d: `M${WIDE / 2} ${TALL / 2} ${PIN}` }),
    svg("circle", { class: "eye", cx: WIDE / 2, cy: TALL / 2 - 26, r: 5.5 }),
  );
  return make("div", {}, town, make("small", {}, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`));
}

function road(random, nth) {
  const slope = (random() - 0.5) * 60;
  if (nth % 2) {
    const x = random() * WIDE;
    return `M${x} -5 L${x + slope} ${TALL + 5}`;
  }
  const y = random() * TALL;
  return `M-5 ${y} L${WIDE + 5} ${y + slope}`;
}

function river(random) {
  const [from, bend, to] = [random() * TALL, random() * TALL * 1.6 - 40, random() * TALL];
  return `M-10 ${from} Q${WIDE / 2} ${bend} ${WIDE + 10} ${to}`;
}

/** A generator of numbers from 0 to 1 that always rolls the same from the same seed. */
function dice(seed) {
  let state = Math.abs(seed) % 2147483647 || 1;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}
