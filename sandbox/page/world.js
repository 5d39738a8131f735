/**
 * What the page knows of the sandbox: the bot, the people, the trouble.
 * Rule of the room: kept small; a chat is held only while a phone shows it, and of the others only what is unread.
 */
import { listen, tell } from "./bus.js";
import { learn } from "./words.js";

const unseen = new Map(); // person id -> ids of the messages that came since the state was fetched and were not read

export const world = { bot: null, people: new Map(), troubles: [], features: {} };

listen("state", (state) => {
  learn(state.words);
  world.bot = state.bot;
  world.people = new Map(state.people.map((person) => [person.id, person]));
  world.troubles = state.troubles;
  world.features = state.features;
  unseen.clear();
});
listen("person", (person) => world.people.set(person.id, person));
listen("person", ({ id, unread }) => unread === 0 && unseen.delete(id));
listen("message", ({ person: id, message }) => !message.outgoing && count(id, message.message_id, 1));
listen("deleted", ({ person: id, message_id: gone }) => unseen.get(id)?.has(gone) && count(id, gone, -1));
listen("trouble", ({ troubles }) => (world.troubles = troubles));
listen("bot", (bot) => (world.bot = bot));

/** Learn of a person at once from the server's answer, without waiting for the event. */
export const meet = (person) => tell("person", person);

/** The server tells the number of unread messages in its state and when they are read; between, it is counted here. */
function count(id, messageId, step) {
  const person = world.people.get(id);
  if (!person) return; // a group
  const ids = unseen.get(id) ?? new Set();
  if (step > 0) ids.add(messageId);
  else ids.delete(messageId);
  unseen.set(id, ids);
  tell("person", { ...person, unread: Math.max(0, person.unread + step) });
}
