import type { JointName, Side } from "../body/joints.js";
import type { Joint, Joints } from "../body/pose-frame.js";
import { BONES, LEG } from "./skeleton.js";

/** Everything drawn over one picture. Angles are knee flexion in degrees, joints are pixels of the picture. */
export interface StageDrawing {
  readonly joints: Joints | undefined;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly mirrored: boolean;
  readonly nearSide: Side | undefined;
  readonly kneeDeg: number | undefined;
  readonly targetDeg: number;
  readonly enterToleranceDeg: number;
  readonly leaveToleranceDeg: number;
  /** Draw the target band and the reading at the knee. */
  readonly showTarget: boolean;
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

const BONE = "#ffffff";
const NEAR_BONE = "#7fd4ff";
const OUTLINE = "#0a1016";
const ENTER = "#58c98a";
const LEAVE = "#ffd166";

/** Draws skeleton, knee arc and target band. Returns the bend direction to hand in next time. */
export function drawStage(
  context: CanvasRenderingContext2D,
  drawing: StageDrawing,
  boxWidth: number,
  boxHeight: number,
  lastDirection: 1 | -1 | undefined,
): 1 | -1 | undefined {
  context.clearRect(0, 0, boxWidth, boxHeight);
  const { joints, widthPx, heightPx, nearSide } = drawing;
  if (joints === undefined || widthPx === 0 || heightPx === 0) return lastDirection;
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

  let direction = lastDirection;
  const hip = nearSide && at(LEG[nearSide].hip);
  const knee = nearSide && at(LEG[nearSide].knee);
  const ankle = nearSide && at(LEG[nearSide].ankle);
  if (hip && knee && ankle) direction = bendDirection(hip, knee, ankle) ?? lastDirection;
  if (drawing.showTarget && hip && knee && ankle && direction !== undefined) {
    drawBand(context, drawing, { hip, knee, ankle, direction, unit });
  }
  drawBones(context, at, nearSide, unit);
  if (drawing.showTarget && hip && knee && ankle && drawing.kneeDeg !== undefined) {
    drawReading(context, drawing.kneeDeg, { hip, knee, ankle, unit, boxWidth, boxHeight });
  }
  return direction;
}

interface Leg {
  readonly hip: Point;
  readonly knee: Point;
  readonly ankle: Point;
  readonly unit: number;
}

/** The sectors at the knee in which the thigh should lie, measured from the shank as it stands now. */
function drawBand(context: CanvasRenderingContext2D, drawing: StageDrawing, leg: Leg & { direction: 1 | -1 }): void {
  const { knee, ankle, hip, direction, unit } = leg;
  const radius = Math.hypot(hip.x - knee.x, hip.y - knee.y) * 0.95;
  const shankAngle = Math.atan2(ankle.y - knee.y, ankle.x - knee.x);
  // Flexion f leaves 180 - f degrees between thigh and shank.
  const thighAngle = (flexionDeg: number): number => shankAngle + direction * ((180 - flexionDeg) / 180) * Math.PI;
  const sector = (toleranceDeg: number, colour: string, alpha: number): void => {
    context.beginPath();
    context.moveTo(knee.x, knee.y);
    context.arc(
      knee.x,
      knee.y,
      radius,
      thighAngle(drawing.targetDeg - toleranceDeg),
      thighAngle(drawing.targetDeg + toleranceDeg),
      direction === 1,
    );
    context.closePath();
    context.globalAlpha = alpha;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = unit / 2;
    context.strokeStyle = colour;
    context.stroke();
  };
  sector(drawing.leaveToleranceDeg, LEAVE, 0.3);
  sector(drawing.enterToleranceDeg, ENTER, 0.5);
  if (drawing.kneeDeg === undefined) return;
  // The angle itself: from the straight leg, drawn as a broken line, to the thigh as it is.
  const straight = {
    x: knee.x + radius * 0.7 * Math.cos(thighAngle(0)),
    y: knee.y + radius * 0.7 * Math.sin(thighAngle(0)),
  };
  context.setLineDash([unit * 1.5, unit * 1.5]);
  for (const [width, colour] of [
    [unit * 1.6, OUTLINE],
    [unit * 0.8, BONE],
  ] as const) {
    context.beginPath();
    context.moveTo(knee.x, knee.y);
    context.lineTo(straight.x, straight.y);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
  context.setLineDash([]);
  const arc = (width: number, colour: string): void => {
    context.beginPath();
    context.arc(knee.x, knee.y, radius * 0.6, thighAngle(0), thighAngle(drawing.kneeDeg ?? 0), direction === 1);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  };
  arc(unit * 2, OUTLINE);
  arc(unit * 1.1, BONE);
}

function drawBones(
  context: CanvasRenderingContext2D,
  at: (name: JointName) => Point | undefined,
  nearSide: Side | undefined,
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
  const isNear = (name: JointName): boolean => nearSide !== undefined && name.startsWith(nearSide);
  // The near side is drawn last, so that it lies on top.
  const bones = [...BONES].sort((a, b) => Number(isNear(a[0]) && isNear(a[1])) - Number(isNear(b[0]) && isNear(b[1])));
  for (const [fromName, toName] of bones) {
    const from = at(fromName);
    const to = at(toName);
    if (!from || !to) continue;
    const near = isNear(fromName) && isNear(toName);
    line(from, to, unit * (near ? 3 : 2), OUTLINE);
    line(from, to, unit * (near ? 1.8 : 0.9), near ? NEAR_BONE : BONE);
  }
  for (const name of new Set(BONES.flat())) {
    const point = at(name);
    if (!point) continue;
    context.beginPath();
    context.arc(point.x, point.y, unit * (isNear(name) ? 1.7 : 1.1), 0, 2 * Math.PI);
    context.fillStyle = isNear(name) ? NEAR_BONE : BONE;
    context.fill();
    context.lineWidth = unit / 2;
    context.strokeStyle = OUTLINE;
    context.stroke();
  }
}

function drawReading(
  context: CanvasRenderingContext2D,
  kneeDeg: number,
  leg: Leg & { readonly boxWidth: number; readonly boxHeight: number },
): void {
  const { hip, knee, ankle, unit, boxWidth, boxHeight } = leg;
  const text = `${Math.round(kneeDeg)}°`;
  const sizePx = Math.max(16, unit * 10);
  context.font = `700 ${sizePx}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  // In front of the knee: away from the hip and the ankle, where the picture is empty.
  const away = { x: knee.x - (hip.x + ankle.x) / 2, y: knee.y - (hip.y + ankle.y) / 2 };
  const side = away.x === 0 ? 1 : Math.sign(away.x);
  const halfWidth = context.measureText(text).width / 2;
  const x = Math.min(boxWidth - halfWidth, Math.max(halfWidth, knee.x + side * (halfWidth + unit * 5)));
  const y = Math.min(boxHeight - sizePx, Math.max(sizePx, knee.y - sizePx * 0.3));
  context.lineJoin = "round";
  context.lineWidth = sizePx / 5;
  context.strokeStyle = OUTLINE;
  context.strokeText(text, x, y);
  context.fillStyle = BONE;
  context.fillText(text, x, y);
}
