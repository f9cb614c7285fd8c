import { consume } from "@lit/context";
import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, queryAll, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { BLOCKS } from "../coach/exercises/exercise-text.js";
import { copyName, difficultyTexts, gearNames, planName, planProblemText, readyPlanText } from "../coach/plan-texts.js";
import { physioText } from "../coach/proposal-texts.js";
import { EXERCISES, findExercise } from "../exercises/catalog.js";
import { newPlanId } from "../history/plans.js";
import { numberText, plural } from "../lib/quantities.js";
import { MAX_ITEMS, MAX_NAME_LENGTH } from "../session/plan-check.js";
import { estimateS, gearOf, viewChangesOf } from "../session/plan-duration.js";
import {
  addItem,
  changeItem,
  duplicatePlan,
  moveItem,
  removeItem,
  renamePlan,
  type PlanEdit,
} from "../session/plan-edit.js";
import type { Plan, PlanItem } from "../session/plan.js";
import { changes, isDeeper, withProposals, type Advice, type Proposal } from "../session/proposal.js";
import { findReadyPlan } from "../session/ready-plans.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-hand-signs.js";
import type { AppParts } from "./app-parts.js";
import { blockNames } from "./block-names.js";
import { partsContext } from "./contexts.js";
import { findPlan } from "./find-plan.js";
import { pageStyles } from "./page-styles.js";
import { hasToBeAsked } from "./has-to-be-asked.js";
import { fileOf } from "./plan-file.js";
import { itemLine, itemName, minutesText } from "./plan-line.js";
import { advisedOn, proposalLine } from "./proposal-line.js";
import { exerciseHash, planHash } from "./routes.js";
import { SettingsController } from "./settings-controller.js";
import { shareFile } from "./share-file.js";
import "./sk-plan-gates.js";
import type { SkPlanGates } from "./sk-plan-gates.js";
import "./sk-plan-item.js";
import type { SkPlanItem } from "./sk-plan-item.js";

/** One plan: a ready one to look at, an own one to change. Every change is kept at once. */
@customElement("sk-page-plan")
@localized()
export class SkPagePlan extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @property() planId = "";
  /** Whether a session of the plan can be started from here. */
  @property({ type: Boolean }) canStart = false;
  /** Proposals that were taken or put off, by the place of their exercise. */
  @state() private taken: ReadonlyMap<number, boolean> = new Map();
  @state() private said = "";
  @state() private problem = "";
  /** The plan before the last removal. */
  @state() private undoable: Plan | undefined;
  @query("#exercise") private readonly chosen!: HTMLSelectElement;
  @query("sk-plan-gates") private readonly gates!: SkPlanGates;
  @queryAll("sk-plan-item") private readonly rows!: NodeListOf<SkPlanItem>;
  /** One for each exercise, so that its row moves with it. */
  #keys: readonly number[] = [];

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
        container-type: inline-size;
        max-inline-size: 48rem;
        margin: 0 auto;
        padding: 0.5rem 1rem 3rem;
      }
      h1 {
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.3rem 1rem;
        margin: 0 0 1rem;
      }
      dt {
        font-weight: 700;
      }
      dd {
        margin: 0;
      }
      .name input {
        min-height: 3rem;
        padding: 0.4rem 0.7rem;
        border: 2px solid var(--sk-line);
        border-radius: 0.6rem;
        background: var(--sk-surface);
        inline-size: min(100%, 24rem);
      }
      .rows {
        list-style: none;
        padding: 0;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.6rem;
      }
      .rows li {
        margin: 0;
      }
      .exercises small {
        display: block;
        font-size: 0.95rem;
        color: var(--sk-muted);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
        align-items: end;
        margin-block-start: 1rem;
      }
      .starts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5rem), 1fr));
        gap: 0.8rem;
        margin-block: 1rem;
      }
      .starts button {
        min-height: 5rem;
        font-size: 1.25rem;
      }
      .said {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        font-weight: 700;
      }
      /* What was done, and the way back, stay in sight wherever in the list it was done. */
      .said.something {
        position: sticky;
        inset-block-end: 0;
        margin-block-start: 0.8rem;
        padding-block: 0.5rem;
        border-block: 2px solid var(--sk-line);
        background: var(--sk-ground);
      }
      .said p {
        margin: 0;
      }
      @container (max-width: 20rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("planId")) {
      this.#say("");
      this.taken = new Map();
    }
    const { length } = this.#plan?.items ?? [];
    if (changed.has("planId") || this.#keys.length !== length) this.#keys = Array.from({ length }, (_, at) => at);
  }

  override render() {
    const plan = this.#plan;
    if (plan === undefined) return nothing;
    const ready = findReadyPlan(plan.id);
    return html`<p><a href="#/plans">${msg("All plans")}</a></p>
      <h1 tabindex="-1">${planName(plan)}</h1>
      ${ready === undefined ? nothing : html`<p class="lead">${readyPlanText(plan.id).purpose}</p>`}
      ${this.#facts(plan)}
      ${this.canStart && estimateS(plan) > 0 ? html`${this.#advice(plan)} ${this.#starts(plan)}` : nothing}
      ${ready === undefined ? this.#editor(plan) : this.#list(plan)} ${this.#lastLine()}
      <div class="buttons">
        <button type="button" id="duplicate" @click=${() => this.#duplicate(plan)}>
          ${ready === undefined ? msg("Duplicate") : msg("Make a copy to change")}
        </button>
        <button type="button" id="share" @click=${() => this.#share(plan)}>${msg("Share as a file")}</button>
      </div>`;
  }

  get #plan(): Plan | undefined {
    return findPlan(this.parts.plans, this.planId);
  }

  #facts(plan: Plan) {
    const ready = findReadyPlan(plan.id);
    const difficulty = ready && difficultyTexts()[ready.difficulty];
    const gear = gearOf(plan);
    const turns = viewChangesOf(plan);
    return html`<dl>
      ${
        difficulty === undefined
          ? nothing
          : html`<dt>${msg("Level")}</dt>
              <dd>${difficulty.name}: ${difficulty.words}</dd>`
      }
      <dt>${msg("Takes")}</dt>
      <dd>${plan.items.length === 0 ? msg("no time yet") : msg(str`${minutesText(estimateS(plan))}, with rests`)}</dd>
      <dt>${msg("Needed")}</dt>
      <dd>
        ${gear.length === 0 ? msg("nothing", { desc: "needed for a plan" }) : gear.map((id) => gearNames()[id]).join(", ")}
      </dd>
      <dt>${msg("Camera")}</dt>
      <dd>${turns === 0 ? msg("stays where it is") : turnsText(turns)}</dd>
    </dl>`;
  }

  /** What the sessions so far speak for; always the choice of the user. */
  #advice(plan: Plan) {
    const { proposals, seePhysio } = this.#advised(plan);
    return html`${seePhysio === undefined ? nothing : html`<p class="caution">${physioText(seePhysio)}</p>`}${
      proposals.length === 0
        ? nothing
        : html`<section aria-labelledby="advice">
            <h2 id="advice">${msg("Proposed for today")}</h2>
            ${proposals.map((proposal) =>
              !changes(plan, proposal)
                ? html`<p>${proposalLine(plan, proposal)}</p>`
                : html`<label class="check">
                    <input
                      type="checkbox"
                      .checked=${this.#takes(plan, proposal)}
                      @change=${(event: Event) => {
                        this.#take(proposal, (event.target as HTMLInputElement).checked);
                      }}
                    />
                    <span>${proposalLine(plan, proposal)}</span>
                  </label>`,
            )}
          </section>`
    }`;
  }

  #advised(plan: Plan): Advice {
    return advisedOn(plan, this.parts);
  }

  /**
   * What is easier is taken unless it is put off; what is harder only when it is asked for. A ready plan that was done
   * deeper was asked for so, and stays; an own plan may have been made easier since.
   */
  #takes({ id, items }: Plan, { index, reason, level }: Proposal): boolean {
    const item = items[index];
    const isHarder = item !== undefined && isDeeper(level, item.level);
    return this.taken.get(index) ?? (!isHarder || (reason === "as-before" && findReadyPlan(id) !== undefined));
  }

  #take({ index }: Proposal, isTaken: boolean): void {
    this.taken = new Map(this.taken).set(index, isTaken);
  }

  #starts(plan: Plan) {
    return html`<div class="starts">
        <button type="button" class="primary" id="start-camera" @click=${() => this.#begin(plan, "camera")}>
          ${msg("Start with the camera")}
        </button>
        <button type="button" id="start-by-hand" @click=${() => this.#begin(plan, "by-hand")}>
          ${msg("Start, count by hand")}
        </button>
      </div>
      <details>
        <summary>${msg("Without touching the screen: signs and keys")}</summary>
        <sk-hand-signs></sk-hand-signs>
      </details>
      <sk-plan-gates
        @gates-passed=${({ detail: { plan: left, entered } }: HTMLElementEventMap["gates-passed"]) =>
          this.#start(left, entered === "by-hand" ? entered : "camera")}
      ></sk-plan-gates>`;
  }

  #list(plan: Plan) {
    return html`<section class="exercises">
      <h2>${msg("Exercises")}</h2>
      <ol>
        ${plan.items.map((item) => {
          const gates = findExercise(item.exerciseId)?.gates ?? [];
          return html`<li>
            <a href=${exerciseHash(item.exerciseId)}>${itemName(item)}</a>
            <small>${itemLine(item)}${gates.length === 0 ? "" : `. ${msg("Asks first.")}`}</small>
          </li>`;
        })}
      </ol>
    </section>`;
  }

  #editor(plan: Plan) {
    return html`<section>
        <label class="field name">
          <span>${msg("Name")}</span>
          <input
            id="name"
            type="text"
            autocomplete="off"
            maxlength=${MAX_NAME_LENGTH}
            .value=${live(planName(plan))}
            @change=${(event: Event) => this.#edit(renamePlan(plan, (event.target as HTMLInputElement).value))}
          />
        </label>
      </section>
      <section>
        <h2>${msg("Exercises")}</h2>
        <p class="hint">${msg("Open one to change it. Everything is kept as you change it.")}</p>
        <ol class="rows">
          ${repeat(
            plan.items,
            (_, index) => this.#keys[index],
            (item, index) => this.#row(plan, item, index),
          )}
        </ol>
        ${plan.items.length < MAX_ITEMS ? this.#adder(plan) : html`<p>${msg(str`${numberText(MAX_ITEMS)} exercises are the most.`)}</p>`}
      </section>`;
  }

  #row(plan: Plan, item: PlanItem, index: number) {
    return html`<li>
      <sk-plan-item
        .item=${item}
        .index=${index}
        .count=${plan.items.length}
        @plan-item-changed=${(event: HTMLElementEventMap["plan-item-changed"]) =>
          this.#edit(changeItem(plan, index, event.detail))}
        @plan-item-moved=${(event: HTMLElementEventMap["plan-item-moved"]) => this.#move(plan, index, event.detail)}
        @plan-item-removed=${() => this.#remove(plan, index)}
      ></sk-plan-item>
    </li>`;
  }

  #adder(plan: Plan) {
    return html`<div class="buttons">
      <label class="field">
        <span>${msg("One more exercise")}</span>
        <select id="exercise">
          ${BLOCKS.map(
            (block) =>
              html`<optgroup label=${blockNames()[block]}>
                ${EXERCISES.filter(({ id }) => exerciseText(id).block === block).map(
                  ({ id }) => html`<option value=${id}>${exerciseText(id).name}</option>`,
                )}
              </optgroup>`,
          )}
        </select>
      </label>
      <button type="button" id="add" @click=${() => this.#add(plan)}>${msg("Add")}</button>
    </div>`;
  }

  #lastLine() {
    return html`<div class="said ${this.said + this.problem === "" ? "" : "something"}">
      <p role="status">${this.said}</p>
      ${this.problem === "" ? nothing : html`<p role="alert">${this.problem}</p>`}
      ${
        this.undoable === undefined
          ? nothing
          : html`<button type="button" id="undo" @click=${this.#undo}>${msg("Bring it back")}</button>`
      }
    </div>`;
  }

  #say(words: string): void {
    this.said = words;
    this.problem = "";
    this.undoable = undefined;
  }

  /** Keeps an edit, or says why not. */
  #edit(edit: PlanEdit): boolean {
    this.#say("");
    if (edit.ok) this.parts.plans.put(edit.value);
    else this.problem = msg(str`Not changed. ${planProblemText(edit.problem)}.`);
    return edit.ok;
  }

  #move(plan: Plan, index: number, by: -1 | 1): void {
    const moved = plan.items[index];
    if (moved === undefined || !this.#edit(moveItem(plan, index, by))) return;
    this.#keys = swapped(this.#keys, index, index + by);
    this.said = msg(
      str`“${itemName(moved)}” is now ${numberText(index + by + 1)} of ${numberText(plan.items.length)}.`,
    );
    void this.updateComplete.then(() => this.rows[index + by]?.focusMove(by));
  }

  #remove(plan: Plan, index: number): void {
    const removed = plan.items[index];
    if (removed === undefined || !this.#edit(removeItem(plan, index))) return;
    this.#keys = this.#keys.filter((_, at) => at !== index);
    this.said = msg(str`“${itemName(removed)}” is removed.`);
    this.undoable = plan;
    void this.#focus("#undo");
  }

  #undo(): void {
    const { undoable } = this;
    if (undoable === undefined) return;
    this.parts.plans.put(undoable);
    this.#say(msg("It is back."));
    void this.#focus("#add");
  }

  #add(plan: Plan): void {
    const exerciseId = this.chosen.value;
    if (!this.#edit(addItem(plan, exerciseId))) return;
    this.#keys = [...this.#keys, Math.max(-1, ...this.#keys) + 1];
    this.said = msg(str`“${exerciseText(exerciseId).name}” is added as number ${numberText(plan.items.length + 1)}.`);
  }

  #duplicate(plan: Plan): void {
    const copy = duplicatePlan(plan, newPlanId(), copyName(planName(plan), MAX_NAME_LENGTH));
    if (this.#edit(copy) && copy.ok) location.hash = planHash(copy.value.id);
  }

  async #share(plan: Plan): Promise<void> {
    const done = await shareFile(fileOf(plan));
    if (done === "saved") this.#say(msg("It is saved as a file."));
  }

  /** First what the app has to know of its user, then the plan as it is done today, then what its exercises ask. */
  #begin(plan: Plan, source: "camera" | "by-hand"): void {
    if (hasToBeAsked(this.parts)) {
      this.dispatchEvent(new CustomEvent("you-asked", { bubbles: true, composed: true }));
      return;
    }
    const today = withProposals(
      plan,
      this.#advised(plan).proposals.filter((proposal) => this.#takes(plan, proposal)),
    );
    void this.gates.ask(today, source === "camera" ? "by-camera" : "by-hand");
  }

  #start(plan: Plan, source: "camera" | "by-hand"): void {
    this.dispatchEvent(new CustomEvent("workout-asked", { detail: { plan, source }, bubbles: true, composed: true }));
  }

  /** The button that was pressed is gone: the focus goes to what comes next. */
  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

const turnsText = (turns: number): string =>
  plural(turns, {
    one: msg("turn round, or move it, once; you are told when"),
    other: msg(str`turn round, or move it, ${numberText(turns)} times; you are told when`),
  });

const swapped = (keys: readonly number[], one: number, other: number): readonly number[] =>
  keys.map((key, at) => keys[at === one ? other : at === other ? one : at] ?? key);

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-plan": SkPagePlan;
  }
  interface HTMLElementEventMap {
    "workout-asked": CustomEvent<{ readonly plan: Plan; readonly source: "camera" | "by-hand" }>;
  }
}
