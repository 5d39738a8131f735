/**
 * Building nodes.
 * Rule of the room: what comes from outside becomes text or an attribute, never markup.
 */
import { dress, label } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element. Attributes that are null, undefined or false are left out; `on` maps event names to listeners.
 * @param {string} tag
 * @param {Record<string, any>} attributes
 * @param {...any} children nodes, strings, or nested lists of them; null is skipped
 */
export function make(tag, { on = {}, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

/** Make a button that does something. */
export function button(act, attributes, ...children) {
  return make("button", { type: "button", on: { click: act }, ...attributes }, ...children);
}

/** Make a small round button that shows an icon and is called by a word. */
export function tool(name, text, act, attributes) {
  const node = button(act, { class: "round small", ...attributes }, icon(name));
  label(node, text);
  return node;
}

/** Say something else, if it is something else: writing the same again would cost a layout. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Draw an icon of the sprite in index.html. */
export function icon(name) {
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  return svg("svg", { class: "icon", "aria-hidden": "true" }, use);
}

/** Make an SVG element. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  setAttributes(node, attributes);
  node.append(...children);
  return node;
}

/** Copy a template of index.html, dressed in words; `parts` finds its elements by their data-part. */
export function copy(template) {
  const root = document.getElementById(template).content.firstElementChild.cloneNode(true);
  dress(root);
  const parts = {};
  for (const node of root.querySelectorAll("[data-part]")) parts[node.dataset.part] = node;
  return { root, parts };
}

/** Call `act` for Enter and Space on things that are buttons without being <button>. */
export function onPress(node, act) {
  node.addEventListener("click", act);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act(event);
  });
}

function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
}
