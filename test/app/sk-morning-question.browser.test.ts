import { describe, expect, test } from "vitest";
import { sessionToAskAbout } from "../../src/app/morning.js";
import "../../src/app/sk-morning-question.js";
import type { WorkoutRecord } from "../../src/session/workout-types.js";
import { find, get, mountedPage, press } from "../support/mounted-page.js";
import { seriousFindings, shownText } from "../support/mounted.js";
import { sessionOf } from "../support/workouts.js";

const HOUR_MS = 3_600_000;

const session = (endedMs: number): WorkoutRecord => ({ ...sessionOf("ball-squat", 2), endedMs });

const at = (day: number, hour: number): number => new Date(2026, 4, day, hour).getTime();

describe("the morning after", () => {
  test.each([
    ["the same evening", at(3, 10), at(3, 22), false],
    ["after midnight, an hour later", at(3, 23), at(4, 0), false],
    ["the next morning", at(3, 18), at(4, 8), true],
    ["three days later", at(3, 18), at(6, 18), false],
  ])("%s is asked about: %#", (_, endedMs, nowMs, isAsked) => {
    const record = session(endedMs);
    expect(sessionToAskAbout([record], [], nowMs)).toBe(isAsked ? record : undefined);
    expect(sessionToAskAbout([record], [record], nowMs)).toBeUndefined();
  });

  test("is answered with a tap for each knee, told what it means, and kept", async () => {
    const { page, parts } = await mountedPage("sk-morning-question");
    parts.profile.change({ painfulKnees: ["left"] });
    const record = session(Date.now() - 25 * HOUR_MS);
    parts.workouts.add(record);
    page.requestUpdate();
    await page.updateComplete;
    expect(await seriousFindings(page)).toEqual([]);
    expect((get(page, "#tell") as HTMLButtonElement).disabled).toBe(true);
    await press(page, get(page, "sk-pain-scale"), "button:nth-of-type(11)");
    await press(page, page, "#tell");
    expect(parts.mornings.value).toMatchObject([{ workoutId: record.workoutId, scores: { left: 10 }, swollen: false }]);
    expect(shownText(page)).toMatch(/leave it out today/i);
  });

  test("can be put away, and does not come back", async () => {
    const { page, parts } = await mountedPage("sk-morning-question");
    parts.workouts.add(session(Date.now() - 25 * HOUR_MS));
    page.requestUpdate();
    await page.updateComplete;
    await press(page, page, "#not-now");
    expect(find(page, "section")).toBeNull();
    expect(parts.mornings.value).toMatchObject([{ scores: {} }]);
  });
});
