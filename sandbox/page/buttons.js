/**
 * The buttons below a message.
 * Rule of the room: a tap is shown as waiting until its query is answered; whoever taps again meanwhile waits, too.
 */
import { button, icon, make } from "./dom.js";
import { say } from "./words.js";

const MARKS = [["url", "out"], ["copy_text", "copy"], ["switch_inline_query_current_chat", "write"]];

/** Draw an inline keyboard. The reader has tap and waits(messageId, data), open(url), copy(text), write(text). */
export function buttonsNode(message, reader) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  return make(
    "div",
    { class: "buttons", role: "group", "aria-label": say("buttons") },
    rows.map((row) => make("div", { class: "row" }, row.map((offer) => buttonNode(offer, message, reader)))),
  );
}

/** Mark the buttons of a message that still wait for their answer. */
export function markWaiting(node, waits) {
  for (const each of node.querySelectorAll(".button[data-data]")) {
    each.setAttribute("aria-busy", String(waits(each.dataset.data)));
  }
}

function buttonNode(offer, message, reader) {
  const [, mark] = MARKS.find(([field]) => offer[field] !== undefined) ?? [];
  const waits = offer.callback_data && reader.waits(message.message_id, offer.callback_data);
  return button(
    () => press(offer, message, reader),
    {
      class: `button ${offer.style ?? ""}`,
      title: offer.text,
      "data-test": "button",
      "data-label": offer.text,
      "data-data": offer.callback_data,
      "aria-busy": offer.callback_data && String(waits),
    },
    make("span", { class: "label" }, offer.text),
    mark ? make("span", { class: "mark" }, icon(mark)) : null,
  );
}

function press(offer, message, reader) {
  if (offer.callback_data !== undefined) reader.tap(message.message_id, offer.callback_data);
  else if (offer.url) reader.open(offer.url);
  else if (offer.copy_text) reader.copy(offer.copy_text.text);
  else if (offer.switch_inline_query_current_chat !== undefined) reader.write(offer.switch_inline_query_current_chat);
}
