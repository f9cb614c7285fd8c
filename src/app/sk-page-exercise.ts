import { consume } from "@lit/context";
import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { View } from "../body/metrics.js";
import type { EngineId } from "../body/pose-frame.js";
import type { ExerciseDefinition } from "../checker/definition.js";
import { cueText, faultName } from "../coach/cues.js";
import { exerciseText } from "../coach/exercise-texts.js";
import type { ExerciseText, Variation } from "../coach/exercises/exercise-text.js";
import { findExercise } from "../exercises/catalog.js";
import { readGates } from "../session/gates.js";
import { perLanguage } from "../lib/language.js";
import { orList } from "../lib/quantities.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-movement-figure.js";
import "../ui/sk-placement-diagram.js";
import type { AppParts } from "./app-parts.js";
import { gateLine } from "./gate-line.js";
import { partsContext } from "./contexts.js";
import { hasSupport } from "./has-support.js";
import { pageStyles } from "./page-styles.js";
import { exerciseHash } from "./routes.js";
import { coverageOf, type RuleCoverage } from "./rule-coverage.js";
import { SettingsController } from "./settings-controller.js";
import { exerciseSettings } from "./settings.js";
import "./sk-device-settings.js";
import "./sk-exercise-settings.js";
import "./sk-start-panel.js";

const fromNames = perLanguage((): Readonly<Record<View, string>> => ({
  side: msg("from the side"),
  front: msg("from the front"),
  "front-oblique": msg("half from the front"),
}));

const MOVENET: EngineId = "movenet-thunder";

const list = (items: readonly string[]) =>
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;

/** All about one exercise, and its start. */
@localized()
@customElement("sk-page-exercise")
export class SkPageExercise extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @property() exerciseId = "";

  constructor() {
    super();
    new SettingsController(this, () => this.parts.settings);
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
        max-inline-size: 68rem;
        margin: 0 auto;
        padding: 0.5rem 1rem 3rem;
      }
      .columns {
        display: grid;
        gap: 0 2.5rem;
      }
      .columns > * {
        min-inline-size: 0;
      }
      .columns > * > section:first-child {
        margin-block-start: 0.5rem;
      }
      sk-movement-figure {
        block-size: clamp(16rem, 50svh, 26rem);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.3rem 1rem;
        margin: 0;
      }
      dt {
        font-weight: 700;
      }
      dd {
        margin: 0;
      }
      .faults li span {
        display: block;
        color: var(--sk-muted);
      }
      @media (min-width: 60rem) {
        .columns {
          grid-template-columns: 1fr 1fr;
        }
      }
      @container (max-width: 24rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
        }
        dd + dt {
          margin-block-start: 0.4rem;
        }
      }
    `,
  ];

  override render() {
    const definition = findExercise(this.exerciseId);
    if (definition === undefined) return nothing;
    const text = exerciseText(definition.id);
    return html`<p><a href="#/">${msg("All exercises")}</a></p>
      <h1 tabindex="-1">${text.name}</h1>
      <p class="lead">${text.sentence}</p>
      <div class="columns">
        <div>
          <sk-movement-figure exercise=${definition.id} label=${text.figure}></sk-movement-figure>
          ${this.#gates(definition)}
          <section>
            <h2>${msg("Start")}</h2>
            <sk-start-panel exercise=${definition.id}></sk-start-panel>
          </section>
          <section><sk-exercise-settings .definition=${definition}></sk-exercise-settings></section>
          ${this.#cautions(text)}
          <section><sk-device-settings></sk-device-settings></section>
        </div>
        <div>
          ${this.#about(text)} ${this.#placement(definition, text)} ${this.#steps(text)}
          ${this.#faults(definition, text)} ${this.#limits(definition, text)} ${this.#variations(text)}
        </div>
      </div>`;
  }

  #about({ purpose, muscles, counts, equipment }: ExerciseText) {
    return html`<section>
      <h2>${msg("What it is for")}</h2>
      <p>${purpose}</p>
      <dl>
        <dt>${msg("Works")}</dt>
        <dd>${muscles}</dd>
        <dt>${msg("Counted")}</dt>
        <dd>${counts}.</dd>
        ${
          equipment.length === 0
            ? nothing
            : html`<dt>${msg("Needed")}</dt>
                <dd>${equipment.join(". ")}.</dd>`
        }
      </dl>
    </section>`;
  }

  #gates({ id: exerciseId, gates }: ExerciseDefinition) {
    if (gates.length === 0) return nothing;
    const { settings, progress } = this.parts;
    const { level } = exerciseSettings(settings.value, exerciseId);
    const readouts = readGates(gates, progress.value, Date.now(), level);
    const locked = gates.some(({ strength }) => strength === "locked");
    return html`<section class="caution" id="gates">
      <h2>${locked ? msg("Locked until all of this is so") : msg("What should be so first")}</h2>
      ${list(readouts.map(gateLine))}
      <p>${locked ? msg("You are asked every time.") : msg("You are asked once a month, and decide yourself.")}</p>
    </section>`;
  }

  #cautions({ cautions, stopWhen }: ExerciseText) {
    return html`<section class="caution">
      <h2>${msg("Mind this")}</h2>
      ${list(cautions)}
      <h3>${msg("Stop at once when you notice")}</h3>
      ${list(stopWhen)}
      <p>
        ${msg("This is general guidance and no diagnosis.")}
        <a href="#/about">${msg("When to ask a professional first")}</a>
      </p>
    </section>`;
  }

  #placement(definition: ExerciseDefinition, { setUp }: ExerciseText) {
    return html`<section>
      <h2>${msg("Set-up")}</h2>
      ${definition.views.map(
        (view, index) =>
          html`${index === 0 ? nothing : html`<p>${msg("Or so, to have other things watched:")}</p>`}<sk-placement-diagram
              .view=${view}
              .camera=${definition.camera}
              ?atWall=${hasSupport(definition)}
            ></sk-placement-diagram>`,
      )}
      <ol>
        ${setUp.map((step) => html`<li>${step}</li>`)}
      </ol>
    </section>`;
  }

  #steps({ steps }: ExerciseText) {
    return html`<section>
      <h2>${msg("How to do it")}</h2>
      <ol>
        ${steps.map((step) => html`<li>${step}</li>`)}
      </ol>
    </section>`;
  }

  #faults(definition: ExerciseDefinition, { mistakes }: ExerciseText) {
    const told = coverageOf(definition, this.parts.settings.value.engine).filter(
      ({ rule, byEngine }) => byEngine && rule.severity !== "info",
    );
    return html`<section>
      <h2>${msg("Common faults")}</h2>
      <p>${msg("The coach looks for these and says what to do:")}</p>
      <ul class="faults">
        ${told.map(
          ({ rule, onlyFrom }) =>
            html`<li>
              ${onlyFrom.length === 0 ? faultName(rule.cue) : msg(str`${faultName(rule.cue)}, seen only ${fromText(onlyFrom)}`)}
              <span>${msg(str`“${cueText(rule.cue)}”`)}</span>
            </li>`,
        )}
      </ul>
      ${
        mistakes.length === 0
          ? nothing
          : html`<p>${msg("Watch these yourself:")}</p>
              ${list(mistakes)}`
      }
    </section>`;
  }

  #limits(definition: ExerciseDefinition, { unseen }: ExerciseText) {
    const { engine } = this.parts.settings.value;
    const lost = withoutEngine(coverageOf(definition, engine));
    const lostByMoveNet = withoutEngine(coverageOf(definition, MOVENET));
    const words = Object.values(unseen);
    if (words.length + lost.length + lostByMoveNet.length === 0) return nothing;
    return html`<section>
      <h2>${msg("What the camera can't see")}</h2>
      ${words.length === 0 ? nothing : list(words)}
      ${
        lost.length === 0
          ? nothing
          : html`<p id="not-by-engine">
                ${msg("The pose model that you chose does not see this, so it is not checked:")}
              </p>
              ${list(lost)}`
      }
      ${
        lost.length > 0 || lostByMoveNet.length === 0
          ? nothing
          : html`<details>
              <summary>${msg("Not checked with MoveNet")}</summary>
              ${list(lostByMoveNet)}
            </details>`
      }
    </section>`;
  }

  #variations({ easier, harder }: ExerciseText) {
    return html`<section>
      <h2>${msg("Easier")}</h2>
      ${variations(easier)}
      <h2>${msg("Harder")}</h2>
      ${variations(harder)}
    </section>`;
  }
}

const withoutEngine = (rules: readonly RuleCoverage[]): readonly string[] => [
  ...new Set(rules.filter(({ byEngine }) => !byEngine).map(({ rule }) => faultName(rule.cue))),
];

const fromText = (views: readonly View[]): string => orList(views.map((view) => fromNames()[view]));

/** An exercise that the catalogue does not have is named without a link. */
const variations = (all: readonly Variation[]) =>
  html`<ul>
    ${all.map(({ exerciseId, words }) =>
      exerciseId === undefined || findExercise(exerciseId) === undefined
        ? html`<li>${words}</li>`
        : html`<li><a href=${exerciseHash(exerciseId)}>${exerciseText(exerciseId).name}</a>: ${words}</li>`,
    )}
  </ul>`;

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-exercise": SkPageExercise;
  }
}
