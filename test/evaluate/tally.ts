import type { SetEvent } from "../../src/checker/events.js";
import type { Figures, RaisedFault, Refusal, ViewVerdict } from "./evaluation.js";

/** What the events of one run add up to. */
export interface Tally {
  readonly figures: Required<Figures>;
  readonly refused: readonly Refusal[];
  readonly raised: readonly RaisedFault[];
  readonly askedToTurn: ViewVerdict["askedToTurn"];
}

/**
 * Adds up what the app told while it ran.
 * @param endS end of the clip in seconds: faults that were never cleared last until there.
 * @param holdS seconds in position as the set's own summary gives them.
 */
export function tally(events: readonly SetEvent[], endS: number, holdS: number): Tally {
  const figures = { ...NOTHING, holdS };
  const refused: Refusal[] = [];
  const raised: RaisedFault[] = [];
  let askedToTurn = false;
  for (const event of events) {
    const timeS = event.timeMs / 1000;
    switch (event.type) {
      case "rep-counted":
        figures.reps += 1;
        if (event.side !== undefined) figures[event.side === "left" ? "repsLeft" : "repsRight"] += 1;
        break;
      case "rep-refused":
        figures.partial += 1;
        refused.push({ timeS, reason: event.reason, ...(event.side === undefined ? {} : { side: event.side }) });
        break;
      case "step-counted":
        figures.steps += 1;
        figures[event.direction === "left" ? "stepsLeft" : "stepsRight"] += 1;
        figures[event.direction === "left" ? "metresLeft" : "metresRight"] += event.distanceM;
        break;
      case "travelled":
        figures[event.direction === "left" ? "metresLeft" : "metresRight"] += event.distanceM;
        break;
      case "hop-counted":
        figures.hops += 1;
        break;
      case "circle-counted":
        if (event.reversed) {
          figures.reversed += 1;
        } else {
          figures.circles += 1;
          figures[event.side === "left" ? "circlesLeft" : "circlesRight"] += 1;
        }
        break;
      case "fault-raised":
        raised.push({ id: event.ruleId, severity: event.severity, startS: timeS, endS });
        break;
      case "fault-cleared": {
        const open = raised.findLastIndex((fault) => fault.id === event.ruleId);
        const fault = raised[open];
        if (fault !== undefined) raised[open] = { ...fault, endS: timeS };
        break;
      }
      case "notice":
        askedToTurn ||= event.notice === "turn-to-count";
        break;
      case "placement-problem":
        askedToTurn ||= event.problem.startsWith("turn-");
        break;
      case "tracking-lost":
        askedToTurn ||= event.reason === "wrong-view";
        break;
      default:
        break;
    }
  }
  return { figures, refused, raised, askedToTurn };
}

const NOTHING: Required<Figures> = {
  reps: 0,
  repsLeft: 0,
  repsRight: 0,
  partial: 0,
  holdS: 0,
  steps: 0,
  stepsLeft: 0,
  stepsRight: 0,
  metresLeft: 0,
  metresRight: 0,
  hops: 0,
  circles: 0,
  circlesLeft: 0,
  circlesRight: 0,
  reversed: 0,
};
