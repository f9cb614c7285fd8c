import type { Point } from "./geometry.js";
import { sideJoint } from "./joints.js";
import type { LimbJoint, Side } from "./joints.js";
import type { Joints } from "./pose-frame.js";

/** What can be said of one picture. Not seen is undefined, never 0. */
export interface Body {
  readonly timeMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly luma: number | undefined;
  /** Usable joints: sure enough, inside the picture, on one plausible person, freed of single outliers. */
  readonly joints: Joints | undefined;
  /** Why there are no joints. */
  readonly missing: "nobody" | "implausible" | undefined;
  /** Turn of the body to the camera, 0 facing, 90 side on, 180 back; median over 1 s. */
  readonly yawDeg: number | undefined;
  /** +1: the person looks to the right of the unmirrored picture, -1: to the left; undefined when not told. */
  readonly forwardSign: 1 | -1 | undefined;
  /** Side toward the camera; undefined when the person faces the camera. */
  readonly nearSide: Side | undefined;
  /** Standing body height in pixels at the person's distance, estimated from the limb lengths; 1 s median. */
  readonly bodyPx: number | undefined;
  /**
   * How large a person who faces the camera is seen against the still stand: 1 as far away, 1.1 nearer by a tenth.
   * 1 s median, kept while the person is turned; undefined where it is not known and 1 has to do.
   */
  readonly sizeShare?: number | undefined;
  /** Where each ankle stands on the floor, picture pixels from the top: lowest place of the last 3 s but for outliers. */
  readonly floorYPx?: Readonly<Record<Side, number | undefined>>;
}

/** The picture shortens front-to-back distances by the sine of the turn; below this turn nothing is straightened. */
const MIN_STRAIGHTENED_YAW_DEG = 35;

/**
 * A joint of the near side in the body's own front-to-back plane: the picture's x, stretched by what the turn to the
 * camera shortens it; y as in the picture. Undefined when it is not seen or the person faces the camera.
 */
export function sagittalPoint(body: Body, joint: LimbJoint): Point | undefined {
  const seen = body.nearSide === undefined ? undefined : body.joints?.[sideJoint(body.nearSide, joint)];
  if (seen === undefined) return undefined;
  const yawDeg = body.yawDeg ?? 90;
  const shortening = Math.sin((Math.max(MIN_STRAIGHTENED_YAW_DEG, Math.min(yawDeg, 180 - yawDeg)) * Math.PI) / 180);
  return { xPx: seen.xPx / shortening, yPx: seen.yPx };
}
