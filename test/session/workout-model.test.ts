import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCoachSpeaking, isPaused, recordOf } from "../../src/session/workout.js";
import { restoreWorkout } from "../../src/session/workout-restore.js";
import type { GestureName, WorkoutCommand, WorkoutSetup } from "../../src/session/workout-types.js";
import { countOf, itemOf, outcomeWith, setupOf, WorkoutDrive, type Untimed } from "../support/workouts.js";

/*
 * Random sessions: the reducer with a set runner that does what the effects ask for, and a world that answers, leaves,
 * pauses and reloads at any moment.
 */

type Deed =
  | { readonly do: "wait"; readonly s: number }
  | { readonly do: "count"; readonly side: "left" | "right" | "together" }
  | { readonly do: "runner-ends"; readonly reason: "target-reached" | "control-lost" | "fall" | "rested" | "pain" }
  | { readonly do: "reload"; readonly afterS: number }
  | { readonly do: "old-run" }
  | { readonly do: "answer"; readonly score: number; readonly sharp: boolean; readonly knee: "left" | "right" }
  | { readonly do: "push"; readonly input: Untimed };

const COMMANDS: readonly WorkoutCommand[] = [
  "start",
  "pause",
  "resume",
  "skip",
  "back",
  "more-rest",
  "stop-hurts",
  "finish",
];
const GESTURES: readonly GestureName[] = ["raise", "raise-both", "cross"];
const knee = fc.constantFrom("left", "right");

const push = (input: Untimed): Deed => ({ do: "push", input });

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("wait"), s: fc.constantFrom(1, 7, 35) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("count"), side: fc.constantFrom("left", "right", "together") }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("runner-ends"),
      reason: fc.constantFrom("target-reached", "target-reached", "control-lost", "fall", "rested", "pain"),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("answer"),
      score: fc.constantFrom(0, 1, 2, 4, 7, 11),
      sharp: fc.boolean(),
      knee,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reload"), afterS: fc.constantFrom(0, 5, 4000) }) },
  { weight: 1, arbitrary: fc.constant<Deed>({ do: "old-run" }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...COMMANDS.filter((each) => each !== "finish"))
      .map((command) => push({ type: "command", command })),
  },
  { weight: 2, arbitrary: fc.constantFrom(...GESTURES).map((gesture) => push({ type: "gesture", gesture })) },
  { weight: 1, arbitrary: fc.boolean().map((here) => push({ type: "person", here })) },
  { weight: 1, arbitrary: fc.constant(push({ type: "fell" })) },
  { weight: 1, arbitrary: fc.constant(push({ type: "watching" })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(push({ type: "pain-answering" }), push({ type: "pain-answering", chosen: "amber" })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("interrupted", "resumed"), fc.constantFrom("page-hidden", "source-lost"))
      .map(([type, reason]) => push({ type, reason })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("add", "undo", "timer-start", "timer-stop", "done")
      .chain((action) =>
        knee.map((side) =>
          action === "add" || action === "undo"
            ? push({ type: "by-hand", action, side })
            : push({ type: "by-hand", action }),
        ),
      ),
  },
);

const ITEMS = [
  itemOf("ball-squat", { sets: 2 }),
  itemOf("one-leg-ball-squat", { firstLeg: "right", restS: 0 }),
  itemOf("lateral-hop", { amount: 15 }),
];

const setups: fc.Arbitrary<WorkoutSetup> = fc
  .tuple(fc.constantFrom<("left" | "right")[]>([], ["left"], ["left", "right"]), fc.boolean())
  .map(([knees, byHand]) => setupOf(ITEMS, { knees, entered: byHand ? "by-hand" : "by-camera" }));

/** Tens of thousands of these: they have to cost little. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** A set runner that obeys the effects and objects to any that make no sense. */
class World {
  readonly drive: WorkoutDrive;
  readonly seen = new Set<string>();
  #run:
    { readonly runId: number; counted: { left: number; right: number; together: number }; paused: boolean } | undefined;
  /** Repetitions that the runner has told of, over all runs. */
  told = 0;
  /** A run that was lost with its page. */
  #lostRunId = 0;

  constructor(setup: WorkoutSetup) {
    this.drive = new WorkoutDrive(setup);
    this.#check();
  }

  do(deed: Deed): void {
    this.#act(deed);
    const { state } = this.drive;
    must(isDeepStrictEqual(JSON.parse(JSON.stringify(state)), state), "read back it is another state");
  }

  #act(deed: Deed): void {
    const { drive } = this;
    const run = this.#run;
    switch (deed.do) {
      case "wait":
        for (let s = 0; s < deed.s; s += 1) {
          drive.timeMs += 1000;
          this.#push({ type: "tick" });
        }
        return;
      case "count":
        if (run === undefined || run.paused) return;
        run.counted = { ...run.counted, [deed.side]: run.counted[deed.side] + 1 };
        this.told += 1;
        this.#push({ type: "set-stepped", runId: run.runId, runner: "set", outcome: outcomeWith(run.counted) });
        return;
      case "runner-ends":
        if (run === undefined || run.paused) return;
        // The last repetition may come with the end.
        run.counted = { ...run.counted, together: run.counted.together + 1 };
        this.told += 1;
        this.#run = undefined;
        this.#push({ type: "set-ended", runId: run.runId, reason: deed.reason, outcome: outcomeWith(run.counted) });
        return;
      case "reload":
        this.#lostRunId = run?.runId ?? this.#lostRunId;
        this.#run = undefined;
        drive.reload(deed.afterS);
        this.#check();
        return;
      case "old-run": {
        const runId = this.#lostRunId;
        const outcome = outcomeWith({ together: 99 });
        this.#push({ type: "set-stepped", runId, runner: "set", outcome });
        this.#push({ type: "set-ended", runId, reason: "rested", outcome });
        return;
      }
      case "answer":
        this.#push({ type: "pain-answered", knee: deed.knee, score: deed.score, sharp: deed.sharp });
        return;
      case "push":
        this.#push(deed.input);
        return;
    }
  }

  #push(input: Untimed): void {
    const before = this.drive.state;
    const countedBefore = this.counted;
    this.drive.push(input);
    const mayCount = before.phase.name === "set" && !(isPaused(before) && input.type === "by-hand");
    must(mayCount || this.counted === countedBefore, "counted where nothing counts");
    this.#check();
  }

  get counted(): number {
    return recordOf(this.drive.state).sets.reduce((sum, { outcome }) => sum + countOf(outcome.tally.counted), 0);
  }

  #check(): void {
    const { drive } = this;
    const { state } = drive;
    this.seen.add(state.phase.name);
    const said = drive.said.length;
    must(said <= 1, "two voices at once");
    must(said === 0 || !isCoachSpeaking(state), "spoken while the coach speaks");
    for (const effect of drive.effects) this.#obey(effect);
    if (state.setup.entered === "by-hand") return;
    must(this.counted === this.told, `${String(this.told)} repetitions were told, ${String(this.counted)} are kept`);
    const live = state.phase.name === "set" && state.phase.live ? state.phase.runId : undefined;
    must(this.#run?.runId === live, "a live run and a set that runs are not the same");
  }

  #obey(effect: WorkoutDrive["effects"][number]): void {
    switch (effect.type) {
      case "start-set": {
        must(this.#run === undefined, "a second run is started");
        const counted = effect.options.carried?.counted ?? { left: 0, right: 0, together: 0 };
        this.#run = { runId: effect.runId, counted, paused: false };
        return;
      }
      case "end-set": {
        const run = this.#run;
        this.#run = undefined;
        if (run?.runId !== effect.runId) throw new Error("a run is ended that does not run");
        // What was under way when it was ended is told with its end.
        run.counted = { ...run.counted, together: run.counted.together + 1 };
        this.told += 1;
        const { effects } = this.drive;
        this.drive.push({
          type: "set-ended",
          runId: run.runId,
          reason: effect.reason === "finish" ? "finished-by-user" : effect.reason,
          outcome: outcomeWith(run.counted),
        });
        must(this.drive.said.length === 0, "the end of a run that was ended from here is told again");
        this.drive.effects = effects;
        return;
      }
      case "pause-set":
      case "resume-set":
        must(this.#run?.runId === effect.runId, "a run is paused or resumed that does not run");
        must(this.#run?.paused === (effect.type === "resume-set"), "paused twice or resumed twice");
        if (this.#run !== undefined) this.#run.paused = effect.type === "pause-set";
        return;
      default:
        return;
    }
  }
}

const session = fc.tuple(setups, fc.array(deed, { minLength: 1, maxLength: 90, size: "max" }));
/** A busy machine may take its time over so many sessions. */
const LONG_MS = 60_000;
const RUNS = { numRuns: 300, seed: 5 };

const played = ([setup, deeds]: [WorkoutSetup, readonly Deed[]]): World => {
  const world = new World(setup);
  for (const each of deeds) world.do(each);
  return world;
};

describe("any session", () => {
  test(
    "speaks with one voice, counts only in a set, loses no repetition, and reads back as it was kept",
    () => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(session, (each) => {
          for (const name of played(each).seen) seen.add(name);
        }),
        RUNS,
      );
      // The walks go everywhere, or they would prove little.
      expect([...seen].sort()).toEqual(["choice", "done", "pain", "ready", "rest", "set", "summary"]);
    },
    LONG_MS,
  );

  test(
    "can be ended from every state by asking for it, also after a reload",
    () => {
      fc.assert(
        fc.property(session, fc.boolean(), (each, reloaded) => {
          const { drive } = played(each);
          if (reloaded) drive.reload(60);
          drive.command("finish");
          drive.command("finish");
          expect(drive.state.phase.name).toBe("done");
        }),
        RUNS,
      );
    },
    LONG_MS,
  );

  test(
    "ends by itself when nobody does anything but the sets, unless it is paused",
    () => {
      fc.assert(
        fc.property(session, (each) => {
          const world = played(each);
          const { drive } = world;
          world.do(push({ type: "resumed", reason: "page-hidden" }));
          world.do(push({ type: "resumed", reason: "source-lost" }));
          world.do(push({ type: "person", here: true }));
          world.do(push({ type: "command", command: "resume" }));
          for (let round = 0; round < 60 && drive.state.phase.name !== "done"; round += 1) {
            world.do({ do: "wait", s: 95 });
            world.do({ do: "runner-ends", reason: "target-reached" });
            world.do(push({ type: "by-hand", action: "done" }));
          }
          expect(drive.state.phase.name).toBe("done");
        }),
        { ...RUNS, numRuns: 100 },
      );
    },
    LONG_MS,
  );

  test(
    "goes on from what was kept as if it had never been kept",
    () => {
      fc.assert(
        fc.property(session, ([setup, deeds]) => {
          const straight = new World(setup);
          const kept = new World(setup);
          for (const each of deeds) {
            straight.do(each);
            const read = restoreWorkout(JSON.parse(JSON.stringify(kept.drive.state)));
            if (read === null) throw new Error("what was kept is not read back");
            kept.drive.state = read;
            kept.do(each);
          }
          must(isDeepStrictEqual(kept.drive.state, straight.drive.state), "the state that was kept went another way");
        }),
        { ...RUNS, numRuns: 100 },
      );
    },
    LONG_MS,
  );
});
