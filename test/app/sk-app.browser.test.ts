import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { AppParts } from "../../src/app/app-parts.js";
import { exerciseHash, planHash } from "../../src/app/routes.js";
import type { SettingsStore } from "../../src/app/settings.js";
import "../../src/app/sk-app.js";
import type { SkApp } from "../../src/app/sk-app.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { PlanStore } from "../../src/history/plans.js";
import type { ProgressStore } from "../../src/history/progress.js";
import { createDeviceMemory } from "../../src/camera/device-memory.js";
import { exerciseText } from "../../src/coach/exercise-texts.js";
import { Speaker } from "../../src/coach/speaker.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { TraceRecorder } from "../../src/history/trace.js";
import { AppError } from "../../src/lib/app-error.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import { FilmSource } from "../support/film-source.js";
import { inBothThemes, mounted, seriousFindings } from "../support/mounted.js";
import { RECORDED } from "../support/run-set.js";
import { film, STANDING, wallSit } from "../support/synthetic-body.js";
import { storesOfKnownUser } from "../support/known-user.js";
import { itemOf, setupOf, WorkoutDrive } from "../support/workouts.js";

/** Standing for placement, still stand and countdown, then a squat of 60 degrees and up again. */
const SQUAT_FROM_MS = 12_000;
const SQUAT = [
  ...film(
    [
      { untilMs: SQUAT_FROM_MS, pose: STANDING },
      { untilMs: 14_000, pose: wallSit(60) },
      { untilMs: 22_000, pose: wallSit(60) },
      { untilMs: 24_000, pose: STANDING },
      { untilMs: 26_000, pose: STANDING },
    ],
    15,
  ),
];
const HOLD_PAUSES_AT_MS = 18_000;

interface Stage {
  readonly app: SkApp;
  readonly settings: SettingsStore;
  readonly progress: ProgressStore;
  readonly plans: PlanStore;
  readonly sources: FilmSource[];
}

/** The app with all its own parts; only camera and pose model are the film of the test. */
async function openApp({
  part = {},
  pauseAtMs = Infinity,
}: { part?: Partial<AppParts>; pauseAtMs?: number } = {}): Promise<Stage> {
  const stores = storesOfKnownUser();
  const { settings, progress, plans } = stores;
  settings.change({ verbosity: "off", farView: false });
  progress.answer("blood-pressure", Date.now());
  const sources: FilmSource[] = [];
  const frames = new Map<number, PoseFrame>(SQUAT.map((frame) => [frame.timeMs, frame]));
  const speaker = new Speaker({});
  onTestFinished(() => {
    speaker.dispose();
  });
  const parts: AppParts = {
    ...stores,
    cameraMemory: createDeviceMemory(() => {
      throw new DOMException("no storage in this test", "SecurityError");
    }),
    pose: {
      load: (engine, { onProgress }) => {
        onProgress({ stage: "warm-up", share: 1 });
        return Promise.resolve({ engine, backend: "wasm", frameMs: 20, threads: 1, rejected: [] });
      },
      estimate: (image, timeMs) => {
        image.close();
        const frame = frames.get(timeMs);
        return Promise.resolve(frame && { frame });
      },
      reset: () => undefined,
    },
    speaker,
    createRunner: createSetRunner,
    openSource: () => {
      const source = new FilmSource(SQUAT, pauseAtMs);
      sources.push(source);
      return Promise.resolve(source);
    },
    ...part,
  };
  const app = await mounted("sk-app", { parts });
  return { app, settings, progress, plans, sources };
}

/** First element that matches, through the shadow roots that are open. */
function find(root: Element, selector: string): HTMLElement | null {
  const within = root.shadowRoot ?? root;
  const here = within.querySelector<HTMLElement>(selector);
  if (here) return here;
  for (const child of within.querySelectorAll("*")) {
    const found = child.shadowRoot ? find(child, selector) : null;
    if (found) return found;
  }
  return null;
}

/** The same, waited for. */
async function get<Found extends HTMLElement = HTMLElement>(root: Element, selector: string): Promise<Found> {
  await expect.poll(() => find(root, selector), { timeout: 20_000 }).not.toBeNull();
  const element = find(root, selector);
  if (!element) throw new Error(`${selector} is gone again`);
  return element as Found;
}

const press = async (root: Element, selector: string): Promise<void> => {
  (await get(root, selector)).click();
};

/** What the ring shows of the hold; 0 while it counts down. */
function heldSeconds(app: SkApp): number {
  const ring = find(app, "sk-hold-ring") as HTMLElementTagNameMap["sk-hold-ring"] | null;
  return ring?.label.startsWith("of ") === true ? (ring.value ?? 0) : 0;
}

/** Every text that the live regions have said. */
function heard(app: SkApp): string[] {
  const said: string[] = [];
  const timer = setInterval(() => {
    for (const id of ["#cues", "#urgent-cues", "#last-words"]) {
      const text = find(app, id)?.textContent ?? "";
      if (text !== "" && !said.includes(text)) said.push(text);
    }
  }, 5);
  onTestFinished(() => {
    clearInterval(timer);
  });
  return said;
}

beforeEach(() => {
  location.hash = "#/";
});

afterEach(() => {
  location.hash = "#/";
});

describe("plans", () => {
  test("are one link away, open with their name as the title, and are gone with a way on", async () => {
    const { app, plans } = await openApp();
    expect((await get(app, 'nav a[href="#/plans"]')).textContent).toBe("Plans");
    location.hash = "#/plans";
    await press(app, 'a[href="#/plan/gentle-10"]');
    await get(app, "sk-page-plan");
    expect(document.title).toBe("Gentle start · Steady Knee");
    await press(app, "#duplicate");
    await expect.poll(() => document.title).toBe("Gentle start (copy) · Steady Knee");
    const [copy] = plans.value.plans;
    expect(location.hash).toBe(planHash(copy?.id ?? ""));
    plans.remove(copy?.id ?? "");
    location.hash = "#/";
    await get(app, "sk-page-home");
    location.hash = planHash(copy?.id ?? "");
    await get(app, "sk-page-plans");
    expect(location.hash).toBe("#/plans");
  });
});

describe("start page", () => {
  test("axe finds nothing serious, open or closed, light or dark", async () => {
    const { app } = await openApp();
    const page = await get(app, "sk-page-home");
    for (const details of page.shadowRoot?.querySelectorAll("details") ?? []) details.open = true;
    await inBothThemes(async () => {
      expect(await seriousFindings(app)).toEqual([]);
    });
  });

  test("a height that nobody has is refused in words and not kept", async () => {
    const { app, settings } = await openApp();
    const input = await get<HTMLInputElement>(app, 'input[type="number"]');
    const type = async (value: string): Promise<void> => {
      input.value = value;
      input.dispatchEvent(new Event("change"));
      await app.updateComplete;
    };
    await type("172");
    expect(settings.value.bodyHeightM).toBeCloseTo(1.72);
    await type("17");
    await expect.poll(() => find(app, "#height-hint")?.textContent).toContain("Between 120 and 220 cm");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(settings.value.bodyHeightM).toBeCloseTo(1.72);
    await type("");
    expect(settings.value.bodyHeightM).toBeUndefined();
  });

  test("the chosen colours hold for the whole page", async () => {
    const { app } = await openApp();
    const select = await get<HTMLSelectElement>(app, "#theme");
    select.value = "dark";
    select.dispatchEvent(new Event("change"));
    await expect.poll(() => document.documentElement.dataset["theme"]).toBe("dark");
    select.value = "auto";
    select.dispatchEvent(new Event("change"));
    await expect.poll(() => document.documentElement.dataset["theme"]).toBeUndefined();
  });

  test("a recording that is none is told, and the page stays", async () => {
    const { app } = await openApp();
    const page = await get(app, "sk-page-home");
    page.dispatchEvent(
      new CustomEvent("trace-chosen", { detail: new File(["nonsense"], "a.jsonl"), bubbles: true, composed: true }),
    );
    await expect.poll(() => find(app, "sk-error-panel")?.shadowRoot?.textContent).toContain("The recording is damaged");
    expect(find(app, "sk-page-home")).not.toBeNull();
  });
});

describe("addresses", () => {
  test.each(["#/set", "#/summary", "#/exercise/moon-walk"])(
    "%s without anything to show leads to the start",
    async (hash) => {
      location.hash = hash;
      const { app } = await openApp();
      await get(app, "sk-page-home");
      await expect.poll(() => location.hash).toBe("#/");
    },
  );

  test("a card of the start page leads to the page of its exercise, with its title and its heading in focus", async () => {
    const { app } = await openApp();
    await press(app, 'a[href="#/exercise/wall-squat"]');
    const page = await get<HTMLElementTagNameMap["sk-page-exercise"]>(app, "sk-page-exercise");
    await expect.poll(() => page.shadowRoot?.activeElement?.textContent).toBe("Wall squat");
    expect(document.title).toBe("Wall squat · Steady Knee");
  });

  test("an easier exercise is reached from the page of a harder one, and that page takes its place", async () => {
    const [first, second] = EXERCISES;
    if (first === undefined || second === undefined) throw new Error("too few exercises");
    location.hash = exerciseHash(first.id);
    const { app } = await openApp();
    const page = await get<HTMLElementTagNameMap["sk-page-exercise"]>(app, "sk-page-exercise");
    location.hash = exerciseHash(second.id);
    await expect.poll(() => page.shadowRoot?.querySelector("h1")?.textContent).toBe(exerciseText(second.id).name);
  });

  test("the page about the limits is reached and axe finds nothing serious", async () => {
    location.hash = "#/about";
    const { app } = await openApp();
    await get(app, "sk-page-about");
    await inBothThemes(async () => {
      expect(await seriousFindings(app)).toEqual([]);
    });
  });
});

describe("a session that was left", () => {
  /** In the rest after its first set, and left so many hours ago. */
  function leftAgo(hours: number): ReturnType<typeof storesOfKnownUser> {
    const stores = storesOfKnownUser();
    stores.progress.answer("blood-pressure", Date.now());
    const drive = new WorkoutDrive(setupOf([itemOf("squat", { sets: 2 })], { workoutId: "left" })).toFirstSet();
    drive.ends({ together: 3 });
    drive.wait(3);
    drive.answer(4);
    stores.running.set({ ...drive.state, timeMs: Date.now() - hours * 3_600_000 });
    return stores;
  }

  const kept = ({ workouts }: AppParts | ReturnType<typeof storesOfKnownUser>): readonly (readonly unknown[])[] =>
    workouts.value.map(({ workoutId, sets, readings }) => [workoutId, sets.length, readings.map(({ score }) => score)]);

  test("is recorded with its sets and answers when it is too old to go on with", async () => {
    const stores = leftAgo(13);
    await openApp({ part: stores });
    expect(kept(stores)).toEqual([["left", 1, [2, 4]]]);
    expect(stores.progress.value.sets.map(({ exerciseId }) => exerciseId)).toEqual(["squat"]);
    expect(stores.running.value).toBeNull();
  });

  test("is recorded before another one takes its place", async () => {
    const stores = leftAgo(1);
    const { app } = await openApp({ part: stores });
    await get(app, "#end-it");
    expect(kept(stores)).toEqual([]);
    location.hash = planHash("gentle-10");
    await press(app, "#start-by-hand");
    await expect.poll(() => stores.running.value?.setup.plan.id).toBe("gentle-10");
    expect(kept(stores)).toEqual([["left", 1, [2, 4]]]);
  });

  test("is no session without a set and an answer", async () => {
    const stores = storesOfKnownUser();
    stores.running.set({ ...new WorkoutDrive(setupOf([itemOf("squat")])).state, timeMs: 0 });
    await openApp({ part: stores });
    expect(kept(stores)).toEqual([]);
    expect(stores.running.value).toBeNull();
  });
});

describe("a set", () => {
  test("leads from placement over countdown and hold to a summary", async () => {
    const { app, sources, progress } = await openApp();
    const said = heard(app);
    await press(app, "#start-camera");
    await expect.poll(() => sources[0]?.finished, { timeout: 20_000 }).toBe(true);
    await press(app, "#finish");
    const page = await get<HTMLElementTagNameMap["sk-page-summary"]>(app, "sk-page-summary");
    const summary = page.result?.summary;
    expect(summary?.totalMs).toBeGreaterThan(6000);
    expect(summary?.totalMs).toBeLessThan(9500);
    expect(page.shadowRoot?.querySelector("h1")?.textContent).toBe(
      `${Math.floor((summary?.totalMs ?? 0) / 1000)} seconds in position`,
    );
    expect(said.join(" | ")).toMatch(/Stand still.*Go, slide down the wall.*Hold/);
    expect(sources[0]?.stopped).toBe(true);
    // What was done in front of the camera counts for the gates of harder exercises.
    expect(progress.value.sets.map(({ exerciseId }) => exerciseId)).toEqual(["wall-squat"]);
    await inBothThemes(async () => {
      expect(await seriousFindings(app)).toEqual([]);
    });
  });

  test("is paused by a key before it begins, says how it goes on, and goes on by the same key", async () => {
    const { app, sources } = await openApp({ pauseAtMs: 400 });
    const said = heard(app);
    const key = (): boolean => window.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown" }));
    await press(app, "#start-camera");
    await expect.poll(() => find(app, "#pause"), { timeout: 20_000 }).not.toBeNull();
    key();
    await expect.poll(() => find(app, "#go-on")).not.toBeNull();
    await expect.poll(() => said.join(" | ")).toContain("Raise one hand to go on");
    expect(await seriousFindings(app)).toEqual([]);
    key();
    await expect.poll(() => find(app, "#pause")).not.toBeNull();
    sources[0]?.goOn();
  });

  test("is without serious findings of axe in the middle of a hold", async () => {
    const { app, sources } = await openApp({ pauseAtMs: HOLD_PAUSES_AT_MS });
    await press(app, "#start-camera");
    await expect.poll(() => heldSeconds(app), { timeout: 20_000 }).toBeGreaterThan(1);
    await inBothThemes(async () => {
      expect(await seriousFindings(app)).toEqual([]);
    });
    sources[0]?.goOn();
  });

  test.each([
    ["the red button", (app: SkApp): void => find(app, "#stop")?.click()],
    ["the key S", (): boolean => window.dispatchEvent(new KeyboardEvent("keydown", { key: "s" }))],
    ["Escape", (): boolean => window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }))],
  ])("is ended at once by %s, and an easier depth is offered first", async (_name, stop) => {
    const { app, sources } = await openApp({ pauseAtMs: HOLD_PAUSES_AT_MS });
    await press(app, "#start-camera");
    await expect.poll(() => heldSeconds(app), { timeout: 20_000 }).toBeGreaterThan(1);
    stop(app);
    const page = await get<HTMLElementTagNameMap["sk-page-summary"]>(app, "sk-page-summary");
    expect(page.result?.summary.endReason).toBe("pain");
    expect(page.shadowRoot?.querySelector("button")?.textContent.trim()).toBe("Choose an easier depth");
    expect(find(app, "#last-words")?.textContent).toContain("Let's stop there");
    expect(sources[0]?.stopped).toBe(true);
  });

  test("waits when the camera is pulled out, and goes on with it", async () => {
    const { app, sources } = await openApp({ pauseAtMs: HOLD_PAUSES_AT_MS });
    const said = heard(app);
    await press(app, "#start-camera");
    await expect.poll(() => heldSeconds(app), { timeout: 20_000 }).toBeGreaterThan(1);
    sources[0]?.unplug();
    const panel = await get<HTMLElementTagNameMap["sk-error-panel"]>(app, "sk-error-panel");
    await expect.poll(() => panel.shadowRoot?.textContent).toContain("SK-CAM-UNPLUGGED");
    await expect.poll(() => said).toContain("The camera is gone");
    expect(find(app, "#stop")).not.toBeNull();
    await press(panel, "button.primary");
    await expect.poll(() => sources.length).toBe(2);
    await expect.poll(() => find(app, "sk-error-panel")).toBeNull();
    await expect.poll(() => find(app, "sk-cue-banner")?.shadowRoot?.textContent).not.toContain("The camera is gone");
    await press(app, "#finish");
    const page = await get<HTMLElementTagNameMap["sk-page-summary"]>(app, "sk-page-summary");
    expect(page.result?.summary.totalMs).toBeGreaterThan(1000);
    expect(page.result?.summary.pauses.map(({ reason }) => reason)).toContain("source-lost");
  });

  test("that cannot begin says why, names the file, and tries again", async () => {
    let tries = 0;
    const { app } = await openApp({
      part: {
        pose: {
          load: () => {
            tries += 1;
            return Promise.reject(new AppError("SK-MODEL-MISSING", "blazepose-full/model.json"));
          },
          estimate: (image) => {
            image.close();
            return Promise.resolve(undefined);
          },
          reset: () => undefined,
        },
      },
    });
    await press(app, "#start-camera");
    const panel = await get<HTMLElementTagNameMap["sk-error-panel"]>(app, "sk-error-panel");
    await expect.poll(() => panel.shadowRoot?.textContent).toContain("blazepose-full/model.json");
    expect(await seriousFindings(app)).toEqual([]);
    await press(panel, "button.primary");
    await expect.poll(() => tries).toBe(2);
  });

  test("frees the camera when the user goes back", async () => {
    const { app, sources } = await openApp({ pauseAtMs: HOLD_PAUSES_AT_MS });
    await press(app, "#start-camera");
    await expect.poll(() => heldSeconds(app), { timeout: 20_000 }).toBeGreaterThan(1);
    location.hash = "#/";
    await get(app, "sk-page-home");
    expect(sources[0]?.stopped).toBe(true);
  });
});

describe("a recording", () => {
  test("is run through the same coach and shown, without a source to do it again", async () => {
    const recorder = new TraceRecorder({ ...RECORDED, level: "L2" });
    for (const frame of SQUAT) recorder.append({ type: "frame", frame });
    recorder.append({ type: "stop", timeMs: SQUAT.at(-1)?.timeMs ?? 0, reason: "source-ended" });
    const { app, progress } = await openApp();
    const home = await get(app, "sk-page-home");
    const file = new File([recorder.toText()], "set.jsonl");
    home.dispatchEvent(new CustomEvent("trace-chosen", { detail: file, bubbles: true, composed: true }));
    const page = await get<HTMLElementTagNameMap["sk-page-summary"]>(app, "sk-page-summary");
    expect(page.result?.summary.totalMs).toBeGreaterThan(6000);
    expect(page.shadowRoot?.querySelector("#again")).toBeNull();
    expect(progress.value.sets).toEqual([]);
  });
});
