/**
 * What can be done with a message: by right click, long press, or from the keyboard.
 * Rule of the room: who cannot press long can walk the log with the arrows and press Enter.
 */
import { showMenu } from "./menu.js";
import { say } from "./words.js";

const LONG = 450; // ms that a finger rests for a long press; not every phone tells of it by itself

/** Let the messages of a phone be pressed and walked. */
export function watchMessages(phone) {
  const { list } = phone.parts;
  let resting = null;
  const lift = () => clearTimeout(resting);
  list.addEventListener("contextmenu", (event) => showMessageMenu(event, phone));
  list.addEventListener("keydown", (event) => walk(event, phone));
  list.addEventListener("pointerdown", (event) => {
    lift();
    if (event.pointerType === "touch") resting = setTimeout(() => showMessageMenu(event, phone), LONG);
  });
  for (const name of ["pointerup", "pointermove", "pointercancel"]) list.addEventListener(name, lift);
}

function showMessageMenu(event, phone) {
  const node = event.target.closest(".message");
  if (!node || event.target.closest("a[href]")) return;
  event.preventDefault();
  const message = phone.chat.find(Number(node.dataset.id));
  const { clientX: x, clientY: y } = event;
  const at = x ? new DOMRect(x, y, 0, 0) : node.firstElementChild.getBoundingClientRect(); // a key has no place
  if (message) showMenu(phone.root, at, choices(message, phone));
}

/** From message to message with the arrows, beginning at the newest; Enter opens the menu. */
function walk(event, phone) {
  const { list } = phone.parts;
  const all = [...list.querySelectorAll(".message:not(.leaving)")];
  const at = event.target === list ? all.length : all.indexOf(event.target);
  if (at < 0) return;
  const next = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
  if (next) next.focus();
  else if (event.key === "Enter") showMessageMenu(event, phone);
  else return;
  event.preventDefault();
}

function choices(message, phone) {
  const { composer, reader } = phone;
  const text = message.text ?? message.caption;
  const erase = () => reader.ask("delete", { message_id: message.message_id });
  const reply = { icon: "reply", text: say("reply"), act: () => composer.replyTo(message), test: "reply" };
  const copy = { icon: "copy", text: say("copy"), act: () => reader.copy(text), test: "copy" };
  const edit = { icon: "write", text: say("edit"), act: () => composer.edit(message), test: "edit" };
  const remove = { icon: "bin", text: say("delete"), act: erase, danger: true, test: "delete" };
  return [reply, text && copy, message.outgoing && message.text && edit, remove].filter(Boolean);
}
