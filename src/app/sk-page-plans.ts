import { consume } from "@lit/context";
import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { copyName, difficultyTexts, gearNames, newPlanName, planName, readyPlanText } from "../coach/plan-texts.js";
import { newPlanId, type RemovedPlan } from "../history/plans.js";
import { numberText } from "../lib/quantities.js";
import { MAX_NAME_LENGTH } from "../session/plan-check.js";
import { estimateS, gearOf } from "../session/plan-duration.js";
import { duplicatePlan, newPlan, type PlanEdit } from "../session/plan-edit.js";
import type { Plan } from "../session/plan.js";
import { PLAN_MINUTES, READY_PLANS, type ReadyPlan } from "../session/ready-plans.js";
import { controlStyles } from "../ui/shared-styles.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { failurePanel } from "./failure-panel.js";
import { pageStyles } from "./page-styles.js";
import { fileOf, planOfFile } from "./plan-file.js";
import { itemName, minutesText } from "./plan-line.js";
import { planHash } from "./routes.js";
import { SettingsController } from "./settings-controller.js";
import { shareFile } from "./share-file.js";
import { takeFile } from "./take-file.js";

/** Ready plans and own ones: look, make, copy, share, bring in, delete. */
@customElement("sk-page-plans")
@localized()
export class SkPagePlans extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @state() private removed: RemovedPlan | undefined;
  @state() private said = "";
  @state() private failure: unknown;
  /** A file is held over the page. */
  @state() private dropping = false;
  @query("#plan-file") private readonly fileInput!: HTMLInputElement;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.plans);
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      :host {
        display: block;
        max-inline-size: 68rem;
        margin: 0 auto;
        padding: 0.5rem 1rem 3rem;
      }
      .page {
        outline: 0.3rem dashed transparent;
        outline-offset: 0.3rem;
        border-radius: 0.4rem;
      }
      .page.dropping {
        outline-color: var(--sk-accent);
      }
      .plans {
        list-style: none;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
        gap: 0.7rem;
        padding: 0;
        margin-block: 0.4rem 1.2rem;
      }
      .plans li {
        display: grid;
        grid-template-rows: 1fr auto;
        margin: 0;
        border: 2px solid var(--sk-line);
        border-radius: 0.8rem;
        background: var(--sk-surface);
      }
      .plans a {
        display: grid;
        align-content: start;
        gap: 0.3rem;
        padding: 0.7rem 0.9rem;
        border-radius: 0.7rem;
        color: var(--sk-text);
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      .plans a:hover strong {
        text-decoration: underline;
      }
      .plans strong {
        font-size: 1.15rem;
        line-height: 1.25;
      }
      .plans small {
        font-size: 0.95rem;
        line-height: 1.35;
        color: var(--sk-muted);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .plans .buttons {
        padding: 0 0.9rem 0.8rem;
      }
      .plans button {
        padding-inline: 0.7rem;
      }
      .buttons + .hint {
        margin-block-start: 0.5rem;
        max-inline-size: none;
      }
      .said {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        margin-block: 0.6rem;
        font-weight: 700;
      }
      .said p {
        margin: 0;
      }
    `,
  ];

  override render() {
    const own = this.parts.plans.value.plans;
    const sections = [this.#ready(), this.#own(own)];
    return html`<div
      class="page ${this.dropping ? "dropping" : ""}"
      @dragover=${this.#dragOver}
      @dragleave=${() => (this.dropping = false)}
      @drop=${this.#drop}
    >
      <h1 tabindex="-1">${msg("Plans")}</h1>
      <p class="lead">${msg("Exercises in a good order, with sets and rests. Take one as it is, or make your own.")}</p>
      <div class="said">
        <p role="status">${this.said}</p>
        ${
          this.removed === undefined
            ? nothing
            : html`<button type="button" id="undo" @click=${this.#undo}>${msg("Bring it back")}</button>`
        }
      </div>
      ${this.failure === undefined ? nothing : failurePanel(this.failure, html`<button type="button" id="close-failure" @click=${() => (this.failure = undefined)}>${msg("Close")}</button>`)}
      ${own.length === 0 ? sections : sections.toReversed()}
    </div>`;
  }

  #ready() {
    return html`<section>
      <h2>${msg("Ready plans")}</h2>
      ${PLAN_MINUTES.map(
        (minutes) =>
          html`<h3>${msg(str`${numberText(minutes)} minutes`)}</h3>
            <ul class="plans ready">
              ${READY_PLANS.filter((plan) => plan.minutes === minutes).map((plan) => this.#readyCard(plan))}
            </ul>`,
      )}
    </section>`;
  }

  #readyCard(plan: ReadyPlan) {
    const { name, purpose } = readyPlanText(plan.id);
    return html`<li>
      <a href=${planHash(plan.id)}>
        <strong>${name}</strong>
        <span>${difficultyTexts()[plan.difficulty].name}, ${minutesText(estimateS(plan))}</span>
        <span>${purpose}</span>
        ${contents(plan)}
      </a>
    </li>`;
  }

  #own(plans: readonly Plan[]) {
    return html`<section>
      <h2>${msg("Your plans")}</h2>
      ${
        plans.length === 0
          ? html`<p>${msg("None yet. Make a new one, or open a ready plan and make a copy of it to change.")}</p>`
          : html`<ul class="plans own">
              ${plans.map((plan) => this.#ownCard(plan))}
            </ul>`
      }
      <div class="buttons">
        <button type="button" id="new-plan" @click=${this.#makeNew}>${msg("New plan")}</button>
        <button type="button" id="import" @click=${() => this.fileInput.click()}>
          ${msg("Bring in a plan from a file")}
        </button>
      </div>
      <p class="hint">${msg("A file of a plan can also be dropped on this page.")}</p>
      <input
        id="plan-file"
        type="file"
        accept=".json,application/json"
        hidden
        aria-label=${msg("File of a plan")}
        @change=${this.#chooseFile}
      />
    </section>`;
  }

  #ownCard(plan: Plan) {
    const name = planName(plan);
    return html`<li>
      <a href=${planHash(plan.id)}>
        <strong>${name}</strong>
        <span>${plan.items.length === 0 ? msg("No exercises") : minutesText(estimateS(plan))}</span>
        ${contents(plan)}
      </a>
      <div class="buttons">
        <button type="button" class="share" aria-label=${msg(str`Share ${name}`)} @click=${() => this.#share(plan)}>
          ${msg("Share")}
        </button>
        <button
          type="button"
          class="duplicate"
          aria-label=${msg(str`Duplicate ${name}`)}
          @click=${() => this.#duplicate(plan)}
        >
          ${msg("Duplicate")}
        </button>
        <button type="button" class="delete" aria-label=${msg(str`Delete ${name}`)} @click=${() => this.#delete(plan)}>
          ${msg("Delete")}
        </button>
      </div>
    </li>`;
  }

  #say(words: string, removed?: RemovedPlan): void {
    this.failure = undefined;
    this.said = words;
    this.removed = removed;
  }

  #keep(edit: PlanEdit): Plan | undefined {
    if (!edit.ok) return undefined;
    this.parts.plans.put(edit.value);
    return edit.value;
  }

  #makeNew(): void {
    const made = this.#keep(newPlan(newPlanId(), newPlanName(), this.parts.settings.value.exerciseId));
    if (made !== undefined) location.hash = planHash(made.id);
  }

  #duplicate(plan: Plan): void {
    const copy = this.#keep(duplicatePlan(plan, newPlanId(), copyName(planName(plan), MAX_NAME_LENGTH)));
    if (copy !== undefined) this.#say(msg(str`“${planName(copy)}” is added.`));
  }

  async #share(plan: Plan): Promise<void> {
    const done = await shareFile(fileOf(plan));
    if (done === "saved") this.#say(msg(str`“${planName(plan)}” is saved as a file.`));
  }

  #delete(plan: Plan): void {
    const removed = this.parts.plans.remove(plan.id);
    if (removed === undefined) return;
    this.#say(msg(str`“${planName(plan)}” is deleted.`), removed);
    void this.#focus("#undo");
  }

  #undo(): void {
    const { removed } = this;
    if (removed === undefined) return;
    this.parts.plans.restore(removed);
    this.#say(msg(str`“${planName(removed.plan)}” is back.`));
    void this.#focus(`a[href="${planHash(removed.plan.id)}"]`);
  }

  /** The button that was pressed is gone: the focus goes to what comes next. */
  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #dragOver(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    this.dropping = true;
  }

  #drop(event: DragEvent): void {
    this.dropping = false;
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    void this.#bringIn(file);
  }

  #chooseFile(event: Event): void {
    const file = takeFile(event);
    if (file) void this.#bringIn(file);
  }

  async #bringIn(file: File): Promise<void> {
    try {
      const plan = planOfFile(await file.text());
      this.parts.plans.put(plan);
      this.#say(msg(str`“${planName(plan)}” is added.`));
      void this.#focus(`a[href="${planHash(plan.id)}"]`);
    } catch (error) {
      this.#say("");
      this.failure = error;
    }
  }
}

/** Which exercises, and what has to be fetched. */
const contents = (plan: Plan) => {
  const gear = gearOf(plan);
  return html`<small>${plan.items.map(itemName).join(", ")}</small>${
      gear.length === 0
        ? nothing
        : html`<small>${msg(str`Needed: ${gear.map((id) => gearNames()[id]).join(", ")}`)}</small>`
    }`;
};

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-plans": SkPagePlans;
  }
}
