/** Telegraf against the sandbox. */
import { Markup, Telegraf, TelegramError } from "telegraf";
import * as s from "./common.mjs";

const bot = new Telegraf(s.token, { telegram: { apiRoot: s.url } });
const api = bot.telegram;
const to = s.person;
const file = (source, filename) => ({ source, filename });
const text = () => api.sendMessage(to, "One");

await s.checks({
  "getMe": async () => s.is((await api.getMe()).is_bot, true),
  "a text": async () => s.is((await api.sendMessage(to, "Hello")).text, "Hello"),
  "HTML": async () => s.is((await api.sendMessage(to, "<b>x</b>", { parse_mode: "HTML" })).entities[0].type, "bold"),
  "MarkdownV2": async () => s.is((await api.sendMessage(to, "*x*", { parse_mode: "MarkdownV2" })).entities[0].type, "bold"),
  "Markdown": async () => s.is((await api.sendMessage(to, "*x*", { parse_mode: "Markdown" })).entities[0].type, "bold"),
  "inline buttons": async () => {
    const keyboard = Markup.inlineKeyboard([[Markup.button.callback("A", "a"), Markup.button.url("B", "https://example.org")]]);
    s.is((await api.sendMessage(to, "x", keyboard)).reply_markup.inline_keyboard[0].length, 2);
  },
  "a reply keyboard": async () => s.is((await api.sendMessage(to, "x", Markup.keyboard([["Yes", "No"]]).resize())).text, "x"),
  "no reply keyboard": async () => s.is((await api.sendMessage(to, "x", Markup.removeKeyboard())).text, "x"),
  "a forced reply": async () => s.is((await api.sendMessage(to, "x", Markup.forceReply())).text, "x"),
  "an answer to a message": async () => {
    const { message_id } = await text();
    s.is((await api.sendMessage(to, "x", { reply_parameters: { message_id } })).reply_to_message.message_id, message_id);
  },
  "no preview": async () => s.is((await api.sendMessage(to, "https://example.org", { link_preview_options: { is_disabled: true } })).link_preview_options.is_disabled, true),
  "a photo": async () => s.is((await api.sendPhoto(to, file(s.PIXEL, "p.png"), { caption: "c" })).caption, "c"),
  "a photo by its address": async () => s.is((await api.sendPhoto(to, s.WEB)).photo.length > 0, true),
  "audio": async () => s.is((await api.sendAudio(to, file(s.SOUND, "a.mp3"), { title: "T" })).audio.title, "T"),
  "a document": async () => s.is((await api.sendDocument(to, file(s.TEXT, "t.txt"))).document.file_name, "t.txt"),
  "a video": async () => s.is((await api.sendVideo(to, file(s.FILM, "v.mp4"), { duration: 2 })).video.duration, 2),
  "an animation": async () => s.is("animation" in (await api.sendAnimation(to, file(s.FILM, "a.mp4"))), true),
  "a voice": async () => s.is((await api.sendVoice(to, file(s.VOICE, "v.ogg"), { duration: 2 })).voice.duration, 2),
  "a video note": async () => s.is((await api.sendVideoNote(to, file(s.FILM, "n.mp4"), { length: 240 })).video_note.length, 240),
  "an album": async () => {
    const photo = (name) => ({ type: "photo", media: file(s.PIXEL, name) });
    s.is((await api.sendMediaGroup(to, [photo("1.png"), photo("2.png")])).length, 2);
  },
  "a location": async () => s.is((await api.sendLocation(to, 48.1, 11.5)).location.latitude, 48.1),
  "a venue": async () => s.is((await api.sendVenue(to, 48.1, 11.5, "Park", "Road 1")).venue.title, "Park"),
  "a contact": async () => s.is((await api.sendContact(to, "+49123", "Ben")).contact.first_name, "Ben"),
  "dice": async () => s.is((await api.sendDice(to)).dice.emoji, "🎲"),
  "a poll": async () => {
    const { message_id } = await api.sendPoll(to, "Well?", ["Yes", "No"]);
    s.is((await api.stopPoll(to, message_id)).is_closed, true);
  },
  "a copy": async () => s.is(typeof (await api.copyMessage(to, to, (await text()).message_id)).message_id, "number"),
  "a forward": async () => s.is((await api.forwardMessage(to, to, (await text()).message_id)).forward_origin.type, "user"),
  "an action": async () => s.is(await api.sendChatAction(to, "typing"), true),
  "a reaction": async () => s.is(await api.setMessageReaction(to, (await text()).message_id, [{ type: "emoji", emoji: "👍" }]), true),
  "an edited text": async () => s.is((await api.editMessageText(to, (await text()).message_id, undefined, "Two")).text, "Two"),
  "an edited caption": async () => {
    const { message_id } = await api.sendPhoto(to, file(s.PIXEL, "p.png"));
    s.is((await api.editMessageCaption(to, message_id, undefined, "c")).caption, "c");
  },
  "edited media": async () => {
    const { message_id } = await api.sendPhoto(to, file(s.PIXEL, "p.png"));
    s.is("document" in (await api.editMessageMedia(to, message_id, undefined, { type: "document", media: file(s.TEXT, "t.txt") })), true);
  },
  "edited buttons": async () => s.is((await api.editMessageReplyMarkup(to, (await text()).message_id, undefined, s.BUTTONS)).reply_markup, s.BUTTONS),
  "a deletion": async () => s.is(await api.deleteMessage(to, (await text()).message_id), true),
  "several deletions": async () => s.is(await api.deleteMessages(to, [(await text()).message_id]), true),
  "a pin": async () => s.is(await api.pinChatMessage(to, (await text()).message_id), true),
  "a download": async () => {
    const { document } = await api.sendDocument(to, file(s.TEXT, "t.txt"));
    s.is(await (await fetch(await api.getFileLink(document.file_id))).text(), "A document.");
  },
  "commands": async () => {
    await api.setMyCommands([{ command: "start", description: "Begin" }]);
    s.is((await api.getMyCommands()).length, 1);
    s.is(await api.deleteMyCommands(), true);
  },
  "names": async () => {
    await api.setMyName("Other");
    s.is((await api.getMyName()).name, "Other");
  },
  "a menu button": async () => s.is(await api.setChatMenuButton({ chatId: to, menuButton: { type: "commands" } }), true),
  "a chat": async () => s.is((await api.getChat(to)).id, to),
  "a webhook": async () => {
    await api.setWebhook("http://127.0.0.1:8443/hook");
    s.is((await api.getWebhookInfo()).url, "http://127.0.0.1:8443/hook");
    s.is(await api.deleteWebhook(), true);
  },
  "a refusal": async () => {
    const error = await s.refusal(api.sendMessage(1, "x"));
    s.is([error instanceof TelegramError, error.code, error.description], [true, 400, "Bad Request: chat not found"]);
  },
  "too many requests": async () => {
    await s.trouble("limit", { seconds: 3, method: "sendMessage" });
    s.is((await s.refusal(text())).parameters.retry_after, 3);
  },
  "a conversation": async () => {
    const done = new Promise((yes) => {
      bot.command("go", async (context) => {
        const { message_id } = await context.reply("Ready?", { reply_markup: s.BUTTONS });
        await s.taps(message_id, "done");
      });
      bot.action("done", async (context) => {
        await context.answerCbQuery("Good");
        await context.editMessageText("Done");
        yes();
      });
    });
    bot.launch();
    await s.says("/go");
    await done;
    bot.stop();
    s.is((await s.last()).text, "Done");
  },
});
