/** What every client's checks share: where the sandbox is, the person in it, and one line for each check. */
export const url = process.env.SANDBOX_URL;
export const token = process.env.SANDBOX_TOKEN;
export const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
export const SOUND = Buffer.concat([Buffer.from("fff344c4", "hex"), Buffer.alloc(96)]);
export const FILM = Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42", "latin1"), Buffer.alloc(60)]);
export const VOICE = Buffer.concat([Buffer.from("OggS"), Buffer.alloc(60)]);
export const TEXT = Buffer.from("A document.");
export const WEB = "https://example.org/picture.png";
export const BUTTONS = { inline_keyboard: [[{ text: "Done", callback_data: "done" }]] };

async function ask(method, path, body) {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${url}/sandbox/${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

export const person = (await ask("GET", "state")).people[0].id;
export const says = (text) => ask("POST", `people/${person}/send`, { text });
export const taps = (message_id, data) => ask("POST", `people/${person}/tap`, { message_id, data });
export const trouble = (kind, more) => ask("POST", "troubles", { kind, times: 1, ...more });
export const chat = async () => (await ask("GET", `people/${person}/chat`)).messages;
export const last = async () => (await chat()).at(-1);

export function is(found, wanted) {
  const [one, other] = [found, wanted].map((value) => JSON.stringify(value));
  if (one !== other) throw new Error(`${one} instead of ${other}`);
}

/** The code and the words of a refusal. */
export async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it was not refused");
}

const PATIENCE = 15_000;

/** Make the checks one after the other, and tell of each. */
export async function checks(all) {
  await says("/start");
  for (const [check, act] of Object.entries(all)) {
    let why = "";
    try {
      const late = new Promise((_, no) => setTimeout(() => no(new Error("it took too long")), PATIENCE).unref());
      await Promise.race([act(), late]);
    } catch (error) {
      why = String(error?.message ?? error) || "it failed";
    }
    console.log(JSON.stringify({ check, ok: !why, why }));
  }
  process.exit(0);
}
