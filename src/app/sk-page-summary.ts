import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { DEPTH_LEVELS, type SetEndReason } from "../checker/events.js";
import { FAULT_NAMES, NOT_JUDGED_TEXTS, PAUSE_TEXTS, isCueId } from "../coach/messages.js";
import type { FaultTotal, RuleReadout, SetSummary } from "../session/set-types.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-figures.js";
import "../ui/sk-knee-chart.js";
import { exerciseText } from "./exercise-texts.js";
import { saveFile } from "./save-file.js";
import type { SetResult } from "./set-result.js";

const END_WORDS: Readonly<Record<SetEndReason, string>> = {
  pain: "You stopped because it hurt.",
  "finished-by-user": "You finished the set.",
  "target-reached": "You reached your target.",
  "time-limit": "The set ended at its limit of two minutes.",
  rested: "You rested, so the set ended.",
  "source-ended": "The video was over.",
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
const faultName = (cue: string): string => (isCueId(cue) ? FAULT_NAMES[cue] : cue);

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
    const { options, endReason } = summary;
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
      @click=${() => (location.hash = "#/")}
    >
      ${endReason === "pain" ? "Choose an easier depth" : "Other depth or source"}
    </button>`;
    return html`<h1 tabindex="-1">${Math.floor(summary.totalMs / 1000)} seconds in position</h1>
      <p class="lead">
        ${exerciseText(options.exerciseId).name}, ${DEPTH_LEVELS[options.level]}°, target ${options.targetS} seconds.
        ${END_WORDS[endReason]}
      </p>
      ${endReason === "pain" ? this.#painAdvice() : nothing}
      <sk-figures
        .totalMs=${summary.totalMs}
        .longestMs=${summary.longestMs}
        .goodFormMs=${summary.goodFormMs}
      ></sk-figures>
      <section class="buttons">
        ${endReason === "pain" ? [elsewhere, again] : [again, elsewhere]}
        <button type="button" id="save-trace" @click=${() => this.#save()}>Save the recording</button>
      </section>
      <section>
        <h2>Your knee over time</h2>
        <sk-knee-chart
          .points=${summary.chart}
          .targetDeg=${summary.targetDeg}
          .toleranceDeg=${summary.leaveToleranceDeg}
          .pauses=${summary.pauses}
          .faults=${summary.faults}
        ></sk-knee-chart>
      </section>
      ${this.#faults(summary.faults)} ${this.#pauses(summary)} ${this.#seen(summary)}`;
  }

  #painAdvice() {
    return html`<p class="advice">
      Stand or sit and rest. Next time try a smaller bend, or a shorter set. If the pain stays or comes back, ask a
      doctor or a physiotherapist. This is general guidance.
    </p>`;
  }

  #faults(faults: readonly FaultTotal[]) {
    const told = faults.filter((fault) => fault.times > 0);
    return html`<section>
      <h2>What to mend</h2>
      ${
        told.length === 0
          ? html`<p>No warnings.</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">How long</th>
                  <th scope="col">How often</th>
                </tr>
              </thead>
              <tbody>
                ${told.map(
                  (fault) =>
                    html`<tr>
                      <th scope="row">${faultName(fault.cue)}</th>
                      <td class="number">${seconds(fault.durationMs)}</td>
                      <td class="number">${fault.times} ${fault.times === 1 ? "time" : "times"}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
    </section>`;
  }

  #pauses({ pauses, chart }: SetSummary) {
    if (pauses.length === 0) return nothing;
    const startMs = chart[0]?.timeMs ?? 0;
    return html`<section>
      <h2>Pauses</h2>
      <ul>
        ${pauses.map(
          (pause) =>
            html`<li>
              at ${Math.round((pause.startMs - startMs) / 1000)} s, for ${seconds(pause.endMs - pause.startMs)}:
              ${PAUSE_TEXTS[pause.reason].replace(/^Paused: /, "")}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #seen({ seenShare, notJudged }: SetSummary) {
    const reasons = new Map<string, RuleReadout[]>();
    for (const rule of notJudged) {
      const why = NOT_JUDGED_TEXTS[rule.why ?? "view"];
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

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-summary": SkPageSummary;
  }
}
