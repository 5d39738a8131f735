"""A Telegram of one's own: the Bot API over HTTP and a chat page. Imports nothing of the bot.

    telegram = Telegram(clock=Clock(now))
    async with serve(telegram) as url:  # what TELEGRAM_API_URL is to a bot
        anna = telegram.person("Anna")
        anna.says("/start")
        await anna.sees("Hello")
        anna.taps("Start")
        await telegram.until(lambda: telegram.calls.of("answerCallbackQuery"))

telegram.py is the state, on what network.py carries; person.py and phone.py are what people do and see, clock.py the
time. A call of the bot comes in by botapi.py, is held against tables.py and objects.py, and does what methods/ says.
What is wrong is refused in Telegram's words, what Telegram passes over is a slip (slips.py), and what is not played
is named in unplayed.py; text/ reads words, formatting and links. control/ is the protocol of the page, which lives in
page/. `python -m sandbox` starts it alone; README.md says what it answers and what it refuses.
"""
