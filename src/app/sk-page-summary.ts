import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SetEndReason } from "../checker/events.js";
import { faultName } from "../coach/cues.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { NOT_JUDGED_TEXTS, pauseReasonText } from "../coach/messages.js";
import { sceneOf } from "../coach/scene.js";
import { findExercise } from "../exercises/catalog.js";
import type { RuleReadout, SetSummary } from "../session/set-types.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-angle-chart.js";
import "../ui/sk-figures.js";
import { exerciseHash } from "./routes.js";
import { saveFile } from "./save-file.js";
import type { SetResult } from "./set-result.js";
import {
  doseOf,
  faultRowsOf,
  figuresOf,
  headingOf,
  loadOf,
  refusalsOf,
  sideRowsOf,
  symmetryOf,
  type Rows,
} from "./summary-readout.js";

const END_WORDS: Readonly<Record<SetEndReason, string>> = {
  pain: "You stopped because it hurt.",
  "control-lost": "The set ended because you lost your balance.",
  "finished-by-user": "You finished the set.",
  "target-reached": "You reached your target.",
  "time-limit": "The set ended at its limit of two minutes.",
  rested: "You rested, so the set ended.",
  "source-ended": "The video was over.",
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

/** What came of a set. */
@customElement("sk-page-summary")
export class SkPageSummary extends LitElement {
  @property({ attribute: false }) result: SetResult | undefined;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        max-inline-size: 68rem;
        margin: 0 auto;
        padding: 0.5rem 1rem 3rem;
        --sk-figure-size: clamp(1.9rem, 7vw, 4.2rem);
      }
      h1 {
        font-size: clamp(1.7rem, 6vw, 3.2rem);
        margin-block-end: 0.2em;
      }
      .lead {
        font-size: 1.15rem;
      }
      section {
        margin-block-start: 1.6rem;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.7rem;
      }
      .advice {
        border-inline-start: 0.5rem solid var(--sk-warn);
        border-radius: 0.4rem;
        background: var(--sk-surface);
        padding: 0.8rem 1rem;
        max-inline-size: 65ch;
      }
      table {
        border-collapse: collapse;
        inline-size: 100%;
        max-inline-size: 44rem;
      }
      th,
      td {
        text-align: start;
        padding: 0.4rem 0.8rem 0.4rem 0;
        border-block-end: 1px solid var(--sk-line);
        vertical-align: top;
      }
      table + p {
        margin-block-start: 0.8rem;
      }
      td.number {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      ul {
        padding-inline-start: 1.3em;
        margin: 0;
      }
    `,
  ];

  override render() {
    if (!this.result) return nothing;
    const { summary, choice } = this.result;
    const { options, endReason, kind, targetDeg } = summary;
    // After pain the same set is not what comes next.
    const again = choice
      ? html`<button
          class=${endReason === "pain" ? "" : "primary"}
          type="button"
          id="again"
          @click=${() => this.#again()}
        >
          ${choice.kind === "video-file" ? "Read it again" : "Do it again"}
        </button>`
      : nothing;
    const elsewhere = html`<button
      class=${endReason === "pain" ? "primary" : ""}
      type="button"
      id="other-level"
      @click=${() => (location.hash = exerciseHash(options.exerciseId))}
    >
      ${endReason === "pain" ? (kind.depth === undefined ? "Choose something easier" : "Choose an easier depth") : "Change the exercise's settings"}
    </button>`;
    const depth = targetDeg === undefined ? undefined : `${String(targetDeg)}°`;
    const prescribed = [depth, loadOf(summary), `target ${doseOf(summary)}`].filter((words) => words !== undefined);
    return html`<h1 tabindex="-1">${headingOf(summary)}</h1>
      <p class="lead">${[exerciseText(options.exerciseId).name, ...prescribed].join(", ")}. ${END_WORDS[endReason]}</p>
      ${endReason === "pain" ? this.#painAdvice() : nothing} ${this.#label(summary)}
      <sk-figures .items=${figuresOf(summary)}></sk-figures>
      <section class="buttons">
        ${endReason === "pain" ? [elsewhere, again] : [again, elsewhere]}
        <button type="button" id="save-trace" @click=${() => this.#save()}>Save the recording</button>
      </section>
      ${this.#sides(summary)} ${this.#chart(summary)} ${this.#faults(summary)} ${this.#refusals(summary)}
      ${this.#pauses(summary)} ${this.#seen(summary)}`;
  }

  #painAdvice() {
    return html`<p class="advice">
      Stand or sit and rest. Next time try a smaller bend, or a shorter set. If the pain stays or comes back, ask a
      doctor or a physiotherapist. This is general guidance.
    </p>`;
  }

  #label({ label }: SetSummary) {
    if (label === undefined) return nothing;
    return html`<p class="advice">Counted as free squats: nothing was seen to hold your back.</p>`;
  }

  #sides(summary: SetSummary) {
    const rows = sideRowsOf(summary);
    if (rows.length === 0) return nothing;
    return html`<section>
      <h2>Left and right</h2>
      ${table(rows)} ${symmetryOf(summary).map((line) => html`<p>${line}</p>`)}
    </section>`;
  }

  #chart({ kind, chart, targetDeg, leaveToleranceDeg, pauses, faults }: SetSummary) {
    if (kind.depth === undefined || targetDeg === undefined) return nothing;
    return html`<section>
      <h2>${kind.depth === "trunk-lean" ? "Your lean over time" : "Your knee over time"}</h2>
      <sk-angle-chart
        .points=${chart}
        .measure=${kind.depth}
        .targetDeg=${targetDeg}
        .toleranceDeg=${leaveToleranceDeg}
        .pauses=${pauses}
        .faults=${faults}
      ></sk-angle-chart>
    </section>`;
  }

  #faults(summary: SetSummary) {
    const rows = faultRowsOf(summary);
    return html`<section>
      <h2>What to mend</h2>
      ${rows.length === 0 ? html`<p>No warnings.</p>` : table(rows)}
    </section>`;
  }

  #refusals(summary: SetSummary) {
    const lines = refusalsOf(summary);
    if (lines.length === 0) return nothing;
    return html`<section>
      <h2>What did not count</h2>
      <ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>
    </section>`;
  }

  #pauses({ pauses, options }: SetSummary) {
    const definition = findExercise(options.exerciseId);
    if (pauses.length === 0 || definition === undefined) return nothing;
    const scene = sceneOf(definition, options);
    return html`<section>
      <h2>Pauses</h2>
      <ul>
        ${pauses.map(
          (pause) =>
            html`<li>
              at ${Math.round(pause.startMs / 1000)} s, for ${seconds(pause.endMs - pause.startMs)}:
              ${pauseReasonText(pause.reason, scene)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #seen({ seenShare, notJudged }: SetSummary) {
    const reasons = new Map<string, RuleReadout[]>();
    for (const rule of notJudged) {
      const why = NOT_JUDGED_TEXTS[rule.why ?? "never"];
      reasons.set(why, [...(reasons.get(why) ?? []), rule]);
    }
    return html`<section>
      <h2>What was seen</h2>
      <p>Your legs and trunk were seen ${Math.round(seenShare * 100)} % of the time.</p>
      ${
        notJudged.length === 0
          ? nothing
          : html`<ul>
              ${[...reasons].map(
                ([why, rules]) =>
                  html`<li>${why}: ${rules.map(({ cue }) => faultName(cue).toLowerCase()).join(", ")}.</li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  #again(): void {
    const choice = this.result?.choice;
    if (choice) this.dispatchEvent(new CustomEvent("set-asked", { detail: choice, bubbles: true, composed: true }));
  }

  #save(): void {
    if (!this.result) return;
    const { exerciseId, level } = this.result.summary.options;
    saveFile(`${exerciseId}-${level}.jsonl`, "application/x-ndjson", this.result.traceParts);
  }
}

function table([head = [], ...rows]: Rows) {
  return html`<table>
    <thead>
      <tr>
        ${head.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name, ...cells]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-summary": SkPageSummary;
  }
}
