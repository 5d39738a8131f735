/**
 * Where the person says to be.
 * Rule of the room: the places lie in zones that differ in every way that matters: half hours, both hemispheres,
 * with and without summer time; their names are words.
 */
import { button, copy } from "./dom.js";
import { openSheet } from "./sheet.js";
import { say } from "./words.js";

const PLACES = {
  lisbon: [38.7223, -9.1393],
  berlin: [52.52, 13.405],
  cairo: [30.0444, 31.2357],
  kolkata: [22.5726, 88.3639],
  tokyo: [35.6762, 139.6503],
  sydney: [-33.8688, 151.2093],
  auckland: [-36.8485, 174.7633],
  sao_paulo: [-23.5505, -46.6333],
  new_york: [40.7128, -74.006],
  vancouver: [49.2827, -123.1207],
};

/** Let the person choose a place and send it. */
export function choosePlace(phone) {
  const { root: form, parts } = copy("places");
  const send = (latitude, longitude) => {
    close();
    phone.reader.ask("send", { location: { latitude, longitude } });
  };
  for (const [name, [latitude, longitude]] of Object.entries(PLACES)) {
    const attributes = { class: "chip", "data-test": "place", "data-place": name };
    parts.list.append(button(() => send(latitude, longitude), attributes, say(`place_${name}`)));
  }
  const close = openSheet(phone, { label: say("share_location") }, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(parts.latitude.valueAsNumber, parts.longitude.valueAsNumber);
  });
}
