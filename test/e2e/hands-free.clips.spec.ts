import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { WorkoutRecord, WorkoutState } from "../../src/session/workout-types.js";
import { knownUser } from "../support/known-user.js";
import { sharedClipsFolder } from "../tools/shared-clips-folder.mjs";
import { clipAsCamera } from "./clip-camera.js";
import { expect, hear, listen, test } from "./journey.js";

const clip = (name: string): string => join(sharedClipsFolder() ?? "", "synthetic", `${name}.mp4`);

/** What is shown while an exercise is done, by exercise and leg. */
const CLIPS = {
  "leg-circles left": clip("leg-circles-left"),
  "leg-circles right": clip("leg-circles-forward"),
  "ball-squat auto": clip("ball-squat-trunk-lean"),
  "wall-squat auto": clip("wall-squat-side-clean"),
} as const;
const NAMES = Object.keys(CLIPS);
/** Second of each of them from which it goes on when it is played. */
const STANDING_S = 0;
/** The hands that answer: hanging, and one on its way up at the height of the belly, which says 0 to 3. */
const HANDS = clip("gestures-front");
const [HANGING_S, AT_BELLY_S] = [0.3, 1.48];

const item = (exerciseId: string, amount: number, part: object = {}): object => ({
  exerciseId,
  sets: 1,
  amount,
  level: "L4",
  restS: 5,
  firstLeg: "auto",
  lowImpact: true,
  ...part,
});

/** From half in front to the side, both legs one after the other, squats that are counted and one that is held. */
const PLAN = {
  id: "own-three",
  name: "Three",
  items: [item("leg-circles", 2, { firstLeg: "left" }), item("ball-squat", 2), item("wall-squat", 4)],
};

async function keep(page: Page, part: object): Promise<void> {
  await page.addInitScript((values) => {
    if (location.origin === "null") return;
    for (const [key, value] of Object.entries(values)) {
      if (localStorage.getItem(`steady-knee.${key}`) === null) {
        localStorage.setItem(`steady-knee.${key}`, JSON.stringify(value));
      }
    }
  }, part);
}

/** What the person in front of the camera can see and hear: the state of the session. Undefined once it is over. */
const sessionOf = (page: Page): Promise<WorkoutState | undefined> =>
  page.evaluate(() => {
    const shown = document.querySelector("sk-app")?.renderRoot.querySelector("sk-page-workout");
    return (shown as { workout?: WorkoutState } | null | undefined)?.workout;
  });

/**
 * Is the person in front of the camera: stands as the exercise wants, moves when it is said, and answers with the hand.
 * Nothing of the page is touched.
 */
async function exercise(page: Page, heard: () => Promise<readonly string[]>): Promise<void> {
  const moved = new Set<string>();
  let shown = "";
  const show = async (index: number, second: number): Promise<void> => {
    if (shown === `${index} ${second}`) return;
    shown = `${index} ${second}`;
    await page.evaluate(([at, atS]) => globalThis.showClip(at, atS), [index, second] as const);
  };
  for (let session = await sessionOf(page); session !== undefined; session = await sessionOf(page)) {
    const { phase, items, place } = session;
    const name = `${items[place.item]?.exerciseId ?? ""} ${items[place.item]?.legs[place.part] ?? ""}`;
    if (phase.name === "pain") {
      // Nobody sees the hand before; and one that is up from the beginning is no answer.
      await expect.poll(async () => (await sessionOf(page))?.watching, { timeout: 60_000 }).toBe(true);
      await show(NAMES.length, HANGING_S);
      const before = (await heard()).length;
      await show(NAMES.length, AT_BELLY_S);
      await hear(heard, "Hand senken", 40_000, before);
      await show(NAMES.length, HANGING_S);
      const answers = async (): Promise<number> => (await sessionOf(page))?.readings.length ?? Number.POSITIVE_INFINITY;
      await expect.poll(answers, { timeout: 20_000 }).toBeGreaterThan(session.readings.length);
    } else if (phase.name === "set" && phase.runner === "set" && !moved.has(name)) {
      moved.add(name);
      void page.evaluate(() => globalThis.playClip()).catch(() => undefined);
      shown = "";
    } else if (phase.name !== "set" || !moved.has(name)) {
      await show(NAMES.indexOf(name), STANDING_S);
    }
    await page.waitForTimeout(200);
  }
}

/** What the page of a session that is over was given. */
const recordOf = (page: Page): Promise<WorkoutRecord> =>
  page.locator("sk-page-session").evaluate((element) => {
    const { record } = element as HTMLElementTagNameMap["sk-page-session"];
    if (record === undefined) throw new Error("the session page has no record");
    return record;
  });

test.describe("one tap", () => {
  test.use({ locale: "de-DE", profile: { ...knownUser(), painfulKnees: ["left"] } });

  test("is all that a whole session needs, from the first question to the last, in German", async ({ page }) => {
    test.setTimeout(1_500_000);
    await clipAsCamera(page, ...Object.values(CLIPS), HANDS);
    await keep(page, {
      settings: { engine: "blazepose-lite" },
      plans: { version: 1, plans: [PLAN] },
      progress: { version: 1, sets: [], answers: { "blood-pressure": Date.now() } },
    });
    await page.goto("/#/plan/own-three");
    await page.getByRole("button", { name: "Mit Kamera beginnen" }).click();
    const heard = await listen(page, "sk-page-workout");
    await exercise(page, heard);

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Training geschafft");
    const { sets, readings, unanswered, end } = await recordOf(page);
    expect(end).toBe("complete");
    expect(
      sets.map(({ exerciseId, leg, outcome: { tally, faults } }) => {
        const { left, right, together } = tally.counted;
        return [
          exerciseId,
          leg,
          exerciseId === "wall-squat" ? Math.round(tally.workedMs / 1000) >= 4 : left + right + together,
          faults.filter(({ severity }) => severity !== "info").map(({ ruleId }) => ruleId),
        ];
      }),
    ).toEqual([
      ["leg-circles", "left", 2, []],
      ["leg-circles", "right", 2, []],
      ["ball-squat", "auto", 2, ["E2a-5"]],
      ["wall-squat", "auto", true, []],
    ]);
    expect(unanswered).toEqual([]);
    expect(readings.map(({ knee, score }) => [knee, score])).toEqual(readings.map(() => ["left", 2]));
    expect(readings.map(({ moment }) => moment)).toEqual(["before", "after-set", "after-set", "after-set", "end"]);
    const said = (await heard()).join("\n");
    expect(said).toContain("Jetzt das rechte Bein.");
    expect(said).toContain("Stellen Sie sich jetzt seitlich zur Kamera.");
    expect(said).toMatch(/Pause, 5 Sekunden/);
  });
});
