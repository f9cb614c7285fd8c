import type { Side } from "../body/joints.js";
import type { View } from "../body/metrics.js";
import type { NoticeId, PauseReason, PlacementProblem, RefusalReason, SetEndReason } from "../checker/events.js";
import type { Scene } from "./scene.js";

/** Words of one exercise that take the place of those of its kind of movement. */
interface ExerciseWords {
  readonly start?: string;
  readonly pause?: Readonly<Partial<Record<PauseReason, string>>>;
  readonly notices?: Readonly<Partial<Record<NoticeId, string>>>;
  readonly end?: Readonly<Partial<Record<SetEndReason, string>>>;
  /** A line of help under "turn a quarter". */
  readonly turn?: string;
}

const EXERCISE_WORDS: Readonly<Record<string, ExerciseWords>> = {
  "wall-squat": {
    start: "Go, slide down the wall",
    pause: {
      "too-high": "Slide down a little",
      "too-low": "Slide up a little",
      "trunk-lean": "Sit upright against the wall",
      "off-support": "Lean on the wall",
    },
    notices: { "take-position": "Now slide down the wall" },
    end: {
      pain: "Let's stop there. Stand up slowly and rest.",
      "time-limit": "Two minutes, that's enough. Stand up slowly.",
    },
    turn: "One side must face the camera, your back along the wall.",
  },
  "ball-squat": { start: "Go, back on the ball, bend" },
};

// ---- placement ----------------------------------------------------------------------------------------------------

const PLACEMENT_TEXTS: Readonly<Record<PlacementProblem, string>> = {
  "too-dark": "It is too dark, turn on a light",
  nobody: "Step into view",
  "head-cut-off": "Your head is cut off, step back",
  "feet-cut-off": "Your feet are cut off, step back",
  "too-near": "Step back a little",
  "too-far": "Come a little closer",
  uncertain: "I can't see you clearly",
  "turn-left": "Turn a quarter to your left",
  "turn-right": "Turn a quarter to your right",
  "turn-a-little-left": "Turn a little to your left",
  "turn-a-little-right": "Turn a little to your right",
  "stand-straight": "Stand up straight",
};

/** What to do about the placement, as it is said. */
export const placementText = (problem: PlacementProblem): string => PLACEMENT_TEXTS[problem];

/** How to stand to the camera, by where the exercise is seen from. */
const STANCES: Readonly<Record<View, string>> = {
  side: "Stand with one side to the camera",
  front: "Face the camera",
  "front-oblique": "Face the camera, one shoulder a little nearer",
};

const TURNS: Readonly<Record<View, string>> = {
  side: "One side must face the camera squarely.",
  front: "Your chest must face the camera squarely.",
  "front-oblique": "Face the camera, one shoulder a little nearer to it.",
};

/** "2 to 2.5", or one number where both are the same. */
const rangeText = ([from, to]: readonly [number, number], scale = 1): string => {
  const [low, high] = [Number((from * scale).toFixed(1)), Number((to * scale).toFixed(1))];
  return low === high ? String(low) : `${String(low)} to ${String(high)}`;
};

const distanceText = ({ camera }: Scene): string => `${rangeText(camera.distanceM)} metres`;

/** How to stand to the camera and how far from it. */
export const stanceText = (scene: Scene): string => `${STANCES[scene.view]}, ${distanceText(scene)} away.`;

/** Where the camera goes. exercises.md 4.1 and the "View" line of each exercise. */
export const cameraTexts = ({ camera }: Scene): readonly string[] => [
  `Camera ${rangeText(camera.distanceM)} metres away, ${rangeText(camera.heightM, 100)} centimetres high.`,
  ...(camera.landscape ? ["The picture must be wide: turn a phone on its side."] : []),
];

/** A line of help under a placement problem: on screen only. */
export function placementHelp(problem: PlacementProblem | undefined, scene: Scene): string {
  switch (problem) {
    case undefined:
    case "nobody":
      return stanceText(scene);
    case "too-dark":
      return "Light from the side of the camera works best.";
    case "head-cut-off":
      return "Or tilt the camera up. Head and feet must be in the picture.";
    case "feet-cut-off":
      return "Or tilt the camera down. Head and feet must be in the picture.";
    case "too-near":
    case "too-far":
      return `${distanceText(scene)} is a good distance.`;
    case "uncertain":
      return "Tight clothes, a plain background and more light help.";
    case "turn-left":
    case "turn-right":
      return EXERCISE_WORDS[scene.exerciseId]?.turn ?? TURNS[scene.view];
    case "turn-a-little-left":
    case "turn-a-little-right":
      return TURNS[scene.view];
    case "stand-straight":
      return "Legs straight, arms relaxed.";
  }
}

// ---- pauses -------------------------------------------------------------------------------------------------------

const PAUSE_TEXTS: Readonly<Record<Exclude<PauseReason, "wrong-view">, string>> = {
  "too-high": "Go down a little",
  "too-low": "Come up a little",
  "trunk-lean": "Sit upright",
  "shank-lean": "Bring your shins upright",
  "off-support": "Lean on your support",
  "stood-up": "You stood up",
  "out-of-view": "I can't see your legs",
  "left-frame": "Step back into view",
  "camera-dark": "The picture is dark",
  "page-hidden": "The page was hidden",
  "source-lost": "The camera is gone",
};

const VIEW_TEXTS: Readonly<Record<View, string>> = {
  side: "Turn your side to the camera",
  front: "Face the camera",
  "front-oblique": "Face the camera, turned a little",
};

/** Why nothing is counted at the moment. */
export const pauseText = (reason: PauseReason, scene: Scene): string =>
  reason === "wrong-view"
    ? VIEW_TEXTS[scene.view]
    : (EXERCISE_WORDS[scene.exerciseId]?.pause?.[reason] ?? PAUSE_TEXTS[reason]);

/** The reason as it stands behind "Paused:" or in a list. */
export function pauseReasonText(reason: PauseReason, scene: Scene): string {
  const text = pauseText(reason, scene);
  return text.startsWith("I ") ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

// ---- attempts that do not count -----------------------------------------------------------------------------------

/** `say` stands behind "Not counted:"; `name` is for lists. */
const REFUSALS: Readonly<Record<RefusalReason, { readonly say: string; readonly name: string }>> = {
  "too-shallow": { say: "a bit lower", name: "Too shallow" },
  "too-fast": { say: "slower, please", name: "Too fast" },
  "foot-down": { say: "keep the foot up", name: "Foot down" },
  "not-returned": { say: "stand up fully", name: "Not back up" },
  "wrong-hand": { say: "use the other hand", name: "Other hand" },
  "not-reached": { say: "reach further down", name: "Hand not low enough" },
  "lost-sight": { say: "I lost sight of you", name: "Out of sight" },
  "wrong-direction": { say: "start forward, then out", name: "Wrong way round" },
  "side-skipped": { say: "sweep out to the side", name: "Side left out" },
  "rear-skipped": { say: "reach further back", name: "Back left out" },
  "incomplete-circle": { say: "finish the circle", name: "Circle not finished" },
  "no-flight": { say: "add a small hop", name: "No hop" },
  "same-leg": { say: "land on the other foot", name: "Same foot again" },
  "too-small": { say: "a bit wider", name: "Too small" },
  "feet-not-apart": { say: "feet further apart", name: "Feet not apart" },
  "feet-not-together": { say: "feet together again", name: "Feet not together" },
  "lost-balance": { say: "find your balance", name: "Balance lost" },
  "no-pause": { say: "pause in the squat", name: "No pause in the squat" },
};

/** Said when an attempt does not count. */
export function refusalText(reason: RefusalReason, scene: Scene): string {
  const further = reason === "too-shallow" && scene.depth === "trunk-lean";
  return `Not counted: ${further ? "lean further" : REFUSALS[reason].say}`;
}

/** Why an attempt did not count, for lists. */
export const refusalName = (reason: RefusalReason): string => REFUSALS[reason].name;

// ---- notices and the end ------------------------------------------------------------------------------------------

/** Source of "tired" and "breathe": exercises.md 8.5, E2-10 and E2-11; "lean-on-wall": the text above the states. */
const NOTICE_TEXTS: Readonly<Record<Exclude<NoticeId, "turn-to-count" | "take-position">, string>> = {
  "lean-on-wall": "Lean your back on the wall",
  "slide-down-wall": "Now slide down the wall",
  breathe: "Keep breathing",
  tired: "Nice, 5 more seconds",
  "time-nearly-up": "Nearly time to stop",
  "slow-frames": "Too slow to judge everything",
  "lean-into-ball": "Lean back into the ball",
  "change-direction": "Change direction",
  "other-leg": "Now the other leg",
  "lift-one-foot": "Lift one foot",
  "keep-moving": "Keep going",
  "turn-device": "Turn the phone on its side",
};

/** How each kind of movement begins. */
const POSITIONS: Readonly<Record<Scene["movement"], string>> = {
  hold: "Take your position",
  reps: "Stand tall to begin",
  travel: "Feet wide, half squat",
  hops: "Stand on one leg",
  "hop-squat": "Feet together to begin",
  circles: "Stand tall on one leg",
};

/** Something worth a word that is no fault. */
export function noticeText(notice: NoticeId, scene: Scene): string {
  if (notice === "turn-to-count") return VIEW_TEXTS[scene.view];
  const own = EXERCISE_WORDS[scene.exerciseId]?.notices?.[notice];
  if (own !== undefined) return own;
  return notice === "take-position" ? POSITIONS[scene.movement] : NOTICE_TEXTS[notice];
}

const END_TEXTS: Readonly<Record<SetEndReason, string>> = {
  pain: "Let's stop there. Both feet down, and rest.",
  "control-lost": "Let's stop there, and rest.",
  "finished-by-user": "Set finished.",
  "target-reached": "Well done, set complete.",
  "time-limit": "That's enough. Have a rest.",
  rested: "Set finished. Have a rest.",
  "source-ended": "The video is over.",
};

/** Said at the end of a set. */
export const endText = (reason: SetEndReason, exerciseId: string): string =>
  EXERCISE_WORDS[exerciseId]?.end?.[reason] ?? END_TEXTS[reason];

// ---- in the course of a set ---------------------------------------------------------------------------------------

const START_TEXTS: Readonly<Record<Scene["movement"], string>> = {
  hold: "Go, take your position",
  reps: "Go, down and up again",
  travel: "Go, step to the side",
  hops: "Go, hop from side to side",
  "hop-squat": "Go, hop out into a squat",
  circles: "Go, front, side and back",
};

const STEP_STARTS: Readonly<Partial<Record<Scene["movement"], string>>> = {
  hops: "Go, step from side to side",
  "hop-squat": "Go, step out into a squat",
};

/** Said when a set begins. */
export function startText({ exerciseId, movement, legs, lowImpact }: Scene): string {
  const own = EXERCISE_WORDS[exerciseId]?.start;
  if (own !== undefined) return own;
  if (movement === "reps" && legs === "stance") return "Go, one foot off the floor";
  return (lowImpact ? STEP_STARTS[movement] : undefined) ?? START_TEXTS[movement];
}

/** What the exercise asks for, in the words of its first sentence: stays on screen between attempts. */
export const taskText = (scene: Scene): string => {
  const text = startText(scene).replace(/^Go, /, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** The sides, as they stand over a number. */
export const SIDE_NAMES: Readonly<Record<Side, string>> = { left: "Left", right: "Right" };

/** The leg that works, when it is found. */
export const legText = (side: Side, { legs }: Scene): string =>
  legs === "stance" ? `On your ${side} leg` : `${SIDE_NAMES[side]} leg`;

/** One leg or direction is done, the other is not. */
export const sideDoneText = ({ movement }: Scene): string =>
  movement === "travel" ? "Now the other direction" : "Now the other leg";

/** What to take next time when the same correction did not help. */
export const easierText = ({ movement, lowImpact }: Scene): string =>
  (movement === "hops" || movement === "hop-squat") && !lowImpact
    ? "Try steps instead next time"
    : "Try an easier level next time";

export const COACH_TEXTS = {
  "calibration-started": "Good. Stand still for a moment",
  "calibration-restarted": "Stand still once more",
  "hold-started": "Hold",
  "hold-resumed": "Timer running",
  praise: "Good, that's it",
  "last-five": "Last 5",
  "target-reached": "That's your time, well done",
  stop: "Let's stop there",
} as const;

export type CoachTextId = keyof typeof COACH_TEXTS;

/** Why a rule gives no verdict; never shown as "good". */
export const NOT_JUDGED_TEXTS: Readonly<Record<"view" | "landmark" | "engine" | "camera" | "never", string>> = {
  view: "Can't be judged from this side",
  landmark: "Can't be judged, not in sight",
  engine: "Can't be judged by this pose model",
  camera: "Can't be judged, the camera is tilted",
  never: "There was nothing to judge it by",
};

/** Whole seconds as they are said, for instance "10 seconds". */
export const secondsText = (seconds: number): string => (seconds === 1 ? "1 second" : `${String(seconds)} seconds`);

/** Whole metres as they are said. */
export const metresText = (metres: number): string => (metres === 1 ? "1 metre" : `${String(metres)} metres`);

/** Said when a hold is over. */
export const heldText = (seconds: number): string => `${secondsText(seconds)} held`;
