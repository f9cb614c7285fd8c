import { describe, expect, test, vi, onTestFinished } from "vitest";
import { allowReminders, morningEntry, nextMorningMs, remindOfMornings } from "../../src/app/morning-reminder.js";
import type { Notifier } from "../../src/app/morning-reminder.js";
import "../../src/app/sk-morning-reminder.js";
import { find, mountedPage, press } from "../support/mounted-page.js";
import { appParts } from "../support/mounted-page.js";
import { seriousFindings, shownText } from "../support/mounted.js";
import { sessionOf } from "../support/workouts.js";

const at = (day: number, hour: number, minute = 0): number => new Date(2026, 4, day, hour, minute).getTime();

/** A browser that answers so when it is asked, and keeps what it showed. */
function notifierOf(
  answer: NotificationPermission,
  {
    permission = "default",
    installedOnly = false,
  }: { permission?: NotificationPermission; installedOnly?: boolean } = {},
): Notifier & { readonly shown: string[] } {
  let now = permission;
  const shown: string[] = [];
  return {
    shown,
    get permission() {
      return now;
    },
    requestPermission: () => {
      now = answer;
      return Promise.resolve(answer);
    },
    show: (title) => {
      if (installedOnly) throw new TypeError("Illegal constructor");
      shown.push(title);
      return { onclick: null, close: () => undefined };
    },
  };
}

describe("the morning after", () => {
  test("is the next day at eight, also over the end of a month and for who trains after midnight", () => {
    expect(nextMorningMs(at(3, 18))).toBe(at(4, 8));
    expect(nextMorningMs(at(31, 23))).toBe(new Date(2026, 5, 1, 8).getTime());
    expect(nextMorningMs(at(4, 0, 30))).toBe(at(5, 8));
  });

  test("is put into a calendar with its time, its address and an alarm", async () => {
    const text = await morningEntry(at(3, 18), "https://example.org/knee/");
    const utc = new Date(at(4, 8)).toISOString().replaceAll(/[-:]|\.\d+/g, "");
    expect(text).toContain(`DTSTART:${utc}`);
    expect(text).toContain("URL:https://example.org/knee/");
    expect(text).toMatch(/BEGIN:VALARM[\s\S]+END:VALARM/);
    expect(text).toContain("SUMMARY:How are your knees this morning?");
  });
});

describe("a reminder", () => {
  /** The page is behind something else. */
  const hide = (): void => {
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    onTestFinished(() => {
      hidden.mockRestore();
    });
  };

  /** What is shown when the page looks at the clock at this time. */
  function remindedAt(nowMs: number, { wanted = true, asked = false } = {}): readonly string[] {
    const parts = appParts();
    const record = { ...sessionOf("ball-squat", 2), endedMs: at(3, 18) };
    parts.workouts.add(record);
    parts.settings.change({ remindsMornings: wanted });
    if (asked) parts.mornings.add({ workoutId: record.workoutId, timeMs: nowMs, scores: {}, swollen: false });
    const notifier = notifierOf("granted", { permission: "granted" });
    const stop = remindOfMornings(parts, notifier, () => nowMs);
    document.dispatchEvent(new Event("visibilitychange"));
    document.dispatchEvent(new Event("visibilitychange"));
    stop();
    document.dispatchEvent(new Event("visibilitychange"));
    return notifier.shown;
  }

  test("comes once, on the next morning, to who wanted it and was not asked yet, behind something else", () => {
    hide();
    expect(remindedAt(at(4, 8, 5))).toHaveLength(1);
    expect(remindedAt(at(4, 7, 55))).toEqual([]);
    expect(remindedAt(at(3, 22))).toEqual([]);
    expect(remindedAt(at(4, 9), { wanted: false })).toEqual([]);
    expect(remindedAt(at(4, 9), { asked: true })).toEqual([]);
  });

  test("does not come while the page is seen: there it asks by itself", () => {
    expect(remindedAt(at(4, 9))).toEqual([]);
  });

  test("is allowed with a tap and shows at once what it looks like; another tap takes it back", async () => {
    const notifier = notifierOf("granted");
    const { page, settings } = await mountedPage("sk-morning-reminder", { notifier });
    expect(await seriousFindings(page)).toEqual([]);
    await press(page, page, "#remind");
    await expect.poll(() => settings.value.remindsMornings).toBe(true);
    expect(notifier.shown).toEqual(["Steady Knee reminds you here"]);
    await page.updateComplete;
    expect(shownText(page)).toMatch(/from eight in the morning/);
    await press(page, page, "#no-reminder");
    expect(settings.value.remindsMornings).toBe(false);
  });

  test.each([
    ["refused", notifierOf("denied"), "SK-REMINDER-REFUSED"],
    ["for installed apps only", notifierOf("granted", { installedOnly: true }), "SK-REMINDER-NONE"],
    ["not there", undefined, "SK-REMINDER-NONE"],
  ])("that is %s is told with what to do instead", async (_, notifier, code) => {
    await expect(allowReminders(notifier)).rejects.toMatchObject({ code });
    const { page, settings } = await mountedPage("sk-morning-reminder", { notifier });
    await press(page, page, "#remind");
    await expect.poll(() => find(page, "sk-error-panel")).not.toBeNull();
    expect(settings.value.remindsMornings).toBe(false);
    expect(shownText(page)).toMatch(/calendar/);
  });
});
