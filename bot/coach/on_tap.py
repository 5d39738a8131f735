"""Every button, and what is done when it is tapped.

The rule: a button that a person can have is in this table, and a forged one that names what is not ours is none. What
a tap does stands in the room that it is about; here are only those that do what a command does.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from bot.coach import (
    aftercare,
    commands,
    everyday,
    first_run,
    fitting,
    leaving,
    on_reminding,
    on_training,
    pages,
    pain,
    pain_before,
    pauses,
    screening,
    snoozes,
    today,
    week_plan,
)
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.screens import taps
from bot.core.screens.taps import (
    AskDeleteTap,
    ChooseTap,
    ExerciseTap,
    ExportTap,
    HelpTap,
    HurtsTap,
    NoPainTap,
    RoutineTap,
    Tap,
    TodayTap,
)
from bot.store import sessions

Handler: TypeAlias = Callable[[Visit, Any, Pressed], Awaitable[None]]
"""Does what a tap says; the press says on which message, and who waits for an answer."""


async def _today(visit: Visit, _tap: TodayTap, _pressed: Pressed) -> None:
    await commands.today(visit, "")


async def _help(visit: Visit, _tap: HelpTap, _pressed: Pressed) -> None:
    await commands.help_(visit, "")


async def _export(visit: Visit, _tap: ExportTap, _pressed: Pressed) -> None:
    await commands.export(visit, "")


async def _ask_delete(visit: Visit, _tap: AskDeleteTap, _pressed: Pressed) -> None:
    await commands.delete(visit, "")


async def _hurts(visit: Visit, _tap: HurtsTap, _pressed: Pressed) -> None:
    await pain.stop(visit, None, await sessions.unfinished(visit.db, visit.person.id))


async def _no_pain(visit: Visit, _tap: NoPainTap, _pressed: Pressed) -> None:
    visit.toast = visit.words.label("pain.good")


async def _exercise(visit: Visit, tap: ExerciseTap, _pressed: Pressed) -> None:
    await _open(visit, tap.exercise if tap.exercise in visit.exercises else None)


async def _routine(visit: Visit, tap: RoutineTap, _pressed: Pressed) -> None:
    await _open(visit, tap.routine if tap.routine in visit.library.routines else None)


async def _choose(visit: Visit, tap: ChooseTap, pressed: Pressed) -> None:
    if tap.routine in visit.library.routines:
        visit.removes = pressed.message_id
    await _open(visit, tap.routine if tap.routine in visit.library.routines else None)


async def _open(visit: Visit, known: str | None) -> None:
    """Open a session with what is known; what is not is an old button."""
    if known is None:
        visit.toast = visit.words.label("toast.gone")
    else:
        await open_sessions.open_session(visit, known)


ON_TAP: Mapping[type[Tap], Handler] = {
    taps.SessionTap: fitting.move,
    taps.GearTap: fitting.gear,
    taps.RoutinesTap: fitting.routines,
    taps.PainNowTap: fitting.ask_pain_now,
    taps.RateTap: fitting.rate,
    taps.FeelTap: fitting.feel,
    taps.LevelTap: fitting.level,
    taps.EaseTap: fitting.ease,
    taps.PutBackTap: fitting.put_back,
    taps.NoteTap: aftercare.ask_note,
    taps.ExerciseTap: _exercise,
    taps.HurtsTap: _hurts,
    taps.TodayTap: _today,
    taps.BeginTap: today.begin,
    taps.RoutineTap: _routine,
    taps.ChooseTap: _choose,
    taps.AnswerTap: first_run.take,
    taps.AskTap: first_run.ask_again,
    taps.HelloTap: first_run.hello_again,
    taps.HomeTap: first_run.home_again,
    taps.LocateTap: first_run.ask_location,
    taps.DayTap: week_plan.ask_time,
    taps.DayTimeTap: week_plan.take_time,
    taps.EffortTap: week_plan.take_effort,
    taps.LaterTap: snoozes.later,
    taps.SnoozeTap: snoozes.snooze,
    taps.NotTodayTap: snoozes.not_today,
    taps.PauseTap: pauses.tapped,
    taps.BackTap: pauses.back,
    taps.KeepTap: snoozes.keep,
    taps.NoPainTap: _no_pain,
    taps.MistakeTap: aftercare.withdraw,
    taps.MisheardTap: aftercare.misheard,
    taps.GoOnTap: fitting.go_on,
    taps.WhereTap: aftercare.enrich,
    taps.ScoreTap: aftercare.enrich,
    taps.SignTap: aftercare.enrich,
    taps.MorningCheckTap: aftercare.morning,
    taps.ReadyTap: aftercare.ready,
    taps.ClearedTap: aftercare.cleared,
    taps.AgreedTap: screening.agreed,
    taps.NoSignTap: screening.no_sign,
    taps.HealthTap: screening.tapped,
    taps.PainBeforeTap: pain_before.take,
    taps.HelpTap: _help,
    taps.MeantTap: everyday.meant,
    taps.RemindTap: on_reminding.tapped,
    taps.MarkTap: on_training.mark,
    taps.UnmarkTap: on_training.unmark,
    taps.WithoutTap: on_training.start_without,
    taps.ExportTap: _export,
    taps.AskDeleteTap: _ask_delete,
    taps.DeleteTap: leaving.delete,
    taps.StayTap: leaving.stay,
    taps.ProgressTap: pages.change_progress,
    taps.InWordsTap: pages.say_progress,
    taps.ReportTap: pages.change_report,
    taps.ReportOfTap: pages.ask_period,
}
"""In the order of `core/screens/taps.py`."""
