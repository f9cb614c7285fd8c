import { consume } from "@lit/context";
import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { ExerciseDefinition, Gate } from "../checker/definition.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { BLOCKS } from "../coach/exercises/exercise-text.js";
import { planName } from "../coach/plan-texts.js";
import { EXERCISES, findExercise } from "../exercises/catalog.js";
import { midSentence, perLanguage } from "../lib/language.js";
import { degreesText, numberText } from "../lib/quantities.js";
import { estimateS } from "../session/plan-duration.js";
import { READY_PLANS } from "../session/ready-plans.js";
import { screeningState } from "../session/screening.js";
import type { WorkoutState } from "../session/workout-types.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-movement-figure.js";
import type { AppParts } from "./app-parts.js";
import { blockNames } from "./block-names.js";
import { partsContext } from "./contexts.js";
import { amountText } from "./dose-text.js";
import { isFound } from "./exercise-search.js";
import { findPlan } from "./find-plan.js";
import { recordLeft } from "./left-workout.js";
import { pageStyles } from "./page-styles.js";
import { minutesText } from "./plan-line.js";
import { exerciseHash, hashOf, planHash } from "./routes.js";
import { SettingsController } from "./settings-controller.js";
import { UNIT_CHOICES, exerciseSettings, type UnitChoice } from "./settings.js";
import "./sk-device-settings.js";
import "./sk-height-field.js";
import "./sk-morning-question.js";
import "./sk-start-panel.js";
import "./sk-voice-settings.js";
import { takeFile } from "./take-file.js";

const unitNames = perLanguage((): Readonly<Record<UnitChoice, string>> => ({
  auto: msg("Automatic"),
  metric: msg("Metres and centimetres"),
  yards: msg("Yards, feet and inches"),
}));

/** The start page: the exercise of the last time, ready to go, and all exercises to choose from. */
@localized()
@customElement("sk-page-home")
export class SkPageHome extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @state() private search = "";
  @query("#trace-file") private readonly traceInput!: HTMLInputElement;

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
      .first {
        padding: 0.8rem 1rem;
        border: 2px solid var(--sk-accent);
        border-radius: 0.8rem;
        margin-block-end: 1rem;
      }
      .first h2 {
        margin: 0;
      }
      .first a {
        display: inline-block;
        padding-block: 0.7rem;
        font-size: 1.2rem;
        font-weight: 700;
      }
      .session {
        padding: 0.8rem 1rem;
        margin-block-end: 1rem;
        border: 2px solid var(--sk-accent);
        border-radius: 0.8rem;
        background: var(--sk-surface);
      }
      .session h2,
      .session p {
        margin: 0;
      }
      .session strong {
        display: block;
        font-size: 1.35rem;
        line-height: 1.2;
      }
      .session .ways {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.5rem;
        font-size: 1.1rem;
      }
      .session a {
        padding-block: 0.7rem;
      }
      .session #to-session {
        font-weight: 700;
      }
      .chosen {
        display: grid;
        grid-template-columns: minmax(5rem, 9rem) minmax(0, 1fr);
        gap: 0.4rem 1rem;
        align-items: center;
        padding: 0.8rem;
        border: 2px solid var(--sk-accent);
        border-radius: 0.8rem;
        background: var(--sk-surface);
      }
      .chosen sk-movement-figure {
        block-size: 9rem;
      }
      .chosen h2 {
        margin: 0;
      }
      .chosen p {
        margin: 0;
      }
      .chosen strong {
        display: block;
        font-size: 1.35rem;
        line-height: 1.2;
      }
      .chosen sk-start-panel {
        grid-column: 1 / -1;
        margin-block-start: 0.4rem;
      }
      .search {
        inline-size: min(100%, 24rem);
        margin-block-end: 1rem;
      }
      .search input {
        min-height: 3rem;
        padding: 0.4rem 0.7rem;
        border: 2px solid var(--sk-line);
        border-radius: 0.6rem;
        background: var(--sk-surface);
        inline-size: 100%;
      }
      .exercises {
        margin-block: 0.4rem 1.2rem;
        list-style: none;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
        gap: 0.7rem;
        padding: 0;
      }
      .exercises li {
        margin: 0;
      }
      .exercises a {
        display: grid;
        grid-template-columns: 5.5rem minmax(0, 1fr);
        gap: 0.9rem;
        align-items: center;
        block-size: 100%;
        padding: 0.5rem 0.8rem 0.5rem 0.5rem;
        border: 2px solid var(--sk-line);
        border-radius: 0.8rem;
        background: var(--sk-surface);
        color: var(--sk-text);
        text-decoration: none;
      }
      .exercises a:hover strong {
        text-decoration: underline;
      }
      .exercises sk-movement-figure {
        block-size: 5.5rem;
      }
      .exercises strong {
        display: block;
        font-size: 1.15rem;
        line-height: 1.25;
      }
      .exercises span {
        line-height: 1.35;
      }
      .exercises small {
        display: block;
        font-size: 0.95rem;
        color: var(--sk-muted);
      }
      .exercises .gate {
        display: flex;
        gap: 0.4rem;
        align-items: center;
        font-weight: 700;
      }
      .gate svg {
        flex: none;
        inline-size: 1.1rem;
        block-size: 1.1rem;
        fill: currentColor;
      }
      .gate path {
        fill: none;
        stroke: currentColor;
        stroke-width: 2.6;
      }
      /* Very large text on a narrow screen needs the room of the figure. */
      @container (max-width: 20rem) {
        .exercises a,
        .chosen {
          grid-template-columns: minmax(0, 1fr);
        }
        .exercises sk-movement-figure {
          display: none;
        }
      }
      @media (min-width: 60rem) {
        .columns {
          grid-template-columns: 1.25fr 1fr;
        }
      }
    `,
  ];

  override render() {
    return html`<h1 tabindex="-1">${msg("A steady coach for sore knees")}</h1>
      <p class="lead">
        ${msg("It watches you through the camera, counts for you, and says what to mend. Nothing leaves this device.")}
      </p>
      ${this.#first()} ${this.#unfinished()}
      <sk-morning-question></sk-morning-question>
      <div class="columns">
        <div>${this.#session()} ${this.#chosen()}</div>
        <div>${this.#caution()}</div>
      </div>
      ${this.#exercises()} ${this.#you()}
      <section>
        <sk-device-settings></sk-device-settings>
        ${this.#replay()}
      </section>`;
  }

  /** Before the first session, after a month, and where an answer says stop. */
  #first() {
    const state = screeningState(this.parts.profile.value.screening, Date.now());
    if (state === "clear") return nothing;
    const words = {
      first: msg("New here? First a few questions about your health and your knees: one minute."),
      again: msg("A month has passed: please answer the questions about your health once more."),
      stop: msg("Your answers say: please see a professional first."),
    }[state];
    return html`<section class="first" aria-labelledby="first">
      <h2 id="first">${words}</h2>
      <a id="to-questions" href=${hashOf("you")}>
        ${state === "stop" ? msg("What that means") : msg("To the questions")}
      </a>
    </section>`;
  }

  /** A session that was left in the middle: by a reload, a call, an empty battery. */
  #unfinished() {
    const left = this.parts.running.offered(Date.now());
    if (left === null) return nothing;
    return html`<section class="unfinished" aria-labelledby="unfinished">
      <h2 id="unfinished">${msg(str`Your session is not over: ${planName(left.setup.plan)}`)}</h2>
      <p>${msg("Everything you did so far is kept.")}</p>
      <button class="primary" type="button" id="go-on" @click=${() => this.#goOn(left)}>${msg("Go on")}</button>
      <button type="button" id="end-it" @click=${() => this.#endIt(left)}>${msg("End it here")}</button>
    </section>`;
  }

  #goOn(left: WorkoutState): void {
    this.dispatchEvent(new CustomEvent("workout-resumed", { detail: left, bubbles: true, composed: true }));
  }

  /** What was done is kept as a session that ended early. */
  #endIt(left: WorkoutState): void {
    recordLeft(left, this.parts);
    this.requestUpdate();
  }

  /**
   * The plan of the last session, or the gentlest one: a whole session asks about pain, rests and goes by itself, which a
   * single set does not.
   */
  #session() {
    const { plans, workouts } = this.parts;
    const plan = findPlan(plans, workouts.value.at(-1)?.plan.id ?? "") ?? READY_PLANS[0];
    if (plan === undefined) return nothing;
    return html`<section class="session" aria-labelledby="session">
      <h2 id="session">${msg("Your session")} <strong>${planName(plan)}</strong></h2>
      <p>${minutesText(estimateS(plan))}</p>
      <p>${msg("It asks about your knee, says what comes next, and needs no touch once it runs.")}</p>
      <p class="ways">
        <a id="to-session" href=${planHash(plan.id)}>${msg("To this session")}</a>
        <a href=${hashOf("plans")}>${msg("All plans")}</a>
      </p>
    </section>`;
  }

  #chosen() {
    const settings = this.parts.settings.value;
    const definition = findExercise(settings.exerciseId);
    if (definition === undefined) return nothing;
    const text = exerciseText(definition.id);
    return html`<section class="chosen" aria-labelledby="chosen">
      <sk-movement-figure still exercise=${definition.id} label=${text.figure}></sk-movement-figure>
      <div>
        <h2 id="chosen">${msg("Your exercise")} <strong>${text.name}</strong></h2>
        <p>${this.#dose(definition)}</p>
        <p><a href=${exerciseHash(definition.id)}>${msg("How it goes, and how much")}</a></p>
      </div>
      <sk-start-panel exercise=${definition.id}></sk-start-panel>
    </section>`;
  }

  /** What a tap on start begins, in a few words. */
  #dose(definition: ExerciseDefinition): string {
    const { depth } = definition;
    const { amount, level } = exerciseSettings(this.parts.settings.value, definition.id);
    const dose = amountText(definition, amount);
    const eachWay = definition.dose.unit === "metres" ? msg(str`${dose} each way`) : dose;
    return depth === undefined ? eachWay : msg(str`${eachWay}, ${degreesText(depth.levels[level])} deep`);
  }

  #exercises() {
    const found = EXERCISES.filter(({ id }) => isFound(exerciseText(id), this.search));
    return html`<section>
      <h2>${msg("All exercises")}</h2>
      <label class="field search">
        <span>${msg("Search")}</span>
        <input
          id="search"
          type="search"
          autocomplete="off"
          placeholder=${msg("for instance wall sit")}
          .value=${this.search}
          @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
        />
      </label>
      <p role="status" class=${this.search === "" ? "visually-hidden" : ""}>
        ${this.search === "" ? nothing : found.length === 0 ? msg("Nothing found.") : msg(str`${numberText(found.length)} found`)}
      </p>
      ${BLOCKS.map((block) => {
        const ofBlock = found.filter(({ id }) => exerciseText(id).block === block);
        return ofBlock.length === 0
          ? nothing
          : html`<h3>${blockNames()[block]}</h3>
              <ul class="exercises">
                ${ofBlock.map((definition) => this.#card(definition))}
              </ul>`;
      })}
    </section>`;
  }

  #card({ id, gates }: ExerciseDefinition) {
    const { name, sentence, counts } = exerciseText(id);
    return html`<li>
      <a href=${exerciseHash(id)}>
        <sk-movement-figure still exercise=${id} label="" aria-hidden="true"></sk-movement-figure>
        <span
          ><strong>${name}</strong
          >${sentence}<small>${msg(str`Counts: ${midSentence(counts)}`)}</small>${gates.length === 0 ? nothing : gateMark(gates)}</span
        >
      </a>
    </li>`;
  }

  #you() {
    const { units } = this.parts.settings.value;
    return html`<section>
      <h2>${msg("You")}</h2>
      <div class="fields">
        <sk-height-field></sk-height-field>
        <label class="field">
          <span>${msg("Distances in")}</span>
          <select id="units" @change=${this.#chooseUnits}>
            ${UNIT_CHOICES.map((id) => html`<option value=${id} ?selected=${id === units}>${unitNames()[id]}</option>`)}
          </select>
        </label>
      </div>
      <h3>${msg("Voice")}</h3>
      <sk-voice-settings></sk-voice-settings>
    </section>`;
  }

  #caution() {
    return html`<section class="caution">
      <h2>${msg("Before you start")}</h2>
      <ul>
        <li>${msg("Stop if it hurts. During a set there is always a large red button.")}</li>
        <li>${msg("Every exercise has its own page: what to mind, how to stand, where to put the camera.")}</li>
        <li>${msg("Light on, bare feet or flat shoes, clothes that show your legs.")}</li>
        <li>
          ${msg("This app measures movement. It gives general guidance and no diagnosis.")}
          <a href="#/about">${msg("How it works and its limits")}</a>
        </li>
      </ul>
    </section>`;
  }

  #replay() {
    return html`<details>
      <summary>${msg("Replay a recording")}</summary>
      <p>
        ${msg("After a set you can save its recording: the positions of the joints, no picture. Here it runs through the coach again and shows the same summary.")}
      </p>
      <button type="button" id="replay-trace" @click=${() => this.traceInput.click()}>
        ${msg("Choose a recording")}
      </button>
      <input
        id="trace-file"
        type="file"
        accept=".jsonl,.ndjson,application/x-ndjson"
        hidden
        aria-label=${msg("Recording")}
        @change=${this.#chooseTrace}
      />
    </details>`;
  }

  #chooseUnits(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    const found = UNIT_CHOICES.find((id) => id === chosen);
    if (found) this.parts.settings.change({ units: found });
  }

  #chooseTrace(event: Event): void {
    const file = takeFile(event);
    if (file) this.dispatchEvent(new CustomEvent("trace-chosen", { detail: file, bubbles: true, composed: true }));
  }
}

/** A closed lock where every point has to be met, an open one where it is a question. */
const gateMark = (gates: readonly Gate[]) => {
  const locked = gates.some(({ strength }) => strength === "locked");
  return html`<small class="gate">
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d=${locked ? "M7 10 V7 a5 5 0 0 1 10 0 V10" : "M7 10 V7 a5 5 0 0 1 9.5 -2"}></path>
      <rect x="4" y="10" width="16" height="11" rx="2"></rect>
    </svg>
    ${locked ? msg("Locked: has conditions") : msg("Asks first")}
  </small>`;
};

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-home": SkPageHome;
  }
  interface HTMLElementEventMap {
    "trace-chosen": CustomEvent<File>;
    "workout-resumed": CustomEvent<WorkoutState>;
  }
}
