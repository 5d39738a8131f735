/**
 * A small menu beside what was tapped.
 * Rule of the room: one at a time; arrows walk, Escape and any tap elsewhere close it.
 */
import { button, icon, make } from "./dom.js";

const EDGE = 8; // px that a menu keeps from the phone's rim

/**
 * Open a menu inside `host` at a rectangle of the viewport.
 * @param {object[]} choices {icon, text, act or href and download, danger, test}, the last two where it has them
 */
export function showMenu(host, at, choices) {
  host.querySelector(".menu")?.remove();
  const focused = document.activeElement;
  const menu = make("div", { class: "menu", role: "menu" }, choices.map((choice) => choiceNode(choice, close)));
  host.append(menu);
  settle(menu, host.getBoundingClientRect(), at);
  menu.firstElementChild.focus({ preventScroll: true });
  menu.addEventListener("keydown", (event) => walk(event, menu, close));
  addEventListener("pointerdown", outside, true);

  function outside(event) {
    if (!menu.contains(event.target)) close();
  }
  function close() {
    removeEventListener("pointerdown", outside, true);
    menu.remove();
    focused?.focus?.({ preventScroll: true });
  }
}

function choiceNode({ icon: name, text, act, href, download, danger, test }, close) {
  const attributes = { class: danger && "danger", role: "menuitem", tabindex: "-1", "data-test": test };
  const chosen = () => {
    close();
    act?.();
  };
  const inside = [icon(name), make("span", {}, text)];
  if (href) return make("a", { ...attributes, href, download, on: { click: chosen } }, inside);
  return button(chosen, attributes, inside);
}

/** Below the rectangle if there is room, else above it; never over the rim. */
function settle(menu, host, at) {
  const { offsetWidth: wide, offsetHeight: tall } = menu;
  const left = Math.min(Math.max(at.right - wide, host.left + EDGE), host.right - wide - EDGE);
  const below = at.bottom + EDGE + tall < host.bottom;
  menu.style.left = `${left - host.left}px`;
  menu.style.top = `${Math.max(EDGE, (below ? at.bottom + 4 : at.top - tall - 4) - host.top)}px`;
  menu.style.transformOrigin = below ? "top right" : "bottom right";
}

function walk(event, menu, close) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 };
  if (event.key in steps) items[steps[event.key] % items.length].focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
