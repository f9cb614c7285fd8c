import { consume } from "@lit/context";
import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { faultName } from "../coach/cues.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { refusalName, sideNames } from "../coach/messages.js";
import { planName } from "../coach/plan-texts.js";
import { physioText } from "../coach/proposal-texts.js";
import { degreesText, numberText, percentText, wholeSeconds } from "../lib/quantities.js";
import {
  SEEN_WELL,
  summariseWorkout,
  type ItemSummary,
  type WorkOn,
  type WorkoutSummary,
} from "../session/workout-summary.js";
import type { WorkoutRecord } from "../session/workout-types.js";
import { controlStyles } from "../ui/shared-styles.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { pageStyles } from "./page-styles.js";
import { advisedOn, proposalLine } from "./proposal-line.js";
import { cleanOf, doneOf } from "./set-figures.js";
import "./sk-morning-reminder.js";

const SIDES = ["left", "right"] as const;

/** What a whole session came to. */
@localized()
@customElement("sk-page-session")
export class SkPageSession extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @property({ attribute: false }) record: WorkoutRecord | undefined;

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
        max-inline-size: 48rem;
        margin: 0 auto;
        padding: 0.5rem 1rem 3rem;
      }
      table {
        border-collapse: collapse;
        inline-size: 100%;
      }
      th,
      td {
        text-align: start;
        padding: 0.5rem 0.6rem 0.5rem 0;
        border-block-end: 1px solid var(--sk-line, currentColor);
        font-size: 1.15rem;
      }
      /* Narrow for its letters: one line for each figure, with its name before it, or over it where even that is too wide. */
      @container (max-width: 40rem) {
        thead {
          display: none;
        }
        tr,
        th,
        td {
          display: block;
          padding-block: 0.15rem;
          border: 0;
        }
        tr {
          padding-block: 0.5rem;
          border-block-end: 1px solid var(--sk-line, currentColor);
        }
        td {
          display: grid;
          grid-template-columns: minmax(8rem, 35%) minmax(0, 1fr);
          overflow-wrap: anywhere;
        }
        td::before {
          content: attr(data-name);
          grid-row: span 9;
        }
      }
      @container (max-width: 20rem) {
        td {
          display: block;
        }
        td::before {
          display: block;
          font-size: 0.9em;
        }
      }
      .ways {
        display: flex;
        gap: 1.5rem;
        margin-block-start: 1.5rem;
        font-size: 1.2rem;
      }
      .ways a {
        padding-block: 0.7rem;
      }
      .work-on {
        font-size: 1.3rem;
      }
    `,
  ];

  override render() {
    const { record } = this;
    if (record === undefined) return nothing;
    const results = summariseWorkout(record);
    return html`<h1 tabindex="-1">${headingOf(record)}</h1>
      <p>${planName(record.plan)}${record.entered === "by-hand" ? msg(", entered by hand") : nothing}</p>
      ${this.#workOn(results)} ${this.#proposed(record)} ${this.#done(results)} ${this.#pain(results)}
      ${this.#seen(results)} ${record.sets.length === 0 ? nothing : html`<sk-morning-reminder></sk-morning-reminder>`}
      <nav class="ways" aria-label=${msg("Go on with")}>
        <a href="#/plans">${msg("Plans")}</a> <a href="#/">${msg("Start page")}</a>
      </nav>`;
  }

  #workOn({ workOn, items }: WorkoutSummary) {
    // Nobody has watched, so nothing can be said.
    if (this.record?.entered === "by-hand") return nothing;
    const symmetry = items.flatMap((item) => symmetryLines(item));
    return html`<section aria-labelledby="work-on">
      <h2 id="work-on">${msg("Next time")}</h2>
      <p class="work-on">
        ${
          workOn === undefined
            ? msg("Nothing was amiss that the camera can see.")
            : msg(str`One thing to work on: ${workOnText(workOn)}`)
        }
      </p>
      ${symmetry.map((line) => html`<p>${line}</p>`)}
    </section>`;
  }

  /** What the app will propose when this plan is begun the next time. */
  #proposed({ plan }: WorkoutRecord) {
    const { proposals, seePhysio } = advisedOn(plan, this.parts);
    if (proposals.length === 0 && seePhysio === undefined) return nothing;
    return html`<section aria-labelledby="proposed">
      <h2 id="proposed">${msg("What we propose for next time")}</h2>
      ${seePhysio === undefined ? nothing : html`<p class="caution">${physioText(seePhysio)}</p>`}
      ${proposals.map((proposal) => html`<p>${proposalLine(plan, proposal)}</p>`)}
      <p>${msg("You are asked before the next session: it is your choice.")}</p>
    </section>`;
  }

  #done({ items }: WorkoutSummary) {
    const names = [msg("Sets"), msg("Done"), msg("Clean"), msg("Best and least")];
    return html`<section aria-labelledby="done">
      <h2 id="done">${msg("Done and planned")}</h2>
      <table>
        <thead>
          <tr>
            ${[msg("Exercise"), ...names].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) =>
              html`<tr>
                <th scope="row">${exerciseText(item.exerciseId).name}</th>
                ${[
                  msg(str`${numberText(item.setsDone)} of ${numberText(item.setsPlanned)}`),
                  doneTexts(item).map((text) => html`<div>${text}</div>`),
                  cleanOf(item) ?? "–",
                  rangeText(item),
                ].map((cell, column) => html`<td data-name=${names[column] ?? ""}>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  #pain({ knees }: WorkoutSummary) {
    if (knees.length === 0) return nothing;
    const said = (score: number | undefined): string => (score === undefined ? "–" : numberText(score));
    const names = [msg("Before"), msg("Most"), msg("At the end")];
    return html`<section aria-labelledby="pain">
      <h2 id="pain">${msg("Pain, 0 to 10")}</h2>
      <table>
        <thead>
          <tr>
            ${[msg("Knee"), ...names].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${knees.map(
            ({ knee, before, highest, after }) =>
              html`<tr>
                <th scope="row">${sideNames()[knee]}</th>
                ${[before, highest, after].map(
                  (score, column) => html`<td data-name=${names[column] ?? ""}>${said(score)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  #seen({ seenShare }: WorkoutSummary) {
    if (seenShare === undefined) return nothing;
    const seen = percentText(seenShare);
    return html`<p>
      ${
        seenShare < SEEN_WELL
          ? msg(str`You were seen ${seen} of the time, so some of it may not have been counted.`)
          : msg(str`You were seen ${seen} of the time.`)
      }
    </p>`;
  }
}

function headingOf({ end, sets }: WorkoutRecord): string {
  if (end === "pain") return msg("Stopped for today");
  if (sets.length === 0) return msg("Session ended");
  return end === "complete" ? msg("Session done") : msg("Session ended early");
}

const workOnText = (workOn: WorkOn): string =>
  `${exerciseText(workOn.exerciseId).name}: ${"cue" in workOn ? faultName(workOn.cue) : refusalName(workOn.reason)}`;

/** Done against planned; each leg or direction by itself where they are apart. */
function doneTexts(item: ItemSummary): readonly string[] {
  const { done } = item;
  if (done.left === 0 && done.right === 0) return [doneOf(item, done.together)];
  return SIDES.map((side) => `${sideNames()[side]}: ${doneOf(item, done[side])}`);
}

/** Deepest and least deep repetition, or the longest hold. */
function rangeText({ depthDeg, longestMs }: ItemSummary): string {
  if (longestMs !== undefined) return wholeSeconds(longestMs);
  return depthDeg === undefined ? "–" : `${degreesText(depthDeg.best)}, ${degreesText(depthDeg.worst)}`;
}

/** A difference of the legs is told only where it is larger than the measurement's own. exercises.md 5.6. */
function symmetryLines({ exerciseId, symmetry }: ItemSummary): readonly string[] {
  return symmetry.flatMap(({ symmetry: found }) => {
    if (found.state !== "different" || found.weaker === undefined) return [];
    const { name } = exerciseText(exerciseId);
    const percent = percentText(found.indexPercent / 100);
    return found.weaker === "left"
      ? [msg(str`${name}: the left side did ${percent} of the right one.`)]
      : [msg(str`${name}: the right side did ${percent} of the left one.`)];
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-session": SkPageSession;
  }
}
