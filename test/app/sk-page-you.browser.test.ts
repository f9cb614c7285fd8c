import { describe, expect, test } from "vitest";
import "../../src/app/sk-page-you.js";
import type { SkPageYou } from "../../src/app/sk-page-you.js";
import { healProfile } from "../../src/history/profile.js";
import { SCREENING_QUESTIONS, STOP_QUESTIONS, screeningState } from "../../src/session/screening.js";
import { find, get, mountedPage, press } from "../support/mounted-page.js";
import { inBothThemes, seriousFindings, shownText } from "../support/mounted.js";

/** Somebody who opens the app for the first time. */
async function newcomer() {
  const mounted = await mountedPage("sk-page-you");
  mounted.parts.profile.set(healProfile(undefined));
  await mounted.page.updateComplete;
  let told = 0;
  mounted.page.addEventListener("you-told", () => (told += 1));
  return { ...mounted, told: () => told };
}

const answer = (page: SkPageYou, question: string, value: "yes" | "no"): Promise<void> =>
  press(page, page, `#${question} input[value="${value}"]`);

const stateOf = (profile: ReturnType<typeof healProfile>): string => screeningState(profile.screening, Date.now());

describe("the first questions", () => {
  test("are passed by two taps where nothing applies, and what was said is kept", async () => {
    const { page, parts, told } = await newcomer();
    expect(shownText(page)).toContain("Welcome");
    await inBothThemes(async () => {
      expect(await seriousFindings(page)).toEqual([]);
    });
    await press(page, page, "#all-no");
    await press(page, page, "#done");
    expect(stateOf(parts.profile.value)).toBe("clear");
    expect(shownText(page)).toContain("You can begin");
    expect(Object.keys(parts.progress.value.answers)).toContain("blood-pressure");
    await press(page, page, "#go-on");
    expect(told()).toBe(1);
  });

  test("are not over while one has no answer, and it is marked and gets the focus", async () => {
    const { page, parts } = await newcomer();
    for (const question of SCREENING_QUESTIONS) if (question !== "hot") await answer(page, question, "no");
    await press(page, page, "#done");
    expect(stateOf(parts.profile.value)).toBe("first");
    expect(get(page, "#hot").classList).toContain("lacking");
    expect(page.renderRoot.querySelector("#hot")?.contains((page.renderRoot as ShadowRoot).activeElement)).toBe(true);
    expect(get(page, "[role=alert]").textContent).toMatch(/not answered/);
  });

  test.each(STOP_QUESTIONS)("a yes to %s ends in advice with ways on, not in a locked door", async (question) => {
    const { page, parts, told } = await newcomer();
    await press(page, page, "#all-no");
    await answer(page, question, "yes");
    await press(page, page, "#done");
    expect(stateOf(parts.profile.value)).toBe("stop");
    expect(shownText(page)).toContain("Please see a professional first");
    expect(find(page, "#go-on")).toBeNull();
    expect(await seriousFindings(page)).toEqual([]);
    await press(page, page, "#agreed");
    expect(stateOf(parts.profile.value)).toBe("clear");
    await press(page, page, "#go-on");
    expect(told()).toBe(1);
  });

  test("an answer can be changed later, and the others stay", async () => {
    const { page, parts } = await newcomer();
    await press(page, page, "#all-no");
    await answer(page, "balance", "yes");
    await press(page, page, "#done");
    expect(shownText(page)).toContain("Leave out the pad");
    await press(page, page, "#change");
    await answer(page, "balance", "no");
    await press(page, page, "#done");
    expect(parts.profile.value.screening?.answers).toEqual(
      Object.fromEntries(SCREENING_QUESTIONS.map((question) => [question, false])),
    );
  });

  test("a yes to brittle bones puts steps in the place of hops, until the user chooses otherwise", async () => {
    const { page, settings } = await newcomer();
    settings.changeExercise("lateral-hop", { lowImpact: false });
    await press(page, page, "#all-no");
    await answer(page, "hops", "yes");
    await press(page, page, "#done");
    expect(settings.value.exercises["lateral-hop"]?.lowImpact).toBe(true);
    expect(shownText(page)).toContain("No hops for you");
  });

  test("a sore kneecap begins with the smallest bend, and a sore knee is rated", async () => {
    const { page, parts, settings } = await newcomer();
    await press(page, page, '#painful input[value="right"]');
    expect(parts.profile.value.painfulKnees).toEqual(["right"]);
    await press(page, page, "#kneecap");
    expect(settings.value.exercises["wall-squat"]?.level).toBe("L1");
    expect(settings.value.exercises["one-leg-deadlift"]?.level).not.toBe("L1");
    await press(page, get(page, "sk-pain-scale"), "button:nth-of-type(5)");
    expect(parts.profile.value.painNow).toEqual({ right: 4 });
  });

  test.each([
    [3, "", "You can begin"],
    [5, "a smaller bend than usual, and no hops", "You can begin"],
    [8, "rest today", "Better rest today"],
  ])("pain of %i now is answered at once and in the advice, and shuts no door", async (score, meaning, heading) => {
    const { page, told } = await newcomer();
    await press(page, page, '#painful input[value="left"]');
    await press(page, get(page, "sk-pain-scale"), `button:nth-of-type(${String(score + 1)})`);
    expect(get(page, ".pain-means").textContent).toContain(meaning);
    await press(page, page, "#all-no");
    await press(page, page, "#done");
    expect(get(page, "#advice").textContent).toContain(heading);
    expect(find(page, ".pain-means")?.textContent ?? "").toContain(meaning);
    expect(await seriousFindings(page)).toEqual([]);
    await press(page, page, "#go-on");
    expect(told()).toBe(1);
  });

  test("a number of another day is not shown as pain now, and says nothing", async () => {
    const { page, parts } = await newcomer();
    parts.profile.change({
      painfulKnees: ["left", "right"],
      painNow: { left: 8, right: 8 },
      painSaidMs: Date.now() - 2 * 86_400_000,
    });
    await page.updateComplete;
    expect(get(page, "sk-pain-scale").shadowRoot?.querySelector('[aria-pressed="true"]')).toBeNull();
    expect(get(page, ".pain-means").textContent).toBe("");
    await press(page, get(page, "sk-pain-scale"), "button:nth-of-type(2)");
    // The other knee was not asked today.
    expect(parts.profile.value.painNow).toEqual({ left: 1 });
  });

  test("are put anew after a month, without the old answers", async () => {
    const { page, parts } = await newcomer();
    const answers = Object.fromEntries(SCREENING_QUESTIONS.map((question) => [question, false]));
    parts.profile.change({ screening: { answeredMs: Date.now() - 31 * 86_400_000, answers, agreed: false } });
    await page.updateComplete;
    expect(shownText(page)).toContain("A month has passed");
    expect(page.renderRoot.querySelectorAll("fieldset input:checked")).toHaveLength(1);
  });
});
