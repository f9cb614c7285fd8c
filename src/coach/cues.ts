import { msg } from "@lit/localize";
import { perLanguage } from "../lib/language.js";

/**
 * Form cues by the cue id of the rule: `say` is what to do, at most six words; `fault` is what was wrong, for lists.
 * Source: the tables of exercises.md 8.1 to 8.12. Where a row has no cue (it is for information only), is too long to be
 * said, or names a depth that the chosen level does not have, the words are ours; see README.md here. A text goes by the
 * cue's id in every language, so its German stays when the English is reworded: look at both.
 */
const cues = perLanguage(
  () =>
    ({
      // 8.5 wall squat
      "slide-down": {
        say: msg("Slide down a little", { id: "cue.slide-down" }),
        fault: msg("Too high", { id: "fault.slide-down" }),
      },
      "slide-up": {
        say: msg("Slide up, hips at knee height", { id: "cue.slide-up" }),
        fault: msg("Too low", { id: "fault.slide-up" }),
      },
      "feet-forward": {
        say: msg("Walk your feet forward", { id: "cue.feet-forward" }),
        fault: msg("Feet too near the wall", { id: "fault.feet-forward" }),
      },
      "heels-under-knees": {
        say: msg("Heels under your knees", { id: "cue.heels-under-knees" }),
        fault: msg("Feet too far out", { id: "fault.heels-under-knees" }),
      },
      "back-to-wall": {
        say: msg("Press your back to the wall", { id: "cue.back-to-wall" }),
        fault: msg("Back off the wall", { id: "fault.back-to-wall" }),
      },
      "arms-off-legs": {
        say: msg("Arms off your legs", { id: "cue.arms-off-legs" }),
        fault: msg("Hands propped on the thighs", { id: "fault.arms-off-legs" }),
      },
      "weight-in-heels": {
        say: msg("Weight in your heels", { id: "cue.weight-in-heels" }),
        fault: msg("Heels lifted", { id: "fault.weight-in-heels" }),
      },
      "knees-apart": {
        say: msg("Press your knees apart", { id: "cue.knees-apart" }),
        fault: msg("Knees falling in", { id: "fault.knees-apart" }),
      },
      "head-forward": {
        say: msg("Head back, eyes level", { id: "cue.head-forward" }),
        fault: msg("Head far forward", { id: "fault.head-forward" }),
      },
      // 8.1 lateral side steps
      "feet-apart-band-tight": {
        say: msg("Feet apart, band tight", { id: "cue.feet-apart-band-tight" }),
        fault: msg("Feet too close, band slack", { id: "fault.feet-apart-band-tight" }),
      },
      "sit-into-half-squat": {
        say: msg("Sit into your half squat", { id: "cue.sit-into-half-squat" }),
        fault: msg("Standing up", { id: "fault.sit-into-half-squat" }),
      },
      "a-little-higher": {
        say: msg("A little higher, save energy", { id: "cue.a-little-higher" }),
        fault: msg("Squat too deep", { id: "fault.a-little-higher" }),
      },
      "push-knees-apart": {
        say: msg("Push your knees apart", { id: "cue.push-knees-apart" }),
        fault: msg("Knees falling in", { id: "fault.push-knees-apart" }),
      },
      "glide-shoulders-level": {
        say: msg("Glide, shoulders level", { id: "cue.glide-shoulders-level" }),
        fault: msg("Upper body swaying", { id: "fault.glide-shoulders-level" }),
      },
      "belt-level-as-you-step": {
        say: msg("Belt level as you step", { id: "cue.belt-level-as-you-step" }),
        fault: msg("Hip hitching up", { id: "fault.belt-level-as-you-step" }),
      },
      "stay-low": {
        say: msg("Stay low under a ceiling", { id: "cue.stay-low" }),
        fault: msg("Bobbing up and down", { id: "fault.stay-low" }),
      },
      "back-foot-slowly": {
        say: msg("Bring the back foot slowly", { id: "cue.back-foot-slowly" }),
        fault: msg("Back foot snapping in", { id: "fault.back-foot-slowly" }),
      },
      "face-the-camera": {
        say: msg("Face the camera", { id: "cue.face-the-camera" }),
        fault: msg("Turning while stepping", { id: "fault.face-the-camera" }),
      },
      "toes-forward": {
        say: msg("Toes forward", { id: "cue.toes-forward" }),
        fault: msg("Toes turned out", { id: "fault.toes-forward" }),
      },
      "chest-a-little-higher": {
        say: msg("Chest a little higher", { id: "cue.chest-a-little-higher" }),
        fault: msg("Leaning far forward", { id: "fault.chest-a-little-higher" }),
      },
      // 8.2 lateral hop
      "land-knee-to-little-toe": {
        say: msg("Land, knee to little toe", { id: "cue.land-knee-to-little-toe" }),
        fault: msg("Knee in on landing", { id: "fault.land-knee-to-little-toe" }),
      },
      "land-soft-and-quiet": {
        say: msg("Land soft and quiet", { id: "cue.land-soft-and-quiet" }),
        fault: msg("Stiff landing", { id: "fault.land-soft-and-quiet" }),
      },
      "belt-level-as-you-land": {
        say: msg("Belt level as you land", { id: "cue.belt-level-as-you-land" }),
        fault: msg("Hip dropping on landing", { id: "fault.belt-level-as-you-land" }),
      },
      "chest-in-the-middle": {
        say: msg("Chest stays in the middle", { id: "cue.chest-in-the-middle" }),
        fault: msg("Leaning over the outer leg", { id: "fault.chest-in-the-middle" }),
      },
      "other-foot-up": {
        say: msg("Keep the other foot up", { id: "cue.other-foot-up" }),
        fault: msg("Other foot down", { id: "fault.other-foot-up" }),
      },
      "add-a-small-hop": {
        say: msg("Add a small hop, or step", { id: "cue.add-a-small-hop" }),
        fault: msg("No hop", { id: "fault.add-a-small-hop" }),
      },
      "smaller-hops": {
        say: msg("Smaller hops, keep it tidy", { id: "cue.smaller-hops" }),
        fault: msg("Hops too big", { id: "fault.smaller-hops" }),
      },
      "pause-and-reset": {
        say: msg("Pause and reset", { id: "cue.pause-and-reset" }),
        fault: msg("Losing balance", { id: "fault.pause-and-reset" }),
      },
      "good-work-stop-here": {
        say: msg("Good work, stop here", { id: "cue.good-work-stop-here" }),
        fault: msg("Getting tired", { id: "fault.good-work-stop-here" }),
      },
      // 8.3 leg circles
      "start-forward-then-out": {
        say: msg("Start forward, then out", { id: "cue.start-forward-then-out" }),
        fault: msg("Circle the wrong way round", { id: "fault.start-forward-then-out" }),
      },
      "sweep-out-to-the-side": {
        say: msg("Sweep out to the side", { id: "cue.sweep-out-to-the-side" }),
        fault: msg("Side left out", { id: "fault.sweep-out-to-the-side" }),
      },
      "reach-back-behind-you": {
        say: msg("Reach back behind you", { id: "cue.reach-back-behind-you" }),
        fault: msg("Back left out", { id: "fault.reach-back-behind-you" }),
      },
      "circle-bigger": {
        say: msg("Make the circle bigger", { id: "cue.circle-bigger" }),
        fault: msg("Circles getting smaller", { id: "fault.circle-bigger" }),
      },
      "stand-tall": {
        say: msg("Stand tall", { id: "cue.stand-tall" }),
        fault: msg("Leaning forward or back", { id: "fault.stand-tall" }),
      },
      "ribs-level": {
        say: msg("Keep your ribs level", { id: "cue.ribs-level" }),
        fault: msg("Bending to the side", { id: "fault.ribs-level" }),
      },
      "hips-level-small-sweep": {
        say: msg("Hips level, small sweep", { id: "cue.hips-level-small-sweep" }),
        fault: msg("Hip dropping or hitching", { id: "fault.hips-level-small-sweep" }),
      },
      "headlights-forward": {
        say: msg("Headlights face forward", { id: "cue.headlights-forward" }),
        fault: msg("Hips turning", { id: "fault.headlights-forward" }),
      },
      "tall-on-standing-leg": {
        say: msg("Tall on the standing leg", { id: "cue.tall-on-standing-leg" }),
        fault: msg("Standing knee bending", { id: "fault.tall-on-standing-leg" }),
      },
      "long-straight-leg": {
        say: msg("Long, straight leg", { id: "cue.long-straight-leg" }),
        fault: msg("Circling knee bending", { id: "fault.long-straight-leg" }),
      },
      "slow-circles": {
        say: msg("Slow circles, three seconds", { id: "cue.slow-circles" }),
        fault: msg("Circles too fast", { id: "fault.slow-circles" }),
      },
      "hold-the-chair": {
        say: msg("Hold the chair and reset", { id: "cue.hold-the-chair" }),
        fault: msg("Losing balance", { id: "fault.hold-the-chair" }),
      },
      // 8.4 hop into a squat
      "sit-a-little-lower": {
        say: msg("Sit a little lower", { id: "cue.sit-a-little-lower" }),
        fault: msg("Squat too shallow", { id: "fault.sit-a-little-lower" }),
      },
      "stop-at-chair-height": {
        say: msg("Stop at chair height", { id: "cue.stop-at-chair-height" }),
        fault: msg("Squat too deep", { id: "fault.stop-at-chair-height" }),
      },
      "land-knees-to-little-toes": {
        say: msg("Land, knees to little toes", { id: "cue.land-knees-to-little-toes" }),
        fault: msg("Knees in on landing", { id: "fault.land-knees-to-little-toes" }),
      },
      "land-soft-bend": {
        say: msg("Land soft, bend", { id: "cue.land-soft-bend" }),
        fault: msg("Stiff landing", { id: "fault.land-soft-bend" }),
      },
      "both-feet-together": {
        say: msg("Both feet together", { id: "cue.both-feet-together" }),
        fault: msg("One foot landing first", { id: "fault.both-feet-together" }),
      },
      "feet-past-shoulders": {
        say: msg("Feet just past shoulders", { id: "cue.feet-past-shoulders" }),
        fault: msg("Feet too narrow or too wide", { id: "fault.feet-past-shoulders" }),
      },
      "chest-up": {
        say: msg("Chest up", { id: "cue.chest-up" }),
        fault: msg("Falling forward", { id: "fault.chest-up" }),
      },
      "hop-feet-together": {
        say: msg("Hop feet together", { id: "cue.hop-feet-together" }),
        fault: msg("Feet not closing", { id: "fault.hop-feet-together" }),
      },
      "toes-mostly-forward": {
        say: msg("Toes mostly forward", { id: "cue.toes-mostly-forward" }),
        fault: msg("Toes turned out", { id: "fault.toes-mostly-forward" }),
      },
      "pause-in-the-squat": {
        say: msg("Pause in the squat", { id: "cue.pause-in-the-squat" }),
        fault: msg("Rushing", { id: "fault.pause-in-the-squat" }),
      },
      // 8.6 ball squat
      "down-a-little-more": {
        say: msg("Down a little more", { id: "cue.down-a-little-more" }),
        fault: msg("Squat too shallow", { id: "fault.down-a-little-more" }),
      },
      "stop-when-thighs-level": {
        say: msg("Stop when thighs are level", { id: "cue.stop-when-thighs-level" }),
        fault: msg("Squat too deep", { id: "fault.stop-when-thighs-level" }),
      },
      "feet-further-forward": {
        say: msg("Feet further forward", { id: "cue.feet-further-forward" }),
        fault: msg("Knees past the toes", { id: "fault.feet-further-forward" }),
      },
      "hips-under-the-ball": {
        say: msg("Hips under the ball", { id: "cue.hips-under-the-ball" }),
        fault: msg("Hips sliding back", { id: "fault.hips-under-the-ball" }),
      },
      "chest-up-into-ball": {
        say: msg("Chest up into the ball", { id: "cue.chest-up-into-ball" }),
        fault: msg("Folding forward", { id: "fault.chest-up-into-ball" }),
      },
      "down-for-two": {
        say: msg("Down for two, up for one", { id: "cue.down-for-two" }),
        fault: msg("Dropping or bouncing", { id: "fault.down-for-two" }),
      },
      "heels-heavy": {
        say: msg("Heels heavy", { id: "cue.heels-heavy" }),
        fault: msg("Heels lifted", { id: "fault.heels-heavy" }),
      },
      "stand-all-the-way-up": {
        say: msg("Stand all the way up", { id: "cue.stand-all-the-way-up" }),
        fault: msg("Not standing up fully", { id: "fault.stand-all-the-way-up" }),
      },
      "reset-the-ball": {
        say: msg("Stop and reset the ball", { id: "cue.reset-the-ball" }),
        fault: msg("Ball slipping", { id: "fault.reset-the-ball" }),
      },
      "share-the-weight": {
        say: msg("Share the weight, both feet", { id: "cue.share-the-weight" }),
        fault: msg("Weight on one side", { id: "fault.share-the-weight" }),
      },
      // 8.7 one-leg ball squat
      "knee-over-your-little-toe": {
        say: msg("Knee over your little toe", { id: "cue.knee-over-your-little-toe" }),
        fault: msg("Knee falling in", { id: "fault.knee-over-your-little-toe" }),
      },
      "keep-the-belt-level": {
        say: msg("Keep the belt level", { id: "cue.keep-the-belt-level" }),
        fault: msg("Hip dropping", { id: "fault.keep-the-belt-level" }),
      },
      "shoulders-over-hips": {
        say: msg("Shoulders over your hips", { id: "cue.shoulders-over-hips" }),
        fault: msg("Leaning to one side", { id: "fault.shoulders-over-hips" }),
      },
      "hips-face-the-camera": {
        say: msg("Hips face the camera", { id: "cue.hips-face-the-camera" }),
        fault: msg("Hips turning", { id: "fault.hips-face-the-camera" }),
      },
      "a-bit-lower": {
        say: msg("A bit lower, or pick easier", { id: "cue.a-bit-lower" }),
        fault: msg("Squat too shallow", { id: "fault.a-bit-lower" }),
      },
      "half-depth-is-enough": {
        say: msg("Half depth is enough", { id: "cue.half-depth-is-enough" }),
        fault: msg("Squat too deep", { id: "fault.half-depth-is-enough" }),
      },
      "foot-up": {
        say: msg("Foot up", { id: "cue.foot-up" }),
        fault: msg("Foot touching down", { id: "fault.foot-up" }),
      },
      "eyes-on-a-spot": {
        say: msg("Slow down, eyes on a spot", { id: "cue.eyes-on-a-spot" }),
        fault: msg("Wobbling", { id: "fault.eyes-on-a-spot" }),
      },
      "slow-two-counts": {
        say: msg("Slow down, two counts", { id: "cue.slow-two-counts" }),
        fault: msg("Dropping too fast", { id: "fault.slow-two-counts" }),
      },
      "two-feet-please": {
        say: msg("Two feet, please", { id: "cue.two-feet-please" }),
        fault: msg("Losing balance", { id: "fault.two-feet-please" }),
      },
      // 8.8 one-leg deadlift
      "soften-your-knee": {
        say: msg("Soften your knee", { id: "cue.soften-your-knee" }),
        fault: msg("Knee locked straight", { id: "fault.soften-your-knee" }),
      },
      "hips-back-knee-soft": {
        say: msg("Hips back, knee soft", { id: "cue.hips-back-knee-soft" }),
        fault: msg("Bending the knee too much", { id: "fault.hips-back-knee-soft" }),
      },
      "push-your-hips-back": {
        say: msg("Push your hips back", { id: "cue.push-your-hips-back" }),
        fault: msg("Not leaning far enough", { id: "fault.push-your-hips-back" }),
      },
      "long-spine": {
        say: msg("Long spine, chest proud", { id: "cue.long-spine" }),
        fault: msg("Back rounding", { id: "fault.long-spine" }),
      },
      "send-your-hips-back": {
        say: msg("Send your hips back", { id: "cue.send-your-hips-back" }),
        fault: msg("Bending at the waist", { id: "fault.send-your-hips-back" }),
      },
      "float-the-back-foot": {
        say: msg("Float the back foot", { id: "cue.float-the-back-foot" }),
        fault: msg("Back foot touching down", { id: "fault.float-the-back-foot" }),
      },
      "reach-the-back-heel": {
        say: msg("Reach the back heel away", { id: "cue.reach-the-back-heel" }),
        fault: msg("Back leg dropping", { id: "fault.reach-the-back-heel" }),
      },
      "slow-three-seconds-down": {
        say: msg("Slow, three seconds down", { id: "cue.slow-three-seconds-down" }),
        fault: msg("Too fast", { id: "fault.slow-three-seconds-down" }),
      },
      "neck-long": {
        say: msg("Neck long, eyes on the floor", { id: "cue.neck-long" }),
        fault: msg("Head dropping or lifting", { id: "fault.neck-long" }),
      },
      "reset-on-two-feet": {
        say: msg("Reset on two feet", { id: "cue.reset-on-two-feet" }),
        fault: msg("Losing balance", { id: "fault.reset-on-two-feet" }),
      },
      "press-the-whole-foot": {
        say: msg("Press the whole foot down", { id: "cue.press-the-whole-foot" }),
        fault: msg("Wobbling", { id: "fault.press-the-whole-foot" }),
      },
      "both-hips-to-the-floor": {
        say: msg("Both hips to the floor", { id: "cue.both-hips-to-the-floor" }),
        fault: msg("Hip opening", { id: "fault.both-hips-to-the-floor" }),
      },
      "stand-tall-squeeze-glutes": {
        say: msg("Stand tall, squeeze glutes", { id: "cue.stand-tall-squeeze-glutes" }),
        fault: msg("Not standing up fully", { id: "fault.stand-tall-squeeze-glutes" }),
      },
      "arms-still": {
        say: msg("Arms still, chest down", { id: "cue.arms-still" }),
        fault: msg("Twisting", { id: "fault.arms-still" }),
      },
      // 8.9 to 8.12, its variations
      "other-hand-down": {
        say: msg("Other hand down", { id: "cue.other-hand-down" }),
        fault: msg("Wrong hand", { id: "fault.other-hand-down" }),
      },
      "chest-faces-the-floor": {
        say: msg("Chest faces the floor", { id: "cue.chest-faces-the-floor" }),
        fault: msg("Turning too far", { id: "fault.chest-faces-the-floor" }),
      },
      "hinge-first-then-reach": {
        say: msg("Hinge first, then reach", { id: "cue.hinge-first-then-reach" }),
        fault: msg("Diving with the shoulder", { id: "fault.hinge-first-then-reach" }),
      },
      "weight-close-to-shin": {
        say: msg("Weight close to your shin", { id: "cue.weight-close-to-shin" }),
        fault: msg("Weight too far forward", { id: "fault.weight-close-to-shin" }),
      },
      "lighter-or-higher": {
        say: msg("Lighter or higher, long spine", { id: "cue.lighter-or-higher" }),
        fault: msg("Back rounding under load", { id: "fault.lighter-or-higher" }),
      },
      "smooth-and-slow": {
        say: msg("Smooth and slow", { id: "cue.smooth-and-slow" }),
        fault: msg("Jerking up", { id: "fault.smooth-and-slow" }),
      },
      "let-the-weight-hang": {
        say: msg("Let the weight hang still", { id: "cue.let-the-weight-hang" }),
        fault: msg("Weight swinging", { id: "fault.let-the-weight-hang" }),
      },
      "reset-breathe": {
        say: msg("Reset, breathe", { id: "cue.reset-breathe" }),
        fault: msg("Foot touching down", { id: "fault.reset-breathe" }),
      },
      "both-feet-down": {
        say: msg("Both feet down", { id: "cue.both-feet-down" }),
        fault: msg("Stepping off the pad", { id: "fault.both-feet-down" }),
      },
      "knee-over-little-toe": {
        say: msg("Knee over little toe", { id: "cue.knee-over-little-toe" }),
        fault: msg("Knee falling in", { id: "fault.knee-over-little-toe" }),
      },
      "smaller-range": {
        say: msg("Slow down, smaller range", { id: "cue.smaller-range" }),
        fault: msg("Swaying to the side", { id: "fault.smaller-range" }),
      },
      "rest-here": {
        say: msg("Rest here", { id: "cue.rest-here" }),
        fault: msg("Swaying more and more", { id: "fault.rest-here" }),
      },
      "hold-the-support": {
        say: msg("Hold the support, step down", { id: "cue.hold-the-support" }),
        fault: msg("Losing balance", { id: "fault.hold-the-support" }),
      },
      "press-platform-level": {
        say: msg("Press the platform level", { id: "cue.press-platform-level" }),
        fault: msg("Platform tilting", { id: "fault.press-platform-level" }),
      },
      "soft-knee": {
        say: msg("Soft knee", { id: "cue.soft-knee" }),
        fault: msg("Knee locked straight", { id: "fault.soft-knee" }),
      },
    }) satisfies Readonly<Record<string, { readonly say: string; readonly fault: string }>>,
);

export type CueId = keyof ReturnType<typeof cues>;

export const CUE_IDS = Object.keys(cues()) as readonly CueId[];

/** True when the catalogue has a text for the cue of a rule. */
export const isCueId = (cue: string): cue is CueId => Object.hasOwn(cues(), cue);

/** What to do about a fault, in a few words. A cue that the catalogue does not have is its own text. */
export const cueText = (cue: string): string => (isCueId(cue) ? cues()[cue].say : cue);

/** What was wrong, for lists and the summary. */
export const faultName = (cue: string): string => (isCueId(cue) ? cues()[cue].fault : cue);
