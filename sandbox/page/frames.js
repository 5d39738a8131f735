/**
 * Work for the next frame.
 * Rule of the room: asked for a hundred times, done once; so a flood of events costs one drawing.
 */

const waiting = new Set();

/** Run a task before the next picture is drawn; the same function asked for twice runs once. */
export function soon(task) {
  if (waiting.size === 0) requestAnimationFrame(work);
  waiting.add(task);
}

function work() {
  const tasks = [...waiting];
  waiting.clear();
  for (const task of tasks) task();
}

const quiet = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether things may move. */
export const mayMove = () => !quiet.matches;
