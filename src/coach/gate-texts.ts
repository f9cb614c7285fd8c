/**
 * What should be so before an exercise, by the id of the gate in its definition; each a sentence that one can say yes to.
 * Source: exercises.md 6.1 and the "Gate" and "Contraindications" lines of section 8.
 */
const GATE_TEXTS: Readonly<Record<string, string>> = {
  "blood-pressure": "My blood pressure is not too high, and I have no heart or retinal disease.",
  "calm-knee": "My knees are not swollen, and pain at rest and in walking is 2 of 10 at most.",
  "hops-health": "I am not pregnant, and have no brittle bones and no pelvic floor trouble.",
  "hops-prepared": "I did side steps or one-leg ball squats cleanly this week.",
  "stand-10s": "I can stand on each leg for 10 seconds, with one touch of the other foot at most.",
  "stand-30s": "I can stand on each leg for 30 seconds.",
  "ball-squat-clean": "I can do 15 clean ball squats at this depth.",
  "deadlift-clean": "I can do 10 clean one-leg deadlifts on the floor with each leg, without pain.",
  "pad-clean": "On the pad 8 of 10 repetitions are clean with each leg, with one touch at most.",
  "calm-back": "My back has not hurt in the last two weeks.",
  steady: "No fresh ankle sprain, no numb feet, no dizziness.",
  "no-fall": "I have not fallen in the last twelve months.",
  "under-65": "I am younger than 65, or a professional agreed to this exercise.",
  "support-in-reach": "A fixed support or a second person is within an arm's length.",
  "maker-allows": "The maker of my Bosu allows standing on its flat side.",
};

/** How far a gate has come that the app counts itself. */
export function gateProgressText(progress: {
  readonly left: number;
  readonly right: number;
  readonly needed: number;
}): string {
  const { left, right, needed } = progress;
  return left === right
    ? `${String(left)} of ${String(needed)} so far`
    : `so far left ${String(left)}, right ${String(right)} of ${String(needed)}`;
}

/** The text of a gate; its id where the catalogue has none. */
export const gateText = (id: string): string => GATE_TEXTS[id] ?? id;
