/**
 * The buttons below a message.
 * Rule of the room: a tap is shown as waiting until its query is answered; whoever taps again meanwhile waits, too.
 */
import { icon, make } from "./dom.js";
import { say } from "./words.js";

const MARKS = [["url", "out"], ["copy_text", "copy"], ["switch_inline_query_current_chat", "write"]];

/** Draw an inline keyboard. The reader has tap(message, data), open(url), copy(text), write(text), waits(message, data). */
export function buttonsNode(message, reader) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  return make(
    "div",
    { class: "buttons", role: "group", "aria-label": say("buttons") },
    rows.map((row) => make("div", { class: "row" }, row.map((button) => buttonNode(button, message, reader)))),
  );
}

/** Mark the buttons of a message that still wait for their answer. */
export function markWaiting(node, waits) {
  for (const button of node.querySelectorAll(".button[data-data]")) {
    button.setAttribute("aria-busy", String(waits(button.dataset.data)));
  }
}

function buttonNode(button, message, reader) {
  const [, mark] = MARKS.find(([field]) => button[field] !== undefined) ?? [];
  return make(
    "button",
    {
      type: "button",
      class: `button ${button.style ?? ""}`,
      title: button.text,
      "data-test": "button",
      "data-label": button.text,
      "data-data": button.callback_data,
      "aria-busy": button.callback_data && String(reader.waits(message.message_id, button.callback_data)),
      on: { click: () => press(button, message, reader) },
    },
    make("span", { class: "label" }, button.text),
    mark ? make("span", { class: "mark" }, icon(mark)) : null,
  );
}

function press(button, message, reader) {
  if (button.callback_data !== undefined) reader.tap(message.message_id, button.callback_data);
  else if (button.url) reader.open(button.url);
  else if (button.copy_text) reader.copy(button.copy_text.text);
  else if (button.switch_inline_query_current_chat !== undefined) reader.write(button.switch_inline_query_current_chat);
}
