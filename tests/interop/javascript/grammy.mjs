/** grammY against the sandbox. */
import { Bot, InlineKeyboard, InputFile, InputMediaBuilder, Keyboard, GrammyError } from "grammy";
import * as s from "./common.mjs";

const bot = new Bot(s.token, { client: { apiRoot: s.url } });
const { api } = bot;
const to = s.person;
const file = (content, name) => new InputFile(content, name);
const text = () => api.sendMessage(to, "One");

await s.checks({
  "getMe": async () => s.is((await api.getMe()).is_bot, true),
  "a text": async () => s.is((await api.sendMessage(to, "Hello")).text, "Hello"),
  "HTML": async () => s.is((await api.sendMessage(to, "<b>x</b>", { parse_mode: "HTML" })).entities[0].type, "bold"),
  "MarkdownV2": async () => s.is((await api.sendMessage(to, "*x*", { parse_mode: "MarkdownV2" })).entities[0].type, "bold"),
  "Markdown": async () => s.is((await api.sendMessage(to, "*x*", { parse_mode: "Markdown" })).entities[0].type, "bold"),
  "entities": async () => s.is((await api.sendMessage(to, "xy", { entities: [{ type: "italic", offset: 0, length: 1 }] })).entities.length, 1),
  "inline buttons": async () => {
    const reply_markup = new InlineKeyboard().text("A", "a").url("B", "https://example.org").row().text("C", "c");
    s.is((await api.sendMessage(to, "x", { reply_markup })).reply_markup.inline_keyboard.map((row) => row.length), [2, 1]);
  },
  "a reply keyboard": async () => s.is((await api.sendMessage(to, "x", { reply_markup: new Keyboard().text("Yes").resized() })).text, "x"),
  "no reply keyboard": async () => s.is((await api.sendMessage(to, "x", { reply_markup: { remove_keyboard: true } })).text, "x"),
  "a forced reply": async () => s.is((await api.sendMessage(to, "x", { reply_markup: { force_reply: true } })).text, "x"),
  "an answer to a message": async () => {
    const { message_id } = await text();
    s.is((await api.sendMessage(to, "x", { reply_parameters: { message_id } })).reply_to_message.message_id, message_id);
  },
  "no preview": async () => s.is((await api.sendMessage(to, "https://example.org", { link_preview_options: { is_disabled: true } })).link_preview_options.is_disabled, true),
  "silence and protection": async () => s.is((await api.sendMessage(to, "x", { disable_notification: true, protect_content: true })).has_protected_content, true),
  "a photo": async () => s.is((await api.sendPhoto(to, file(s.PIXEL, "p.png"), { caption: "*c*", parse_mode: "MarkdownV2" })).caption, "c"),
  "a photo by its id": async () => {
    const { photo } = await api.sendPhoto(to, file(s.PIXEL, "p.png"));
    s.is((await api.sendPhoto(to, photo.at(-1).file_id)).photo.at(-1).file_unique_id, photo.at(-1).file_unique_id);
  },
  "a photo by its address": async () => s.is((await api.sendPhoto(to, s.WEB)).photo.length > 0, true),
  "audio": async () => s.is((await api.sendAudio(to, file(s.SOUND, "a.mp3"), { title: "T", performer: "P", duration: 3 })).audio.title, "T"),
  "a document": async () => s.is((await api.sendDocument(to, file(s.TEXT, "t.txt"))).document.file_name, "t.txt"),
  "a video": async () => s.is((await api.sendVideo(to, file(s.FILM, "v.mp4"), { width: 4, height: 3, duration: 2 })).video.width, 4),
  "an animation": async () => s.is((await api.sendAnimation(to, file(s.FILM, "a.mp4"))).animation.mime_type, "video/mp4"),
  "a voice": async () => s.is((await api.sendVoice(to, file(s.VOICE, "v.ogg"), { duration: 2 })).voice.duration, 2),
  "a video note": async () => s.is((await api.sendVideoNote(to, file(s.FILM, "n.mp4"), { length: 240 })).video_note.length, 240),
  "an album": async () => {
    const media = [InputMediaBuilder.photo(file(s.PIXEL, "1.png"), { caption: "c" }), InputMediaBuilder.photo(file(s.PIXEL, "2.png"))];
    const album = await api.sendMediaGroup(to, media);
    s.is(new Set(album.map((message) => message.media_group_id)).size, 1);
  },
  "a location": async () => s.is((await api.sendLocation(to, 48.1, 11.5)).location.latitude, 48.1),
  "a live location": async () => {
    const { message_id } = await api.sendLocation(to, 48.1, 11.5, { live_period: 60 });
    s.is((await api.editMessageLiveLocation(to, message_id, 49, 12)).location.latitude, 49);
    s.is("live_period" in (await api.stopMessageLiveLocation(to, message_id)).location, false);
  },
  "a venue": async () => s.is((await api.sendVenue(to, 48.1, 11.5, "Park", "Road 1")).venue.title, "Park"),
  "a contact": async () => s.is((await api.sendContact(to, "+49123", "Ben")).contact.first_name, "Ben"),
  "dice": async () => s.is((await api.sendDice(to, "🎯")).dice.value <= 6, true),
  "a poll": async () => {
    const { message_id } = await api.sendPoll(to, "Well?", [{ text: "Yes" }, { text: "No" }]);
    s.is((await api.stopPoll(to, message_id)).is_closed, true);
  },
  "a quiz": async () => s.is((await api.sendPoll(to, "1+1?", ["1", "2"], { type: "quiz", correct_option_ids: [1] })).poll.type, "quiz"),
  "a copy": async () => s.is(typeof (await api.copyMessage(to, to, (await text()).message_id)).message_id, "number"),
  "a forward": async () => s.is((await api.forwardMessage(to, to, (await text()).message_id)).forward_origin.type, "user"),
  "several forwards": async () => s.is((await api.forwardMessages(to, to, [(await text()).message_id, (await text()).message_id])).length, 2),
  "an action": async () => s.is(await api.sendChatAction(to, "typing"), true),
  "a reaction": async () => s.is(await api.setMessageReaction(to, (await text()).message_id, [{ type: "emoji", emoji: "👍" }]), true),
  "an edited text": async () => s.is((await api.editMessageText(to, (await text()).message_id, "Two")).text, "Two"),
  "an edited caption": async () => {
    const { message_id } = await api.sendPhoto(to, file(s.PIXEL, "p.png"));
    s.is((await api.editMessageCaption(to, message_id, { caption: "c" })).caption, "c");
  },
  "edited media": async () => {
    const { message_id } = await api.sendPhoto(to, file(s.PIXEL, "p.png"));
    s.is((await api.editMessageMedia(to, message_id, InputMediaBuilder.document(file(s.TEXT, "t.txt")))).document.file_name, "t.txt");
  },
  "edited buttons": async () => s.is((await api.editMessageReplyMarkup(to, (await text()).message_id, { reply_markup: s.BUTTONS })).reply_markup, s.BUTTONS),
  "a deletion": async () => s.is(await api.deleteMessage(to, (await text()).message_id), true),
  "several deletions": async () => s.is(await api.deleteMessages(to, [(await text()).message_id, (await text()).message_id]), true),
  "a pin": async () => {
    const { message_id } = await text();
    s.is([await api.pinChatMessage(to, message_id), await api.unpinChatMessage(to, message_id), await api.unpinAllChatMessages(to)], [true, true, true]);
  },
  "a download": async () => {
    const { document } = await api.sendDocument(to, file(s.TEXT, "t.txt"));
    const { file_path } = await api.getFile(document.file_id);
    s.is(await (await fetch(`${s.url}/file/bot${s.token}/${file_path}`)).text(), "A document.");
  },
  "commands": async () => {
    await api.setMyCommands([{ command: "start", description: "Begin" }], { scope: { type: "chat", chat_id: to } });
    s.is((await api.getMyCommands({ scope: { type: "chat", chat_id: to } })).length, 1);
    s.is(await api.deleteMyCommands({ scope: { type: "chat", chat_id: to } }), true);
  },
  "names": async () => {
    await api.setMyName("Other");
    await api.setMyDescription("Long");
    await api.setMyShortDescription("Short");
    s.is([(await api.getMyName()).name, (await api.getMyDescription()).description], ["Other", "Long"]);
  },
  "a menu button": async () => s.is(await api.setChatMenuButton({ chat_id: to, menu_button: { type: "commands" } }), true),
  "a chat": async () => s.is((await api.getChat(to)).id, to),
  "a member": async () => s.is((await api.getChatMember(to, to)).status, "member"),
  "a webhook": async () => {
    await api.setWebhook("http://127.0.0.1:8443/hook", { secret_token: "x" });
    s.is((await api.getWebhookInfo()).url, "http://127.0.0.1:8443/hook");
    s.is(await api.deleteWebhook(), true);
  },
  "a refusal": async () => {
    const error = await s.refusal(api.sendMessage(1, "x"));
    s.is([error instanceof GrammyError, error.error_code, error.description], [true, 400, "Bad Request: chat not found"]);
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
      bot.callbackQuery("done", async (context) => {
        await context.answerCallbackQuery("Good");
        await context.editMessageText("Done");
        yes();
      });
    });
    bot.start();
    await s.says("/go");
    await done;
    await bot.stop();
    s.is((await s.last()).text, "Done");
  },
});
