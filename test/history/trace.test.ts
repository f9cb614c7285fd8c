import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { JOINT_NAMES, type JointName } from "../../src/body/joints.js";
import { ENGINE_IDS, type Joint, type PoseFrame } from "../../src/body/pose-frame.js";
import {
  parseTrace,
  quantiseFrame,
  quantiseInput,
  TraceRecorder,
  type TraceInput,
  type TraceOptions,
} from "../../src/history/trace.js";
import { TRACE_JOINTS } from "../../src/history/trace-vocabulary.js";
import { AppError } from "../../src/lib/app-error.js";
import type { SetInput, SetOptions } from "../../src/session/set-types.js";

const OPTIONS: TraceOptions = {
  exerciseId: "wall-squat",
  level: "L2",
  amount: 30,
  leg: "auto",
  lowImpact: false,
  engine: "blazepose-full",
  mode: "live",
};

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

const joint: fc.Arbitrary<Joint> = fc.record(
  {
    xPx: number(-2000, 4000),
    yPx: number(-2000, 4000),
    score: number(0, 1),
    world: fc.record({ xM: number(-3, 3), yM: number(-3, 3), zM: number(-3, 3) }),
  },
  { requiredKeys: ["xPx", "yPx", "score"] },
);

const joints = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...JOINT_NAMES), joint), { selector: ([name]) => name })
  .map((entries) => Object.fromEntries(entries) as Partial<Record<JointName, Joint>>);

const places = fc.record({ raised: number(0, 1), hanging: number(0, 1) }, { noNullPrototype: true });

const frame = (timeMs: number): fc.Arbitrary<PoseFrame> =>
  fc.record(
    {
      timeMs: fc.constant(timeMs),
      widthPx: fc.constantFrom(640, 480),
      heightPx: fc.constantFrom(480, 640),
      luma: number(0, 255),
      joints: fc.option(joints, { nil: undefined }),
      wrists: fc.record({ left: places, right: places }, { noNullPrototype: true }),
    },
    { requiredKeys: ["timeMs", "widthPx", "heightPx", "joints"] },
  );

const inputAt = (timeMs: number): fc.Arbitrary<TraceInput> =>
  fc.oneof(
    { weight: 5, arbitrary: frame(timeMs).map((each) => ({ type: "frame", frame: each }) as const) },
    fc.record({
      type: fc.constant("stop" as const),
      timeMs: fc.constant(timeMs),
      reason: fc.constantFrom("pain" as const, "finish" as const, "control-lost" as const, "source-ended" as const),
    }),
    fc.record({
      type: fc.constant("interrupted" as const),
      timeMs: fc.constant(timeMs),
      reason: fc.constantFrom("page-hidden" as const, "source-lost" as const, "paused" as const),
    }),
    fc.record({ type: fc.constant("resumed" as const), timeMs: fc.constant(timeMs) }),
  );

const inputs = fc
  .array(number(0, 500), { minLength: 1, maxLength: 12 })
  .map((steps) => steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, step) => sum + step, 0)))
  .chain((times) => fc.tuple(...times.map(inputAt)));

const sides = fc.record({ left: fc.nat(), right: fc.nat(), together: fc.nat() }, { noNullPrototype: true });

const carried = fc.record(
  {
    counted: sides,
    clean: sides,
    refused: sides,
    metres: fc.record({ left: number(0, 20), right: number(0, 20) }, { noNullPrototype: true }),
    workedMs: number(0, 120_000),
    taps: sides,
  },
  { noNullPrototype: true },
);

const options: fc.Arbitrary<TraceOptions> = fc.record(
  {
    exerciseId: fc.constant("wall-squat"),
    level: fc.constantFrom("L1", "L2", "L3", "L4"),
    targetDeg: number(1, 120),
    amount: fc.integer({ min: 1, max: 120 }),
    leg: fc.constantFrom("auto", "left", "right"),
    lowImpact: fc.boolean(),
    load: fc.record(
      { kg: fc.integer({ min: 1, max: 20 }), hand: fc.constantFrom("opposite" as const, "same" as const) },
      { noNullPrototype: true },
    ),
    engine: fc.constantFrom(...ENGINE_IDS),
    carried,
    mode: fc.constantFrom("live", "recorded"),
    bodyHeightM: number(1, 2.2),
  },
  { requiredKeys: ["exerciseId", "level", "amount", "leg", "lowImpact", "engine", "mode"], noNullPrototype: true },
);

function recordingOf(given: readonly TraceInput[], with_: TraceOptions = OPTIONS): string {
  const recorder = new TraceRecorder(with_);
  for (const input of given) recorder.append(input);
  return recorder.toText();
}

const kneeFrame = (timeMs: number): TraceInput => ({
  type: "frame",
  frame: {
    timeMs,
    widthPx: 640,
    heightPx: 480,
    luma: 90.12345,
    joints: { leftKnee: { xPx: 321.98765, yPx: -0.001, score: 0.98765, world: { xM: 0.12345, yM: -0.5, zM: 0 } } },
  },
});

const SAMPLE = recordingOf([
  kneeFrame(0),
  kneeFrame(33.3333),
  { type: "interrupted", timeMs: 40, reason: "page-hidden" },
  { type: "resumed", timeMs: 50 },
  { type: "frame", frame: { timeMs: 66.6, widthPx: 640, heightPx: 480, joints: undefined } },
  { type: "stop", timeMs: 70, reason: "pain" },
]);

const refusal = (text: string): AppError => {
  try {
    parseTrace(text);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("the recording was accepted");
};

describe("trace", () => {
  test("its options and inputs are those of a set", () => {
    expectTypeOf<TraceOptions>().toEqualTypeOf<SetOptions>();
    expectTypeOf<TraceInput>().toEqualTypeOf<SetInput>();
    expect(TRACE_JOINTS).toEqual(JOINT_NAMES);
  });

  test("what is written is read back the same, and as append gave it", () => {
    fc.assert(
      fc.property(inputs, options, (given, fixed) => {
        const recorder = new TraceRecorder(fixed);
        const kept = given.map((input) => recorder.append(input));
        const trace = parseTrace(recorder.toText());
        expect(trace.inputs).toStrictEqual(kept);
        expect(trace.options).toStrictEqual(fixed);
        expect(recorder.toParts().join("")).toBe(recorder.toText());
      }),
    );
  });

  test("a quantised input is written and read without any change", () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const exact = given.map(quantiseInput);
        expect(parseTrace(recordingOf(exact)).inputs).toStrictEqual(exact);
      }),
    );
  });

  test("pixels, scores, metres and luma are kept to the stated decimals, and -0 becomes 0", () => {
    const { frame: exact } = kneeFrame(33.3333) as Extract<TraceInput, { type: "frame" }>;
    expect(quantiseFrame(exact)).toStrictEqual({
      timeMs: 33.333,
      widthPx: 640,
      heightPx: 480,
      luma: 90.12,
      joints: { leftKnee: { xPx: 321.99, yPx: 0, score: 0.988, world: { xM: 0.1235, yM: -0.5, zM: 0 } } },
    });
  });

  test("the header tells format, version, exercise, engine, picture size and columns", () => {
    expect(parseTrace(SAMPLE).header).toStrictEqual({
      format: "steady-knee-trace",
      version: 3,
      exercise: "wall-squat",
      engine: "blazepose-full",
      level: "L2",
      amount: 30,
      leg: "auto",
      lowImpact: false,
      mode: "live",
      picture: { widthPx: 640, heightPx: 480 },
      joints: [...JOINT_NAMES],
    });
  });

  test("a picture that turns in mid-set keeps its own size", () => {
    const turned = quantiseInput({
      type: "frame",
      frame: { timeMs: 10, widthPx: 480, heightPx: 640, joints: undefined },
    });
    expect(parseTrace(recordingOf([kneeFrame(0), turned])).inputs[1]).toStrictEqual(turned);
  });

  test("columns may come in another order than ours", () => {
    const header = { ...parseTrace(SAMPLE).header, joints: ["rightToe", "nose"] };
    const text = `${JSON.stringify(header)}\n{"t":5,"j":[1,2,0.5,null,null,null,3,4,0.6,0.1,0.2,0.3]}\n`;
    expect(parseTrace(text).inputs).toStrictEqual([
      {
        type: "frame",
        frame: {
          timeMs: 5,
          widthPx: 640,
          heightPx: 480,
          joints: {
            rightToe: { xPx: 1, yPx: 2, score: 0.5 },
            nose: { xPx: 3, yPx: 4, score: 0.6, world: { xM: 0.1, yM: 0.2, zM: 0.3 } },
          },
        },
      },
    ]);
  });

  test("a time that goes back is kept as the time before it", () => {
    const recorder = new TraceRecorder(OPTIONS);
    recorder.append(kneeFrame(100));
    expect(recorder.append({ type: "stop", timeMs: 90, reason: "finish" })).toMatchObject({ timeMs: 100 });
    expect(parseTrace(recorder.toText()).inputs).toHaveLength(2);
  });
});

describe("trace that is damaged", () => {
  const lineCount = SAMPLE.trimEnd().split("\n").length;
  const withLine = (index: number, line: string): string => SAMPLE.split("\n").with(index, line).join("\n");

  const damage = fc.constantFrom<(line: string) => string>(
    (line) => line.slice(0, -1),
    (line) => line.slice(0, Math.floor(line.length / 2)),
    () => "",
    () => "{}",
    () => "null",
    (line) => line.replace('"t":', '"t":-'),
    (line) => line.replace("{", '{"extra":1,'),
    (line) => line.replace(/"(?:t|format)":/, '"x":'),
    (line) => line.replaceAll(/\d/g, "?"),
  );

  test("any one damaged line is refused with its number", () => {
    fc.assert(
      fc.property(fc.nat({ max: lineCount - 1 }), damage, (index, hurt) => {
        const line = SAMPLE.split("\n")[index] ?? "";
        const hurtLine = hurt(line);
        // -0 is still 0, and the header has no time: nothing was damaged.
        fc.pre(hurtLine !== line && !hurtLine.includes('"t":-0,'));
        const error = refusal(withLine(index, hurtLine));
        expect(error.code).toBe("SK-TRACE-BROKEN");
        expect(error.detail).toContain(`line ${String(index + 1)}:`);
      }),
    );
  });

  test("a file that was cut off anywhere is refused, unless the cut is between two lines", () => {
    const complete = new Set(SAMPLE.split("\n").map((_, index, all) => all.slice(0, index).join("\n").length + 1));
    fc.assert(
      fc.property(fc.nat({ max: SAMPLE.length - 1 }), (length) => {
        fc.pre(!complete.has(length));
        expect(refusal(SAMPLE.slice(0, length)).code).toBe("SK-TRACE-BROKEN");
      }),
    );
  });

  test.each([
    ["half a position", '{"t":1,"j":[1,null,0.5,null,null,null]}'],
    ["metres without pixels", '{"t":1,"j":[null,null,null,1,2,3]}'],
    ["a column too few", '{"t":1,"j":[1,2,0.5,null,null]}'],
    ["a number that is none", '{"t":1,"j":["1",2,0.5,null,null,null]}'],
    ["a number too large to be finite", '{"t":1e999,"j":null}'],
    ["an unknown stop", '{"t":1,"stop":"tired"}'],
    ["two things at once", '{"t":1,"stop":"pain","resumed":true}'],
  ])("%s is refused", (_, line) => {
    const header = JSON.stringify({ ...parseTrace(SAMPLE).header, joints: ["nose"] });
    const error = refusal(`${header}\n${line}\n`);
    expect(error.code).toBe("SK-TRACE-BROKEN");
    expect(error.detail).toMatch(/^line 2: /);
  });

  test("times that go back are refused with the line where they do", () => {
    const error = refusal(withLine(2, '{"t":20,"j":null}').replace('"t":0,', '"t":30,'));
    expect(error).toMatchObject({ code: "SK-TRACE-BROKEN", detail: "line 3: the time goes back" });
  });

  test("another version is told apart from damage", () => {
    const error = refusal(SAMPLE.replace('"version":3', '"version":4'));
    expect(error).toMatchObject({ code: "SK-TRACE-VERSION", detail: "line 1: version 4" });
  });

  test("a recording of version 1 is read on: its seconds are the amount, and no leg was chosen", () => {
    const old = SAMPLE.replace('"version":3', '"version":1').replace(
      '"amount":30,"leg":"auto","lowImpact":false',
      '"targetS":45',
    );
    const { options, inputs } = parseTrace(old);
    expect(options).toStrictEqual({ ...OPTIONS, amount: 45 });
    expect(inputs).toStrictEqual(parseTrace(SAMPLE).inputs);
  });

  test("a recording of version 2 is read on: it has no maps of the wrists", () => {
    const { options, inputs } = parseTrace(SAMPLE.replace('"version":3', '"version":2'));
    expect({ options, inputs }).toStrictEqual({
      options: parseTrace(SAMPLE).options,
      inputs: parseTrace(SAMPLE).inputs,
    });
  });

  test("a header that mixes two versions is refused", () => {
    expect(refusal(SAMPLE.replace('"version":3', '"version":1'))).toMatchObject({ code: "SK-TRACE-BROKEN" });
  });

  test.each(["", "\n", "[]\n", '{"format":"other","version":1}\n'])("%j is no recording", (text) => {
    expect(refusal(text)).toMatchObject({ code: "SK-TRACE-BROKEN" });
  });
});
