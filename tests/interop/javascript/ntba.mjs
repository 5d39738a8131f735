/** node-telegram-bot-api against the sandbox. */
import TelegramBot from "node-telegram-bot-api";
import * as s from "./common.mjs";

const bot = new TelegramBot(s.token, { baseApiUrl: s.url });
const to = s.person;
const named = (filename, contentType) => ({ filename, contentType });
const text = () => bot.sendMessage(to, "One");

await s.checks({
  "getMe": async () => s.is((await bot.getMe()).is_bot, true),
  "a text": async () => s.is((await bot.sendMessage(to, "Hello")).text, "Hello"),
  "HTML": async () => s.is((await bot.sendMessage(to, "<b>x</b>", { parse_mode: "HTML" })).entities[0].type, "bold"),
  "MarkdownV2": async () => s.is((await bot.sendMessage(to, "*x*", { parse_mode: "MarkdownV2" })).entities[0].type, "bold"),
  "Markdown": async () => s.is((await bot.sendMessage(to, "*x*", { parse_mode: "Markdown" })).entities[0].type, "bold"),
  "inline buttons": async () => s.is((await bot.sendMessage(to, "x", { reply_markup: s.BUTTONS })).reply_markup, s.BUTTONS),
  "a reply keyboard": async () => s.is((await bot.sendMessage(to, "x", { reply_markup: { keyboard: [["Yes"]] } })).text, "x"),
  "no reply keyboard": async () => s.is((await bot.sendMessage(to, "x", { reply_markup: { remove_keyboard: true } })).text, "x"),
  "an answer to a message": async () => {
    const { message_id } = await text();
    s.is((await bot.sendMessage(to, "x", { reply_to_message_id: message_id })).reply_to_message.message_id, message_id);
  },
  "no preview": async () => s.is((await bot.sendMessage(to, "https://example.org", { disable_web_page_preview: true })).link_preview_options.is_disabled, true),
  "a photo": async () => s.is((await bot.sendPhoto(to, s.PIXEL, { caption: "c" }, named("p.png", "image/png"))).caption, "c"),
  "a photo by its address": async () => s.is((await bot.sendPhoto(to, s.WEB)).photo.length > 0, true),
  "audio": async () => s.is((await bot.sendAudio(to, s.SOUND, { title: "T" }, named("a.mp3", "audio/mpeg"))).audio.title, "T"),
  "a document": async () => s.is((await bot.sendDocument(to, s.TEXT, {}, named("t.txt", "text/plain"))).document.file_name, "t.txt"),
  "a video": async () => s.is((await bot.sendVideo(to, s.FILM, { duration: 2 }, named("v.mp4", "video/mp4"))).video.duration, 2),
  "an animation": async () => s.is("animation" in (await bot.sendAnimation(to, s.FILM, {}, named("a.mp4", "video/mp4"))), true),
  "a voice": async () => s.is((await bot.sendVoice(to, s.VOICE, { duration: 2 }, named("v.ogg", "audio/ogg"))).voice.duration, 2),
  "a video note": async () => s.is((await bot.sendVideoNote(to, s.FILM, { length: 240 }, named("n.mp4", "video/mp4"))).video_note.length, 240),
  "an album": async () => s.is((await bot.sendMediaGroup(to, [{ type: "photo", media: s.PIXEL }, { type: "photo", media: s.PIXEL }])).length, 2),
  "a location": async () => s.is((await bot.sendLocation(to, 48.1, 11.5)).location.latitude, 48.1),
  "a venue": async () => s.is((await bot.sendVenue(to, 48.1, 11.5, "Park", "Road 1")).venue.title, "Park"),
  "a contact": async () => s.is((await bot.sendContact(to, "+49123", "Ben")).contact.first_name, "Ben"),
  "dice": async () => s.is((await bot.sendDice(to)).dice.emoji, "🎲"),
  "a poll": async () => {
    const { message_id } = await bot.sendPoll(to, "Well?", ["Yes", "No"]);
    s.is((await bot.stopPoll(to, message_id)).is_closed, true);
  },
  "a copy": async () => s.is(typeof (await bot.copyMessage(to, to, (await text()).message_id)).message_id, "number"),
  "a forward": async () => s.is((await bot.forwardMessage(to, to, (await text()).message_id)).forward_origin.type, "user"),
  "an action": async () => s.is(await bot.sendChatAction(to, "typing"), true),
  "a reaction": async () => s.is(await bot.setMessageReaction(to, (await text()).message_id, { reaction: [{ type: "emoji", emoji: "👍" }] }), true),
  "an edited text": async () => s.is((await bot.editMessageText("Two", { chat_id: to, message_id: (await text()).message_id })).text, "Two"),
  "an edited caption": async () => {
    const { message_id } = await bot.sendPhoto(to, s.PIXEL, {}, named("p.png", "image/png"));
    s.is((await bot.editMessageCaption("c", { chat_id: to, message_id })).caption, "c");
  },
  "edited buttons": async () => s.is((await bot.editMessageReplyMarkup(s.BUTTONS, { chat_id: to, message_id: (await text()).message_id })).reply_markup, s.BUTTONS),
  "a deletion": async () => s.is(await bot.deleteMessage(to, (await text()).message_id), true),
  "a pin": async () => s.is(await bot.pinChatMessage(to, (await text()).message_id), true),
  "a download": async () => {
    const { document } = await bot.sendDocument(to, s.TEXT, {}, named("t.txt", "text/plain"));
    s.is(await (await fetch(await bot.getFileLink(document.file_id))).text(), "A document.");
  },
  "commands": async () => {
    await bot.setMyCommands([{ command: "start", description: "Begin" }]);
    s.is((await bot.getMyCommands()).length, 1);
  },
  "a menu button": async () => s.is(await bot.setChatMenuButton({ chat_id: to, menu_button: { type: "commands" } }), true),
  "a chat": async () => s.is((await bot.getChat(to)).id, to),
  "a webhook": async () => {
    await bot.setWebHook("http://127.0.0.1:8443/hook");
    s.is((await bot.getWebHookInfo()).url, "http://127.0.0.1:8443/hook");
    s.is(await bot.deleteWebHook(), true);
  },
  "a refusal": async () => s.is((await s.refusal(bot.sendMessage(1, "x"))).response.body.description, "Bad Request: chat not found"),
  "too many requests": async () => {
    await s.trouble("limit", { seconds: 3, method: "sendMessage" });
    s.is((await s.refusal(text())).response.body.parameters.retry_after, 3);
  },
  "a conversation": async () => {
    const done = new Promise((yes) => {
      bot.onText(/\/go/, async () => {
        const { message_id } = await bot.sendMessage(to, "Ready?", { reply_markup: s.BUTTONS });
        await s.taps(message_id, "done");
      });
      bot.on("callback_query", async ({ id, message }) => {
        await bot.answerCallbackQuery(id, { text: "Good" });
        await bot.editMessageText("Done", { chat_id: to, message_id: message.message_id });
        yes();
      });
    });
    bot.startPolling();
    await s.says("/go");
    await done;
    await bot.stopPolling({ cancel: true });
    s.is((await s.last()).text, "Done");
  },
});
