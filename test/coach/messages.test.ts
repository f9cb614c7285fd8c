import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { NoticeId, PauseReason, PlacementProblem, RefusalReason, SetEndReason } from "../../src/checker/events.js";
import { describeError, errorMessages } from "../../src/coach/errors.js";
import { CUE_IDS, cueText, faultName, isCueId } from "../../src/coach/cues.js";
import {
  cameraTexts,
  coachTexts,
  easierText,
  endText,
  heldText,
  legText,
  noticeText,
  pauseReasonText,
  pausedText,
  pauseText,
  placementHelp,
  placementText,
  refusalName,
  refusalText,
  secondsText,
  sideDoneText,
  stanceText,
  startText,
  taskText,
} from "../../src/coach/messages.js";
import { sceneOf, type Scene } from "../../src/coach/scene.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { AppError, type ErrorCode } from "../../src/lib/app-error.js";

const words = (text: string): number => text.split(/\s+/).length;

const PAUSE_REASONS: readonly PauseReason[] = [
  "too-high",
  "too-low",
  "trunk-lean",
  "shank-lean",
  "off-support",
  "stood-up",
  "out-of-view",
  "left-frame",
  "camera-dark",
  "wrong-view",
  "page-hidden",
  "source-lost",
];
const NOTICES: readonly NoticeId[] = [
  "breathe",
  "tired",
  "turn-to-count",
  "slow-frames",
  "time-nearly-up",
  "change-direction",
  "other-leg",
  "lift-one-foot",
  "take-position",
  "keep-moving",
  "turn-device",
];
const PROBLEMS: readonly PlacementProblem[] = [
  "too-dark",
  "nobody",
  "head-cut-off",
  "feet-cut-off",
  "too-near",
  "too-far",
  "uncertain",
  "turn-left",
  "turn-right",
  "turn-a-little-left",
  "turn-a-little-right",
  "stand-straight",
];
const REFUSALS: readonly RefusalReason[] = [
  "too-shallow",
  "too-fast",
  "foot-down",
  "not-returned",
  "wrong-hand",
  "not-reached",
  "lost-sight",
  "wrong-direction",
  "side-skipped",
  "rear-skipped",
  "incomplete-circle",
  "no-flight",
  "same-leg",
  "too-small",
  "feet-not-apart",
  "feet-not-together",
  "no-pause",
  "lost-balance",
];
const ENDS: readonly SetEndReason[] = [
  "pain",
  "control-lost",
  "fall",
  "finished-by-user",
  "target-reached",
  "time-limit",
  "rested",
  "source-ended",
];

/** Every exercise of the catalogue, with hops and with steps. */
const SCENES: readonly Scene[] = EXERCISES.flatMap((exercise) =>
  [true, false].map((lowImpact) => sceneOf(exercise, { level: "L2", lowImpact })),
);

/** Everything that may be said in a set of one exercise beside its form cues. */
const sentencesOf = (scene: Scene): readonly string[] => [
  startText(scene),
  taskText(scene),
  stanceText(scene),
  sideDoneText(scene),
  easierText(scene),
  legText("left", scene),
  legText("right", scene),
  ...PAUSE_REASONS.map((reason) => pauseText(reason, scene)),
  ...NOTICES.map((notice) => noticeText(notice, scene)),
  ...REFUSALS.map((reason) => refusalText(reason, scene)),
  ...PROBLEMS.map((problem) => placementHelp(problem, scene)),
  ...ENDS.map((reason) => endText(reason, scene.exerciseId)),
];

describe("message catalogue", () => {
  test.each(EXERCISES.flatMap(({ id, rules }) => rules.map((rule) => [rule.id, rule.cue, id] as const)))(
    "the cue of %s has its words: %s (%s)",
    (_, cue) => {
      expect(isCueId(cue)).toBe(true);
    },
  );

  test.each(CUE_IDS)("%s is said in at most six words and named in at most six", (cue) => {
    expect(words(cueText(cue))).toBeLessThanOrEqual(6);
    expect(words(faultName(cue))).toBeLessThanOrEqual(6);
  });

  test.each(SCENES.map((scene) => [scene.exerciseId, scene] as const))(
    "%s: what is said in the course of a set has at most eight words",
    (_, scene) => {
      const spoken = [
        startText(scene),
        sideDoneText(scene),
        easierText(scene),
        ...PAUSE_REASONS.map((reason) => pausedText(reason, scene)),
        ...NOTICES.map((notice) => noticeText(notice, scene)),
        ...REFUSALS.map((reason) => refusalText(reason, scene)),
        ...PROBLEMS.map((problem) => placementText(problem)),
        ...Object.values(coachTexts()),
      ];
      for (const text of spoken) expect(words(text), text).toBeLessThanOrEqual(8);
    },
  );

  test.each(
    SCENES.filter(({ exerciseId }) => exerciseId !== "wall-squat").map((scene) => [scene.exerciseId, scene] as const),
  )("%s is never told anything about a wall", (_, scene) => {
    expect(sentencesOf(scene).filter((text) => /wall/i.test(text))).toEqual([]);
  });

  test.each(SCENES.map((scene) => [`${scene.exerciseId}${scene.lowImpact ? " in steps" : ""}`, scene] as const))(
    "%s: no sentence asks for a stance that its view does not show",
    (_, scene) => {
      const other = scene.view === "side" ? /(?:^|[.:] )face the camera/i : /side to the camera/i;
      expect(sentencesOf(scene).filter((text) => other.test(text))).toEqual([]);
    },
  );

  test("nobody who steps is told to hop at the start", () => {
    for (const scene of SCENES.filter(({ lowImpact }) => lowImpact)) expect(startText(scene)).not.toMatch(/hop/i);
  });

  test("the camera is placed as the definition says", () => {
    const camera = { distanceM: [2.5, 3], heightM: [0.5, 0.8], landscape: true } as const;
    const [scene] = SCENES;
    expect(scene && cameraTexts({ ...scene, camera })).toEqual([
      "Camera 2.5 to 3 metres away, 50 to 80 centimetres high.",
      "The picture must be wide: turn a phone on its side.",
    ]);
  });

  test("a reason stands behind a colon in small letters, but I stays I", () => {
    const [scene] = SCENES;
    expect(scene && pauseReasonText("left-frame", scene)).toBe("step back into view");
    expect(scene && pauseReasonText("out-of-view", scene)).toBe("I can't see your legs");
  });

  test("no two reasons for a refusal have one name", () => {
    expect(new Set(REFUSALS.map(refusalName)).size).toBe(REFUSALS.length);
  });

  test("one second is no plural", () => {
    expect([secondsText(1), secondsText(10), heldText(1)]).toEqual(["1 second", "10 seconds", "1 second held"]);
  });
});

describe("error messages", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith("errors.ts"))
    .map((path) => readFileSync(join("src", path), "utf8"));

  test("every code that is used anywhere has its words", () => {
    const used = new Set(sources.flatMap((source) => source.match(/(?<=")SK-[A-Z]+(?:-[A-Z]+)*(?=")/g) ?? []));
    expect(used.size).toBeGreaterThan(10);
    expect([...used].filter((code) => !Object.hasOwn(errorMessages(), code))).toEqual([]);
  });

  test("a failure is described with its own code and detail", () => {
    expect(describeError(new AppError("SK-FILE-UNSUPPORTED", "codec hev1"))).toMatchObject({
      code: "SK-FILE-UNSUPPORTED",
      detail: "codec hev1",
      title: "This kind of video can't be read",
    });
  });

  test("a code without words keeps its code and gets the words of the unknown", () => {
    const code: ErrorCode = "SK-NEW-THING";
    expect(describeError(new AppError(code, "x"))).toMatchObject({
      ...errorMessages()["SK-UNKNOWN"],
      code,
      detail: "x",
    });
  });

  test("what is no failure of ours is told as unknown with what it says", () => {
    expect(describeError(new TypeError("a is undefined"))).toMatchObject({
      code: "SK-UNKNOWN",
      detail: "TypeError: a is undefined",
    });
  });
});
