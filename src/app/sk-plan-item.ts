import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ExerciseDefinition } from "../checker/definition.js";
import { DEPTH_LEVELS } from "../checker/events.js";
import { secondsText } from "../coach/messages.js";
import { levelNames } from "../coach/plan-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { perLanguage } from "../lib/language.js";
import { degreesText, numberText } from "../lib/quantities.js";
import { FIRST_LEGS, MAX_SETS } from "../session/plan-check.js";
import type { PlanItem } from "../session/plan.js";
import { controlStyles } from "../ui/shared-styles.js";
import { amountText } from "./dose-text.js";
import { pageStyles } from "./page-styles.js";
import { itemLine, itemName } from "./plan-line.js";
import { exerciseHash } from "./routes.js";

/** Rests to choose from, seconds. */
const RESTS_S = [0, 15, 30, 45, 60, 90, 120, 180, 300, 600];

const firstLegNames = perLanguage((): Readonly<Record<PlanItem["firstLeg"], string>> => ({
  auto: msg("The one I begin with"),
  left: msg("Left"),
  right: msg("Right"),
}));

/** One exercise of a plan to be changed: what is prescribed, its place, and away with it. */
@customElement("sk-plan-item")
@localized()
export class SkPlanItem extends LitElement {
  @property({ attribute: false }) item: PlanItem | undefined;
  /** Its place, from 0. */
  @property({ type: Number }) index = 0;
  /** How many exercises the plan has. */
  @property({ type: Number }) count = 1;

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      :host {
        display: block;
        padding: 0.5rem 0.9rem;
        border: 2px solid var(--sk-line);
        border-radius: 0.8rem;
        background: var(--sk-surface);
        overflow-wrap: anywhere;
      }
      details {
        border: 0;
        padding: 0;
      }
      small {
        display: block;
        font-size: 0.95rem;
        font-weight: 400;
        color: var(--sk-muted);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
    `,
  ];

  override render() {
    const { item, index, count } = this;
    if (item === undefined) return nothing;
    const exercise = findExercise(item.exerciseId);
    const name = itemName(item);
    const title = html`${index + 1}. ${name} <small>${itemLine(item)}</small>`;
    return html`${
        exercise === undefined
          ? html`<p>${title}</p>`
          : html`<details>
              <summary>${title}</summary>
              ${this.#fields(exercise, item)}
              <p><a href=${exerciseHash(exercise.id)}>${msg("How it goes")}</a></p>
            </details>`
      }
      <div class="buttons">
        <button
          type="button"
          id="up"
          ?disabled=${index === 0}
          aria-label=${msg(str`Move ${name} up`)}
          @click=${() => this.#move(-1)}
        >
          ${msg("Up")}
        </button>
        <button
          type="button"
          id="down"
          ?disabled=${index === count - 1}
          aria-label=${msg(str`Move ${name} down`)}
          @click=${() => this.#move(1)}
        >
          ${msg("Down")}
        </button>
        <button
          type="button"
          id="remove"
          ?disabled=${count === 1}
          aria-label=${msg(str`Remove ${name}`)}
          @click=${() => this.dispatchEvent(new CustomEvent("plan-item-removed", { bubbles: true, composed: true }))}
        >
          ${msg("Remove")}
        </button>
      </div>`;
  }

  /** After a move the focus stays with the exercise: on the same button, or on the other one at an end. */
  async focusMove(by: -1 | 1): Promise<void> {
    await this.updateComplete;
    const same = this.renderRoot.querySelector<HTMLElement>(by === -1 ? "#up:enabled" : "#down:enabled");
    (same ?? this.renderRoot.querySelector<HTMLElement>("#up:enabled, #down:enabled"))?.focus();
  }

  /** The begin of this exercise gets the focus. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("summary, button:enabled")?.focus();
  }

  #fields(exercise: ExerciseDefinition, item: PlanItem) {
    const { dose, depth, legs, movement } = exercise;
    const sets = Array.from({ length: MAX_SETS }, (_, index) => index + 1);
    return html`<div class="fields">
        ${select("sets", msg("Sets"), withOwn(sets, item.sets), item.sets, numberText, (value) => this.#change({ sets: value }))}
        ${select(
          "amount",
          dose.unit === "metres" ? msg("In each direction") : msg("In each set"),
          withOwn(dose.choices, item.amount),
          item.amount,
          (amount) => amountText(exercise, amount),
          (value) => this.#change({ amount: value }),
        )}
        ${
          depth === undefined
            ? nothing
            : select(
                "level",
                msg("How deep"),
                DEPTH_LEVELS,
                item.level,
                (level) => `${levelNames()[level]}, ${degreesText(depth.levels[level])}`,
                (level) => this.#change({ level }),
              )
        }
        ${select("rest", msg("Rest after each set"), withOwn(RESTS_S, item.restS), item.restS, secondsText, (value) =>
          this.#change({ restS: value }),
        )}
        ${
          legs === "together"
            ? nothing
            : select(
                "first-leg",
                msg("First leg"),
                FIRST_LEGS,
                item.firstLeg,
                (leg) => firstLegNames()[leg],
                (firstLeg) => this.#change({ firstLeg }),
              )
        }
      </div>
      ${
        movement.kind !== "hops" && movement.kind !== "hop-squat"
          ? nothing
          : html`<label class="check">
              <input
                id="low-impact"
                type="checkbox"
                .checked=${item.lowImpact}
                @change=${(event: Event) => this.#change({ lowImpact: (event.target as HTMLInputElement).checked })}
              />
              <span>${msg("Without hops: I step instead")}</span>
            </label>`
      }`;
  }

  #move(by: -1 | 1): void {
    this.dispatchEvent(new CustomEvent("plan-item-moved", { detail: by, bubbles: true, composed: true }));
  }

  #change(part: HTMLElementEventMap["plan-item-changed"]["detail"]): void {
    this.dispatchEvent(new CustomEvent("plan-item-changed", { detail: part, bubbles: true, composed: true }));
  }
}

/** The choices, and what is chosen where it is none of them: a plan from a file may have that. */
const withOwn = (choices: readonly number[], chosen: number): readonly number[] =>
  choices.includes(chosen) ? choices : [...choices, chosen].toSorted((a, b) => a - b);

const select = <Value extends string | number>(
  id: string,
  label: string,
  values: readonly Value[],
  chosen: Value,
  words: (value: Value) => string,
  choose: (value: Value) => void,
) =>
  html`<label class="field">
    <span>${label}</span>
    <select
      id=${id}
      @change=${(event: Event) => {
        const value = values[(event.target as HTMLSelectElement).selectedIndex];
        if (value !== undefined) choose(value);
      }}
    >
      ${values.map((value) => html`<option value=${value} .selected=${value === chosen}>${words(value)}</option>`)}
    </select>
  </label>`;

declare global {
  interface HTMLElementTagNameMap {
    "sk-plan-item": SkPlanItem;
  }
  interface HTMLElementEventMap {
    "plan-item-changed": CustomEvent<Partial<Omit<PlanItem, "exerciseId">>>;
    "plan-item-moved": CustomEvent<-1 | 1>;
    "plan-item-removed": CustomEvent<null>;
  }
}
