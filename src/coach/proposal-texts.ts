import { msg, str } from "@lit/localize";
import { midSentence } from "../lib/language.js";
import { andList } from "../lib/quantities.js";
import { exerciseText } from "./exercise-texts.js";

/** What a change of one exercise is proposed for. exercises.md 6.2. */
export type ProposalReason =
  "red" | "amber" | "red-morning" | "amber-morning" | "three-green" | "as-before" | "no-hops" | "kneecap";

/** Red repeated: in two sessions one after the other, or in one. exercises.md 6.2. */
export type PhysioReason = "two-sessions" | "one-session";

export const physioText = (reason: PhysioReason): string =>
  reason === "two-sessions"
    ? msg("Your knee was worse after two sessions in a row. Please see a physiotherapist before you go on.")
    : msg("It was too much for your knee twice in one session. Please see a physiotherapist before you go on.");

interface ProposalWords {
  readonly exerciseId: string;
  readonly reason: ProposalReason;
  /** What takes the place of what, in words: depth or amount. */
  readonly swaps: readonly { readonly from: string; readonly to: string }[];
  /** Steps in the place of hops. */
  readonly steps: boolean;
}

/** "Wall squat: 45° instead of 60°. Last time your knee was sore with it." */
export function proposalText({ exerciseId, reason, swaps, steps }: ProposalWords): string {
  const { name } = exerciseText(exerciseId);
  const why = reasonText(reason);
  const changes = [
    ...swaps.map(({ from, to }) => msg(str`${to} instead of ${from}`)),
    ...(steps ? [msg("steps instead of hops")] : []),
  ];
  return changes.length === 0 ? `${name}: ${midSentence(why)}` : `${name}: ${andList(changes)}. ${why}`;
}

function reasonText(reason: ProposalWords["reason"]): string {
  switch (reason) {
    case "red":
      return msg(
        "Last time it was too much for your knee. You can also leave it out this time: skip it when it comes.",
      );
    case "amber":
      return msg("Last time your knee was sore with it.");
    case "red-morning":
      return msg("The morning after, your knee was worse. You can also leave it out this time: skip it when it comes.");
    case "amber-morning":
      return msg("The morning after, your knee was a little worse.");
    case "three-green":
      return msg("Three sessions were clean, with a calm knee.");
    case "as-before":
      return msg("As before: three clean sessions with a calm knee unlock more.");
    case "kneecap":
      return msg("With pain at the kneecap depth begins with the smallest bend.");
    case "no-hops":
      return msg("Your answers about your health speak against hops.");
  }
}
