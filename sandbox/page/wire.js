/**
 * The wire to the sandbox's server.
 * Rule of the room: the only file that fetches. A refusal is an exception with the server's own words.
 */
import { say } from "./words.js";

/** The server said no, or nobody answered; the message is for the person. */
class Refused extends Error {}

export const get = (path) => ask("GET", path);
export const post = (path, body = {}) => ask("POST", path, body);
export const patch = (path, body) => ask("PATCH", path, body);
export const remove = (path) => ask("DELETE", path);

/** Where the bytes of a file are. */
export const fileAddress = (fileId) => `/sandbox/files/${encodeURIComponent(fileId)}`;

async function ask(method, path, body) {
  const request = { method };
  if (body instanceof FormData) request.body = body;
  else if (body !== undefined) {
    request.body = JSON.stringify(body);
    request.headers = { "content-type": "application/json" };
  }
  let response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new Refused(say("unreachable"));
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(answer.detail || answer.error || String(response.status));
  return answer;
}
