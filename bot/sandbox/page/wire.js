/**
 * The wire to the sandbox's server.
 * Rule of the room: the only file that fetches. A refusal is an exception with the server's own words.
 */

/** The server said no: `error` is its key, `message` its detail; status 0 means that nobody answered. */
export class Refused extends Error {
  constructor(status, error, detail) {
    super(detail || error);
    this.status = status;
    this.error = error;
  }
}

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
  } catch (fault) {
    throw new Refused(0, "unreachable", fault.message);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, answer.error ?? String(response.status), answer.detail);
  return answer;
}
