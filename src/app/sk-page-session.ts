import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { faultName } from "../coach/cues.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { sideNames } from "../coach/messages.js";
import { planName } from "../coach/plan-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { distanceSign, numberText, percentText, wholeSeconds } from "../lib/quantities.js";
import { workoutResults, type DoneAmount, type ItemResult, type WorkoutResults } from "../session/workout-results.js";
import type { WorkoutRecord } from "../session/workout-types.js";
import { controlStyles } from "../ui/shared-styles.js";
import { pageStyles } from "./page-styles.js";

/** Less seen than this is told: what was counted may be too little. */
const SEEN_WELL = 0.9;

/** What a whole session came to. */
@localized()
@customElement("sk-page-session")
export class SkPageSession extends LitElement {
  @property({ attribute: false }) record: WorkoutRecord | undefined;

  static override styles = [
    controlStyles,
    pageStyles,
    css`
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
      .work-on {
        font-size: 1.3rem;
      }
    `,
  ];

  override render() {
    const { record } = this;
    if (record === undefined) return nothing;
    const results = workoutResults(record);
    return html`<h1 tabindex="-1">${headingOf(record)}</h1>
      <p>${planName(record.plan)}${record.entered === "by-hand" ? msg(", entered by hand") : nothing}</p>
      ${this.#workOn(results)} ${this.#done(results)} ${this.#pain(results)} ${this.#seen(results)}
      <p><a class="button" href="#/plans">${msg("Plans")}</a> <a class="button" href="#/">${msg("Start page")}</a></p>`;
  }

  #workOn({ workOn, best, worst }: WorkoutResults) {
    return html`<section aria-labelledby="work-on">
      <h2 id="work-on">${msg("Next time")}</h2>
      <p class="work-on">
        ${
          workOn === undefined
            ? msg("Nothing was amiss that the camera can see.")
            : msg(str`One thing to work on: ${faultName(workOn.cue)}`)
        }
      </p>
      ${
        best === undefined
          ? nothing
          : html`<p>${msg(str`Best: ${exerciseText(best.exerciseId).name}, ${percentText(best.cleanShare)} clean`)}</p>`
      }
      ${
        worst === undefined
          ? nothing
          : html`<p>
              ${msg(str`Hardest: ${exerciseText(worst.exerciseId).name}, ${percentText(worst.cleanShare)} clean`)}
            </p>`
      }
    </section>`;
  }

  #done({ items }: WorkoutResults) {
    return html`<section aria-labelledby="done">
      <h2 id="done">${msg("Done and planned")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg("Exercise")}</th>
            <th scope="col">${msg("Sets")}</th>
            <th scope="col">${msg("Done")}</th>
            <th scope="col">${msg("Clean")}</th>
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) =>
              html`<tr>
                <th scope="row">${exerciseText(item.exerciseId).name}</th>
                <td>${msg(str`${numberText(item.setsDone)} of ${numberText(item.setsPlanned)}`)}</td>
                <td>${item.amounts.map((amount) => html`<div>${amountText(item, amount)}</div>`)}</td>
                <td>${cleanText(item)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  #pain({ pain }: WorkoutResults) {
    if (pain.length === 0) return nothing;
    const said = (score: number | undefined): string => (score === undefined ? "–" : numberText(score));
    return html`<section aria-labelledby="pain">
      <h2 id="pain">${msg("Pain, 0 to 10")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg("Knee")}</th>
            <th scope="col">${msg("Before")}</th>
            <th scope="col">${msg("Most")}</th>
            <th scope="col">${msg("At the end")}</th>
          </tr>
        </thead>
        <tbody>
          ${pain.map(
            ({ knee, before, worst, end }) =>
              html`<tr>
                <th scope="row">${sideNames()[knee]}</th>
                <td>${said(before)}</td>
                <td>${said(worst)}</td>
                <td>${said(end)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  #seen({ seenShare }: WorkoutResults) {
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

function amountText({ exerciseId }: ItemResult, { side, done, prescribed }: DoneAmount): string {
  const unit = findExercise(exerciseId)?.dose.unit;
  const text = (amount: number): string =>
    unit === "seconds" ? wholeSeconds(amount * 1000) : unit === "metres" ? distanceSign(amount) : numberText(amount);
  const amount = msg(str`${text(done)} of ${text(prescribed)}`);
  return side === undefined ? amount : `${sideNames()[side]}: ${amount}`;
}

function cleanText({ counted, clean, goodFormMs }: ItemResult): string {
  if (counted === undefined || clean === undefined) return wholeSeconds(goodFormMs);
  return counted === 0 ? "–" : msg(str`${numberText(clean)} of ${numberText(counted)}`);
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-session": SkPageSession;
  }
}
