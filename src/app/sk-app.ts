import { provide } from "@lit/context";
import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { endText } from "../coach/messages.js";
import { planName } from "../coach/plan-texts.js";
import type { PlanStore } from "../history/plans.js";
import { deedOf } from "../session/gates.js";
import type { WorkoutRecord } from "../session/workout-types.js";
import { controlStyles } from "../ui/shared-styles.js";
import { AppError } from "../lib/app-error.js";
import { language, perLanguage } from "../lib/language.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { failurePanel } from "./failure-panel.js";
import { findPlan } from "./find-plan.js";
import { replayTrace } from "./replay-trace.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { LanguageController } from "./language-controller.js";
import { recordLeft } from "./left-workout.js";
import { hashOf, placeOf, type Place } from "./routes.js";
import type { SetResult } from "./set-result.js";
import { SettingsController } from "./settings-controller.js";
import { deedsOf, workoutSetup } from "./workout-setup.js";
import { LANGUAGE_CHOICES, THEMES, type LanguageChoice, type Theme } from "./settings.js";
import "./sk-page-exercise.js";
import "./sk-page-home.js";
import "./sk-page-set.js";
import type { WorkoutStart } from "./sk-page-workout.js";
import type { SourceChoice } from "./source-choice.js";

/** Fetched when they are first wanted: whoever comes for a set waits for none of them. */
const LATER_PAGES: Readonly<Partial<Record<Place["route"], () => Promise<unknown>>>> = {
  about: () => import("./sk-page-about.js"),
  plan: () => import("./sk-page-plan.js"),
  plans: () => import("./sk-page-plans.js"),
  session: () => import("./sk-page-session.js"),
  summary: () => import("./sk-page-summary.js"),
  workout: () => import("./sk-page-workout.js"),
  you: () => import("./sk-page-you.js"),
};

const themeNames = perLanguage((): Readonly<Record<Theme, string>> => ({
  auto: msg("Automatic"),
  light: msg("Light"),
  dark: msg("Dark"),
}));

/** A language is named in itself, so that whoever reads no other finds it. */
const languageName = (choice: LanguageChoice): string =>
  choice === "auto" ? msg("Automatic") : (new Intl.DisplayNames([choice], { type: "language" }).of(choice) ?? choice);

// Signs beside the two choices: on a narrow screen there is no room for their words.
const HALF_MOON = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="9"></circle>
  <path class="full" d="M12 3a9 9 0 0 1 0 18z"></path>
</svg>`;
const GLOBE = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="9"></circle>
  <path d="M3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18"></path>
</svg>`;

/** The same in every language. */
const APP_NAME = "Steady Knee";

const titleOf = ({ route, exerciseId, planId }: Place, plans: PlanStore): string => {
  switch (route) {
    case "home":
      return APP_NAME;
    case "set":
      return `${msg("Your set")} · ${APP_NAME}`;
    case "workout":
      return `${msg("Your session")} · ${APP_NAME}`;
    case "session":
      return `${msg("What you did")} · ${APP_NAME}`;
    case "summary":
      return `${msg("Summary")} · ${APP_NAME}`;
    case "about":
      return `${msg("How it works")} · ${APP_NAME}`;
    case "you":
      return `${msg("About you")} · ${APP_NAME}`;
    case "plans":
      return `${msg("Plans")} · ${APP_NAME}`;
    case "plan":
      return `${planName(findPlan(plans, planId ?? "") ?? { id: "" })} · ${APP_NAME}`;
    case "exercise":
      return `${exerciseText(exerciseId ?? "").name} · ${APP_NAME}`;
  }
};

/** The shell: routes, theme, and what one page hands to the next. */
@localized()
@customElement("sk-app")
export class SkApp extends LitElement {
  @provide({ context: partsContext })
  @property({ attribute: false })
  parts!: AppParts;

  @state() private place: Place = { route: "home" };
  @state() private choice: SourceChoice | undefined;
  @state() private result: SetResult | undefined;
  /** What the session begins with, and what came of it. */
  @state() private workout: WorkoutStart | undefined;
  @state() private record: WorkoutRecord | undefined;
  @state() private failure: unknown;
  #backTo = hashOf("home");
  /** The last words of a set; its page and its live regions are gone when they are due. */
  @state() private lastWords = "";

  constructor() {
    super();
    new SettingsController(this, () => this.parts.settings);
  }

  readonly #language = new LanguageController(
    this,
    () => this.parts.settings,
    (failure) => (this.failure = failure),
  );

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.4rem 1.2rem;
        max-inline-size: 68rem;
        margin: 0 auto;
        padding: 0.6rem 1rem 0;
      }
      .brand {
        font-size: 1.2rem;
        font-weight: 800;
        text-decoration: none;
        color: var(--sk-text);
        padding-block: 0.6rem;
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.4rem 1.2rem;
      }
      nav a {
        padding-block: 0.7rem;
      }
      label {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }
      nav svg {
        flex: none;
        inline-size: 1.4rem;
        block-size: 1.4rem;
        fill: none;
        stroke: currentColor;
        stroke-width: 2;
      }
      nav .full {
        fill: currentColor;
      }
      @media (max-width: 60rem) {
        nav label {
          gap: 0.3rem;
        }
        nav select {
          max-inline-size: 8.6rem;
          padding-inline: 0.35rem;
          font-size: 0.95rem;
        }
        nav label span {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      @media (max-width: 30rem) {
        nav {
          gap: 0.2rem 0.8rem;
        }
      }
      .failure {
        max-inline-size: 48rem;
        margin: 1rem auto;
        padding-inline: 1rem;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("hashchange", this.#hashChanged);
    this.#hashChanged();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.#hashChanged);
  }

  override render() {
    // A first page in the wrong language would be read out, and be gone.
    if (!this.#language.isSettled) return nothing;
    return html`<p class="visually-hidden" role="alert" id="last-words">${this.lastWords}</p>
      ${this.place.route === "set" || this.place.route === "workout" ? nothing : this.#header()}
      <main
        @set-asked=${this.#setAsked}
        @set-finished=${this.#setFinished}
        @set-left=${() => this.#go("home")}
        @trace-chosen=${this.#traceChosen}
        @workout-asked=${this.#workoutAsked}
        @workout-resumed=${this.#workoutResumed}
        @workout-ended=${this.#workoutEnded}
        @you-asked=${this.#youAsked}
        @you-told=${this.#youTold}
      >
        ${this.failure === undefined ? nothing : html`<div class="failure">${failurePanel(this.failure, html`<button type="button" @click=${() => (this.failure = undefined)}>${msg("Close")}</button>`)}</div>`}
        ${this.#page()}
      </main>`;
  }

  override updated(changed: PropertyValues): void {
    const { theme } = this.parts.settings.value;
    if (theme === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    document.documentElement.lang = language();
    document.title = titleOf(this.place, this.parts.plans);
    if (!changed.has("place" as keyof SkApp)) return;
    // The first page of a visit leaves the focus alone; later ones tell a screen reader where it is.
    if (changed.get("place" as keyof SkApp) !== undefined) void this.#focusHeading();
  }

  #header() {
    const { theme, language: chosen } = this.parts.settings.value;
    return html`<header>
      <a class="brand" href="#/">${APP_NAME}</a>
      <nav aria-label=${msg("Pages and looks")}>
        <a href="#/plans">${msg("Plans")}</a>
        <a href="#/you">${msg("You")}</a>
        <a href="#/about">${msg("How it works")}</a>
        <label>
          ${HALF_MOON}<span>${msg("Colours")}</span>
          <select id="theme" @change=${this.#chooseTheme}>
            ${THEMES.map((id) => html`<option value=${id} ?selected=${id === theme}>${themeNames()[id]}</option>`)}
          </select>
        </label>
        <label>
          ${GLOBE}<span>${msg("Language")}</span>
          <select id="language" @change=${this.#chooseLanguage}>
            ${LANGUAGE_CHOICES.map(
              (id) =>
                html`<option value=${id} lang=${id === "auto" ? language() : id} ?selected=${id === chosen}>
                  ${languageName(id)}
                </option>`,
            )}
          </select>
        </label>
      </nav>
    </header>`;
  }

  #page() {
    switch (this.place.route) {
      case "home":
        return html`<sk-page-home></sk-page-home>`;
      case "set":
        return html`<sk-page-set .choice=${this.choice}></sk-page-set>`;
      case "workout":
        return html`<sk-page-workout .from=${this.workout}></sk-page-workout>`;
      case "session":
        return html`<sk-page-session .record=${this.record}></sk-page-session>`;
      case "summary":
        return html`<sk-page-summary .result=${this.result}></sk-page-summary>`;
      case "about":
        return html`<sk-page-about></sk-page-about>`;
      case "you":
        return html`<sk-page-you></sk-page-you>`;
      case "plans":
        return html`<sk-page-plans></sk-page-plans>`;
      case "plan":
        return html`<sk-page-plan canStart planId=${this.place.planId ?? ""}></sk-page-plan>`;
      case "exercise":
        return html`<sk-page-exercise exerciseId=${this.place.exerciseId ?? ""}></sk-page-exercise>`;
    }
  }

  readonly #hashChanged = (): void => {
    this.#recordOld();
    const asked = placeOf(location.hash);
    const { route, exerciseId, planId } = asked;
    // Neither page lives without what an earlier one hands over, so a reload begins at the start.
    const lacking =
      (route === "set" && !this.choice) ||
      (route === "summary" && !this.result) ||
      (route === "workout" && !this.workout) ||
      (route === "session" && !this.record);
    const unknown = exerciseId !== undefined && findExercise(exerciseId) === undefined;
    if (lacking || unknown) {
      location.replace(hashOf("home"));
      return;
    }
    if (planId !== undefined && findPlan(this.parts.plans, planId) === undefined) {
      location.replace(hashOf("plans"));
      return;
    }
    const { place } = this;
    const same = route === place.route && exerciseId === place.exerciseId && planId === place.planId;
    if (!same) this.failure = undefined;
    if (route !== "set") this.choice = undefined;
    if (route !== "workout") this.workout = undefined;
    if (!same) void this.#show(asked);
  };

  /** A session that is too old to go on with is recorded, so that advice and the morning question know of it. */
  #recordOld(): void {
    const old = this.parts.running.takeOld(Date.now());
    if (old !== null) recordLeft(old, this.parts);
  }

  /** Fetches the page if it is not here yet. Until then the page before stays. */
  async #show(asked: Place): Promise<void> {
    const { hash } = location;
    try {
      await LATER_PAGES[asked.route]?.();
      if (location.hash === hash) this.place = asked;
    } catch (error) {
      this.failure = new AppError("SK-PAGE-FAILED", String(error), { cause: error });
    }
  }

  #go(route: Parameters<typeof hashOf>[0]): void {
    location.hash = hashOf(route);
  }

  #setAsked(event: HTMLElementEventMap["set-asked"]): void {
    // Still inside the tap: phones allow sound only from here.
    this.parts.speaker.unlock();
    this.lastWords = "";
    this.choice = event.detail;
    this.#go("set");
  }

  /** Something has to be asked first; the page that wanted to begin is gone back to. */
  #youAsked(): void {
    this.#backTo = location.hash;
    this.#go("you");
  }

  #youTold(): void {
    location.replace(this.#backTo);
    this.#backTo = hashOf("home");
  }

  #workoutAsked({ detail: { plan, source } }: HTMLElementEventMap["workout-asked"]): void {
    const { settings, profile, running } = this.parts;
    // It will be kept in the place of one that was left.
    if (running.value !== null) recordLeft(running.value, this.parts);
    this.#startWorkout({
      setup: workoutSetup(plan, source === "camera" ? "by-camera" : "by-hand", settings.value, profile.value),
    });
  }

  #workoutResumed({ detail }: HTMLElementEventMap["workout-resumed"]): void {
    this.#startWorkout({ state: detail });
  }

  #startWorkout(start: WorkoutStart): void {
    // Still inside the tap: phones allow sound only from here.
    this.parts.speaker.unlock();
    this.lastWords = "";
    this.workout = start;
    this.#go("workout");
  }

  #workoutEnded({ detail }: HTMLElementEventMap["workout-ended"]): void {
    this.record = detail;
    for (const deed of deedsOf(detail)) this.parts.progress.add(deed);
    // The session is over: going back must not start it again.
    location.replace(hashOf("session"));
  }

  #setFinished(event: HTMLElementEventMap["set-finished"]): void {
    this.result = event.detail;
    const { summary, choice } = event.detail;
    // A file or the demo shows what somebody did at some time: it opens nothing.
    if (choice?.kind === "camera") this.parts.progress.add(deedOf(summary, Date.now()));
    const { endReason, options } = summary;
    this.lastWords = endText(endReason, options.exerciseId);
    // The set is over: going back must not start it again.
    location.replace(hashOf("summary"));
  }

  async #traceChosen(event: HTMLElementEventMap["trace-chosen"]): Promise<void> {
    this.failure = undefined;
    try {
      this.result = await replayTrace(await event.detail.text(), this.parts.createRunner);
      this.#go("summary");
    } catch (error) {
      this.failure = error;
    }
  }

  #chooseTheme(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    const theme = THEMES.find((id) => id === chosen);
    if (theme) this.parts.settings.change({ theme });
  }

  #chooseLanguage(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    const found = LANGUAGE_CHOICES.find((id) => id === chosen);
    if (found) this.parts.settings.change({ language: found });
  }

  async #focusHeading(): Promise<void> {
    await this.updateComplete;
    const page = this.renderRoot.querySelector("main")?.lastElementChild;
    if (!(page instanceof LitElement)) return;
    await page.updateComplete;
    page.renderRoot.querySelector<HTMLElement>("h1[tabindex]")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-app": SkApp;
  }
}
