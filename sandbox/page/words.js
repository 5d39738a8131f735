/**
 * The words of the page.
 * Rule of the room: no word that a person reads stands in a script; all of them arrive with the sandbox's state.
 */

let known = {};

/** Take the words, and the language that they are in; nothing can be said before. */
export function learn(words) {
  known = words;
  document.documentElement.lang = say("page_language");
}

/** The text of a key, its {name} placeholders filled. An unknown key shows itself, so that it is found. */
export function say(key, values = {}) {
  const text = known[key] ?? `⟨${key}⟩`;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Give words to every element that asks: data-word for its text, -label for its name, -hint for its placeholder. */
export function dress(root) {
  for (const node of [root, ...root.querySelectorAll("[data-word],[data-word-label],[data-word-hint]")]) {
    const { word, wordLabel, wordHint } = node.dataset;
    if (word) node.textContent = say(word);
    if (wordHint) node.placeholder = say(wordHint);
    if (wordLabel) label(node, say(wordLabel));
  }
}

/** Name an element for the eye that hovers and for the ear. */
export function label(node, text) {
  node.setAttribute("aria-label", text);
  node.title = text;
}
