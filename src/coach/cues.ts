/**
 * Form cues by the cue id of the rule: `say` is what to do, at most six words; `fault` is what was wrong, for lists.
 * Source: the tables of exercises.md 8.1 to 8.12. Where a row has no cue (it is for information only), is too long to be
 * said, or names a depth that the chosen level does not have, the words are ours; see README.md here.
 */
const CUES = {
  // 8.5 wall squat
  "slide-down": { say: "Slide down a little", fault: "Too high" },
  "slide-up": { say: "Slide up, hips at knee height", fault: "Too low" },
  "feet-forward": { say: "Walk your feet forward", fault: "Feet too near the wall" },
  "heels-under-knees": { say: "Heels under your knees", fault: "Feet too far out" },
  "back-to-wall": { say: "Press your back to the wall", fault: "Back off the wall" },
  "arms-off-legs": { say: "Arms off your legs", fault: "Hands propped on the thighs" },
  "weight-in-heels": { say: "Weight in your heels", fault: "Heels lifted" },
  "knees-apart": { say: "Press your knees apart", fault: "Knees falling in" },
  "head-forward": { say: "Head back, eyes level", fault: "Head far forward" },
  // 8.1 lateral side steps
  "feet-apart-band-tight": { say: "Feet apart, band tight", fault: "Feet too close, band slack" },
  "sit-into-half-squat": { say: "Sit into your half squat", fault: "Standing up" },
  "a-little-higher": { say: "A little higher, save energy", fault: "Squat too deep" },
  "push-knees-apart": { say: "Push your knees apart", fault: "Knees falling in" },
  "glide-shoulders-level": { say: "Glide, shoulders level", fault: "Upper body swaying" },
  "belt-level-as-you-step": { say: "Belt level as you step", fault: "Hip hitching up" },
  "stay-low": { say: "Stay low under a ceiling", fault: "Bobbing up and down" },
  "back-foot-slowly": { say: "Bring the back foot slowly", fault: "Back foot snapping in" },
  "face-the-camera": { say: "Face the camera", fault: "Turning while stepping" },
  "toes-forward": { say: "Toes forward", fault: "Toes turned out" },
  "chest-a-little-higher": { say: "Chest a little higher", fault: "Leaning far forward" },
  // 8.2 lateral hop
  "land-knee-to-little-toe": { say: "Land, knee to little toe", fault: "Knee in on landing" },
  "land-soft-and-quiet": { say: "Land soft and quiet", fault: "Stiff landing" },
  "belt-level-as-you-land": { say: "Belt level as you land", fault: "Hip dropping on landing" },
  "chest-in-the-middle": { say: "Chest stays in the middle", fault: "Leaning over the outer leg" },
  "other-foot-up": { say: "Keep the other foot up", fault: "Other foot down" },
  "add-a-small-hop": { say: "Add a small hop, or step", fault: "No hop" },
  "smaller-hops": { say: "Smaller hops, keep it tidy", fault: "Hops too big" },
  "pause-and-reset": { say: "Pause and reset", fault: "Losing balance" },
  "good-work-stop-here": { say: "Good work, stop here", fault: "Getting tired" },
  // 8.3 leg circles
  "start-forward-then-out": { say: "Start forward, then out", fault: "Circle the wrong way round" },
  "sweep-out-to-the-side": { say: "Sweep out to the side", fault: "Side left out" },
  "reach-back-behind-you": { say: "Reach back behind you", fault: "Back left out" },
  "circle-bigger": { say: "Make the circle bigger", fault: "Circles getting smaller" },
  "stand-tall": { say: "Stand tall", fault: "Leaning forward or back" },
  "ribs-level": { say: "Keep your ribs level", fault: "Bending to the side" },
  "hips-level-small-sweep": { say: "Hips level, small sweep", fault: "Hip dropping or hitching" },
  "headlights-forward": { say: "Headlights face forward", fault: "Hips turning" },
  "tall-on-standing-leg": { say: "Tall on the standing leg", fault: "Standing knee bending" },
  "long-straight-leg": { say: "Long, straight leg", fault: "Circling knee bending" },
  "slow-circles": { say: "Slow circles, three seconds", fault: "Circles too fast" },
  "hold-the-chair": { say: "Hold the chair and reset", fault: "Losing balance" },
  // 8.4 hop into a squat
  "sit-a-little-lower": { say: "Sit a little lower", fault: "Squat too shallow" },
  "stop-at-chair-height": { say: "Stop at chair height", fault: "Squat too deep" },
  "land-knees-to-little-toes": { say: "Land, knees to little toes", fault: "Knees in on landing" },
  "land-soft-bend": { say: "Land soft, bend", fault: "Stiff landing" },
  "both-feet-together": { say: "Both feet together", fault: "One foot landing first" },
  "feet-past-shoulders": { say: "Feet just past shoulders", fault: "Feet too narrow or too wide" },
  "chest-up": { say: "Chest up", fault: "Falling forward" },
  "hop-feet-together": { say: "Hop feet together", fault: "Feet not closing" },
  "toes-mostly-forward": { say: "Toes mostly forward", fault: "Toes turned out" },
  "pause-in-the-squat": { say: "Pause in the squat", fault: "Rushing" },
  // 8.6 ball squat
  "down-a-little-more": { say: "Down a little more", fault: "Squat too shallow" },
  "stop-when-thighs-level": { say: "Stop when thighs are level", fault: "Squat too deep" },
  "feet-further-forward": { say: "Feet further forward", fault: "Knees past the toes" },
  "hips-under-the-ball": { say: "Hips under the ball", fault: "Hips sliding back" },
  "chest-up-into-ball": { say: "Chest up into the ball", fault: "Folding forward" },
  "down-for-two": { say: "Down for two, up for one", fault: "Dropping or bouncing" },
  "heels-heavy": { say: "Heels heavy", fault: "Heels lifted" },
  "stand-all-the-way-up": { say: "Stand all the way up", fault: "Not standing up fully" },
  "reset-the-ball": { say: "Stop and reset the ball", fault: "Ball slipping" },
  "share-the-weight": { say: "Share the weight, both feet", fault: "Weight on one side" },
  // 8.7 one-leg ball squat
  "knee-over-your-little-toe": { say: "Knee over your little toe", fault: "Knee falling in" },
  "keep-the-belt-level": { say: "Keep the belt level", fault: "Hip dropping" },
  "shoulders-over-hips": { say: "Shoulders over your hips", fault: "Leaning to one side" },
  "hips-face-the-camera": { say: "Hips face the camera", fault: "Hips turning" },
  "a-bit-lower": { say: "A bit lower, or pick easier", fault: "Squat too shallow" },
  "half-depth-is-enough": { say: "Half depth is enough", fault: "Squat too deep" },
  "foot-up": { say: "Foot up", fault: "Foot touching down" },
  "eyes-on-a-spot": { say: "Slow down, eyes on a spot", fault: "Wobbling" },
  "slow-two-counts": { say: "Slow down, two counts", fault: "Dropping too fast" },
  "two-feet-please": { say: "Two feet, please", fault: "Losing balance" },
  // 8.8 one-leg deadlift
  "soften-your-knee": { say: "Soften your knee", fault: "Knee locked straight" },
  "hips-back-knee-soft": { say: "Hips back, knee soft", fault: "Bending the knee too much" },
  "push-your-hips-back": { say: "Push your hips back", fault: "Not leaning far enough" },
  "long-spine": { say: "Long spine, chest proud", fault: "Back rounding" },
  "send-your-hips-back": { say: "Send your hips back", fault: "Bending at the waist" },
  "float-the-back-foot": { say: "Float the back foot", fault: "Back foot touching down" },
  "reach-the-back-heel": { say: "Reach the back heel away", fault: "Back leg dropping" },
  "slow-three-seconds-down": { say: "Slow, three seconds down", fault: "Too fast" },
  "neck-long": { say: "Neck long, eyes on the floor", fault: "Head dropping or lifting" },
  "reset-on-two-feet": { say: "Reset on two feet", fault: "Losing balance" },
  "press-the-whole-foot": { say: "Press the whole foot down", fault: "Wobbling" },
  "both-hips-to-the-floor": { say: "Both hips to the floor", fault: "Hip opening" },
  "stand-tall-squeeze-glutes": { say: "Stand tall, squeeze glutes", fault: "Not standing up fully" },
  "arms-still": { say: "Arms still, chest down", fault: "Twisting" },
  // 8.9 to 8.12, its variations
  "other-hand-down": { say: "Other hand down", fault: "Wrong hand" },
  "chest-faces-the-floor": { say: "Chest faces the floor", fault: "Turning too far" },
  "hinge-first-then-reach": { say: "Hinge first, then reach", fault: "Diving with the shoulder" },
  "weight-close-to-shin": { say: "Weight close to your shin", fault: "Weight too far forward" },
  "lighter-or-higher": { say: "Lighter or higher, long spine", fault: "Back rounding under load" },
  "smooth-and-slow": { say: "Smooth and slow", fault: "Jerking up" },
  "let-the-weight-hang": { say: "Let the weight hang still", fault: "Weight swinging" },
  "reset-breathe": { say: "Reset, breathe", fault: "Foot touching down" },
  "both-feet-down": { say: "Both feet down", fault: "Stepping off the pad" },
  "knee-over-little-toe": { say: "Knee over little toe", fault: "Knee falling in" },
  "smaller-range": { say: "Slow down, smaller range", fault: "Swaying to the side" },
  "rest-here": { say: "Rest here", fault: "Swaying more and more" },
  "hold-the-support": { say: "Hold the support, step down", fault: "Losing balance" },
  "press-platform-level": { say: "Press the platform level", fault: "Platform tilting" },
  "soft-knee": { say: "Soft knee", fault: "Knee locked straight" },
} as const satisfies Readonly<Record<string, { readonly say: string; readonly fault: string }>>;

export type CueId = keyof typeof CUES;

export const CUE_IDS = Object.keys(CUES) as readonly CueId[];

/** True when the catalogue has a text for the cue of a rule. */
export const isCueId = (cue: string): cue is CueId => Object.hasOwn(CUES, cue);

/** What to do about a fault, in a few words. A cue that the catalogue does not have is its own text. */
export const cueText = (cue: string): string => (isCueId(cue) ? CUES[cue].say : cue);

/** What was wrong, for lists and the summary. */
export const faultName = (cue: string): string => (isCueId(cue) ? CUES[cue].fault : cue);
