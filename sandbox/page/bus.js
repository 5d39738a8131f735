/**
 * Who wants to know of what.
 * Rule of the room: the tellers do not know the listeners. Topics are the server's event names
 * (message, edited, deleted, answer, action, keyboard, person, commands, call, clock, bot, trouble)
 * and the page's own: state (everything anew), link (up or lost), tick (a second on the sandbox clock),
 * current (another phone was touched), calls (their list changed), panel (open or close it), add-person, theme.
 */

const listeners = new Map();

/** Hear a topic; returns the function that stops it. */
export function listen(topic, hear) {
  const set = listeners.get(topic) ?? new Set();
  listeners.set(topic, set.add(hear));
  return () => set.delete(hear);
}

/** Tell everybody who listens to a topic, in the order in which they began, unless they stopped meanwhile. */
export function tell(topic, value) {
  const set = listeners.get(topic) ?? new Set();
  for (const hear of [...set]) if (set.has(hear)) hear(value);
}
