/**
 * Light and dark.
 * Rule of the room: the computer's wish holds until the person chooses; the choice is remembered.
 */
import { tell } from "./bus.js";

const KEY = "theme";
const wish = matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is dark now. */
export const isDark = () => (localStorage.getItem(KEY) ?? (wish.matches ? "dark" : "light")) === "dark";

/** Choose. */
export function setDark(dark) {
  localStorage.setItem(KEY, dark ? "dark" : "light");
  showTheme();
}

/** Put the theme on the page. */
export function showTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  tell("theme", isDark());
}

wish.addEventListener("change", showTheme);
