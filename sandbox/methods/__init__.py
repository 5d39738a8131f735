"""What each method of the Bot API does: one function each, in the room of its kind. This is the table of contents."""

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.methods import about, answering, editing, erasing, receiving, sending
from sandbox.methods.asked import Asked

METHODS: Mapping[str, Callable[[Asked], Any]] = {
    "getMe": about.get_me,
    "logOut": about.log_out,
    "close": about.close,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_media,
    "sendAnimation": sending.send_media,
    "sendVideo": sending.send_media,
    "sendAudio": sending.send_media,
    "sendVoice": sending.send_media,
    "sendDocument": sending.send_media,
    "sendSticker": sending.send_media,
    "sendLocation": sending.send_location,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_reply_markup,
    "deleteMessage": erasing.delete_message,
    "deleteMessages": erasing.delete_messages,
    "pinChatMessage": erasing.pin,
    "unpinChatMessage": erasing.unpin,
    "leaveChat": erasing.leave,
    "answerCallbackQuery": answering.answer_callback_query,
    "setMessageReaction": answering.set_message_reaction,
    "getChat": about.get_chat,
    "getFile": about.get_file,
    "setMyCommands": about.set_commands,
    "getMyCommands": about.get_commands,
    "deleteMyCommands": about.delete_commands,
    "setMyName": about.set_words,
    "getMyName": about.get_words,
    "setMyDescription": about.set_words,
    "getMyDescription": about.get_words,
    "setMyShortDescription": about.set_words,
    "getMyShortDescription": about.get_words,
    "setChatMenuButton": about.set_menu_button,
    "getChatMenuButton": about.get_menu_button,
}
