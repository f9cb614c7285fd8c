import { describe, expect, test } from "vitest";
import "../../src/app/sk-page-plan.js";
import "../../src/app/sk-page-session.js";
import type { Plan } from "../../src/session/plan.js";
import { find, get, mountedPage, press } from "../support/mounted-page.js";
import { seriousFindings, shownText } from "../support/mounted.js";
import { itemOf, sessionOf } from "../support/workouts.js";

const PLAN: Plan = { id: "own-1", name: "Mine", items: [itemOf("ball-squat", { level: "L2" }), itemOf("squat")] };

/** The page of the plan after these sessions, and the plans that it was asked to begin. */
async function opened(...scores: readonly number[]) {
  const mounted = await mountedPage("sk-page-plan", { planId: PLAN.id, canStart: true });
  mounted.plans.put(PLAN);
  for (const score of scores) mounted.parts.workouts.add(sessionOf("ball-squat", score));
  mounted.page.requestUpdate();
  await mounted.page.updateComplete;
  const begun: Plan[] = [];
  mounted.page.addEventListener("workout-asked", ({ detail }) => begun.push(detail.plan));
  return { ...mounted, begun };
}

const levelOf = (plan: Plan | undefined): string | undefined => plan?.items[0]?.level;

describe("before a plan is begun again", () => {
  test("what is easier after a sore day is proposed with its reason, and taken", async () => {
    const { page, begun, plans } = await opened(7);
    expect(shownText(page)).toContain("Ball squat: 45° instead of 60°. Last time it was too much for your knee.");
    expect(await seriousFindings(page)).toEqual([]);
    await press(page, page, "#start-by-hand");
    expect(levelOf(begun[0])).toBe("L1");
    // The plan itself stays as the user has made it.
    expect(levelOf(plans.value.plans[0])).toBe("L2");
  });

  test("the user may do as planned all the same", async () => {
    const { page, begun } = await opened(7);
    await press(page, page, 'section input[type="checkbox"]');
    await press(page, page, "#start-by-hand");
    expect(levelOf(begun[0])).toBe("L2");
  });

  test("what is harder is proposed after three calm sessions, and only done when it is chosen", async () => {
    const { page, begun } = await opened(1, 1, 1);
    expect(shownText(page)).toContain("Ball squat: 75° instead of 60°. Three sessions were clean, with a calm knee.");
    await press(page, page, "#start-by-hand");
    await press(page, page, 'section input[type="checkbox"]');
    await press(page, page, "#start-by-hand");
    expect(begun.map(levelOf)).toEqual(["L2", "L3"]);
  });

  test("what is easier after a sore day stays proposed after a calm one", async () => {
    const { page, begun, parts } = await opened(7);
    parts.workouts.add(sessionOf("ball-squat", 1, { level: "L1" }));
    page.requestUpdate();
    await page.updateComplete;
    expect(shownText(page)).toContain("Ball squat: 45° instead of 60°. As before");
    await press(page, page, "#start-by-hand");
    expect(levelOf(begun[0])).toBe("L1");
  });

  test.each([
    ["gentle-10", "L2"],
    ["own-1", "L1"],
  ])("a depth that was done deeper in %s is offered again and begun at %s", async (id, begunAt) => {
    const { page, plans, parts } = await mountedPage("sk-page-plan", { planId: id, canStart: true });
    parts.progress.answer("blood-pressure", Date.now());
    const easy = itemOf("wall-squat", { level: "L1" });
    plans.put({ ...PLAN, items: [easy] });
    const record = sessionOf("wall-squat", 1, { level: "L2" });
    parts.workouts.add({ ...record, plan: { ...record.plan, id } });
    page.requestUpdate();
    await page.updateComplete;
    const begun: Plan[] = [];
    page.addEventListener("workout-asked", ({ detail }) => begun.push(detail.plan));
    expect(shownText(page)).toContain("Wall squat: 60° instead of 45°. As before");
    await press(page, page, "#start-by-hand");
    expect(begun[0]?.items.find(({ exerciseId }) => exerciseId === "wall-squat")?.level).toBe(begunAt);
  });

  test("less is proposed where nothing is shallower, and after red that it can be left out", async () => {
    const { page, plans, parts } = await mountedPage("sk-page-plan", { planId: "own-1", canStart: true });
    plans.put({ ...PLAN, items: [itemOf("leg-circles", { amount: 10 }), itemOf("squat", { level: "L1", amount: 5 })] });
    parts.workouts.add(sessionOf("leg-circles", 8, { amount: 10 }));
    parts.workouts.add(sessionOf("squat", 8, { level: "L1", amount: 5 }));
    page.requestUpdate();
    await page.updateComplete;
    expect(shownText(page)).toContain("Leg circles: 7 per leg instead of 10 per leg. Last time it was too much");
    expect(shownText(page)).toContain("You can also leave it out this time");
    // The squat can't be easier: said, with nothing to choose.
    expect(shownText(page)).toContain("Squat: last time it was too much");
    expect(page.renderRoot.querySelectorAll('section input[type="checkbox"]')).toHaveLength(1);
    const begun: (readonly number[])[] = [];
    page.addEventListener("workout-asked", ({ detail }) => begun.push(detail.plan.items.map(({ amount }) => amount)));
    await press(page, page, "#start-by-hand");
    expect(begun).toEqual([[7, 5]]);
  });

  test("the smallest bend is proposed for the first time with pain at the kneecap, and taken", async () => {
    const { page, plans, parts } = await mountedPage("sk-page-plan", { planId: "own-1", canStart: true });
    plans.put(PLAN);
    parts.profile.change({ kneecap: true });
    page.requestUpdate();
    await page.updateComplete;
    expect(shownText(page)).toContain("Ball squat: 45° instead of 60°. With pain at the kneecap");
    const begun: Plan[] = [];
    page.addEventListener("workout-asked", ({ detail }) => begun.push(detail.plan));
    await press(page, page, "#start-by-hand");
    expect(begun[0]?.items.map(({ level }) => level)).toEqual(["L1", "L1"]);
  });

  test("steps are taken in the place of hops where an answer speaks against hops, and hops where the user wants them", async () => {
    const { page, plans, parts } = await mountedPage("sk-page-plan", { planId: "own-1", canStart: true });
    plans.put({
      ...PLAN,
      items: [itemOf("lateral-hop", { lowImpact: false }), itemOf("hop-squat", { lowImpact: true })],
    });
    const answers = { ...parts.profile.value.screening?.answers, hops: true };
    parts.profile.change({ screening: { answeredMs: Date.now(), answers, agreed: false } });
    page.requestUpdate();
    await page.updateComplete;
    expect(shownText(page)).toContain("steps instead of hops. Your answers about your health speak against hops.");
    const begun: (readonly boolean[])[] = [];
    page.addEventListener("workout-asked", ({ detail }) =>
      begun.push(detail.plan.items.map(({ lowImpact }) => lowImpact)),
    );
    await press(page, page, "#start-by-hand");
    await press(page, page, "#gates-read");
    await press(page, page, 'section input[type="checkbox"]');
    await press(page, page, "#start-by-hand");
    await press(page, page, "#gates-read");
    expect(begun).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  test("two sessions that were too much ask for a physiotherapist", async () => {
    const { page } = await opened(8, 8);
    expect(shownText(page)).toContain("Please see a physiotherapist");
  });

  test("nothing is proposed where nothing speaks for it", async () => {
    const { page } = await opened(1);
    expect(find(page, "#advice")).toBeNull();
  });
});

test("the page of a session that was too much says what is proposed for the next one", async () => {
  const { page, parts } = await mountedPage("sk-page-session");
  const record = sessionOf("ball-squat", 7);
  parts.workouts.add(record);
  page.record = record;
  await page.updateComplete;
  expect(get(page, "#proposed").textContent).toContain("What we propose for next time");
  expect(shownText(page)).toContain("45° instead of 60°");
  expect(shownText(page)).not.toContain("physiotherapist");
  expect(await seriousFindings(page)).toEqual([]);
});

test("the page of a session in which a knee was red twice asks for a physiotherapist", async () => {
  const { page, parts } = await mountedPage("sk-page-session");
  const once = sessionOf("ball-squat", 7);
  const readings = [
    ...once.readings,
    ...once.readings.map((reading) => ({ ...reading, timeMs: reading.timeMs + 60_000 })),
  ];
  const record = { ...once, readings };
  parts.workouts.add(record);
  page.record = record;
  await page.updateComplete;
  expect(shownText(page)).toContain("twice in one session. Please see a physiotherapist");
});
