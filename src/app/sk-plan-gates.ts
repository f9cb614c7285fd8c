import { consume } from "@lit/context";
import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { gateText } from "../coach/gate-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { stillShut } from "../session/gates.js";
import { planGates, planWithout, type ExerciseGates } from "../session/plan-gates.js";
import type { Plan } from "../session/plan.js";
import { progressThatHolds } from "../session/screening.js";
import type { Entered } from "../session/workout-types.js";
import { controlStyles } from "../ui/shared-styles.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { gateLine } from "./gate-line.js";
import { saidYes } from "./said-yes.js";

const NONE: ReadonlySet<string> = new Set();

/**
 * Asks once, before a session, what has to be so for its exercises. What stays locked, and what
 * the person does not want today, is left out of the session, and that is said. "gates-passed" has the plan that is left.
 */
@localized()
@customElement("sk-plan-gates")
export class SkPlanGates extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @state() private plan: Plan | undefined;
  @state() private asked: readonly ExerciseGates[] = [];
  /** Ids of locked gates that were said to be met since the questions were opened. */
  @state() private met = NONE;
  /** Ids of exercises that the person leaves out. */
  @state() private unwanted = NONE;
  @query("dialog") private readonly dialog!: HTMLDialogElement;
  #entered: Entered = "by-camera";

  static override styles = [
    controlStyles,
    css`
      dialog {
        inline-size: min(36rem, calc(100% - 2rem));
        max-block-size: calc(100% - 2rem);
        padding: 1.2rem;
        border: 2px solid var(--sk-line);
        border-radius: 0.8rem;
        background: var(--sk-ground);
        color: var(--sk-text);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 60%);
      }
      section {
        padding-block: 0.8rem;
        border-block-end: 1px solid var(--sk-line);
      }
      ul {
        margin: 0 0 0.75em;
        padding-inline-start: 1.3em;
      }
      label {
        display: flex;
        gap: 0.8rem;
        align-items: center;
        min-height: 3rem;
        padding-block: 0.3rem;
      }
      .left-out {
        margin-block-start: 1rem;
        font-weight: 700;
      }
      .answers {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5rem), 1fr));
        gap: 0.8rem;
        margin-block-start: 1rem;
      }
      .answers button {
        min-height: 4rem;
      }
    `,
  ];

  override render() {
    const left = this.#left();
    return html`<dialog aria-labelledby="questions">
      <h2 id="questions">${msg("Before you start")}</h2>
      ${this.asked.map((exercise) => this.#exercise(exercise))}
      <div class="left-out" role="status">${this.#leftOutWords(left)}</div>
      <div class="answers">
        <button
          type="button"
          id="gates-read"
          class="primary"
          ?disabled=${left === undefined || left.items.length === 0}
          @click=${() => this.#pass(left)}
        >
          ${msg("I have read this, start")}
        </button>
        <button type="button" id="gates-closed" @click=${() => this.dialog.close()}>${msg("Not today")}</button>
      </div>
    </dialog>`;
  }

  /** Begins the session at once where nothing has to be asked, else asks. */
  async ask(plan: Plan, entered: Entered): Promise<void> {
    const { progress, profile } = this.parts;
    const asked = planGates(plan, progressThatHolds(progress.value, profile.value.screening), Date.now(), entered);
    this.#entered = entered;
    if (asked.length === 0) {
      this.#tell(plan);
      return;
    }
    this.plan = plan;
    this.asked = asked;
    this.met = NONE;
    this.unwanted = NONE;
    await this.updateComplete;
    this.dialog.showModal();
  }

  #exercise({ exerciseId, gates }: ExerciseGates) {
    const asked = gates.filter(({ strength, state }) => strength === "ask" && state !== "met");
    const locked = gates.filter(({ strength }) => strength === "locked");
    return html`<section data-exercise=${exerciseId}>
      <h3>${exerciseText(exerciseId).name}</h3>
      ${saidYes(this.parts, findExercise(exerciseId)?.gates ?? []).map((line) => html`<p><strong>${line}</strong></p>`)}
      ${
        asked.length === 0
          ? nothing
          : html`<p>${msg("This should be so. If it is not, leave the exercise out today:")}</p>
              <ul>
                ${asked.map((gate) => html`<li>${gateLine(gate)}</li>`)}
              </ul>`
      }
      ${
        locked.length === 0
          ? nothing
          : html`<p>${msg("It stays locked unless all of this is so:")}</p>
              ${locked.map((gate) =>
                gate.state === "ask"
                  ? box(
                      gateText(gate.id),
                      this.met.has(gate.id),
                      (on) => (this.met = withOrWithout(this.met, gate.id, on)),
                    )
                  : html`<p>${gateLine(gate)}</p>`,
              )}`
      }
      ${box(msg("Leave it out today"), this.unwanted.has(exerciseId), (on) => {
        this.unwanted = withOrWithout(this.unwanted, exerciseId, on);
      })}
    </section>`;
  }

  #isShut({ gates }: ExerciseGates): boolean {
    return stillShut(gates, this.met, true).length > 0;
  }

  /** The plan without what is locked or not wanted. */
  #left(): Plan | undefined {
    const out = this.asked.filter((each) => this.unwanted.has(each.exerciseId) || this.#isShut(each));
    return this.plan && planWithout(this.plan, new Set(out.map(({ exerciseId }) => exerciseId)));
  }

  #leftOutWords(left: Plan | undefined) {
    const lines = this.asked.flatMap((each) => {
      const { name } = exerciseText(each.exerciseId);
      if (this.unwanted.has(each.exerciseId)) return [msg(str`“${name}” is left out of this session.`)];
      return this.#isShut(each) ? [msg(str`“${name}” is left out of this session: it is still locked.`)] : [];
    });
    const nothingLeft = left?.items.length === 0;
    return [...lines, ...(nothingLeft ? [msg("So there is nothing left to do in this plan.")] : [])].map(
      (line) => html`<p>${line}</p>`,
    );
  }

  #pass(left: Plan | undefined): void {
    if (left === undefined) return;
    this.dialog.close();
    const kept = new Set(left.items.map(({ exerciseId }) => exerciseId));
    for (const { exerciseId, gates } of this.asked) {
      if (!kept.has(exerciseId)) continue;
      for (const { id, strength } of gates) if (strength === "ask") this.parts.progress.answer(id, Date.now());
    }
    this.#tell(left);
  }

  #tell(plan: Plan): void {
    this.dispatchEvent(new CustomEvent("gates-passed", { detail: { plan, entered: this.#entered } }));
  }
}

const box = (text: string, on: boolean, changed: (on: boolean) => void) =>
  html`<label>
    <input
      type="checkbox"
      .checked=${on}
      @change=${(event: Event) => {
        changed((event.target as HTMLInputElement).checked);
      }}
    />
    <span>${text}</span>
  </label>`;

function withOrWithout(ids: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-plan-gates": SkPlanGates;
  }
  interface HTMLElementEventMap {
    "gates-passed": CustomEvent<{ readonly plan: Plan; readonly entered: Entered }>;
  }
}
