import type { JointName, Side } from "../body/joints.js";
import type { Joint, Joints } from "../body/pose-frame.js";
import { BONES, LEG } from "./skeleton.js";

/** Everything drawn over one picture. Joints are pixels of the picture. */
export interface StageDrawing {
  readonly joints: Joints | undefined;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly mirrored: boolean;
  /** The side that is drawn stronger: the leg that works, or the one nearer the camera. */
  readonly strongSide: Side | undefined;
  /** The joint angle of the target, drawn at its joint; undefined where it can't be seen as an angle in the picture. */
  readonly angle: DrawnAngle | undefined;
}

/** A joint angle as it is and as it should be, degrees. */
export interface DrawnAngle {
  /** Knee flexion at the knee, or the lean of the trunk at the hip. */
  readonly of: "knee-flexion" | "trunk-lean";
  readonly deg: number | undefined;
  readonly targetDeg: number;
  readonly enterToleranceDeg: number;
  readonly leaveToleranceDeg: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the picture lies in a box that shows the whole of it (object-fit: contain). */
export function containedPicture(
  widthPx: number,
  heightPx: number,
  boxWidth: number,
  boxHeight: number,
): { readonly scale: number; readonly left: number; readonly top: number } {
  const scale = Math.min(boxWidth / widthPx, boxHeight / heightPx);
  return { scale, left: (boxWidth - widthPx * scale) / 2, top: (boxHeight - heightPx * scale) / 2 };
}

/**
 * Which way the thigh turns as the knee bends, on the screen: 1 clockwise from the shank, -1 the other way.
 * A leg that is nearly straight says nothing, so undefined is returned and the caller keeps what it knew.
 */
export function bendDirection(hip: Point, knee: Point, ankle: Point): 1 | -1 | undefined {
  const shank = { x: ankle.x - knee.x, y: ankle.y - knee.y };
  const thigh = { x: hip.x - knee.x, y: hip.y - knee.y };
  const sine = (shank.x * thigh.y - shank.y * thigh.x) / (Math.hypot(shank.x, shank.y) * Math.hypot(thigh.x, thigh.y));
  // 0.17 is the sine of 10 degrees of bend, the noise of a straight leg.
  if (!Number.isFinite(sine) || Math.abs(sine) < 0.17) return undefined;
  return sine > 0 ? 1 : -1;
}

/** Which way the trunk leans on the screen; undefined while it is nearly upright. */
export function leanDirection(hip: Point, shoulder: Point): 1 | -1 | undefined {
  const sine = (shoulder.x - hip.x) / Math.hypot(shoulder.x - hip.x, shoulder.y - hip.y);
  if (!Number.isFinite(sine) || Math.abs(sine) < 0.17) return undefined;
  return sine > 0 ? 1 : -1;
}

const BONE = "#ffffff";
const STRONG_BONE = "#7fd4ff";
const OUTLINE = "#0a1016";
const ENTER = "#58c98a";
const LEAVE = "#ffd166";

/** Draws skeleton, joint angle and target band. Returns the turn of the joint to hand in next time. */
export function drawStage(
  context: CanvasRenderingContext2D,
  drawing: StageDrawing,
  boxWidth: number,
  boxHeight: number,
  lastTurn: 1 | -1 | undefined,
): 1 | -1 | undefined {
  context.clearRect(0, 0, boxWidth, boxHeight);
  const { joints, widthPx, heightPx, strongSide, angle } = drawing;
  if (joints === undefined || widthPx === 0 || heightPx === 0) return lastTurn;
  const { scale, left, top } = containedPicture(widthPx, heightPx, boxWidth, boxHeight);
  const toScreen = (joint: Joint): Point => ({
    x: left + (drawing.mirrored ? widthPx - joint.xPx : joint.xPx) * scale,
    y: top + joint.yPx * scale,
  });
  const at = (name: JointName): Point | undefined => {
    const joint = joints[name];
    return joint === undefined ? undefined : toScreen(joint);
  };
  const unit = Math.max(2, Math.min(boxWidth, boxHeight) / 130);
  const hinge =
    angle === undefined || strongSide === undefined ? undefined : hingeOf(angle.of, strongSide, at, lastTurn);
  if (angle !== undefined && hinge?.turn !== undefined) drawBand(context, angle, hinge, hinge.turn, unit);
  drawBones(context, at, strongSide, unit);
  if (angle?.deg !== undefined && hinge !== undefined) {
    drawReading(context, angle.deg, hinge, unit, { boxWidth, boxHeight });
  }
  return hinge?.turn ?? lastTurn;
}

/** A joint whose angle is drawn. Screen angles grow clockwise, 0 points right. */
interface Hinge {
  readonly pivot: Point;
  /** End of the limb that turns. */
  readonly tip: Point;
  /** Where the limb points when the angle is 0, radians. */
  readonly zero: number;
  /** Which way the angle grows; undefined while nothing tells it. */
  readonly turn: 1 | -1 | undefined;
  /** A point on the side away from which the picture is empty. */
  readonly behind: Point;
}

function hingeOf(
  of: DrawnAngle["of"],
  side: Side,
  at: (name: JointName) => Point | undefined,
  lastTurn: 1 | -1 | undefined,
): Hinge | undefined {
  const hip = at(LEG[side].hip);
  if (of === "trunk-lean") {
    const shoulder = at(LEG[side].shoulder);
    if (!hip || !shoulder) return undefined;
    const turn = leanDirection(hip, shoulder) ?? lastTurn;
    return { pivot: hip, tip: shoulder, zero: -Math.PI / 2, turn, behind: shoulder };
  }
  const knee = at(LEG[side].knee);
  const ankle = at(LEG[side].ankle);
  if (!hip || !knee || !ankle) return undefined;
  const bend = bendDirection(hip, knee, ankle);
  return {
    pivot: knee,
    tip: hip,
    // A straight thigh goes on where the shank points to.
    zero: Math.atan2(knee.y - ankle.y, knee.x - ankle.x),
    turn: bend === undefined ? lastTurn : bend === 1 ? -1 : 1,
    behind: { x: (hip.x + ankle.x) / 2, y: (hip.y + ankle.y) / 2 },
  };
}

/** The sectors at the joint in which the limb should lie. */
function drawBand(
  context: CanvasRenderingContext2D,
  { deg, targetDeg, enterToleranceDeg, leaveToleranceDeg }: DrawnAngle,
  { pivot, tip, zero }: Hinge,
  turn: 1 | -1,
  unit: number,
): void {
  const radius = Math.hypot(tip.x - pivot.x, tip.y - pivot.y) * 0.95;
  const screenAngle = (degrees: number): number => zero + turn * ((degrees * Math.PI) / 180);
  const arc = (fromDeg: number, toDeg: number, share: number): void => {
    context.arc(pivot.x, pivot.y, radius * share, screenAngle(fromDeg), screenAngle(toDeg), turn === -1);
  };
  const sector = (toleranceDeg: number, colour: string, alpha: number): void => {
    context.beginPath();
    context.moveTo(pivot.x, pivot.y);
    arc(targetDeg - toleranceDeg, targetDeg + toleranceDeg, 1);
    context.closePath();
    context.globalAlpha = alpha;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = unit / 2;
    context.strokeStyle = colour;
    context.stroke();
  };
  if (leaveToleranceDeg > enterToleranceDeg) sector(leaveToleranceDeg, LEAVE, 0.3);
  sector(enterToleranceDeg, ENTER, 0.5);
  if (deg === undefined) return;
  // The angle itself: from 0, drawn as a broken line, to the limb as it is.
  context.setLineDash([unit * 1.5, unit * 1.5]);
  for (const [width, colour] of [
    [unit * 1.6, OUTLINE],
    [unit * 0.8, BONE],
  ] as const) {
    context.beginPath();
    context.moveTo(pivot.x, pivot.y);
    context.lineTo(pivot.x + radius * 0.7 * Math.cos(zero), pivot.y + radius * 0.7 * Math.sin(zero));
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
  context.setLineDash([]);
  for (const [width, colour] of [
    [unit * 2, OUTLINE],
    [unit * 1.1, BONE],
  ] as const) {
    context.beginPath();
    arc(0, Math.max(0, deg), 0.6);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
}

function drawBones(
  context: CanvasRenderingContext2D,
  at: (name: JointName) => Point | undefined,
  strongSide: Side | undefined,
  unit: number,
): void {
  context.lineCap = "round";
  const line = (from: Point, to: Point, width: number, colour: string): void => {
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  };
  const isStrong = (name: JointName): boolean => strongSide !== undefined && name.startsWith(strongSide);
  // The strong side is drawn last, so that it lies on top.
  const bones = [...BONES].sort(
    (a, b) => Number(isStrong(a[0]) && isStrong(a[1])) - Number(isStrong(b[0]) && isStrong(b[1])),
  );
  for (const [fromName, toName] of bones) {
    const from = at(fromName);
    const to = at(toName);
    if (!from || !to) continue;
    const strong = isStrong(fromName) && isStrong(toName);
    line(from, to, unit * (strong ? 3 : 2), OUTLINE);
    line(from, to, unit * (strong ? 1.8 : 0.9), strong ? STRONG_BONE : BONE);
  }
  for (const name of new Set(BONES.flat())) {
    const point = at(name);
    if (!point) continue;
    context.beginPath();
    context.arc(point.x, point.y, unit * (isStrong(name) ? 1.7 : 1.1), 0, 2 * Math.PI);
    context.fillStyle = isStrong(name) ? STRONG_BONE : BONE;
    context.fill();
    context.lineWidth = unit / 2;
    context.strokeStyle = OUTLINE;
    context.stroke();
  }
}

function drawReading(
  context: CanvasRenderingContext2D,
  deg: number,
  { pivot, behind }: Hinge,
  unit: number,
  { boxWidth, boxHeight }: { readonly boxWidth: number; readonly boxHeight: number },
): void {
  const text = `${Math.round(deg)}°`;
  const sizePx = Math.max(16, unit * 10);
  context.font = `700 ${sizePx}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  // Away from the body, where the picture is empty.
  const side = pivot.x === behind.x ? 1 : Math.sign(pivot.x - behind.x);
  const halfWidth = context.measureText(text).width / 2;
  const x = Math.min(boxWidth - halfWidth, Math.max(halfWidth, pivot.x + side * (halfWidth + unit * 5)));
  const y = Math.min(boxHeight - sizePx, Math.max(sizePx, pivot.y - sizePx * 0.3));
  context.lineJoin = "round";
  context.lineWidth = sizePx / 5;
  context.strokeStyle = OUTLINE;
  context.strokeText(text, x, y);
  context.fillStyle = BONE;
  context.fillText(text, x, y);
}
