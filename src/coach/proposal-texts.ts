import { msg, str } from "@lit/localize";
import { degreesText } from "../lib/quantities.js";
import { exerciseText } from "./exercise-texts.js";

/** What a change of one exercise is proposed for. exercises.md 6.2. */
export type ProposalReason =
  "red" | "amber" | "red-morning" | "amber-morning" | "three-green" | "as-before" | "no-hops";

interface ProposalWords {
  readonly exerciseId: string;
  readonly reason: ProposalReason;
  /** Depth as planned and as proposed; undefined where it stays or there is none. */
  readonly fromDeg?: number | undefined;
  readonly toDeg?: number | undefined;
  /** Steps in the place of hops. */
  readonly steps: boolean;
}

/** "Wall squat: 45° instead of 60°, because your knee said stop last time." */
export function proposalText({ exerciseId, reason, fromDeg, toDeg, steps }: ProposalWords): string {
  const { name } = exerciseText(exerciseId);
  const why = reasonText(reason);
  if (fromDeg === undefined || toDeg === undefined) return msg(str`${name}: steps instead of hops. ${why}`);
  const [from, to] = [degreesText(fromDeg), degreesText(toDeg)];
  return steps
    ? msg(str`${name}: ${to} instead of ${from}, and steps instead of hops. ${why}`)
    : msg(str`${name}: ${to} instead of ${from}. ${why}`);
}

function reasonText(reason: ProposalWords["reason"]): string {
  switch (reason) {
    case "red":
      return msg("Last time it was too much for your knee.");
    case "amber":
      return msg("Last time your knee was sore with it.");
    case "red-morning":
      return msg("The morning after, your knee was worse.");
    case "amber-morning":
      return msg("The morning after, your knee was a little worse.");
    case "three-green":
      return msg("Three sessions were clean, with a calm knee.");
    case "as-before":
      return msg("As before: three clean sessions with a calm knee unlock more.");
    case "no-hops":
      return msg("Your answers about your health speak against hops.");
  }
}
