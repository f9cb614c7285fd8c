import { consume } from "@lit/context";
import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Side } from "../body/joints.js";
import { painNowTexts, screeningTexts } from "../coach/screening-texts.js";
import { EXERCISES } from "../exercises/catalog.js";
import { painToday } from "../history/profile.js";
import { perLanguage } from "../lib/language.js";
import { STRICT_LIMITS, worstZone, zoneOf, type PainZone } from "../session/pain.js";
import {
  gatesMetBy,
  PART_QUESTIONS,
  SCREENING_QUESTIONS,
  screeningState,
  STOP_QUESTIONS,
  yesOf,
  type Screening,
  type ScreeningQuestion,
} from "../session/screening.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-pain-scale.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { pageStyles } from "./page-styles.js";
import { SettingsController } from "./settings-controller.js";
import "./sk-height-field.js";

const KNEE_CHOICES = ["none", "left", "right", "both"] as const;
type KneeChoice = (typeof KNEE_CHOICES)[number];

const KNEES_OF: Readonly<Record<KneeChoice, readonly Side[]>> = {
  none: [],
  left: ["left"],
  right: ["right"],
  both: ["left", "right"],
};

const kneeNames = perLanguage((): Readonly<Record<KneeChoice, string>> => ({
  none: msg("Neither"),
  left: msg("The left one"),
  right: msg("The right one"),
  both: msg("Both"),
}));

const choiceOf = (knees: readonly Side[]): KneeChoice =>
  knees.length === 2 ? "both" : knees.length === 0 ? "none" : (knees[0] ?? "none");

const allOf = (answers: Answers): Record<string, boolean> =>
  Object.fromEntries(SCREENING_QUESTIONS.map((question) => [question, answers[question] === true]));

const painText = (zone: PainZone | undefined): string =>
  zone === "amber" || zone === "red" ? painNowTexts()[zone] : "";

type Answers = Readonly<Partial<Record<string, boolean>>>;

/**
 * What the app has to know of its user: before the first session, again every thirty days, and whenever they want to
 * change it. exercises.md 6.1. A yes that speaks against exercising is answered with advice, and with what to do next.
 */
@localized()
@customElement("sk-page-you")
export class SkPageYou extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  /** Answers that are not kept yet. */
  @state() private answers: Answers | undefined;
  /** Done was pressed, and these were not answered. */
  @state() private lacking: readonly ScreeningQuestion[] = [];
  /** The answers are kept, and what they mean is shown. */
  @state() private isAnswered = false;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.profile);
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      :host {
        display: block;
        max-inline-size: 48rem;
        margin: 0 auto;
        padding: 0.5rem 1rem 3rem;
        font-size: 1.1rem;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: 0.3rem 1.5rem;
        min-inline-size: 0;
        margin: 0;
        padding: 0.5rem 0;
        border: 0;
        border-block-end: 1px solid var(--sk-line);
      }
      legend {
        float: inline-start;
        flex: 1 1 18rem;
        max-inline-size: 100%;
        padding: 0;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem 1.4rem;
      }
      .choices label,
      .check {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        min-block-size: 3rem;
      }
      .lacking legend {
        font-weight: 700;
      }
      .problem,
      .lacking legend::before {
        color: var(--sk-danger-text, inherit);
      }
      .lacking legend::before {
        content: "● ";
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.8rem;
        margin-block-start: 1.2rem;
      }
      .buttons button {
        min-block-size: 3.6rem;
      }
      .pain-means {
        font-weight: 700;
      }
      .advice {
        border: 3px solid var(--sk-warn);
        border-radius: 0.8rem;
        background: var(--sk-surface);
        padding: 1rem 1.2rem;
      }
    `,
  ];

  override render() {
    const { screening } = this.parts.profile.value;
    const state = screeningState(screening, Date.now());
    const showsAdvice = screening !== undefined && this.answers === undefined && (this.isAnswered || state === "stop");
    return html`<h1 tabindex="-1">${screening === undefined ? msg("Welcome") : msg("About you")}</h1>
      ${screening === undefined ? this.#whatThisIs() : nothing}
      ${state === "again" ? html`<p>${msg("A month has passed. Please go through these questions once more.")}</p>` : nothing}
      ${showsAdvice ? this.#advice(screening) : this.#form(screening)}`;
  }

  #whatThisIs() {
    return html`<section>
      <h2>${msg("What this is, and what it is not")}</h2>
      <ul>
        <li>${msg("It watches you through the camera, counts, and says what to mend. Nothing leaves this device.")}</li>
        <li>${msg("It measures movement and gives general guidance. It does not diagnose or treat anything.")}</li>
        <li>${msg("You decide: stop whenever something hurts.")}</li>
      </ul>
    </section>`;
  }

  #form(screening: Screening | undefined) {
    const answers = this.#answersOf(screening);
    return html`<section>
        <h2>${msg("Your health")}</h2>
        <p>${msg("A yes shows what it means. Your answers stay on this device.")}</p>
        <div class="buttons">
          <button type="button" id="all-no" @click=${this.#allNo}>${msg("No to all of these")}</button>
        </div>
        ${SCREENING_QUESTIONS.map((question) => this.#question(question, answers[question]))}
      </section>
      ${this.#knees()}
      ${
        this.lacking.length === 0
          ? nothing
          : html`<p class="problem" role="alert">${msg("Some questions are not answered yet. They are marked.")}</p>`
      }
      <div class="buttons">
        <button class="primary" type="button" id="done" @click=${() => this.#done(answers)}>${msg("Done")}</button>
      </div>`;
  }

  #question(question: ScreeningQuestion, answer: boolean | undefined) {
    const choice = (value: boolean, label: string) =>
      html`<label>
        <input
          type="radio"
          name=${question}
          value=${value ? "yes" : "no"}
          .checked=${answer === value}
          @change=${() => this.#answer(question, value)}
        />
        ${label}
      </label>`;
    const { question: words, meaning } = screeningTexts()[question];
    return html`<fieldset id=${question} class=${this.lacking.includes(question) ? "lacking" : ""}>
      <legend>${words}</legend>
      <div class="choices">${choice(false, msg("No"))} ${choice(true, msg("Yes"))}</div>
      ${answer === true ? html`<p class="hint" role="status">${meaning}</p>` : nothing}
    </fieldset>`;
  }

  #knees() {
    const { painfulKnees, kneecap } = this.parts.profile.value;
    const chosen = choiceOf(painfulKnees);
    return html`<section>
      <h2>${msg("Your knees")}</h2>
      <fieldset id="painful">
        <legend>${msg("Which knee is sore or weak?")}</legend>
        <div class="choices">
          ${KNEE_CHOICES.map(
            (id) =>
              html`<label>
                <input
                  type="radio"
                  name="painful"
                  value=${id}
                  .checked=${id === chosen}
                  @change=${() => {
                    this.parts.profile.change({ painfulKnees: [...KNEES_OF[id]] });
                  }}
                />
                ${kneeNames()[id]}
              </label>`,
          )}
        </div>
      </fieldset>
      <label class="check">
        <input
          type="checkbox"
          id="kneecap"
          .checked=${kneecap}
          @change=${(event: Event) => {
            this.#chooseKneecap((event.target as HTMLInputElement).checked);
          }}
        />
        <span>${msg("It hurts around or behind the kneecap. Then depth begins with the smallest bend.")}</span>
      </label>
      ${painfulKnees.length === 0 ? nothing : painfulKnees.map((knee) => this.#painNow(knee))}
      <p></p>
      <sk-height-field></sk-height-field>
    </section>`;
  }

  #painNow(knee: Side) {
    const label =
      knee === "left" ? msg("Pain in the left knee now, 0 to 10") : msg("Pain in the right knee now, 0 to 10");
    const painNow = painToday(this.parts.profile.value, Date.now());
    return html`<p>${label}</p>
      <sk-pain-scale
        label=${label}
        .score=${painNow[knee]}
        @pain-rated=${({ detail }: HTMLElementEventMap["pain-rated"]) => {
          this.parts.profile.change({ painNow: { ...painNow, [knee]: detail.score }, painSaidMs: Date.now() });
        }}
      ></sk-pain-scale>
      <p class="pain-means" role="status">${painText(this.#zoneNow([knee]))}</p>`;
  }

  /** The traffic light for what was said today. exercises.md 6.2. */
  #zoneNow(knees: readonly Side[]): PainZone | undefined {
    const { value } = this.parts.profile;
    const painNow = painToday(value, Date.now());
    const scores = knees.flatMap((knee) => painNow[knee] ?? []);
    return worstZone(
      scores.map((score) => zoneOf({ score, sharp: false }, undefined, value.painLimits ?? STRICT_LIMITS, false)),
    );
  }

  #advice(screening: Screening) {
    const stops = yesOf(screening, STOP_QUESTIONS);
    const parts = yesOf(screening, PART_QUESTIONS);
    const texts = screeningTexts();
    const mustStop = stops.length > 0;
    const zone = this.#zoneNow(this.parts.profile.value.painfulKnees);
    return html`<section class=${mustStop || zone === "red" ? "advice" : ""} aria-labelledby="advice">
      <h2 id="advice" tabindex="-1">
        ${mustStop ? msg("Please see a professional first") : zone === "red" ? msg("Thank you. Better rest today.") : msg("Thank you. You can begin.")}
      </h2>
      ${zone === "amber" || zone === "red" ? html`<p class="pain-means">${painText(zone)}</p>` : nothing}
      ${
        stops.length + parts.length === 0
          ? nothing
          : html`<ul>
              ${[...stops, ...parts].map((question) => html`<li>${texts[question].meaning}</li>`)}
            </ul>`
      }
      ${
        mustStop
          ? html`<p>
              ${
                screening.agreed
                  ? msg("You said that a professional has agreed. Tell them if anything gets worse.")
                  : msg("You can look at everything here. Begin when a doctor or a physiotherapist has agreed.")
              }
            </p>`
          : nothing
      }
      <div class="buttons">
        ${
          mustStop && !screening.agreed
            ? html`<button type="button" id="agreed" @click=${() => this.#agree(screening)}>
                ${msg("A professional has agreed")}
              </button>`
            : html`<button class="primary" type="button" id="go-on" @click=${this.#leave}>${msg("Go on")}</button>`
        }
        <button type="button" id="change" @click=${() => this.#change(screening)}>${msg("Change an answer")}</button>
      </div>
    </section>`;
  }

  #answersOf(screening: Screening | undefined): Answers {
    if (this.answers !== undefined) return this.answers;
    // Asked anew after a month: what held then is no answer now.
    return screening === undefined || screeningState(screening, Date.now()) === "again" ? {} : screening.answers;
  }

  #answer(question: ScreeningQuestion, value: boolean): void {
    this.answers = { ...this.#answersOf(this.parts.profile.value.screening), [question]: value };
    this.lacking = this.lacking.filter((each) => each !== question);
  }

  #allNo(): void {
    this.answers = Object.fromEntries(SCREENING_QUESTIONS.map((question) => [question, false]));
    this.lacking = [];
  }

  #done(answers: Answers): void {
    this.lacking = SCREENING_QUESTIONS.filter((question) => answers[question] === undefined);
    const [first] = this.lacking;
    if (first !== undefined) {
      void this.updateComplete.then(() => this.renderRoot.querySelector(".lacking")?.querySelector("input")?.focus());
      return;
    }
    const answeredMs = Date.now();
    const screening = { answeredMs, answers: allOf(answers), agreed: false };
    this.parts.profile.change({ screening });
    for (const id of gatesMetBy(screening)) this.parts.progress.answer(id, answeredMs);
    if (screening.answers["hops"] === true) this.#stepInsteadOfHops();
    this.answers = undefined;
    this.isAnswered = true;
    void this.#focus("#advice");
  }

  #agree(screening: Screening): void {
    this.parts.profile.change({ screening: { ...screening, answers: allOf(screening.answers), agreed: true } });
    this.isAnswered = true;
    void this.#focus("#advice");
  }

  #change(screening: Screening): void {
    this.answers = screening.answers;
    this.isAnswered = false;
    void this.#focus("h1");
  }

  #leave(): void {
    this.dispatchEvent(new CustomEvent("you-told", { bubbles: true, composed: true }));
  }

  /** exercises.md 6.3: with pain at the kneecap depth starts a level shallower. */
  #chooseKneecap(kneecap: boolean): void {
    this.parts.profile.change({ kneecap });
    if (!kneecap) return;
    for (const { id, depth } of EXERCISES) {
      if (depth?.measure === "knee-flexion") this.parts.settings.changeExercise(id, { level: "L1" });
    }
  }

  /** As plans propose it: single sets begin with steps, too, until the user chooses otherwise. */
  #stepInsteadOfHops(): void {
    for (const { id, movement } of EXERCISES) {
      if (movement.kind === "hops" || movement.kind === "hop-squat")
        this.parts.settings.changeExercise(id, { lowImpact: true });
    }
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-you": SkPageYou;
  }
  interface HTMLElementEventMap {
    /** What had to be asked was answered, and nothing speaks against beginning. */
    "you-told": CustomEvent<null>;
  }
}
