/**
 * How messages come, change and go.
 * Rule of the room: motion is short and says what happened; where it is unwelcome the end state stands at once.
 */
import { mayMove } from "./frames.js";

const EASE = "cubic-bezier(.2,.8,.2,1)";

/** A new message rises into its place. */
export function appear(node) {
  if (!mayMove()) return;
  const low = { opacity: 0, transform: "translateY(14px) scale(.97)" };
  node.animate([low, { opacity: 1, transform: "none" }], { duration: 240, easing: EASE });
}

/** An edited message grows or shrinks from its old height to the new one, while the new words fade in. */
export function reshape(node, draw) {
  const before = node.isConnected && mayMove() ? node.getBoundingClientRect() : null;
  draw();
  if (!before) return;
  const after = node.getBoundingClientRect();
  node.firstElementChild.animate([{ opacity: 0.45 }, { opacity: 1 }], { duration: 260, easing: "ease-out" });
  if (Math.abs(before.height - after.height) < 1) return;
  node.animate([{ height: `${before.height}px` }, { height: `${after.height}px` }], { duration: 240, easing: EASE });
}

/** A deleted message fades and folds; then it is removed and `gone` called. */
export function leave(node, gone) {
  if (!mayMove()) {
    node.remove();
    gone();
    return;
  }
  node.classList.add("leaving");
  node.inert = true;
  const faded = { opacity: 0, transform: "scale(.94)", filter: "blur(3px)" };
  const frames = [
    { height: `${node.offsetHeight}px`, opacity: 1, transform: "none", filter: "none" },
    { ...faded, offset: 0.6 },
    { ...faded, height: 0, marginTop: 0 },
  ];
  node.animate(frames, { duration: 320, easing: "ease" }).finished.then(() => {
    node.remove();
    gone();
  });
}
