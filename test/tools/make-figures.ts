import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FIGURE_JOINTS, type FigureData, type FigureJoint, type FigureThing } from "../../src/ui/figure-data.js";
import { sharedClipsFolder } from "./shared-clips-folder.mjs";

/**
 * Makes src/ui/figures/ID.json from the true joints of the rendered clips, which are ours: one clean repetition each.
 * Run with `npm run figures`.
 */

type Point = readonly [x: number, y: number, z: number];

interface Clip {
  readonly fps: number;
  readonly joints3d: Readonly<Record<string, readonly Point[]>>;
  readonly angles: Readonly<Record<string, readonly number[]>>;
}

interface Recipe {
  readonly clip: string;
  /** Parts of the clip that are put together, seconds. */
  readonly parts: readonly (readonly [fromS: number, toS: number])[];
  readonly poses: number;
  readonly thereAndBack?: true;
  /** Share of the poses at which the still is taken. */
  readonly still: number;
  readonly azimuthDeg: number;
  readonly things?: readonly ("wall" | "ball" | "pad" | "bosu" | "dumbbell" | "band" | "chair")[];
  /** The person stands so much lower than in the clip, metres: on a thinner thing. */
  readonly lowerM?: number;
  readonly stance?: "left" | "right";
}

/** The chosen parts begin and end alike, so that the movement can go round. */
const RECIPES: Readonly<Record<string, Recipe>> = {
  "lateral-steps": {
    clip: "lateral-steps-clean",
    parts: [[3.55, 5.0]],
    poses: 14,
    thereAndBack: true,
    still: 0.45,
    azimuthDeg: 0,
    things: ["band"],
  },
  "lateral-hop": { clip: "lateral-hop-alternate", parts: [[2.9, 5.9]], poses: 40, still: 0.3, azimuthDeg: 0 },
  "leg-circles": {
    clip: "leg-circles-left",
    parts: [[4.6, 7.4]],
    poses: 24,
    still: 0.45,
    azimuthDeg: 30,
    things: ["chair"],
  },
  "hop-squat": { clip: "hop-squat-front", parts: [[4.0, 7.3]], poses: 36, still: 0.52, azimuthDeg: 0 },
  "wall-squat": {
    clip: "wall-squat-60deg-side",
    parts: [
      [1.0, 4.9],
      [11.0, 13.3],
    ],
    poses: 24,
    still: 0.5,
    azimuthDeg: 90,
    things: ["wall"],
  },
  "ball-squat": {
    clip: "ball-squat-side",
    parts: [[5.3, 9.6]],
    poses: 24,
    still: 0.5,
    azimuthDeg: 90,
    things: ["wall", "ball"],
  },
  "one-leg-ball-squat": {
    clip: "one-leg-ball-squat-front",
    parts: [[5.2, 9.4]],
    poses: 24,
    still: 0.5,
    azimuthDeg: 20,
    things: ["wall", "ball"],
  },
  "one-leg-deadlift": {
    clip: "deadlift-clean-side",
    parts: [[6.15, 7.38]],
    poses: 16,
    thereAndBack: true,
    still: 1,
    azimuthDeg: 90,
  },
  "one-leg-deadlift-opposite-hand": {
    clip: "deadlift-opposite-hand-side",
    parts: [[6.4, 11.1]],
    poses: 24,
    still: 0.5,
    azimuthDeg: 90,
  },
  "one-leg-deadlift-dumbbell": {
    clip: "deadlift-dumbbell-side",
    parts: [[6.5, 11.4]],
    poses: 24,
    still: 0.5,
    azimuthDeg: -90,
    things: ["dumbbell"],
    stance: "right",
  },
  "one-leg-deadlift-pad": {
    clip: "deadlift-bosu-front",
    parts: [[6.4, 11.3]],
    poses: 24,
    still: 0.5,
    azimuthDeg: 90,
    things: ["pad"],
    lowerM: 0.16,
  },
  "one-leg-deadlift-bosu": {
    clip: "deadlift-bosu-front",
    parts: [[6.4, 11.3]],
    poses: 24,
    still: 0.5,
    azimuthDeg: 35,
    things: ["bosu"],
  },
  squat: { clip: "squat-passer-by", parts: [[4.7, 8.1]], poses: 24, still: 0.5, azimuthDeg: 90 },
};

const BALL_RADIUS_M = 0.28;
/** From the line of the hips to the skin of the back. */
const BACK_DEPTH_M = 0.1;

const SOURCES: Readonly<Record<Exclude<FigureJoint, "head">, string>> = {
  nose: "nose",
  leftShoulder: "shoulder_L",
  leftElbow: "elbow_L",
  leftWrist: "wrist_L",
  leftHip: "hip_L",
  leftKnee: "knee_L",
  leftAnkle: "ankle_L",
  leftHeel: "heel_L",
  leftToe: "foot_index_L",
  rightShoulder: "shoulder_R",
  rightElbow: "elbow_R",
  rightWrist: "wrist_R",
  rightHip: "hip_R",
  rightKnee: "knee_R",
  rightAnkle: "ankle_R",
  rightHeel: "heel_R",
  rightToe: "foot_index_R",
};

const middle = (first: Point, second: Point): Point => [
  (first[0] + second[0]) / 2,
  (first[1] + second[1]) / 2,
  (first[2] + second[2]) / 2,
];

const between = (first: Point, second: Point, share: number): Point => [
  first[0] + (second[0] - first[0]) * share,
  first[1] + (second[1] - first[1]) * share,
  first[2] + (second[2] - first[2]) * share,
];

/** Where a joint is at a time between two pictures. */
function jointAt(clip: Clip, name: string, timeS: number): Point {
  const path = clip.joints3d[name];
  const at = Math.min(timeS * clip.fps, (path?.length ?? 0) - 1);
  const [first, second] = [path?.[Math.floor(at)], path?.[Math.ceil(at)]];
  if (!first || !second) throw new Error(`no ${name} at ${timeS} s`);
  return between(first, second, at - Math.floor(at));
}

/** Evenly spaced times over the parts, put one behind the other. */
function timesOf({ parts, poses, thereAndBack }: Recipe): {
  readonly timesS: readonly number[];
  readonly lengthMs: number;
} {
  const lengthS = parts.reduce((sum, [fromS, toS]) => sum + toS - fromS, 0);
  // A movement that goes round would show its first pose twice.
  const steps = thereAndBack ? poses - 1 : poses;
  const timesS = Array.from({ length: poses }, (_, pose) => {
    let left = (lengthS * pose) / steps;
    for (const [fromS, toS] of parts) {
      if (left <= toS - fromS) return fromS + left;
      left -= toS - fromS;
    }
    return parts.at(-1)?.[1] ?? 0;
  });
  return { timesS, lengthMs: Math.round(lengthS * 1000) };
}

const textOf = (points: readonly Point[]): string =>
  points.flatMap((point) => point.map((metres) => String(Math.round(metres * 1000)))).join(" ");

function makeFigure(recipe: Recipe, clip: Clip): FigureData {
  const { timesS, lengthMs } = timesOf(recipe);
  const lowerM = recipe.lowerM ?? 0;
  const path = (name: string): readonly Point[] =>
    timesS.map((timeS) => {
      const [x, y, z] = jointAt(clip, name, timeS);
      return [x, y - lowerM, z];
    });
  const pathOf = (joint: FigureJoint): readonly Point[] => {
    if (joint !== "head") return path(SOURCES[joint]);
    const right = path("ear_R");
    return path("ear_L").map((left, pose) => middle(left, right[pose] ?? left));
  };
  const hips = pathOf("leftHip").map((left, pose) => middle(left, pathOf("rightHip")[pose] ?? left));
  const backZ = Math.min(...hips.map(([, , z]) => z), ...pathOf("leftShoulder").map(([, , z]) => z)) - BACK_DEPTH_M;
  const wants = new Set(recipe.things);
  const wallZ = wants.has("ball") ? backZ - 2 * BALL_RADIUS_M : backZ;
  const topY = Math.max(...hips.map(([, y]) => y));
  // The ball rolls between the wall and the back, so it goes half as far as the back.
  const ball = hips.map(([x, y]): Point => [x, (y + topY) / 2 + 0.08, wallZ + BALL_RADIUS_M]);
  const foot = recipe.stance === "right" ? "right" : "left";
  const heel = pathOf(`${foot}Heel`)[0];
  const toe = pathOf(`${foot}Toe`)[0];
  if (!heel || !toe) throw new Error("no foot");
  const under = middle(heel, toe);
  const mm = (metres: number): number => Math.round(metres * 1000);
  const soleM = Math.min(heel[1], toe[1]) - 0.03;
  const things: readonly FigureThing[] = [...wants].map((kind): FigureThing => {
    switch (kind) {
      case "wall":
        return { kind, zMm: mm(wallZ) };
      case "ball":
        return { kind, radiusMm: mm(BALL_RADIUS_M) };
      case "pad":
      case "bosu":
        return { kind, xMm: mm(under[0]), zMm: mm(under[2]), topMm: mm(soleM) };
      case "dumbbell":
        return { kind, hand: foot === "left" ? "right" : "left" };
      case "band":
        return { kind };
      case "chair":
        return { kind, xMm: mm(under[0] - 0.55), zMm: 0 };
    }
  });
  return {
    clip: recipe.clip,
    lengthMs,
    thereAndBack: recipe.thereAndBack ?? false,
    stillPose: Math.round((recipe.poses - 1) * recipe.still),
    azimuthDeg: recipe.azimuthDeg,
    things,
    tracksMm: Object.fromEntries(
      FIGURE_JOINTS.map((joint) => [joint, textOf(pathOf(joint))]),
    ) as FigureData["tracksMm"],
    ...(wants.has("ball") ? { ballMm: textOf(ball) } : {}),
  };
}

const clips = sharedClipsFolder();
if (clips === undefined) throw new Error("the clips are not beside this repository");
for (const [id, recipe] of Object.entries(RECIPES)) {
  const clip = JSON.parse(readFileSync(join(clips, "synthetic", `${recipe.clip}.json`), "utf8")) as Clip;
  const path = fileURLToPath(new URL(`../../src/ui/figures/${id}.json`, import.meta.url));
  const text = JSON.stringify(makeFigure(recipe, clip), null, 2);
  writeFileSync(path, `${text}\n`);
  console.log(`${id}: ${text.length} bytes`);
}
