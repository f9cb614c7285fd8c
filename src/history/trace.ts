import * as v from "valibot";
import type { JointName, Side } from "../body/joints.js";
import type { EngineId, Joint, Joints, PoseFrame, WristPlaces } from "../body/pose-frame.js";
import type { DepthLevel } from "../checker/events.js";
import { AppError } from "../lib/app-error.js";
import { TRACE_ENGINES, TRACE_JOINTS, TRACE_LEVELS } from "./trace-vocabulary.js";

const TRACE_FORMAT = "steady-knee-trace";
/**
 * 2 knows every exercise: depth in degrees, amount, leg, steps instead of hops; 3 also what the maps of the wrists say.
 * Both before are read on; 1 knows only seconds of a hold.
 */
const TRACE_VERSION = 3;

/** What was fixed before the recorded set began; the shape of SetOptions of the session. */
export interface TraceOptions {
  readonly exerciseId: string;
  readonly level: DepthLevel;
  readonly targetDeg?: number | undefined;
  readonly amount: number;
  readonly leg: "auto" | Side;
  readonly lowImpact: boolean;
  readonly anyView?: true | undefined;
  readonly load?: { readonly kg: number; readonly hand: "opposite" | "same" } | undefined;
  readonly bodyHeightM?: number | undefined;
  readonly engine: EngineId;
  readonly carried?: CarriedTally | undefined;
  readonly mode: "live" | "recorded";
}

/** One thing that was pushed into the set; the shape of SetInput of the session. */
export type TraceInput =
  | { readonly type: "frame"; readonly frame: PoseFrame }
  | { readonly type: "stop"; readonly timeMs: number; readonly reason: v.InferOutput<typeof stopReason> }
  | { readonly type: "interrupted"; readonly timeMs: number; readonly reason: v.InferOutput<typeof interruption> }
  | { readonly type: "resumed"; readonly timeMs: number };

const finite = v.pipe(v.number(), v.finite());
const timeSchema = v.pipe(finite, v.minValue(0));
const sizeSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const shareSchema = v.pipe(finite, v.minValue(0), v.maxValue(1));
const stopReason = v.picklist(["pain", "finish", "control-lost", "source-ended"]);
const interruption = v.picklist(["page-hidden", "source-lost", "paused"]);
const pictureSchema = v.strictObject({ widthPx: sizeSchema, heightPx: sizeSchema });

/** The tally of a set as it is carried into its next run. */
const sidesSchema = v.pipe(v.strictObject({ left: sizeSchema, right: sizeSchema, together: sizeSchema }), v.readonly());
const carriedSchema = v.pipe(
  v.strictObject({
    counted: sidesSchema,
    clean: sidesSchema,
    refused: sidesSchema,
    metres: v.pipe(v.strictObject({ left: timeSchema, right: timeSchema }), v.readonly()),
    workedMs: timeSchema,
    taps: sidesSchema,
  }),
  v.readonly(),
);
type CarriedTally = v.InferOutput<typeof carriedSchema>;

const commonHeader = {
  format: v.literal(TRACE_FORMAT),
  exercise: v.pipe(v.string(), v.nonEmpty()),
  engine: v.picklist(TRACE_ENGINES),
  level: v.picklist(TRACE_LEVELS),
  bodyHeightM: v.optional(v.pipe(finite, v.gtValue(0))),
  mode: v.picklist(["live", "recorded"]),
  picture: pictureSchema,
  joints: v.pipe(
    v.array(v.picklist(TRACE_JOINTS)),
    v.nonEmpty(),
    v.check((names) => new Set(names).size === names.length, "a joint is named twice"),
  ),
} as const;

const laterHeader = {
  ...commonHeader,
  targetDeg: v.optional(v.pipe(finite, v.gtValue(0))),
  amount: v.pipe(finite, v.gtValue(0)),
  leg: v.picklist(["auto", "left", "right"]),
  lowImpact: v.boolean(),
  anyView: v.optional(v.literal(true)),
  load: v.optional(v.strictObject({ kg: v.pipe(finite, v.gtValue(0)), hand: v.picklist(["opposite", "same"]) })),
  carried: v.optional(carriedSchema),
} as const;

const headerSchema = v.strictObject({ ...laterHeader, version: v.literal(TRACE_VERSION) });

const headerSchemas = {
  1: v.pipe(
    v.strictObject({ ...commonHeader, version: v.literal(1), targetS: v.pipe(finite, v.gtValue(0)) }),
    v.transform(({ targetS, ...header }): v.InferOutput<typeof headerSchema> => ({
      ...header,
      version: TRACE_VERSION,
      amount: targetS,
      leg: "auto",
      lowImpact: false,
    })),
  ),
  2: v.pipe(
    v.strictObject({ ...laterHeader, version: v.literal(2) }),
    v.transform((header): v.InferOutput<typeof headerSchema> => ({ ...header, version: TRACE_VERSION })),
  ),
  3: headerSchema,
} as const;

const isKnownVersion = (version: number): version is keyof typeof headerSchemas => version in headerSchemas;

/** First line of a trace. `joints` names the columns of every frame line in their order. */
export type TraceHeader = v.InferOutput<typeof headerSchema>;

/** A trace as read back. `options` and `inputs` go straight into a SetRunner. */
export interface Trace {
  readonly header: TraceHeader;
  readonly options: TraceOptions;
  readonly inputs: readonly TraceInput[];
}

const lineSchema = v.union([
  v.strictObject({
    t: timeSchema,
    l: v.optional(v.pipe(finite, v.minValue(0), v.maxValue(255))),
    /** Picture size where it is not the header's. */
    p: v.optional(v.pipe(v.tuple([sizeSchema, sizeSchema]), v.readonly())),
    j: v.nullable(v.array(v.nullable(finite))),
    /** Maps of the wrists: left raised, left hanging, right raised, right hanging. */
    w: v.optional(v.pipe(v.tuple([shareSchema, shareSchema, shareSchema, shareSchema]), v.readonly())),
  }),
  v.strictObject({ t: timeSchema, stop: stopReason }),
  v.strictObject({ t: timeSchema, interrupted: interruption }),
  v.strictObject({ t: timeSchema, resumed: v.literal(true) }),
]);

type TraceLine = v.InferOutput<typeof lineSchema>;

/** x, y, score and three world coordinates. */
const COLUMNS_PER_JOINT = 6;

/** Decimals kept: far finer than the pose models repeat themselves, and a trace stays a third of its full size. */
const DECIMALS = { timeMs: 3, px: 2, score: 3, worldM: 4, luma: 2, share: 3 } as const;

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  // Adding 0 turns -0 into 0, which JSON cannot keep.
  return Math.round(value * scale) / scale + 0;
}

function quantiseJoint(joint: Joint): Joint {
  const { world } = joint;
  return {
    xPx: rounded(joint.xPx, DECIMALS.px),
    yPx: rounded(joint.yPx, DECIMALS.px),
    score: rounded(joint.score, DECIMALS.score),
    ...(world === undefined
      ? {}
      : {
          world: {
            xM: rounded(world.xM, DECIMALS.worldM),
            yM: rounded(world.yM, DECIMALS.worldM),
            zM: rounded(world.zM, DECIMALS.worldM),
          },
        }),
  };
}

/**
 * The frame as it will be after writing and reading it back. A live set runs on quantised frames, so that its trace
 * replays to the same events, bit for bit.
 */
export function quantiseFrame(frame: PoseFrame): PoseFrame {
  let joints: Partial<Record<JointName, Joint>> | undefined;
  if (frame.joints !== undefined) {
    joints = {};
    for (const name of TRACE_JOINTS) {
      const joint = frame.joints[name];
      if (joint !== undefined) joints[name] = quantiseJoint(joint);
    }
  }
  return {
    timeMs: quantiseTime(frame.timeMs),
    widthPx: frame.widthPx,
    heightPx: frame.heightPx,
    ...(frame.luma === undefined ? {} : { luma: rounded(frame.luma, DECIMALS.luma) }),
    joints,
    ...(frame.wrists === undefined
      ? {}
      : { wrists: { left: quantisePlaces(frame.wrists.left), right: quantisePlaces(frame.wrists.right) } }),
  };
}

const quantisePlaces = ({ raised, hanging }: WristPlaces): WristPlaces => ({
  raised: rounded(raised, DECIMALS.share),
  hanging: rounded(hanging, DECIMALS.share),
});

/** Rounds a time in milliseconds as a trace keeps it. */
const quantiseTime = (timeMs: number): number => rounded(timeMs, DECIMALS.timeMs);

/** An input as it will be after writing and reading it back. */
export function quantiseInput(input: TraceInput): TraceInput {
  return input.type === "frame"
    ? { type: "frame", frame: quantiseFrame(input.frame) }
    : { ...input, timeMs: quantiseTime(input.timeMs) };
}

const timeOf = (input: TraceInput): number => (input.type === "frame" ? input.frame.timeMs : input.timeMs);

function notBefore(input: TraceInput, timeMs: number): TraceInput {
  if (timeOf(input) >= timeMs) return input;
  return input.type === "frame" ? { type: "frame", frame: { ...input.frame, timeMs } } : { ...input, timeMs };
}

/**
 * Keeps what is pushed into a set, as lines of JSON. No picture is kept. The header takes its picture size from the
 * first frame.
 */
export class TraceRecorder {
  private readonly lines: string[] = [];
  private picture: TraceHeader["picture"] | undefined;
  private lastMs = 0;

  constructor(private readonly options: TraceOptions) {}

  /** Number of inputs kept so far. */
  get length(): number {
    return this.lines.length;
  }

  /**
   * Keeps one input and gives it back as it will be read: push that into the set, and the replay is the same bit for
   * bit. A time that goes back is set to the time before it.
   */
  append(input: TraceInput): TraceInput {
    const kept = notBefore(quantiseInput(input), this.lastMs);
    this.lastMs = timeOf(kept);
    this.lines.push(JSON.stringify(this.lineOf(kept)));
    return kept;
  }

  /** Header and inputs, each ending with a line feed: for a Blob, without joining them first. */
  toParts(): readonly string[] {
    return [JSON.stringify(this.header()), ...this.lines].map((line) => `${line}\n`);
  }

  toText(): string {
    return this.toParts().join("");
  }

  private header(): TraceHeader {
    const { exerciseId, engine, level, targetDeg, amount, leg, lowImpact, anyView, load, bodyHeightM, carried, mode } =
      this.options;
    return {
      format: TRACE_FORMAT,
      version: TRACE_VERSION,
      exercise: exerciseId,
      engine,
      level,
      ...(targetDeg === undefined ? {} : { targetDeg }),
      amount,
      leg,
      lowImpact,
      ...(anyView === undefined ? {} : { anyView }),
      ...(load === undefined ? {} : { load }),
      ...(bodyHeightM === undefined ? {} : { bodyHeightM }),
      ...(carried === undefined ? {} : { carried }),
      mode,
      picture: this.picture ?? { widthPx: 0, heightPx: 0 },
      joints: [...TRACE_JOINTS],
    };
  }

  private lineOf(input: TraceInput): TraceLine {
    switch (input.type) {
      case "frame":
        return this.frameLine(input.frame);
      case "stop":
        return { t: input.timeMs, stop: input.reason };
      case "interrupted":
        return { t: input.timeMs, interrupted: input.reason };
      case "resumed":
        return { t: input.timeMs, resumed: true };
    }
  }

  private frameLine({ timeMs, widthPx, heightPx, luma, joints, wrists }: PoseFrame): TraceLine {
    this.picture ??= { widthPx, heightPx };
    const turned = widthPx !== this.picture.widthPx || heightPx !== this.picture.heightPx;
    return {
      t: timeMs,
      ...(luma === undefined ? {} : { l: luma }),
      ...(turned ? { p: [widthPx, heightPx] as const } : {}),
      j: joints === undefined ? null : TRACE_JOINTS.flatMap((name) => columnsOf(joints[name])),
      ...(wrists === undefined
        ? {}
        : { w: [wrists.left.raised, wrists.left.hanging, wrists.right.raised, wrists.right.hanging] as const }),
    };
  }
}

function columnsOf(joint: Joint | undefined): (number | null)[] {
  if (joint === undefined) return new Array<null>(COLUMNS_PER_JOINT).fill(null);
  const { xPx, yPx, score, world } = joint;
  return [xPx, yPx, score, world?.xM ?? null, world?.yM ?? null, world?.zM ?? null];
}

/**
 * Reads a trace. Throws AppError SK-TRACE-VERSION (another version) or SK-TRACE-BROKEN, both with the number of the
 * line in `detail`, counted from 1.
 */
export function parseTrace(text: string): Trace {
  const [headerText = "", ...rest] = text.split("\n");
  const last = rest.pop();
  // Every line ends with a line feed: a file cut off in a number would else read as another number.
  if (last === undefined) throw brokenLine(1, "the line is cut off");
  if (last !== "") throw brokenLine(rest.length + 2, "the line is cut off");
  const header = parseHeader(headerText);
  let lastMs = 0;
  const inputs = rest.map((line, index) => {
    const number = index + 2;
    const parsed = v.safeParse(lineSchema, parseJson(line, number));
    if (!parsed.success) throw brokenLine(number, issueText(parsed.issues));
    if (parsed.output.t < lastMs) throw brokenLine(number, "the time goes back");
    lastMs = parsed.output.t;
    return inputOf(parsed.output, header, number);
  });
  const { exercise, level, targetDeg, amount, leg, lowImpact, anyView, load, bodyHeightM, carried, engine, mode } =
    header;
  const options: TraceOptions = {
    exerciseId: exercise,
    level,
    ...(targetDeg === undefined ? {} : { targetDeg }),
    amount,
    leg,
    lowImpact,
    ...(anyView === undefined ? {} : { anyView }),
    ...(load === undefined ? {} : { load }),
    ...(bodyHeightM === undefined ? {} : { bodyHeightM }),
    ...(carried === undefined ? {} : { carried }),
    engine,
    mode,
  };
  return { header, options, inputs };
}

function parseHeader(line: string): TraceHeader {
  const value = parseJson(line, 1);
  const kind = v.safeParse(v.looseObject({ format: v.literal(TRACE_FORMAT), version: v.number() }), value);
  if (!kind.success) throw brokenLine(1, "this is no recording of this app");
  const { version } = kind.output;
  if (!isKnownVersion(version)) throw new AppError("SK-TRACE-VERSION", `line 1: version ${String(version)}`);
  const parsed = v.safeParse(headerSchemas[version], value);
  if (!parsed.success) throw brokenLine(1, issueText(parsed.issues));
  return parsed.output;
}

function inputOf(line: TraceLine, header: TraceHeader, number: number): TraceInput {
  if ("stop" in line) return { type: "stop", timeMs: line.t, reason: line.stop };
  if ("interrupted" in line) return { type: "interrupted", timeMs: line.t, reason: line.interrupted };
  if ("resumed" in line) return { type: "resumed", timeMs: line.t };
  const { widthPx, heightPx } = header.picture;
  return {
    type: "frame",
    frame: {
      timeMs: line.t,
      widthPx: line.p?.[0] ?? widthPx,
      heightPx: line.p?.[1] ?? heightPx,
      ...(line.l === undefined ? {} : { luma: line.l }),
      joints: line.j === null ? undefined : jointsOf(line.j, header.joints, number),
      ...(line.w === undefined
        ? {}
        : {
            wrists: {
              left: { raised: line.w[0], hanging: line.w[1] },
              right: { raised: line.w[2], hanging: line.w[3] },
            },
          }),
    },
  };
}

function jointsOf(columns: readonly (number | null)[], names: readonly JointName[], number: number): Joints {
  if (columns.length !== names.length * COLUMNS_PER_JOINT) {
    throw brokenLine(
      number,
      `${String(columns.length)} columns instead of ${String(names.length * COLUMNS_PER_JOINT)}`,
    );
  }
  const joints: Partial<Record<JointName, Joint>> = {};
  names.forEach((name, index) => {
    const at = index * COLUMNS_PER_JOINT;
    const picture = allOrNone(columns.slice(at, at + 3), number, name);
    const world = allOrNone(columns.slice(at + 3, at + COLUMNS_PER_JOINT), number, name);
    if (picture === undefined) {
      if (world !== undefined) throw brokenLine(number, `${name} has half a position`);
      return;
    }
    const [xPx, yPx, score] = picture;
    joints[name] = {
      xPx,
      yPx,
      score,
      ...(world === undefined ? {} : { world: { xM: world[0], yM: world[1], zM: world[2] } }),
    };
  });
  return joints;
}

function allOrNone(
  columns: readonly (number | null)[],
  number: number,
  name: JointName,
): readonly [number, number, number] | undefined {
  const [a = null, b = null, c = null] = columns;
  if (a !== null && b !== null && c !== null) return [a, b, c];
  if (a === null && b === null && c === null) return undefined;
  throw brokenLine(number, `${name} has half a position`);
}

function parseJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new AppError("SK-TRACE-BROKEN", `line ${String(number)}: no JSON`, { cause: error });
  }
}

const issueText = (issues: readonly v.BaseIssue<unknown>[]): string => issues[0]?.message ?? "not as expected";

const brokenLine = (number: number, why: string): AppError =>
  new AppError("SK-TRACE-BROKEN", `line ${String(number)}: ${why}`);
