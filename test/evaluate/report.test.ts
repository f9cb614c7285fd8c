import { describe, expect, it } from "vitest";
import type { SetEvent } from "../../src/checker/events.js";
import type { ClipDetail, ClipScore, Evaluation } from "./evaluation.js";
import { reportHtml } from "./report.js";
import { totalsOf } from "./totals.js";

const EVENTS: readonly SetEvent[] = [
  { type: "hold-started", timeMs: 2000 },
  { type: "rep-counted", timeMs: 3000, side: "left", peakDeg: 60, downMs: 900, holdMs: 100, upMs: 800, clean: true },
  { type: "rep-refused", timeMs: 4000, side: "left", reason: "too-shallow" },
  { type: "fault-raised", timeMs: 5000, ruleId: "E2-7", severity: "form", cue: "weight-in-heels", value: 20 },
  { type: "fault-cleared", timeMs: 7000, ruleId: "E2-7", cue: "weight-in-heels", durationMs: 2000 },
  { type: "hold-ended", timeMs: 8000, holdMs: 6000 },
];

const scoreOf = (name: string, change: Partial<ClipScore> = {}): ClipScore => ({
  name,
  exercise: "wall-squat",
  options: { level: "L2", targetDeg: 60, amount: 600, leg: "auto" },
  durationS: 10,
  scored: true,
  expected: { holdS: 5.5 },
  counted: { holdS: 6 },
  refused: [{ timeS: 4, reason: "too-shallow", side: "left" }],
  exact: true,
  offByOne: null,
  countError: null,
  countErrorShare: null,
  holdErrorS: 0.5,
  faults: {
    expected: [{ id: "E2-7", name: "heels", startS: 4.5, endS: 7 }],
    raised: [{ id: "E2-7", severity: "form", startS: 5, endS: 7 }],
    hit: ["E2-7"],
    missed: [],
    late: [],
    false: [],
  },
  cleanMinutes: 0.1,
  angleMaeDeg: { kneeFlexion: 3.21 },
  angleBiasDeg: { kneeFlexion: -1.54 },
  anglePictures: { kneeFlexion: 290 },
  driver: { metric: "kneeFlexion", maeDeg: 3.21, biasDeg: -1.54, pictures: 290 },
  posedShare: 0.97,
  view: { expected: "ok", judgedShare: 1, askedToTurn: false },
  label: { expected: null, told: null },
  notJudged: [{ id: "E2-8", why: "view" }],
  ...change,
});

const detailOf = (score: ClipScore): ClipDetail => ({
  score,
  events: EVENTS,
  angles: [
    { metric: "kneeFlexion", unit: "deg", timeS: [0, 5, 10], measured: [10.123456, null, 60], truth: [11, 60, null] },
    { metric: "trunkLean", unit: "deg", timeS: [0, 5, 10], measured: [1, 2, 3], truth: [1, 1, 1] },
    { metric: "wristOffThigh", unit: "height-share", timeS: [0, 4], measured: [0.12345, 0.2], truth: [0.1, 0.2] },
    { metric: "footAngle", unit: "deg", timeS: [0, 5, 10], measured: [1, 2, 3], truth: undefined },
  ],
  main: ["kneeFlexion"],
  views: [{ timeS: 0, view: "side", own: true }],
  targetDeg: 60,
});

const evaluationOf = (clips: readonly ClipScore[]): Evaluation => ({
  version: 2,
  engine: "blazepose-full",
  fps: null,
  disturbance: null,
  clips,
  totals: totalsOf(clips),
  totalsByExercise: { "wall-squat": totalsOf(clips) },
  broken: [{ name: "torn", reason: "it is cut off" }],
  leftOut: [{ name: "other", reason: "chess is not in the catalogue" }],
  timings: { posingS: 12.345, scoringS: 6.789 },
});

const reportOf = (...scores: readonly ClipScore[]): string =>
  reportHtml(evaluationOf(scores), scores.map(detailOf), { title: "Report" });

/** JSON of the plots of the n-th clip. */
const plotsOf = (html: string, clip: number): unknown =>
  JSON.parse(new RegExp(`id="clip-${clip}-data">([^<]*)</script>`).exec(html)?.[1] ?? "");

/** Where the bars of one look lie on the time line: an entry has room up to the next one and fills a share of it. */
const barsOf = (html: string, look: string): readonly string[] =>
  [...html.matchAll(/left:([\d.]+)%;width:([\d.]+)%" title="[^"]*"><i class="(\w+)" style="width:([\d.]+)%/g)]
    .filter((match) => match[3] === look)
    .map(([, left, room, , filled]) => [Number(left), (Number(room) * Number(filled)) / 100] as const)
    .map(([left, width]) => `${Math.round(left)} to ${Math.round(left + width)} %`);

describe("the report", () => {
  it("has a section for every clip in the order of the evaluation, and a link to each", () => {
    const html = reportOf(scoreOf("second"), scoreOf("first"));
    const headings = [...html.matchAll(/<h3[^>]*>(\w+) /g)].map((match) => match[1]);
    expect(headings).toEqual(["second", "first"]);
    expect(html).toContain('<a href="#clip-1">second</a>');
    expect(html).toContain('<a href="#clip-2">first</a>');
  });

  it("shows what was counted, expected, wrong and refused", () => {
    const html = reportOf(scoreOf("clip"));
    for (const said of ["counted 6.00 s, expected 5.50 s", "+0.50 s", "3.2°, bias -1.5° (290 pictures)", "97 %"]) {
      expect(html).toContain(said);
    }
    expect(html).toContain("4.0 s too shallow, left");
    expect(html).toContain("heels: hit");
  });

  it("gives the page the curves, rounded, null where nothing was seen, and times they share once", () => {
    expect(plotsOf(reportOf(scoreOf("clip")), 1)).toEqual({
      endS: 10,
      plots: [
        { unit: "°", timeS: [0, 5, 10], measured: [10.1, null, 60], truth: [11, 60, null], target: 60 },
        { unit: "°", measured: [1, 2, 3], truth: [1, 1, 1] },
        { unit: "", timeS: [0, 4], measured: [0.123, 0.2], truth: [0.1, 0.2] },
      ],
    });
  });

  it("puts holds, faults, counts and refusals on the time line", () => {
    const html = reportOf(scoreOf("clip"));
    expect(barsOf(html, "good")).toEqual(["20 to 80 %"]);
    expect(barsOf(html, "raised")).toEqual(["50 to 70 %"]);
    expect(barsOf(html, "expected")).toEqual(["45 to 70 %"]);
    expect(html).toContain('title="hold (2.00 s to 8.00 s)"');
    expect(html).toMatch(/<b>Counted<\/b>.*left:30\.00%/);
    expect(html).toMatch(/<b>Refused<\/b>.*left:40\.00%/);
  });

  it("names what was broken and left out", () => {
    const html = reportOf(scoreOf("clip"));
    expect(html).toContain("<b>torn</b>: it is cut off");
    expect(html).toContain("<b>other</b>: chess is not in the catalogue");
  });

  it("lets no name, reason or event become part of the page", () => {
    const nasty = `</script><img src=x onerror="alert('x')">&`;
    const score = scoreOf(nasty, { refused: [{ timeS: 1, reason: nasty }] });
    const html = reportHtml({ ...evaluationOf([score]), broken: [{ name: nasty, reason: nasty }] }, [detailOf(score)], {
      title: nasty,
    });
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;/script&gt;&lt;img");
    expect(html.match(/<\/script>/g)).toHaveLength(3);
  });

  it("asks for nothing from anywhere and is the same for the same figures", () => {
    const html = reportOf(scoreOf("clip"));
    expect(html).toBe(reportOf(scoreOf("clip")));
    expect(html).toContain("default-src &#39;none&#39;");
    expect(html).not.toMatch(/(?:src|href)="(?!#|data:)/);
    expect(html).not.toContain("12.345");
  });

  it("says so when a clip has nothing to draw", () => {
    const html = reportHtml(evaluationOf([scoreOf("clip")]), [], { title: "Report" });
    expect(html).toContain("Nothing was recorded to draw.");
  });
});
