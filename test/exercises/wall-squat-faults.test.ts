import { describe, expect, it } from "vitest";
import { runSet } from "../support/run-set.js";
import { film, STANDING, wallSit } from "../support/synthetic-body.js";
import type { BodyPose, Keyframe } from "../support/synthetic-body.js";

/** Stand, slide down clean, go into the pose, stay, stand up. Target: 90 degrees. */
const shown = (pose: BodyPose, cleanMs = 1500): readonly Keyframe[] => {
  const view = { yawDeg: pose.yawDeg, facing: pose.facing };
  const start = { ...STANDING, ...view };
  const sit = { ...wallSit(90), ...view };
  return [
    { untilMs: 1500, pose: start },
    { untilMs: 3000, pose: sit },
    { untilMs: 3000 + cleanMs, pose: sit },
    { untilMs: 4500 + cleanMs, pose },
    { untilMs: 9500 + cleanMs, pose },
    { untilMs: 10_500 + cleanMs, pose: start },
    { untilMs: 11_500 + cleanMs, pose: start },
  ];
};

const SIT = wallSit(90);
const FRONT = { ...SIT, yawDeg: 0 };

/** For each row of exercises.md 8.5: a body that breaks exactly it, and one just inside the limit. */
const ROWS: readonly { id: string; broken: BodyPose; inside: BodyPose }[] = [
  { id: "E2-1", broken: { ...wallSit(70), shankDeg: -2 }, inside: wallSit(79) },
  { id: "E2-2", broken: wallSit(110), inside: { ...wallSit(100), shankDeg: 3 } },
  { id: "E2-3", broken: { ...SIT, shankDeg: 18 }, inside: { ...SIT, shankDeg: 12 } },
  { id: "E2-4", broken: { ...wallSit(80), shankDeg: -18 }, inside: { ...wallSit(80), shankDeg: -12 } },
  { id: "E2-5", broken: { ...SIT, trunkDeg: 22 }, inside: { ...SIT, trunkDeg: 12 } },
  { id: "E2-6", broken: { ...SIT, hands: "thighs" }, inside: { ...SIT, hands: "hanging" } },
  { id: "E2-7", broken: { ...SIT, heelLiftDeg: 18 }, inside: { ...SIT, heelLiftDeg: 8 } },
  { id: "E2-8", broken: { ...FRONT, kneeInShare: 0.07 }, inside: { ...FRONT, kneeInShare: 0.01 } },
];

describe("form rules of the wall squat", () => {
  it.each(ROWS)("$id is raised by its own fault, and nothing else is", ({ id, broken }) => {
    const { faults } = runSet(film(shown(broken)));
    expect(faults).toEqual([id]);
  });

  it.each(ROWS)("$id is not raised just inside its limit", ({ inside }) => {
    expect(runSet(film(shown(inside))).faults).toEqual([]);
  });

  it.each(ROWS)("$id comes within 1.5 s after its persistence", ({ id, broken }) => {
    const persistenceS = id === "E2-6" ? 2 : 1;
    const { events } = runSet(film(shown(broken)));
    const raised = events.find((event) => event.type === "fault-raised");
    expect((raised?.timeMs ?? 0) / 1000).toBeLessThanOrEqual(6 + persistenceS + 1.5);
  });

  it.each(ROWS)("$id clears when the person mends it", ({ id, broken }) => {
    const mended = [...shown(broken).slice(0, 4), { untilMs: 9000, pose: broken }];
    const sit = { ...SIT, yawDeg: broken.yawDeg };
    const frames = film([...mended, { untilMs: 9500, pose: sit }, { untilMs: 11_500, pose: sit }]);
    const { events, summary } = runSet(frames);
    expect(events.filter((event) => event.type === "fault-cleared").map((event) => event.ruleId)).toEqual([id]);
    expect(summary.faults.map((fault) => fault.times)).toEqual([1]);
  });

  it.each(ROWS)("$id is the same in the mirror image", ({ id, broken }) => {
    expect(runSet(film(shown({ ...broken, facing: -1 }))).faults).toEqual([id]);
  });

  it("E2-9, a head far forward, is noted but is no warning", () => {
    const { events, faults } = runSet(film(shown({ ...SIT, headDeg: 40 })));
    expect(faults).toEqual([]);
    expect(events.filter((event) => event.type === "fault-raised").map((event) => event.ruleId)).toEqual(["E2-9"]);
  });

  it("E2-10 tells once that the person drifts away from the target", () => {
    const frames = film([
      { untilMs: 1500, pose: STANDING },
      { untilMs: 3000, pose: SIT },
      { untilMs: 5000, pose: SIT },
      { untilMs: 17_000, pose: wallSit(79) },
      { untilMs: 20_000, pose: wallSit(79) },
    ]);
    const { events } = runSet(frames);
    expect(events.filter((event) => event.type === "notice" && event.notice === "tired")).toHaveLength(1);
  });

  it("E2-11 calls breathing to mind at 15, 30 and 45 seconds of hold", () => {
    const frames = film(
      [
        { untilMs: 1500, pose: STANDING },
        { untilMs: 3000, pose: SIT },
        { untilMs: 52_000, pose: SIT },
      ],
      15,
    );
    const { events } = runSet(frames);
    const seconds = events.filter((event) => event.type === "second-held");
    const breaths = events.filter((event) => event.type === "notice" && event.notice === "breathe");
    expect(breaths.map((event) => seconds.find((second) => second.timeMs === event.timeMs)?.totalS)).toEqual([
      15, 30, 45,
    ]);
  });

  it("judges nothing from an oblique view, and says so", () => {
    const { faults, events, last } = runSet(film(shown({ ...SIT, shankDeg: 18, yawDeg: 48 })));
    expect(faults).toEqual([]);
    expect(events.some((event) => event.type === "notice" && event.notice === "turn-to-count")).toBe(true);
    expect(last.rules.filter((rule) => rule.id !== "E2-8").every((rule) => rule.state === "not-judged")).toBe(true);
  });
});
