import { msg } from "@lit/localize";
import { AppError } from "../lib/app-error.js";
import type { AppParts } from "./app-parts.js";
import { sessionToAskAbout } from "./morning.js";
import { hashOf } from "./routes.js";

/** From this hour on, the person's own time, somebody is reminded: whoever is woken by a phone is not helped. */
const MORNING_HOUR = 8;
/** Often enough for a morning; browsers wake a hidden page once in a minute at most. */
const LOOK_EVERY_MS = 60_000;
/** A reminder that was not looked at is replaced, never doubled. */
const TAG = "steady-knee-morning";

/** The morning after, wall-clock milliseconds since 1970. */
export function nextMorningMs(nowMs: number): number {
  const day = new Date(nowMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, MORNING_HOUR).getTime();
}

/** What showing a notification needs of the browser. Absent where there is none. */
export interface Notifier {
  readonly permission: NotificationPermission;
  requestPermission(): Promise<NotificationPermission>;
  /** Throws a TypeError where only installed apps may show one (Chrome on Android). */
  show(title: string, options: NotificationOptions): Pick<Notification, "onclick" | "close">;
}

/** The browser's own. */
export function browserNotifier(): Notifier | undefined {
  if (!("Notification" in globalThis)) return undefined;
  return {
    get permission() {
      return Notification.permission;
    },
    requestPermission: () => Notification.requestPermission(),
    show: (title, options) => new Notification(title, options),
  };
}

/**
 * Asks for the right to remind, and shows at once what a reminder looks like, so that it is known to work. Belongs into a tap.
 * Throws AppError SK-REMINDER-REFUSED or SK-REMINDER-NONE.
 */
export async function allowReminders(notifier: Notifier | undefined): Promise<void> {
  if (notifier === undefined) throw new AppError("SK-REMINDER-NONE", "no Notification");
  const permission = notifier.permission === "default" ? await notifier.requestPermission() : notifier.permission;
  if (permission !== "granted") throw new AppError("SK-REMINDER-REFUSED", permission);
  try {
    notifier.show(msg("Steady Knee reminds you here"), {
      body: msg("Tomorrow morning: how are your knees?"),
      tag: TAG,
    });
  } catch (error) {
    throw new AppError("SK-REMINDER-NONE", String(error), { cause: error });
  }
}

/**
 * Reminds of the question about the morning after while the app is open behind something else; in front, the start page
 * asks by itself. Looks until the returned function is called.
 */
export function remindOfMornings(
  { settings, workouts, mornings }: Pick<AppParts, "settings" | "workouts" | "mornings">,
  notifier: Notifier | undefined = browserNotifier(),
  nowMs: () => number = Date.now,
): () => void {
  let reminded: string | undefined;
  const look = (): void => {
    const now = nowMs();
    if (!settings.value.remindsMornings || notifier?.permission !== "granted" || !document.hidden) return;
    if (new Date(now).getHours() < MORNING_HOUR) return;
    const record = sessionToAskAbout(workouts.value, mornings.value, now);
    if (record === undefined || record.workoutId === reminded) return;
    reminded = record.workoutId;
    try {
      const shown = notifier.show(msg("How are your knees this morning?"), {
        body: msg("One tap for each knee: it tells what is right for your next session."),
        tag: TAG,
      });
      shown.onclick = () => {
        window.focus();
        location.hash = hashOf("home");
        shown.close();
      };
    } catch (error) {
      // It worked when it was allowed; the start page asks all the same.
      console.warn("the reminder could not be shown", error);
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
}

/** A calendar entry for the morning after, for a device on which the app is closed then. Text of an iCalendar file. */
export async function morningEntry(nowMs: number, url: string): Promise<string> {
  const { createEvent } = await import("ics");
  const title = msg("How are your knees this morning?");
  const { value, error } = createEvent({
    productId: "Steady Knee",
    uid: `morning-${nowMs.toString()}@steady-knee`,
    start: nextMorningMs(nowMs),
    startInputType: "utc",
    duration: { minutes: 5 },
    title,
    url,
    alarms: [{ action: "display", description: title, trigger: { minutes: 0, before: true } }],
  });
  if (typeof value !== "string" || value === "") throw new AppError("SK-UNKNOWN", String(error), { cause: error });
  return value;
}
