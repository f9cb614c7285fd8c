import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const ballSquatText = perLanguage((): ExerciseText => ({
  name: msg("Ball squat"),
  sentence: msg("Roll down and up along a wall with an exercise ball at your back."),
  block: "knee",
  synonyms: synonymsOf(
    msg("stability ball squat, Swiss ball wall squat, exercise ball squat, gym ball", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Repetitions"),
  purpose: msg("A guided squat: the ball keeps your back upright while your legs do the work."),
  muscles: msg("The front of the thighs most of all, and the buttocks."),
  equipment: [
    msg("A burst-resistant exercise ball; sitting on it, hips and knees should make a right angle"),
    msg("A free wall without a window"),
    msg("Shoes that do not slip"),
  ],
  setUp: [
    msg("Put the camera beside you, along the same wall."),
    msg("Hold the ball against the wall with your lower back."),
    msg("Walk your feet forward, about one foot length in front of your hips and shoulder-wide."),
  ],
  steps: [
    msg("Bend your knees and let the ball roll up your back. Take two seconds on the way down."),
    msg("Go down as far as you chose. Your back stays upright, your heels stay down."),
    msg("Push the floor away and stand all the way up."),
  ],
  mistakes: [msg("The ball too high or too low at the start"), msg("Knees drifting together")],
  unseen: { "E2a-10": msg("Whether you lean more on one leg. Only a camera in front of you could see that.") },
  cautions: [
    msg("Mind the ball: if it slips, stop and set it up again."),
    msg("How deep you go decides how much your kneecaps carry. With sore kneecaps stay at 45° or 60°."),
    msg("Deep squats can raise blood pressure. Breathe out on the way up."),
  ],
  stopWhen: [msg("Pain in the knee that is more than mild"), msg("A knee that catches, locks or gives way")],
  easier: [
    { words: msg("Stay higher: choose 45°.") },
    { exerciseId: "wall-squat", words: msg("Hold still against the wall instead.") },
  ],
  harder: [
    { words: msg("Go one level deeper.") },
    { exerciseId: "one-leg-ball-squat", words: msg("Do it on one leg, from a small depth.") },
  ],
  figure: msg("A person seen from the side rolls down and up along a wall with a large ball at the back."),
}));
