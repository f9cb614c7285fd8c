import type { NoticeId, PauseReason, PlacementProblem, SetEndReason } from "../checker/events.js";

/** Form cues by the cue id of the rule; at most six words, what to do. Source: exercises.md 8.5, E2-1 to E2-9. */
export const CUE_TEXTS = {
  "slide-down": "Slide down a little",
  "slide-up": "Slide up, hips at knee height",
  "feet-forward": "Walk your feet forward",
  "heels-under-knees": "Heels under your knees",
  "back-to-wall": "Press your back to the wall",
  "arms-off-legs": "Arms off your legs",
  "weight-in-heels": "Weight in your heels",
  "knees-apart": "Press your knees apart",
  "head-forward": "Head back, eyes level",
} as const;

export type CueId = keyof typeof CUE_TEXTS;

/** What was wrong, for lists and the summary. */
export const FAULT_NAMES: Readonly<Record<CueId, string>> = {
  "slide-down": "Too high",
  "slide-up": "Too low",
  "feet-forward": "Feet too near the wall",
  "heels-under-knees": "Feet too far out",
  "back-to-wall": "Back off the wall",
  "arms-off-legs": "Hands propped on the thighs",
  "weight-in-heels": "Heels lifted",
  "knees-apart": "Knees falling in",
  "head-forward": "Head far forward",
};

export const PLACEMENT_TEXTS: Readonly<Record<PlacementProblem, string>> = {
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

/** A line of help under a placement problem: on screen only. */
export const PLACEMENT_HELP: Readonly<Record<PlacementProblem, string>> = {
  "too-dark": "Light from the side of the camera works best.",
  nobody: "Stand with one side towards the camera, two to three metres away.",
  "head-cut-off": "Or tilt the camera up. Head and feet must be in the picture.",
  "feet-cut-off": "Or tilt the camera down. Head and feet must be in the picture.",
  "too-near": "Two to three metres is a good distance.",
  "too-far": "Two to three metres is a good distance.",
  uncertain: "Tight clothes, a plain background and more light help.",
  "turn-left": "One side must face the camera, your back along the wall.",
  "turn-right": "One side must face the camera, your back along the wall.",
  "turn-a-little-left": "One side must face the camera squarely.",
  "turn-a-little-right": "One side must face the camera squarely.",
  "stand-straight": "Legs straight, arms relaxed.",
};

/** Said once when the clock stops. */
export const PAUSE_TEXTS: Readonly<Record<PauseReason, string>> = {
  "too-high": "Paused: slide down a little",
  "too-low": "Paused: slide up a little",
  "trunk-lean": "Paused: sit upright against the wall",
  "shank-lean": "Paused: bring your shins upright",
  "off-support": "Paused: lean on the wall",
  "stood-up": "Paused: you stood up",
  "out-of-view": "Paused: I can't see your legs",
  "left-frame": "Paused: step back into view",
  "camera-dark": "Paused: the picture is dark",
  "wrong-view": "Paused: turn your side to the camera",
  "page-hidden": "Paused: the page was hidden",
  "source-lost": "Paused: the camera is gone",
};

/** Said when the person cannot be followed and no hold is running. */
export const LOST_TEXTS: Readonly<Record<PauseReason, string>> = {
  "too-high": "Slide down a little",
  "too-low": "Slide up a little",
  "trunk-lean": "Sit upright against the wall",
  "shank-lean": "Bring your shins upright",
  "off-support": "Lean on the wall",
  "stood-up": "Slide down the wall",
  "out-of-view": "I can't see your legs",
  "left-frame": "Step back into view",
  "camera-dark": "The picture is dark",
  "wrong-view": "Turn your side to the camera",
  "page-hidden": "The page was hidden",
  "source-lost": "The camera is gone",
};

/** Source of "tired" and "breathe": exercises.md 8.5, E2-10 and E2-11; "lean-on-wall": the text above the states. */
export const NOTICE_TEXTS: Readonly<Record<NoticeId, string>> = {
  "lean-on-wall": "Lean your back on the wall",
  "slide-down-wall": "Now slide down the wall",
  breathe: "Keep breathing",
  tired: "Nice, 5 more seconds",
  "turn-to-count": "Turn your side to the camera",
  "time-nearly-up": "Nearly time to stop",
  "slow-frames": "Too slow to judge everything",
};

export const END_TEXTS: Readonly<Record<SetEndReason, string>> = {
  pain: "Let's stop there. Stand up slowly and rest.",
  "finished-by-user": "Set finished.",
  "target-reached": "Well done, set complete.",
  "time-limit": "Two minutes, that's enough. Stand up slowly.",
  rested: "Set finished. Have a rest.",
  "source-ended": "The video is over.",
};

export const COACH_TEXTS = {
  "calibration-started": "Good. Stand still for a moment",
  "calibration-restarted": "Stand still once more",
  "set-started": "Go, slide down the wall",
  "hold-started": "Hold",
  "hold-resumed": "Timer running",
  praise: "Good, that's it",
  "last-five": "Last 5",
  "target-reached": "That's your time, well done",
  "easier-level": "Try an easier level next time",
  stop: "Let's stop there",
} as const;

export type CoachTextId = keyof typeof COACH_TEXTS;

/** Why a rule gives no verdict; never shown as "good". */
export const NOT_JUDGED_TEXTS: Readonly<Record<"view" | "landmark" | "engine" | "camera", string>> = {
  view: "Can't be judged from this side",
  landmark: "Can't be judged, not in sight",
  engine: "Can't be judged by this pose model",
  camera: "Can't be judged, the camera is tilted",
};

/** True when the catalogue has a text for the cue of a rule. */
export const isCueId = (cue: string): cue is CueId => Object.hasOwn(CUE_TEXTS, cue);

/** Whole seconds as they are said, for instance "10 seconds". */
export const secondsText = (seconds: number): string => (seconds === 1 ? "1 second" : `${String(seconds)} seconds`);

/** Said when a hold is over. */
export const heldText = (seconds: number): string => `${secondsText(seconds)} held`;
