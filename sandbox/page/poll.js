/**
 * A poll: a question, and answers to choose from.
 * Rule of the room: every answer is a button that says all of itself, its share too; the bars are decoration.
 */
import { button, icon, make } from "./dom.js";
import { say } from "./words.js";

/** The poll of a message. The reader has vote(messageId, options). */
export function pollOf(poll, reader, message) {
  const chosen = new Set(message.chosen);
  const answers = poll.options.map((option, nth) => answerOf(poll, option, nth, chosen, reader, message));
  return make(
    "div",
    { role: "group", "aria-label": say("media_poll") },
    make("b", { class: "question" }, poll.question),
    make("small", {}, kindOf(poll)),
    answers,
    make("small", { class: "count" }, say("poll_votes", { count: poll.total_voter_count })),
  );
}

function answerOf(poll, option, nth, chosen, reader, message) {
  const share = Math.round((100 * option.voter_count) / (poll.total_voter_count || 1));
  const isTold = chosen.size > 0 || poll.is_closed;
  const isRight = isTold && poll.correct_option_ids?.includes(nth);
  const node = button(
    () => reader.vote(message.message_id, [...picked(poll, chosen, nth)]),
    {
      class: `answer ${isRight ? "right" : ""}`,
      disabled: poll.is_closed || (chosen.size > 0 && !poll.allows_revoting),
      "aria-pressed": String(chosen.has(nth)),
      "data-test": "answer",
      "data-option": String(nth),
    },
    make("span", {}, option.text),
    isRight ? make("span", { role: "img", "aria-label": say("poll_right") }, icon("ticks")) : null,
    isTold ? make("small", {}, say("poll_share", { count: share })) : null,
  );
  node.style.setProperty("--share", isTold ? String(share / 100) : "0");
  return node;
}

/** What is chosen after a press: another answer, one more, or one less. */
function picked(poll, chosen, nth) {
  const after = new Set(poll.allows_multiple_answers ? chosen : []);
  if (chosen.has(nth)) after.delete(nth);
  else after.add(nth);
  return after;
}

function kindOf({ is_closed: isClosed, type, is_anonymous: isAnonymous }) {
  if (isClosed) return say("poll_closed");
  if (type === "quiz") return say("poll_quiz");
  return say(isAnonymous ? "poll_anonymous" : "poll_public");
}
