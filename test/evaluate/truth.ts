import * as v from "valibot";
import { type Gesture, GESTURES } from "../../src/checker/gestures.js";
import { faultIdsOf } from "./fault-names.js";

const number = v.pipe(v.number(), v.finite());
const count = v.optional(v.nullable(v.pipe(number, v.minValue(0))));
const faultSchema = v.object({
  id: v.optional(v.pipe(v.string(), v.nonEmpty())),
  name: v.optional(v.pipe(v.string(), v.nonEmpty())),
  start_s: number,
  end_s: number,
});

const expectationSchema = v.object({
  exercise: v.pipe(v.string(), v.nonEmpty()),
  level_deg: v.optional(number),
  side: v.optional(v.picklist(["L", "R"])),
  view: v.optional(v.picklist(["ok", "outside"])),
  reps: count,
  partial: count,
  hold_s: count,
  tolerance_s: v.optional(v.pipe(number, v.minValue(0))),
  steps: count,
  steps_left: count,
  steps_right: count,
  metres_left: count,
  metres_right: count,
  hops: count,
  circles: count,
  reversed: count,
  faults: v.optional(v.array(faultSchema)),
  allowed: v.optional(v.array(v.string())),
  unjudged: v.optional(v.array(v.string())),
  tolerance: v.optional(v.pipe(number, v.minValue(0))),
  label: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** "off": the camera stands where no form can be judged; the clip shows whether it is counted all the same. */
  view_gate: v.optional(v.literal("off")),
});

const gestureSchema = v.object({
  name: v.picklist(GESTURES),
  start_s: number,
  held_s: number,
  release_s: number,
  end_s: number,
});

const truthSchema = v.object({
  expect: v.array(v.looseObject(expectationSchema.entries)),
  gestures: v.optional(v.array(gestureSchema)),
  body: v.optional(v.looseObject({ height_m: v.optional(v.pipe(number, v.gtValue(0))) })),
  spec: v.optional(v.object({ camera: v.looseObject({ azimuth: number }), mirrored: v.optional(v.boolean()) })),
  time_s: v.optional(v.array(number)),
  angles: v.optional(v.record(v.string(), v.array(v.nullable(number)))),
});

/** A span in which the person makes a scripted fault; `id` as in exercises.md, seconds of clip time. */
interface ScriptedFault {
  readonly id: string;
  readonly name: string;
  readonly startS: number;
  readonly endS: number;
}

/**
 * What a correct coach answers for one exercise on one clip, as the README of the clips describes it, with every fault
 * under its id. A figure that the truth does not give is undefined and is not scored.
 */
export interface Expectation extends Omit<
  v.InferOutput<typeof expectationSchema>,
  "faults" | "allowed" | "unjudged" | "exercise"
> {
  readonly exercise: string;
  /** Body height as the person would have given it, metres; undefined where the truth has none. */
  readonly bodyHeightM?: number | undefined;
  /** Undefined: faults are not scored. */
  readonly faults: readonly ScriptedFault[] | undefined;
  /** Ids that may be raised and need not be: allowed ones and those that this view cannot show. */
  readonly excused: readonly string[];
  /** Keys of the entry that nothing is compared with. */
  readonly notScored: readonly string[];
}

/** Angles of the truth at each picture, degrees, by their name in the truth file. */
export interface TrueAngles {
  readonly timeS: readonly number[];
  readonly byName: Readonly<Record<string, readonly (number | null)[]>>;
  /** The person's side that is nearer to the camera: L from an azimuth above 0 on. */
  readonly nearSide: "L" | "R";
  /** The picture is a mirror image: what a model calls left in it is the person's right. */
  readonly mirrored: boolean;
}

/** A sign with the hands; the person's own arms, seconds of clip time. Held from `heldS` on, hands down at `endS`. */
export interface TrueGesture {
  readonly name: Gesture;
  readonly startS: number;
  readonly heldS: number;
  readonly endS: number;
}

export interface Truth {
  readonly expect: readonly Expectation[];
  /** Signs with the hands; none in most clips. */
  readonly gestures: readonly TrueGesture[];
  /** Undefined for clips without truth for every picture. */
  readonly angles: TrueAngles | undefined;
}

/** Reads a truth file. Throws Error with what is wrong and where. */
export function parseTruth(text: string): Truth {
  const parsed = v.safeParse(truthSchema, JSON.parse(text));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${v.getDotPath(issue) ?? "the whole file"}: ${issue.message}`);
  }
  const { expect, gestures = [], body, spec, time_s: timeS, angles } = parsed.output;
  const given = expect.map((entry) => entry.exercise);
  const twice = given.find((id, index) => given.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`expect: ${twice} is there twice`);
  return {
    expect: expect.map((entry, index) => ({ ...expectationOf(entry, index), bodyHeightM: body?.height_m })),
    gestures: gestures.map(({ name, start_s: startS, held_s: heldS, end_s: endS }) => ({ name, startS, heldS, endS })),
    angles:
      timeS === undefined || angles === undefined || spec === undefined
        ? undefined
        : anglesOf(timeS, angles, spec.camera.azimuth, spec.mirrored ?? false),
  };
}

function expectationOf(entry: Readonly<Record<string, unknown>>, index: number): Expectation {
  const at = `expect.${index}`;
  const { exercise, faults, allowed = [], unjudged = [], ...rest } = v.parse(expectationSchema, entry);
  return {
    ...rest,
    exercise,
    faults: faults?.map(({ id, name = "", start_s: startS, end_s: endS }, number) => {
      const known = id ?? faultIdsOf(exercise, name)?.[0];
      if (known === undefined) throw new Error(`${at}.faults.${number}: no id, and "${name}" is in no table`);
      if (endS < startS) throw new Error(`${at}.faults.${number}: it ends before it begins`);
      return { id: known, name, startS, endS };
    }),
    notScored: Object.keys(entry).filter((key) => !(key in expectationSchema.entries)),
    // Scripted faults that are not to be judged come by name, the allowed ones by id.
    excused: [...allowed, ...unjudged].flatMap((word) => {
      const ids = /^E\d[a-d]?-\d+$/.test(word) ? [word] : faultIdsOf(exercise, word);
      if (ids === undefined) throw new Error(`${at}: "${word}" is neither an id nor a name in the table of faults`);
      return ids;
    }),
  };
}

function anglesOf(
  timeS: readonly number[],
  byName: Readonly<Record<string, readonly (number | null)[]>>,
  azimuthDeg: number,
  mirrored: boolean,
): TrueAngles {
  for (const [name, values] of Object.entries(byName)) {
    if (values.length !== timeS.length) {
      throw new Error(`angles.${name}: ${values.length} values for ${timeS.length} times`);
    }
  }
  if (timeS.some((time, index) => index > 0 && time <= (timeS[index - 1] ?? 0))) throw new Error("time_s: goes back");
  return { timeS, byName, nearSide: azimuthDeg > 0 ? "L" : "R", mirrored };
}
