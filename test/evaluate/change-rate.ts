import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { TraceInput } from "../../src/history/trace.js";

/**
 * The same recording at another number of pictures a second, by leaving pictures out or repeating them: each moment of
 * the new rate shows the newest picture there is, as a camera of that rate would. Other inputs stay at their times.
 */
export function atRate(inputs: readonly TraceInput[], fps: number): readonly TraceInput[] {
  const frames = inputs.filter((input) => input.type === "frame").map((input) => input.frame);
  const others = inputs.filter((input) => input.type !== "frame");
  const [first] = frames;
  const last = frames.at(-1);
  if (first === undefined || last === undefined) return inputs;
  const out: TraceInput[] = [];
  const moments = Math.floor(((last.timeMs - first.timeMs) * fps) / 1000 + 1e-6) + 1;
  let newest: PoseFrame = first;
  let next = 0;
  for (let moment = 0; moment < moments; moment += 1) {
    const timeMs = first.timeMs + (moment * 1000) / fps;
    // A stamp may be rounded up by a thousandth.
    for (let frame = frames[next]; frame !== undefined && frame.timeMs <= timeMs + 0.01; frame = frames[next]) {
      newest = frame;
      next += 1;
    }
    out.push({ type: "frame", frame: { ...newest, timeMs } });
  }
  return [...out, ...others].sort((a, b) => timeOf(a) - timeOf(b));
}

const timeOf = (input: TraceInput): number => (input.type === "frame" ? input.frame.timeMs : input.timeMs);
