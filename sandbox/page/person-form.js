/**
 * The form for somebody new, or for changing somebody.
 * Rule of the room: the zone is one that this browser knows, so that every time on the page can be drawn.
 */
import { copy, make } from "./dom.js";
import { report } from "./report.js";
import { showOnly } from "./stage.js";
import { patch, post } from "./wire.js";
import { say } from "./words.js";
import { meet } from "./world.js";

const LANGUAGES = ["en", "de", "es", "fr", "it", "ja", "pt-br", "ru", "tr", "uk", "ar", "hi", "zh-hans"];

/** The form; `done` is called when it is saved or left. */
export function personForm(person, done) {
  fillLists();
  const { root: form, parts } = copy("person-form");
  parts.title.textContent = person ? say("change_person") : say("add_person");
  const { first_name: name, language_code: language, zone } = form.elements;
  name.value = person?.first_name ?? "";
  language.value = person?.language_code ?? navigator.language.toLowerCase().split("-")[0];
  zone.value = person?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  zone.addEventListener("input", () => zone.setCustomValidity(isZone(zone.value) ? "" : say("zone_unknown")));
  parts.cancel.addEventListener("click", done);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    done();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await report(() => save(person, Object.fromEntries(new FormData(form))))) done();
  });
  return form;
}

async function save(person, values) {
  if (person) {
    meet(await patch(`/sandbox/people/${person.id}`, values));
    return;
  }
  const added = await post("/sandbox/people", values);
  meet(added);
  showOnly(added.id);
}

function fillLists() {
  const zones = document.getElementById("zones");
  if (zones.childElementCount > 0) return;
  zones.append(...["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => make("option", { value: zone })));
  const names = new Intl.DisplayNames(document.documentElement.lang, { type: "language" });
  const languages = LANGUAGES.map((code) => make("option", { value: code }, names.of(code)));
  document.getElementById("languages").append(...languages);
}

function isZone(text) {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: text }));
  } catch {
    return false;
  }
}
