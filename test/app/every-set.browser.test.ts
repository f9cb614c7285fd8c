import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { AppParts } from "../../src/app/app-parts.js";
import { exerciseSettings } from "../../src/app/settings.js";
import "../../src/app/sk-app.js";
import type { SkApp } from "../../src/app/sk-app.js";
import { headingOf } from "../../src/app/summary-readout.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import { createDeviceMemory } from "../../src/camera/device-memory.js";
import type { ExerciseDefinition } from "../../src/checker/definition.js";
import { Speaker } from "../../src/coach/speaker.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetSummary } from "../../src/session/set-types.js";
import { handFilm, HANDS } from "../support/drawn-hands.js";
import { FilmSource } from "../support/film-source.js";
import { mounted, seriousFindings } from "../support/mounted.js";
import { oneAfterTheOther, perform } from "../support/perform.js";
import { storesOfKnownUser } from "../support/known-user.js";

/** Placement, still stand and countdown are over by then. */
const STAND_MS = 8000;
const FPS = 15;
const COUNT = 3;

/** The first picture of a film for a while, then the film. */
function stoodBefore(film: Iterable<PoseFrame>): readonly PoseFrame[] {
  const pictures = [...film];
  const [first] = pictures;
  if (first === undefined) throw new Error("an empty film");
  const stand = Array.from({ length: (STAND_MS * FPS) / 1000 }, (_, index) => ({
    ...first,
    timeMs: (index * 1000) / FPS,
  }));
  return [...oneAfterTheOther(stand, pictures)];
}

interface Shown {
  readonly summary: SetSummary;
  readonly heading: string;
  readonly heard: readonly string[];
  readonly banners: readonly string[];
  /** Labels of the big numbers as they were last, for instance "Left 3 of 10". */
  readonly rings: readonly string[];
}

const deep = (root: Element, selector: string): Element | null => {
  const within = root.shadowRoot ?? root;
  const here = within.querySelector(selector);
  if (here) return here;
  for (const child of within.querySelectorAll("*")) {
    const found = child.shadowRoot ? deep(child, selector) : null;
    if (found) return found;
  }
  return null;
};

/** A whole live set of an exercise in the app; only camera and pose model are a film, made for its depth. */
async function liveSet(
  definition: ExerciseDefinition,
  filmTo: (targetDeg: number) => readonly PoseFrame[],
): Promise<Shown> {
  const stores = storesOfKnownUser();
  const { settings } = stores;
  settings.change({ verbosity: "off", farView: false, exerciseId: definition.id });
  settings.changeExercise(definition.id, { lowImpact: false });
  const { level } = exerciseSettings(settings.value, definition.id);
  const targetDeg = definition.depth?.levels[level] ?? 0;
  const film = filmTo(targetDeg);
  const frames = new Map(film.map((frame) => [frame.timeMs, frame]));
  const speaker = new Speaker({});
  onTestFinished(() => {
    speaker.dispose();
  });
  const source = new FilmSource(film);
  const parts: AppParts = {
    ...stores,
    cameraMemory: createDeviceMemory(() => {
      throw new DOMException("no storage in this test", "SecurityError");
    }),
    pose: {
      load: (engine) => Promise.resolve({ engine, backend: "wasm", frameMs: 20, threads: 1, rejected: [] }),
      estimate: (image, timeMs) => {
        image.close();
        const frame = frames.get(timeMs);
        return Promise.resolve(frame && { frame });
      },
      reset: () => undefined,
    },
    speaker,
    createRunner: createSetRunner,
    openSource: () => Promise.resolve(source),
  };
  const app: SkApp = await mounted("sk-app", { parts });
  app.renderRoot
    .querySelector("main")
    ?.dispatchEvent(new CustomEvent("set-asked", { detail: { kind: "camera" }, bubbles: true, composed: true }));
  const heard: string[] = [];
  const banners = new Set<string>();
  let rings: readonly string[] = [];
  const timer = setInterval(() => {
    const page = deep(app, "sk-page-set");
    const text = page?.shadowRoot?.querySelector("#cues")?.textContent ?? "";
    if (text !== "" && heard.at(-1) !== text) heard.push(text);
    const banner = deep(app, "sk-cue-banner") as HTMLElementTagNameMap["sk-cue-banner"] | null;
    if (banner) banners.add(banner.text);
    const stage = page?.shadowRoot?.querySelector("sk-set-stage");
    const shown = [...(stage?.shadowRoot?.querySelectorAll("sk-hold-ring") ?? [])];
    if (shown.length > 0) {
      rings = shown.map((ring) => ring.shadowRoot?.querySelector("svg")?.getAttribute("aria-label") ?? "");
    }
  }, 4);
  await expect.poll(() => source.finished || source.stopped, { timeout: 50_000 }).toBe(true);
  clearInterval(timer);
  (deep(app, "#finish") as HTMLElement | null)?.click();
  await expect.poll(() => deep(app, "sk-page-summary"), { timeout: 5000 }).not.toBeNull();
  const page = deep(app, "sk-page-summary") as HTMLElementTagNameMap["sk-page-summary"];
  await page.updateComplete;
  expect(await seriousFindings(app)).toEqual([]);
  const summary = page.result?.summary;
  if (summary === undefined) throw new Error("no summary");
  const heading = page.shadowRoot?.querySelector("h1")?.textContent ?? "";
  return { summary, heading, heard, banners: [...banners], rings };
}

beforeEach(() => {
  location.hash = "#/";
});

afterEach(() => {
  location.hash = "#/";
});

describe.each(EXERCISES.map((definition) => [definition.id, definition] as const))(
  "a live set of %s",
  (id, definition) => {
    test("is begun, counted, spoken and summed up in the words and numbers of its own movement", async () => {
      const { summary, heading, heard, banners, rings } = await liveSet(definition, (targetDeg) =>
        stoodBefore(perform(definition, { count: COUNT, side: "left", effort: "full", fps: FPS, targetDeg })),
      );
      const { counted, metres, workedMs } = summary.tally;
      expect(counted.left + counted.right + counted.together + metres.left + workedMs).toBeGreaterThan(0);
      expect(heading).toBe(headingOf(summary));
      expect(heard.join(" | ")).toMatch(/Stand still.*Go, /);
      const apart = definition.legs !== "together" || definition.dose.unit === "metres";
      expect(rings.map((label) => label.split(" ")[0])).toEqual(
        apart ? ["Left", "Right"] : [expect.stringMatching(/^\d/)],
      );
      const words = [...heard, ...banners].join(" | ");
      expect(words).not.toMatch(/undefined|NaN|null/);
      if (id !== "wall-squat") expect(words).not.toMatch(/wall/i);
    });
  },
);

test("arms crossed above the head stop a live set, and are seen on the way", async () => {
  const definition = findExercise("wall-squat");
  if (definition === undefined) throw new Error("no wall squat");
  const { summary, banners } = await liveSet(definition, () =>
    handFilm([{ fromMs: 1000, hands: HANDS.crossed }], 4000, { fps: FPS }),
  );
  expect(summary.endReason).toBe("pain");
  expect(banners).toEqual(expect.arrayContaining([expect.stringMatching(/^Stop, it hurts ●+○*$/)]));
});
