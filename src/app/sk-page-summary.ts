import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SetEndReason } from "../checker/events.js";
import { faultName } from "../coach/cues.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { notJudgedTexts, pauseReasonText } from "../coach/messages.js";
import { sceneOf, type Scene } from "../coach/scene.js";
import { findExercise } from "../exercises/catalog.js";
import { midSentence, perLanguage } from "../lib/language.js";
import { degreesText, percentText, shortSeconds, wholeSeconds } from "../lib/quantities.js";
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

const endWords = perLanguage((): Readonly<Record<SetEndReason, string>> => ({
  pain: msg("You stopped because it hurt."),
  "control-lost": msg("The set ended because you lost your balance."),
  fall: msg("The set ended because it looked like a fall."),
  "finished-by-user": msg("You finished the set."),
  "target-reached": msg("You reached your target."),
  "time-limit": msg("The set ended at its limit of two minutes."),
  rested: msg("You rested, so the set ended."),
  "source-ended": msg("The video was over."),
}));

/** What came of a set. */
@localized()
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
    const { options, endReason, targetDeg } = summary;
    // After pain or a fall the same set is not what comes next.
    const hurt = endReason === "pain" || endReason === "fall";
    const again = choice
      ? html`<button class=${hurt ? "" : "primary"} type="button" id="again" @click=${() => this.#again()}>
          ${choice.kind === "video-file" ? msg("Read it again") : msg("Do it again")}
        </button>`
      : nothing;
    const elsewhere = html`<button
      class=${hurt ? "primary" : ""}
      type="button"
      id="other-level"
      @click=${() => (location.hash = exerciseHash(options.exerciseId))}
    >
      ${elsewhereText(summary)}
    </button>`;
    const depth = targetDeg === undefined ? undefined : degreesText(targetDeg);
    const prescribed = [depth, loadOf(summary), msg(str`target ${doseOf(summary)}`)].filter(
      (words) => words !== undefined,
    );
    return html`<h1 tabindex="-1">${headingOf(summary)}</h1>
      <p class="lead">${[exerciseText(options.exerciseId).name, ...prescribed].join(", ")}. ${endWords()[endReason]}</p>
      ${this.#advice(endReason)} ${this.#label(summary)}
      <sk-figures .items=${figuresOf(summary)}></sk-figures>
      <section class="buttons">
        ${hurt ? [elsewhere, again] : [again, elsewhere]}
        <button type="button" id="save-trace" @click=${() => this.#save()}>${msg("Save the recording")}</button>
      </section>
      ${this.#sides(summary)} ${this.#chart(summary)} ${this.#faults(summary)} ${this.#refusals(summary)}
      ${this.#pauses(summary)} ${this.#seen(summary)}`;
  }

  /** What to do after a stop. exercises.md 6.1, 6.2, 6.4. */
  #advice(endReason: SetEndReason) {
    switch (endReason) {
      case "pain":
        return this.#painAdvice();
      case "fall":
        return this.#fallAdvice();
      default:
        return nothing;
    }
  }

  #fallAdvice() {
    return html`<p class="advice" id="fall-advice">
      <strong>${msg("How is your knee, zero to ten?")}</strong>
      ${msg("Up to three: rest, then go on if you feel steady. More than that: stop for today. If you hit your head, feel dizzy, or cannot put weight on the leg, get help now.")}
    </p>`;
  }

  #painAdvice() {
    return html`<p class="advice">
      ${msg("Stand or sit and rest. Next time try a smaller bend, or a shorter set. If the pain stays or comes back, ask a doctor or a physiotherapist. This is general guidance.")}
    </p>`;
  }

  #label({ label }: SetSummary) {
    if (label === undefined) return nothing;
    return html`<p class="advice">${msg("Counted as free squats: nothing was seen to hold your back.")}</p>`;
  }

  #sides(summary: SetSummary) {
    const rows = sideRowsOf(summary);
    if (rows.length === 0) return nothing;
    return html`<section>
      <h2>${msg("Left and right")}</h2>
      ${table(rows)} ${symmetryOf(summary).map((line) => html`<p>${line}</p>`)}
    </section>`;
  }

  #chart({ kind, chart, targetDeg, leaveToleranceDeg, pauses, faults }: SetSummary) {
    if (kind.depth === undefined || targetDeg === undefined) return nothing;
    return html`<section>
      <h2>${kind.depth === "trunk-lean" ? msg("Your lean over time") : msg("Your knee over time")}</h2>
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
      <h2>${msg("What to mend")}</h2>
      ${rows.length === 0 ? html`<p>${msg("No warnings.")}</p>` : table(rows)}
    </section>`;
  }

  #refusals(summary: SetSummary) {
    const lines = refusalsOf(summary);
    if (lines.length === 0) return nothing;
    return html`<section>
      <h2>${msg("What did not count")}</h2>
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
      <h2>${msg("Pauses")}</h2>
      <ul>
        ${pauses.map((pause) => html`<li>${pauseLine(pause, scene)}</li>`)}
      </ul>
    </section>`;
  }

  #seen({ seenShare, notJudged }: SetSummary) {
    const reasons = new Map<string, RuleReadout[]>();
    for (const rule of notJudged) {
      const why = notJudgedTexts()[rule.why ?? "never"];
      reasons.set(why, [...(reasons.get(why) ?? []), rule]);
    }
    return html`<section>
      <h2>${msg("What was seen")}</h2>
      <p>${msg(str`Your legs and trunk were seen ${percentText(seenShare)} of the time.`)}</p>
      ${
        notJudged.length === 0
          ? nothing
          : html`<ul>
              ${[...reasons].map(
                ([why, rules]) =>
                  html`<li>${why}: ${rules.map(({ cue }) => midSentence(faultName(cue))).join(", ")}.</li>`,
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

function elsewhereText({ endReason, kind }: SetSummary): string {
  if (endReason !== "pain" && endReason !== "fall") return msg("Change the exercise's settings");
  return kind.depth === undefined ? msg("Choose something easier") : msg("Choose an easier depth");
}

function pauseLine({ startMs, endMs, reason }: SetSummary["pauses"][number], scene: Scene): string {
  const at = wholeSeconds(Math.round(startMs / 1000) * 1000);
  const lasted = shortSeconds(endMs - startMs);
  return msg(str`at ${at}, for ${lasted}: ${pauseReasonText(reason, scene)}`);
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
