import { msg, str } from "@lit/localize";
import type { Side } from "../body/joints.js";
import type { View } from "../body/metrics.js";
import type { NoticeId, PauseReason, PlacementProblem, RefusalReason, SetEndReason } from "../checker/events.js";
import { midSentence, perLanguage } from "../lib/language.js";
import { numberText, plural, toAway, toHigh, toWalked, unitSystem } from "../lib/quantities.js";
import type { Scene } from "./scene.js";

/** Words of one exercise that take the place of those of its kind of movement. */
interface ExerciseWords {
  readonly start?: Start;
  readonly pause?: Readonly<Partial<Record<PauseReason, string>>>;
  readonly notices?: Readonly<Partial<Record<NoticeId, string>>>;
  readonly end?: Readonly<Partial<Record<SetEndReason, string>>>;
  /** A line of help under "turn a quarter". */
  readonly turn?: string;
}

const exerciseWords = perLanguage((): Readonly<Record<string, ExerciseWords>> => ({
  "wall-squat": {
    start: { say: msg("Go, slide down the wall"), task: msg("Slide down the wall") },
    pause: {
      "too-high": msg("Slide down a little"),
      "too-low": msg("Slide up a little"),
      "trunk-lean": msg("Sit upright against the wall"),
      "off-support": msg("Lean on the wall"),
    },
    notices: { "take-position": msg("Now slide down the wall") },
    end: {
      pain: msg("Let's stop there. Stand up slowly and rest."),
      "time-limit": msg("Two minutes, that's enough. Stand up slowly."),
    },
    turn: msg("One side must face the camera, your back along the wall."),
  },
  "ball-squat": { start: { say: msg("Go, back on the ball, bend"), task: msg("Back on the ball, bend") } },
}));

// ---- placement ----------------------------------------------------------------------------------------------------

const placementTexts = perLanguage((): Readonly<Record<PlacementProblem, string>> => ({
  "too-dark": msg("It is too dark, turn on a light"),
  nobody: msg("Step into view"),
  "head-cut-off": msg("Your head is cut off, step back"),
  "feet-cut-off": msg("Your feet are cut off, step back"),
  "too-near": msg("Step back a little"),
  "too-far": msg("Come a little closer"),
  uncertain: msg("I can't see you clearly"),
  "turn-left": msg("Turn a quarter to your left"),
  "turn-right": msg("Turn a quarter to your right"),
  "turn-a-little-left": msg("Turn a little to your left"),
  "turn-a-little-right": msg("Turn a little to your right"),
  "stand-straight": msg("Stand up straight"),
}));

/** What to do about the placement, as it is said. */
export const placementText = (problem: PlacementProblem): string => placementTexts()[problem];

/** How to stand to the camera, by where the exercise is seen from. */
const stances = perLanguage((): Readonly<Record<View, string>> => ({
  side: msg("Stand with one side to the camera"),
  front: msg("Face the camera"),
  "front-oblique": msg("Face the camera, one shoulder a little nearer"),
}));

const turns = perLanguage((): Readonly<Record<View, string>> => ({
  side: msg("One side must face the camera squarely."),
  front: msg("Your chest must face the camera squarely."),
  "front-oblique": msg("Face the camera, one shoulder a little nearer to it."),
}));

/** "2 to 2.5 metres", or one number where both are the same. */
function distanceText({ camera }: Scene): string {
  const [near, far] = camera.distanceM.map((metres) => numberText(toAway(metres))) as [string, string];
  const metric = unitSystem() === "metric";
  if (near === far) return metric ? msg(str`${near} metres`) : msg(str`${near} feet`);
  return metric ? msg(str`${near} to ${far} metres`) : msg(str`${near} to ${far} feet`);
}

function heightText({ camera }: Scene): string {
  const [low, high] = camera.heightM.map((metres) => numberText(toHigh(metres))) as [string, string];
  const metric = unitSystem() === "metric";
  if (low === high) return metric ? msg(str`${low} centimetres`) : msg(str`${low} feet`);
  return metric ? msg(str`${low} to ${high} centimetres`) : msg(str`${low} to ${high} feet`);
}

/** How to stand to the camera and how far from it. */
export const stanceText = (scene: Scene): string => msg(str`${stances()[scene.view]}, ${distanceText(scene)} away.`);

/** Where the camera goes. exercises.md 4.1 and the "View" line of each exercise. */
export const cameraTexts = (scene: Scene): readonly string[] => [
  msg(str`Camera ${distanceText(scene)} away, ${heightText(scene)} high.`),
  ...(scene.camera.landscape ? [msg("The picture must be wide: turn a phone on its side.")] : []),
];

/** A line of help under a placement problem: on screen only. */
export function placementHelp(problem: PlacementProblem | undefined, scene: Scene): string {
  switch (problem) {
    case undefined:
    case "nobody":
      return stanceText(scene);
    case "too-dark":
      return msg("Light from the side of the camera works best.");
    case "head-cut-off":
      return msg("Or tilt the camera up. Head and feet must be in the picture.");
    case "feet-cut-off":
      return msg("Or tilt the camera down. Head and feet must be in the picture.");
    case "too-near":
    case "too-far":
      return msg(str`${distanceText(scene)} is a good distance.`);
    case "uncertain":
      return msg("Tight clothes, a plain background and more light help.");
    case "turn-left":
    case "turn-right":
      return exerciseWords()[scene.exerciseId]?.turn ?? turns()[scene.view];
    case "turn-a-little-left":
    case "turn-a-little-right":
      return turns()[scene.view];
    case "stand-straight":
      return msg("Legs straight, arms relaxed.");
  }
}

// ---- pauses -------------------------------------------------------------------------------------------------------

const pauseTexts = perLanguage((): Readonly<Record<Exclude<PauseReason, "wrong-view">, string>> => ({
  "too-high": msg("Go down a little"),
  "too-low": msg("Come up a little"),
  "trunk-lean": msg("Sit upright"),
  "shank-lean": msg("Bring your shins upright"),
  "off-support": msg("Lean on your support"),
  "stood-up": msg("You stood up"),
  "out-of-view": msg("I can't see your legs"),
  "left-frame": msg("Step back into view"),
  "camera-dark": msg("The picture is dark"),
  "page-hidden": msg("The page was hidden"),
  "source-lost": msg("The camera is gone"),
  paused: msg("You paused"),
}));

const viewTexts = perLanguage((): Readonly<Record<View, string>> => ({
  side: msg("Turn your side to the camera"),
  front: msg("Face the camera"),
  "front-oblique": msg("Face the camera, turned a little"),
}));

/** Why nothing is counted at the moment. */
export const pauseText = (reason: PauseReason, scene: Scene): string =>
  reason === "wrong-view"
    ? viewTexts()[scene.view]
    : (exerciseWords()[scene.exerciseId]?.pause?.[reason] ?? pauseTexts()[reason]);

/** The reason as it stands behind "Paused:" or in a list. */
export const pauseReasonText = (reason: PauseReason, scene: Scene): string => midSentence(pauseText(reason, scene));

/** Said when a hold pauses. */
export const pausedText = (reason: PauseReason, scene: Scene): string =>
  msg(str`Paused: ${pauseReasonText(reason, scene)}`);

// ---- attempts that do not count -----------------------------------------------------------------------------------

/** `say` stands behind "Not counted:"; `name` is for lists. */
const refusals = perLanguage((): Readonly<Record<RefusalReason, { readonly say: string; readonly name: string }>> => ({
  "too-shallow": { say: msg("a bit lower"), name: msg("Too shallow") },
  "too-fast": { say: msg("slower, please"), name: msg("Too fast") },
  "foot-down": { say: msg("keep the foot up"), name: msg("Foot down") },
  "not-returned": { say: msg("stand up fully"), name: msg("Not back up") },
  "wrong-hand": { say: msg("use the other hand"), name: msg("Other hand") },
  "not-reached": { say: msg("reach further down"), name: msg("Hand not low enough") },
  "lost-sight": { say: msg("I lost sight of you"), name: msg("Out of sight") },
  "wrong-direction": { say: msg("start forward, then out"), name: msg("Wrong way round") },
  "side-skipped": { say: msg("sweep out to the side"), name: msg("Side left out") },
  "rear-skipped": { say: msg("reach further back"), name: msg("Back left out") },
  "incomplete-circle": { say: msg("finish the circle"), name: msg("Circle not finished") },
  "no-flight": { say: msg("add a small hop"), name: msg("No hop") },
  "same-leg": { say: msg("land on the other foot"), name: msg("Same foot again") },
  "too-small": { say: msg("a bit wider"), name: msg("Too small") },
  "feet-not-apart": { say: msg("feet further apart"), name: msg("Feet not apart") },
  "feet-not-together": { say: msg("feet together again"), name: msg("Feet not together") },
  "lost-balance": { say: msg("find your balance"), name: msg("Balance lost") },
  "no-pause": { say: msg("pause in the squat"), name: msg("No pause in the squat") },
}));

/** Said when an attempt does not count. */
export function refusalText(reason: RefusalReason, scene: Scene): string {
  const further = reason === "too-shallow" && scene.depth === "trunk-lean";
  const why = further ? msg("lean further") : refusals()[reason].say;
  return msg(str`Not counted: ${why}`);
}

/** Why an attempt did not count, for lists. */
export const refusalName = (reason: RefusalReason): string => refusals()[reason].name;

// ---- notices and the end ------------------------------------------------------------------------------------------

/** Source of "tired" and "breathe": exercises.md 8.5, E2-10 and E2-11; "lean-on-wall": the text above the states. */
const noticeTexts = perLanguage((): Readonly<Record<Exclude<NoticeId, "turn-to-count" | "take-position">, string>> => ({
  "lean-on-wall": msg("Lean your back on the wall"),
  "slide-down-wall": msg("Now slide down the wall"),
  breathe: msg("Keep breathing"),
  tired: msg("Nice, 5 more seconds"),
  "time-nearly-up": msg("Nearly time to stop"),
  "slow-frames": msg("Too slow to judge everything"),
  "lean-into-ball": msg("Lean back into the ball"),
  "change-direction": msg("Change direction"),
  "other-leg": msg("Now the other leg"),
  "lift-one-foot": msg("Lift one foot"),
  "keep-moving": msg("Keep going"),
  "turn-device": msg("Turn the phone on its side"),
}));

/** How each kind of movement begins. */
const positions = perLanguage((): Readonly<Record<Scene["movement"], string>> => ({
  hold: msg("Take your position"),
  reps: msg("Stand tall to begin"),
  travel: msg("Feet wide, half squat"),
  hops: msg("Stand on one leg"),
  "hop-squat": msg("Feet together to begin"),
  circles: msg("Stand tall on one leg"),
}));

/** Something worth a word that is no fault. */
export function noticeText(notice: NoticeId, scene: Scene): string {
  if (notice === "turn-to-count") return viewTexts()[scene.view];
  const own = exerciseWords()[scene.exerciseId]?.notices?.[notice];
  if (own !== undefined) return own;
  return notice === "take-position" ? positions()[scene.movement] : noticeTexts()[notice];
}

const endTexts = perLanguage((): Readonly<Record<SetEndReason, string>> => ({
  pain: msg("Let's stop there. Both feet down, and rest."),
  "control-lost": msg("Let's stop there, and rest."),
  fall: msg("Let's stop there. How is your knee, zero to ten?"),
  "finished-by-user": msg("Set finished."),
  "target-reached": msg("Well done, set complete."),
  "time-limit": msg("That's enough. Have a rest."),
  rested: msg("Set finished. Have a rest."),
  "source-ended": msg("The video is over."),
}));

/** Said at the end of a set. */
export const endText = (reason: SetEndReason, exerciseId: string): string =>
  exerciseWords()[exerciseId]?.end?.[reason] ?? endTexts()[reason];

// ---- in the course of a set ---------------------------------------------------------------------------------------

/** How a set begins: `say` when it does; `task` stays on screen between attempts. */
interface Start {
  readonly say: string;
  readonly task: string;
}

const starts = perLanguage((): Readonly<Record<Scene["movement"] | "one-leg-reps", Start>> => ({
  hold: { say: msg("Go, take your position"), task: msg("Take your position") },
  reps: { say: msg("Go, down and up again"), task: msg("Down and up again") },
  "one-leg-reps": { say: msg("Go, one foot off the floor"), task: msg("One foot off the floor") },
  travel: { say: msg("Go, step to the side"), task: msg("Step to the side") },
  hops: { say: msg("Go, hop from side to side"), task: msg("Hop from side to side") },
  "hop-squat": { say: msg("Go, hop out into a squat"), task: msg("Hop out into a squat") },
  circles: { say: msg("Go, front, side and back"), task: msg("Front, side and back") },
}));

const stepStarts = perLanguage((): Readonly<Partial<Record<Scene["movement"], Start>>> => ({
  hops: { say: msg("Go, step from side to side"), task: msg("Step from side to side") },
  "hop-squat": { say: msg("Go, step out into a squat"), task: msg("Step out into a squat") },
}));

function startOf({ exerciseId, movement, legs, lowImpact }: Scene): Start {
  const own = exerciseWords()[exerciseId]?.start;
  if (own !== undefined) return own;
  if (movement === "reps" && legs === "stance") return starts()["one-leg-reps"];
  return (lowImpact ? stepStarts()[movement] : undefined) ?? starts()[movement];
}

/** Said when a set begins. */
export const startText = (scene: Scene): string => startOf(scene).say;

/** What the exercise asks for: stays on screen between attempts. */
export const taskText = (scene: Scene): string => startOf(scene).task;

/** The sides, as they stand over a number. */
export const sideNames = perLanguage((): Readonly<Record<Side, string>> => ({
  left: msg("Left"),
  right: msg("Right"),
}));

/** The leg that works, when it is found. */
export function legText(side: Side, { legs }: Scene): string {
  if (legs === "stance") return side === "left" ? msg("On your left leg") : msg("On your right leg");
  return side === "left" ? msg("Left leg") : msg("Right leg");
}

/** One leg or direction is done, the other is not. */
export const sideDoneText = ({ movement }: Scene): string =>
  movement === "travel" ? msg("Now the other direction") : msg("Now the other leg");

/** What to take next time when the same correction did not help. */
export const easierText = ({ movement, lowImpact }: Scene): string =>
  (movement === "hops" || movement === "hop-squat") && !lowImpact
    ? msg("Try steps instead next time")
    : msg("Try an easier level next time");

export const coachTexts = perLanguage(() => ({
  "calibration-started": msg("Good. Stand still for a moment"),
  "calibration-restarted": msg("Stand still once more"),
  "hold-started": msg("Hold"),
  "hold-resumed": msg("Timer running"),
  praise: msg("Good, that's it"),
  "last-five": msg("Last 5"),
  "target-reached": msg("That's your time, well done"),
  stop: msg("Let's stop there"),
}));

export type CoachTextId = keyof ReturnType<typeof coachTexts>;

/** Why a rule gives no verdict; never shown as "good". */
export const notJudgedTexts = perLanguage(
  (): Readonly<Record<"view" | "landmark" | "engine" | "camera" | "never", string>> => ({
    view: msg("Can't be judged from this side"),
    landmark: msg("Can't be judged, not in sight"),
    engine: msg("Can't be judged by this pose model"),
    camera: msg("Can't be judged, the camera is tilted"),
    never: msg("There was nothing to judge it by"),
  }),
);

/** Whole seconds as they are said, for instance "10 seconds". */
export const secondsText = (seconds: number): string =>
  plural(seconds, {
    one: msg(str`${numberText(seconds)} second`),
    other: msg(str`${numberText(seconds)} seconds`),
  });

/** A distance as it is said, whole in the unit of the user: "4 metres", "2 yards". */
export function distanceSaid(metres: number): string {
  const amount = Math.round(toWalked(metres));
  return unitSystem() === "metric" ? metresText(amount) : yardsText(amount);
}

/** Whole metres as they are said. */
export const metresText = (metres: number): string =>
  plural(metres, { one: msg(str`${numberText(metres, 0)} metre`), other: msg(str`${numberText(metres, 0)} metres`) });

/** Whole yards as they are said. */
export const yardsText = (yards: number): string =>
  plural(yards, { one: msg(str`${numberText(yards, 0)} yard`), other: msg(str`${numberText(yards, 0)} yards`) });

/** Said when a hold is over. */
export const heldText = (seconds: number): string => msg(str`${secondsText(seconds)} held`);
