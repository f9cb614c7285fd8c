import { FIGURE_JOINTS, type FigureData, type FigureJoint, type FigureThing } from "./figure-data.js";

/** Millimetres: x to the person's left, y up, z to where the person faces. */
interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** On the picture, millimetres, y down; `near` grows towards the viewer. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly near: number;
}

/** One stroke or filled shape; `role` chooses its colours. */
export interface Shape {
  readonly role: "near" | "far" | "trunk" | "halo" | "wall" | "ball" | "pad" | "weight" | "band" | "chair" | "floor";
  readonly path: string;
  /** Width of the stroke, millimetres; 0: filled only. */
  readonly width: number;
  /** A line stays open, everything else is filled. */
  readonly open: boolean;
}

interface Frame {
  readonly minX: number;
  readonly minY: number;
  readonly width: number;
  readonly height: number;
  readonly floorY: number;
}

export interface Figure {
  readonly frame: Frame;
  /** One round of the movement. */
  readonly roundMs: number;
  /** Everything to draw at this time, from the back to the front. */
  shapesAt(timeMs: number): readonly Shape[];
  readonly stillMs: number;
}

/** Seen so far from above, so that front views show a floor and not a line. */
const RAISED_DEG = 9;
/** Between two views this far from the side, the floor is seen as a surface. */
const SIDE_WITHIN_DEG = 25;
const MARGIN_MM = 90;
const WALL_HEIGHT_MM = 1900;
const WALL_HALF_MM = 600;

/** Widths of a drawn body, millimetres; about those of an adult. */
const THIGH_MM = 125;
const SHANK_MM = 92;
const FOOT_MM = 62;
const UPPER_ARM_MM = 78;
const FOREARM_MM = 62;
const TRUNK_MM = 175;
const NECK_MM = 80;
const HEAD_MM = 105;
/** Radius of a head by the distance from between the ears to the tip of the nose. */
const HEAD_BY_NOSE = 0.85;
const HALO_MM = 26;
/** One hip so much behind the other: the limbs of that side are drawn paler. */
const BEHIND_MM = 40;

const FEET = ["leftHeel", "leftToe", "rightHeel", "rightToe"] as const;

type Joint = FigureJoint | "ball";
type Pose = ReadonlyMap<Joint, Point>;

function readTrack(text: string): Point[] {
  const numbers = text.split(" ").map(Number);
  return Array.from({ length: Math.floor(numbers.length / 3) }, (_, pose) => ({
    x: numbers[pose * 3] ?? 0,
    y: numbers[pose * 3 + 1] ?? 0,
    z: numbers[pose * 3 + 2] ?? 0,
  }));
}

/** Catmull-Rom between the second and third of four values: goes through every key pose without a jerk. */
const smooth = (before: number, from: number, to: number, after: number, share: number): number =>
  from +
  0.5 *
    share *
    (to - before + share * (2 * before - 5 * from + 4 * to - after + share * (3 * (from - to) + after - before)));

function smoothPoint(path: readonly Point[], at: number): Point {
  const index = Math.floor(at);
  const pick = (offset: number): Point => path[(index + offset + path.length) % path.length] ?? { x: 0, y: 0, z: 0 };
  const [before, from, to, after] = [pick(-1), pick(0), pick(1), pick(2)];
  const share = at - index;
  return {
    x: smooth(before.x, from.x, to.x, after.x, share),
    y: smooth(before.y, from.y, to.y, after.y, share),
    z: smooth(before.z, from.z, to.z, after.z, share),
  };
}

const middle = (first: Point, second: Point): Point => ({
  x: (first.x + second.x) / 2,
  y: (first.y + second.y) / 2,
  z: (first.z + second.z) / 2,
});

/** Parallel projection from `azimuthDeg` around the person and a little from above. */
function projector(azimuthDeg: number): (point: Point) => Spot {
  const azimuth = (azimuthDeg * Math.PI) / 180;
  const fromSide = Math.abs(Math.abs(azimuthDeg) - 90) <= SIDE_WITHIN_DEG;
  const raised = fromSide ? 0 : (RAISED_DEG * Math.PI) / 180;
  return ({ x, y, z }) => {
    const near = x * Math.sin(azimuth) + z * Math.cos(azimuth);
    return {
      x: x * Math.cos(azimuth) - z * Math.sin(azimuth),
      y: -(y * Math.cos(raised)) + near * Math.sin(raised),
      near: near * Math.cos(raised) + y * Math.sin(raised),
    };
  };
}

const at = ({ x, y }: { readonly x: number; readonly y: number }): string => `${Math.round(x)} ${Math.round(y)}`;
const line = (spots: readonly Spot[]): string => `M ${spots.map(at).join(" L ")}`;
const disc = ({ x, y }: Spot, radius: number): string =>
  `M ${at({ x: x - radius, y })} a ${radius} ${radius} 0 1 0 ${2 * radius} 0 a ${radius} ${radius} 0 1 0 ${-2 * radius} 0 Z`;

/** Outline around points: the smallest convex one (gift wrapping; a handful of points). */
function outline(spots: readonly Spot[]): string {
  const start = spots.reduce((left, spot) => (spot.x < left.x ? spot : left));
  const hull = [start];
  for (let from = start; hull.length <= spots.length;) {
    const next = spots.reduce((best, spot) => {
      const turn = (best.x - from.x) * (spot.y - from.y) - (best.y - from.y) * (spot.x - from.x);
      return best === from || turn < 0 ? spot : best;
    });
    if (next === start) break;
    hull.push(next);
    from = next;
  }
  return `${line(hull)} Z`;
}

const box = (centre: Point, half: Point, project: (point: Point) => Spot): string =>
  outline(
    [-1, 1].flatMap((x) =>
      [-1, 1].flatMap((y) =>
        [-1, 1].map((z) => project({ x: centre.x + x * half.x, y: centre.y + y * half.y, z: centre.z + z * half.z })),
      ),
    ),
  );

/** Under the shapes of one limb, a little wider, in the colour of the ground: it parts limbs that cross. */
const haloed = (shapes: readonly Shape[]): readonly Shape[] => [
  ...shapes.map((shape): Shape => ({ ...shape, role: "halo", width: shape.width + HALO_MM })),
  ...shapes,
];

/** The figure of an exercise, seen from `azimuthDeg` (its own view by default). */
export function createFigure(data: FigureData, azimuthDeg = data.azimuthDeg): Figure {
  const project = projector(azimuthDeg);
  const tracks = new Map<Joint, readonly Point[]>();
  const keep = (joint: Joint, text: string): void => {
    const there = readTrack(text);
    // The first and the last pose are shown once each.
    tracks.set(joint, data.thereAndBack ? [...there, ...there.slice(1, -1).reverse()] : there);
  };
  for (const joint of FIGURE_JOINTS) keep(joint, data.tracksMm[joint]);
  if (data.ballMm !== undefined) keep("ball", data.ballMm);
  const poses = tracks.get("head")?.length ?? 1;
  const roundMs = data.lengthMs * (data.thereAndBack ? 2 : 1);
  const poseAt = (at: number): Pose => new Map([...tracks].map(([joint, path]) => [joint, smoothPoint(path, at)]));
  const drawing = new Drawing(project, data.things, sidesOf(tracks, project));
  const all = Array.from({ length: poses }, (_, pose) => poseAt(pose));
  const frame = frameOf(all, data.things, project);
  return {
    frame,
    roundMs,
    stillMs: (data.stillPose / poses) * roundMs,
    shapesAt: (timeMs) => [drawing.floor(frame), ...drawing.shapes(poseAt(((timeMs / roundMs) % 1) * poses))],
  };
}

/** Which side of the body is nearer to the viewer, and whether the other one is behind it at all. */
interface Sides {
  readonly near: "left" | "right";
  readonly farIsBehind: boolean;
}

function sidesOf(tracks: ReadonlyMap<Joint, readonly Point[]>, project: (point: Point) => Spot): Sides {
  const near = (joint: Joint): number => {
    const [first] = tracks.get(joint) ?? [];
    return first ? project(first).near : 0;
  };
  const ahead = near("leftHip") - near("rightHip");
  return { near: ahead < 0 ? "right" : "left", farIsBehind: Math.abs(ahead) > BEHIND_MM };
}

function frameOf(poses: readonly Pose[], things: readonly FigureThing[], project: (point: Point) => Spot): Frame {
  const spots = poses.flatMap((pose) => [...pose.values()].map(project));
  const radius = things.some(({ kind }) => kind === "ball") ? 280 : 0;
  const xs = spots.map(({ x }) => x);
  const ys = spots.map(({ y }) => y);
  const ground = Math.max(
    project({ x: 0, y: 0, z: 0 }).y,
    ...poses.flatMap((pose) => FEET.map((joint) => project(pose.get(joint) ?? { x: 0, y: 0, z: 0 }).y)),
  );
  for (const thing of things) {
    if (thing.kind === "wall") xs.push(project({ x: 0, y: 0, z: thing.zMm }).x);
    if (thing.kind === "chair") xs.push(project({ x: thing.xMm - 230, y: 0, z: 0 }).x);
  }
  const minX = Math.min(...xs) - MARGIN_MM - (radius > 0 ? 40 : 0);
  const maxX = Math.max(...xs) + MARGIN_MM;
  const minY = Math.min(...ys) - MARGIN_MM - HEAD_MM;
  const maxY = Math.max(ground, ...ys) + MARGIN_MM;
  return { minX, minY, width: maxX - minX, height: maxY - minY, floorY: ground };
}

class Drawing {
  constructor(
    private readonly project: (point: Point) => Spot,
    private readonly things: readonly FigureThing[],
    private readonly sides: Sides,
  ) {}

  floor(frame: Frame): Shape {
    const y = frame.floorY + 12;
    return {
      role: "floor",
      path: `M ${Math.round(frame.minX)} ${Math.round(y)} h ${Math.round(frame.width)}`,
      width: 24,
      open: true,
    };
  }

  shapes(pose: Pose): readonly Shape[] {
    const { near, farIsBehind } = this.sides;
    const far = near === "left" ? "right" : "left";
    const farRole = farIsBehind ? "far" : "near";
    return [
      ...this.things.flatMap((thing) => this.#behind(thing, pose)),
      ...this.#arm(pose, far, farRole),
      ...this.#leg(pose, far, farRole),
      ...this.#trunk(pose),
      ...this.#leg(pose, near, "near"),
      ...this.#arm(pose, near, "near"),
      ...this.things.flatMap((thing) => this.#before(thing, pose)),
    ];
  }

  #spot(pose: Pose, joint: Joint): Spot {
    return this.project(pose.get(joint) ?? { x: 0, y: 0, z: 0 });
  }

  #line(pose: Pose, role: Shape["role"], width: number, ...joints: readonly Joint[]): Shape {
    return { role, width, open: true, path: line(joints.map((joint) => this.#spot(pose, joint))) };
  }

  #leg(pose: Pose, side: "left" | "right", role: "near" | "far"): readonly Shape[] {
    return haloed([
      this.#line(pose, role, FOOT_MM, `${side}Ankle`, `${side}Heel`, `${side}Toe`, `${side}Ankle`),
      this.#line(pose, role, SHANK_MM, `${side}Knee`, `${side}Ankle`),
      this.#line(pose, role, THIGH_MM, `${side}Hip`, `${side}Knee`),
    ]);
  }

  #arm(pose: Pose, side: "left" | "right", role: "near" | "far"): readonly Shape[] {
    const [hand, from] = [this.#hand(pose, side), this.#spot(pose, `${side}Elbow`)];
    return haloed([
      { role, width: FOREARM_MM, open: true, path: line([from, this.project(hand)]) },
      this.#line(pose, role, UPPER_ARM_MM, `${side}Shoulder`, `${side}Elbow`),
    ]);
  }

  /** The middle of the hand: a hand's breadth beyond the wrist. */
  #hand(pose: Pose, side: "left" | "right"): Point {
    const wrist = pose.get(`${side}Wrist`) ?? { x: 0, y: 0, z: 0 };
    const elbow = pose.get(`${side}Elbow`) ?? wrist;
    const beyond = 0.3;
    return {
      x: wrist.x + (wrist.x - elbow.x) * beyond,
      y: wrist.y + (wrist.y - elbow.y) * beyond,
      z: wrist.z + (wrist.z - elbow.z) * beyond,
    };
  }

  #trunk(pose: Pose): readonly Shape[] {
    const point = (joint: Joint): Point => pose.get(joint) ?? { x: 0, y: 0, z: 0 };
    const shoulders = middle(point("leftShoulder"), point("rightShoulder"));
    const ears = this.#spot(pose, "head");
    const nose = this.#spot(pose, "nose");
    const [from, to] = [point("head"), point("nose")];
    // Small people have small heads; seen from the side, the nose has to stick out.
    const headMm = Math.min(HEAD_MM, Math.hypot(to.x - from.x, to.y - from.y, to.z - from.z) * HEAD_BY_NOSE);
    const neck = this.project(shoulders);
    // The ears are lower than the middle of the head, which lies on in the direction of the neck.
    const crown = { ...ears, x: ears.x + (ears.x - neck.x) * 0.15, y: ears.y + (ears.y - neck.y) * 0.15 };
    return haloed([
      { role: "trunk", width: NECK_MM, open: true, path: line([neck, ears]) },
      {
        role: "trunk",
        width: TRUNK_MM,
        open: false,
        path: `${line(["leftShoulder", "rightShoulder", "rightHip", "leftHip"].map((joint) => this.#inner(pose, joint as Joint)))} Z`,
      },
      { role: "trunk", width: 0, open: false, path: disc(crown, headMm) },
      {
        role: "trunk",
        width: 40,
        open: true,
        path: line([ears, { ...ears, x: ears.x + (nose.x - ears.x) * 0.85, y: ears.y + (nose.y - ears.y) * 0.85 }]),
      },
    ]);
  }

  /** A corner of the trunk, so far inside that the wide stroke ends at the body. */
  #inner(pose: Pose, joint: Joint): Spot {
    const point = pose.get(joint) ?? { x: 0, y: 0, z: 0 };
    const isHip = joint.endsWith("Hip");
    const other = pose.get(
      (joint.startsWith("left") ? joint.replace("left", "right") : joint.replace("right", "left")) as Joint,
    );
    const centre = middle(point, other ?? point);
    const share = isHip ? 0.7 : 0.62;
    return this.project({
      x: centre.x + (point.x - centre.x) * share,
      y: centre.y + (point.y - centre.y) * share,
      z: centre.z + (point.z - centre.z) * share,
    });
  }

  #behind(thing: FigureThing, pose: Pose): readonly Shape[] {
    switch (thing.kind) {
      case "wall":
        return [
          {
            role: "wall",
            width: 36,
            open: false,
            path: box(
              { x: 0, y: WALL_HEIGHT_MM / 2, z: thing.zMm - 20 },
              { x: WALL_HALF_MM, y: WALL_HEIGHT_MM / 2, z: 4 },
              this.project,
            ),
          },
        ];
      case "ball":
        return [{ role: "ball", width: 14, open: false, path: disc(this.#spot(pose, "ball"), thing.radiusMm - 14) }];
      case "pad":
        return [
          {
            role: "pad",
            width: 16,
            open: false,
            path: box(
              { x: thing.xMm, y: thing.topMm / 2, z: thing.zMm },
              { x: 200, y: thing.topMm / 2, z: 250 },
              this.project,
            ),
          },
        ];
      case "bosu":
        return this.#bosu(thing);
      case "chair":
        return this.#chair(thing);
      default:
        return [];
    }
  }

  #before(thing: FigureThing, pose: Pose): readonly Shape[] {
    if (thing.kind === "band") {
      const shins = (["left", "right"] as const).map((side): Spot => {
        const [ankle, knee] = [this.#spot(pose, `${side}Ankle`), this.#spot(pose, `${side}Knee`)];
        return { x: ankle.x + (knee.x - ankle.x) * 0.15, y: ankle.y + (knee.y - ankle.y) * 0.15, near: ankle.near };
      });
      return [{ role: "band", width: 34, open: true, path: line(shins) }];
    }
    if (thing.kind === "dumbbell") {
      const hand = this.project(this.#hand(pose, thing.hand));
      const end = (offset: number): Shape => ({
        role: "weight",
        width: 0,
        open: false,
        path: disc({ x: hand.x + offset, y: hand.y, near: hand.near }, 58),
      });
      return [
        {
          role: "weight",
          width: 34,
          open: true,
          path: line([
            { ...hand, x: hand.x - 110 },
            { ...hand, x: hand.x + 110 },
          ]),
        },
        end(-110),
        end(110),
      ];
    }
    return [];
  }

  /** Flat side up: a platform, and the dome under it. */
  #bosu({ xMm, zMm, topMm }: { readonly xMm: number; readonly zMm: number; readonly topMm: number }): readonly Shape[] {
    const radius = 310;
    const top = this.project({ x: xMm, y: topMm - 25, z: zMm });
    const ground = this.project({ x: xMm, y: 0, z: zMm });
    const flat = Math.abs(this.project({ x: 0, y: 0, z: radius }).y - this.project({ x: 0, y: 0, z: 0 }).y);
    const depth = Math.round(ground.y - top.y);
    const turned = Math.max(30, Math.round(flat));
    return [
      {
        role: "ball",
        width: 14,
        open: false,
        path: `M ${at({ x: top.x - radius, y: top.y })} a ${radius} ${depth} 0 0 0 ${2 * radius} 0 Z`,
      },
      {
        role: "pad",
        width: 14,
        open: false,
        path: `M ${at({ x: top.x - radius, y: top.y })} a ${radius} ${turned} 0 1 0 ${2 * radius} 0 a ${radius} ${turned} 0 1 0 ${-2 * radius} 0 Z`,
      },
    ];
  }

  /** A plain chair, its back towards the person. */
  #chair({ xMm, zMm }: { readonly xMm: number; readonly zMm: number }): readonly Shape[] {
    const part = (x: number, fromY: number, toY: number, z: number, toX = x, toZ = z): Shape => ({
      role: "chair",
      width: 36,
      open: true,
      path: line([
        this.project({ x: xMm + x, y: fromY, z: zMm + z }),
        this.project({ x: xMm + toX, y: toY, z: zMm + toZ }),
      ]),
    });
    return [-200, 200].flatMap((z) => [
      part(160, 0, 900, z),
      part(-200, 0, 450, z),
      part(160, 450, 450, z, -200),
      part(160, 900, 900, z, 160, 0),
      part(160, 680, 680, z, 160, 0),
      part(-200, 450, 450, z, -200, 0),
    ]);
  }
}
