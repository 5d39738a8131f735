/** A server that nobody here wrote, with one person in it who starts the bot and then waits; tells what came. */
import { createServer } from "node:net";
import TelegramServer from "telegram-test-api";

const SECONDS = Number(process.argv[2] ?? 40);
const TOKEN = process.argv[3];

const port = await new Promise((yes) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port: free } = probe.address();
    probe.close(() => yes(free));
  });
});
const server = new TelegramServer({ port, host: "127.0.0.1", storeTimeout: 600 });
let polls = 0;
const { getUpdates } = server;
server.getUpdates = (...given) => {
  polls += 1;
  return getUpdates.apply(server, given);
};
await server.start();
console.log(`http://127.0.0.1:${port}`);
const client = server.getClient(TOKEN, { timeout: 60_000 });
await client.sendCommand(client.makeCommand("/start"));
await new Promise((yes) => setTimeout(yes, SECONDS * 1000));
const texts = server.storage.botMessages.map(({ message }) => message.text);
console.log(JSON.stringify({ texts, polls, seconds: SECONDS }));
process.exit(0);
