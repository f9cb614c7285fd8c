import { consume } from "@lit/context";
import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Side } from "../body/joints.js";
import { morningZoneOf, scoreBefore, STRICT_LIMITS, worstZone, type PainZone } from "../session/pain.js";
import type { WorkoutRecord } from "../session/workout-types.js";
import { perLanguage } from "../lib/language.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-pain-scale.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { sessionToAskAbout } from "./morning.js";
import { pageStyles } from "./page-styles.js";
import { SettingsController } from "./settings-controller.js";

const zoneTexts = perLanguage((): Readonly<Record<PainZone, string>> => ({
  green: msg("Good. You can carry on as planned."),
  amber: msg("A little more than before. Take it easier today: a smaller bend, no hops."),
  red: msg(
    "Your knee did not like it. Leave it out today, and come back easier. If it stays so, ask a physiotherapist.",
  ),
}));

/** The next morning's question about pain, on the first opening after a session. exercises.md 6.2. */
@localized()
@customElement("sk-morning-question")
export class SkMorningQuestion extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @state() private scores: Readonly<Partial<Record<Side, number>>> = {};
  @state() private swollen = false;
  /** What was answered just now. */
  @state() private told: PainZone | undefined;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.mornings);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#seenAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#seenAgain);
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      section {
        border: 3px solid var(--sk-line);
        border-radius: 0.8rem;
        background: var(--sk-surface);
        padding: 1rem 1.2rem;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.8rem;
        margin-block-start: 0.8rem;
      }
    `,
  ];

  override render() {
    const { told } = this;
    if (told !== undefined) return html`<section><p role="status">${zoneTexts()[told]}</p></section>`;
    const record = sessionToAskAbout(this.parts.workouts.value, this.parts.mornings.value, Date.now());
    if (record === undefined) return nothing;
    const knees = this.#knees();
    return html`<section aria-labelledby="morning">
      <h2 id="morning">${msg("After your last session: how are your knees today?")}</h2>
      ${knees.map((knee) => {
        const label = knee === "left" ? msg("Left knee, 0 to 10") : msg("Right knee, 0 to 10");
        return html`<p>${label}</p>
          <sk-pain-scale
            label=${label}
            .score=${this.scores[knee]}
            @pain-rated=${({ detail }: HTMLElementEventMap["pain-rated"]) =>
              (this.scores = { ...this.scores, [knee]: detail.score })}
          ></sk-pain-scale>`;
      })}
      <label class="check">
        <input
          type="checkbox"
          id="swollen"
          .checked=${this.swollen}
          @change=${(event: Event) => (this.swollen = (event.target as HTMLInputElement).checked)}
        />
        <span>${msg("A knee is swollen that was not before")}</span>
      </label>
      <div class="buttons">
        <button
          type="button"
          class="primary"
          id="tell"
          ?disabled=${knees.some((knee) => this.scores[knee] === undefined)}
          @click=${() => this.#tell(record)}
        >
          ${msg("Done")}
        </button>
        <button type="button" id="not-now" @click=${() => this.#keep(record, {}, false)}>${msg("Don't ask")}</button>
      </div>
    </section>`;
  }

  /** The app may stay open over night. */
  readonly #seenAgain = (): void => {
    this.requestUpdate();
  };

  #knees(): readonly Side[] {
    const { painfulKnees } = this.parts.profile.value;
    return painfulKnees.length === 0 ? ["left", "right"] : painfulKnees;
  }

  #tell(record: WorkoutRecord): void {
    const limits = this.parts.profile.value.painLimits ?? STRICT_LIMITS;
    const zones = this.#knees().flatMap((knee) => {
      const score = this.scores[knee];
      return score === undefined
        ? []
        : [morningZoneOf({ score, swollen: this.swollen }, scoreBefore(record.readings, knee), limits)];
    });
    this.told = worstZone(zones);
    this.#keep(record, this.scores, this.swollen);
  }

  #keep({ workoutId }: WorkoutRecord, scores: Readonly<Partial<Record<Side, number>>>, swollen: boolean): void {
    this.parts.mornings.add({ workoutId, timeMs: Date.now(), scores: { ...scores }, swollen });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-morning-question": SkMorningQuestion;
  }
}
