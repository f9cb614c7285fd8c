import { consume } from "@lit/context";
import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Side } from "../body/joints.js";
import type { EngineId } from "../body/pose-frame.js";
import type { FrameSource } from "../camera/frame-source.js";
import { makeCue, type Cue, type CueKind } from "../coach/cue.js";
import { describeError } from "../coach/errors.js";
import { sideNames } from "../coach/messages.js";
import { planName } from "../coach/plan-texts.js";
import { heightTexts } from "../coach/workout-texts.js";
import { sceneOf, type Scene } from "../coach/scene.js";
import { vibrate } from "../coach/tones.js";
import { findExercise } from "../exercises/catalog.js";
import { AppError, type ErrorCode } from "../lib/app-error.js";
import type { LoadProgress } from "../pose/protocol.js";
import type { SetSnapshot } from "../session/set-types.js";
import { enabledGestures, isPaused, painHeights } from "../session/workout.js";
import type { WorkoutCommand, WorkoutRecord, WorkoutSetup, WorkoutState } from "../session/workout-types.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-error-panel.js";
import "../ui/sk-pain-hands.js";
import "../ui/sk-pain-scale.js";
import type { SignUnderWay } from "../ui/sk-far-view.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { HandSigns } from "./hand-signs.js";
import { hasSupport } from "./has-support.js";
import { poseAfter } from "./pose-after.js";
import { signOfKey, takeMediaKeys, type RemoteSign } from "./remote-keys.js";
import { farButton, muteButton } from "./set-buttons.js";
import { setPageStyles } from "./set-page-styles.js";
import { SettingsController } from "./settings-controller.js";
import { exerciseSettings } from "./settings.js";
import type { SignReadout } from "./sign-reader.js";
import "./sk-set-stage.js";
import { keepScreenOn } from "./wake-lock.js";
import { WorkoutDriver } from "./workout-driver.js";
import { canGoBack, panelOf } from "./workout-panel.js";

/** What a workout begins with: a plan that was chosen, or a workout that was left in the middle. */
export type WorkoutStart = { readonly setup: WorkoutSetup } | { readonly state: WorkoutState };

/** What may come back without anybody at the device: a cable, a call that is over, a camera that wakes up. */
const COME_BACK: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "SK-CAM-UNPLUGGED",
  "SK-CAM-IN-USE",
  "SK-CAM-NONE",
  "SK-CAM-FAILED",
]);
/** Between two tries: long enough for the light of the camera not to flicker. */
const RETRY_MS = 4000;

/** A whole session: every set on one stage, from the first question about pain to the last. */
@localized()
@customElement("sk-page-workout")
export class SkPageWorkout extends LitElement {
  @property({ attribute: false }) from: WorkoutStart | undefined;

  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @state() private workout: WorkoutState | undefined;
  @state() private snapshot: SetSnapshot | undefined;
  @state() private cue: { readonly cue: Cue; readonly timeMs: number } | undefined;
  /** What was said last in the phase that goes on. */
  @state() private said: string | undefined;
  @state() private signs: SignReadout | undefined;
  @state() private loading: LoadProgress | undefined;
  @state() private source: FrameSource | undefined;
  @state() private failure: AppError | undefined;

  #driver: WorkoutDriver | undefined;
  #giveBackKeys: (() => void) | undefined;
  /** Grows with every start, so that a slow earlier one notices that it is out of date. */
  #attempt = 0;
  #loaded: Promise<void> = Promise.resolve();
  /** False: loading the pose model has failed, and has to be asked for anew. */
  #hasModel = true;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.settings);
  }

  static override styles = [
    controlStyles,
    setPageStyles,
    css`
      /* Up to nine buttons, in the longest language: two rows below "Stop" on an upright phone, else one row. */
      @media (min-aspect-ratio: 1/1) {
        .controls button:not(.stop) {
          font-size: clamp(0.95rem, min(3.2svh, 1.35vw), 1.8rem);
        }
      }
      @media (max-aspect-ratio: 1/1) {
        .controls .stop {
          flex-basis: 65%;
        }
        .controls button:not(.stop) {
          flex-grow: 1;
          inline-size: min-content;
          font-size: clamp(0.95rem, min(3.2svh, 3.9vw), 1.8rem);
          line-height: 1.15;
        }
      }
      sk-pain-scale {
        --sk-score-height: max(3rem, 8svh);
        --sk-score-text: clamp(1.4rem, min(5svh, 8.5vw), 3rem);
      }
      /* The question whether it was sharp is seen without scrolling. */
      @media (max-aspect-ratio: 1/1) {
        sk-pain-scale {
          --sk-score-height: max(2.9rem, 5.9svh);
        }
      }
      .panel {
        display: grid;
        gap: 0.6rem;
        inline-size: 100%;
      }
      .panel p {
        margin: 0;
        font-size: clamp(1.05rem, 2.6svh, 2rem);
      }
      .counters {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
      }
      .counters button {
        flex: 1 1 8rem;
        min-block-size: max(3.6rem, 9svh);
        line-height: 1.2;
        font-size: clamp(1.4rem, min(5svh, 6.5vw), 2.6rem);
      }
      @media (max-height: 30rem) and (min-aspect-ratio: 1/1) {
        .controls .stop {
          flex-basis: 5em;
          line-height: 1.1;
        }
        .counters {
          gap: 0.4rem;
        }
        .counters button {
          min-block-size: 2.9rem;
          padding: 0.1rem 0.3rem;
          font-size: 1rem;
          line-height: 1.15;
        }
        .controls button:not(.stop) {
          inline-size: min-content;
          padding-inline: 0.2rem;
          font-size: 0.9rem;
          line-height: 1.15;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#visibilityChanged);
    window.addEventListener("keydown", this.#keyPressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#visibilityChanged);
    window.removeEventListener("keydown", this.#keyPressed);
    this.#attempt += 1;
    clearTimeout(this.#retry);
    this.#giveBackKeys?.();
    this.#driver?.dispose();
    this.source?.stop();
  }

  override firstUpdated(): void {
    void this.updateComplete.then(() => {
      if (this.isConnected) this.#begin();
    });
  }

  /** A sentence is told right before the phase that it belongs to. That of a pause stands in its panel. */
  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("workout") as WorkoutState | undefined;
    if (before !== undefined && before.phase.name !== this.workout?.phase.name) this.said = undefined;
    if (!changed.has("cue") || this.cue === undefined || this.workout === undefined) return;
    if (!isPaused(this.workout) && this.failure === undefined) this.said = this.cue.cue.text;
  }

  override updated(): void {
    this.parts.speaker.muted = false;
    this.parts.speaker.manner = this.parts.settings.value;
  }

  override render() {
    const { workout } = this;
    if (workout === undefined) return nothing;
    return html`<h1 class="visually-hidden" tabindex="-1">
        ${msg(str`${planName(workout.setup.plan)}: your session`)}
      </h1>
      ${this.#live()} ${this.#stage(workout)}`;
  }

  #live() {
    const text = this.cue?.cue.text ?? "";
    const urgent = this.cue?.cue.kind === "stop";
    return html`<p class="visually-hidden" role="status" aria-live="polite" id="cues">${urgent ? "" : text}</p>
      <p class="visually-hidden" role="alert" aria-live="assertive" id="urgent-cues">${urgent ? text : ""}</p>`;
  }

  #stage(workout: WorkoutState) {
    const scene = this.#scene(workout);
    const { phase } = workout;
    const byCamera = workout.setup.entered === "by-camera";
    const leg = workout.items[workout.place.item]?.legs[workout.place.part] ?? "auto";
    const snapshot = phase.name === "set" ? this.snapshot : undefined;
    const sourceKind = byCamera ? "camera" : undefined;
    return html`<sk-set-stage
      .scene=${scene}
      .leg=${leg}
      ?atWall=${hasSupport(this.#definition(workout))}
      .source=${this.source}
      .sourceKind=${sourceKind}
      .loading=${byCamera && phase.name === "set" ? this.loading : undefined}
      .snapshot=${snapshot}
      .cue=${this.cue}
      .failureTitle=${this.failure && describeError(this.failure).title}
      .panel=${panelOf(workout, this.said)}
      ?crowded=${!byCamera && phase.name === "set"}
      .sign=${this.#sign(workout)}
      ?far=${this.parts.settings.value.farView}
    >
      ${this.failure ? this.#failurePanel(this.failure) : nothing}
      <div slot="panel" class="panel">${this.#panel(workout)}</div>
      ${this.#controls(workout)}
    </sk-set-stage>`;
  }

  /** Behind the last exercise, where pain has ended that one, it is the last one. */
  #definition({ items, place }: WorkoutState) {
    const id = (items[place.item] ?? items.at(-1))?.exerciseId ?? "";
    const definition = findExercise(id);
    if (definition === undefined) throw new AppError("SK-EXERCISE-UNKNOWN", id);
    return definition;
  }

  #scene(workout: WorkoutState): Scene {
    const definition = this.#definition(workout);
    const chosen = exerciseSettings(this.parts.settings.value, definition.id);
    return sceneOf(definition, { ...chosen, lowImpact: workout.items[workout.place.item]?.lowImpact ?? true });
  }

  /** The sign that is held, and what it will do. */
  #sign(workout: WorkoutState): SignUnderWay | undefined {
    const { signs } = this;
    if (signs?.sign === undefined || signs.thirds === 0) return undefined;
    const { sign, thirds } = signs;
    if (sign === "green" || sign === "amber" || sign === "red") {
      // Chosen: what to do now is more than what is held.
      const isChosen = workout.phase.name === "pain" && workout.phase.chosen === sign;
      return isChosen ? undefined : { text: heightTexts(painHeights(workout))[sign], thirds };
    }
    const asked = enabledGestures(workout)[sign];
    return asked === undefined ? undefined : { text: commandNames(workout)[asked], thirds };
  }

  #panel(workout: WorkoutState) {
    const { phase } = workout;
    if (isPaused(workout)) return nothing;
    switch (phase.name) {
      case "pain":
        return this.#painScale(phase.ask[0] ?? "left", workout);
      case "choice":
        return html`<div class="counters">
          <button type="button" @click=${() => this.#command("start")}>${msg("Go on easier")}</button>
          <button type="button" @click=${() => this.#command("finish")}>${msg("End here")}</button>
        </div>`;
      case "set":
        return workout.setup.entered === "by-hand" ? this.#byHand(workout) : nothing;
      default:
        return nothing;
    }
  }

  #painScale(knee: Side, workout: WorkoutState) {
    const { setup, watching } = workout;
    const sign = this.signs?.sign;
    const held = sign === "green" || sign === "amber" || sign === "red" ? sign : undefined;
    return html`${
        setup.entered === "by-camera"
          ? html`<sk-pain-hands .answers=${painHeights(workout)} .held=${held} ?unseen=${!watching}></sk-pain-hands>`
          : html`<p>${msg("0 is no pain, 10 the worst.")}</p>`
      }
      <sk-pain-scale
        withSharp
        @pain-rated=${({ detail }: HTMLElementEventMap["pain-rated"]) =>
          this.#driver?.answerPain(knee, detail.score, detail.sharp)}
      ></sk-pain-scale>`;
  }

  #byHand(workout: WorkoutState) {
    const item = workout.items[workout.place.item];
    const definition = this.#definition(workout);
    const leg = item?.legs[workout.place.part] ?? "auto";
    if (definition.dose.unit === "seconds") {
      const runs = workout.phase.name === "set" && workout.phase.timerSinceMs !== undefined;
      return html`<div class="counters">
        <button type="button" @click=${() => this.#driver?.byHand(runs ? "timer-stop" : "timer-start")}>
          ${runs ? msg("Stop the clock") : msg("Start the clock")}
        </button>
        ${this.#doneButton()}
      </div>`;
    }
    const apart = definition.legs !== "together" || definition.dose.unit === "metres";
    const sides: readonly (Side | undefined)[] = !apart ? [undefined] : leg === "auto" ? ["left", "right"] : [leg];
    const words = definition.dose.unit === "metres" ? metreWords : countWords;
    return html`<div class="counters">
      ${sides.map(
        (side) =>
          html`<button type="button" @click=${() => this.#driver?.byHand("add", side)}>${words(side).more}</button>
            <button type="button" @click=${() => this.#driver?.byHand("undo", side)}>${words(side).less}</button>`,
      )}
      ${this.#doneButton()}
    </div>`;
  }

  #doneButton() {
    return html`<button type="button" @click=${() => this.#driver?.byHand("done")}>${msg("Set done")}</button>`;
  }

  #controls(workout: WorkoutState) {
    const { phase } = workout;
    const waits = phase.name === "ready" || phase.name === "rest" || phase.name === "summary";
    return html`<div class="controls" slot="controls">
      <button
        class="danger stop"
        type="button"
        id="stop"
        aria-keyshortcuts="S Escape"
        @click=${() => this.#command("stop-hurts")}
      >
        ${msg("Stop, it hurts")}
      </button>
      ${farButton(this.parts.settings)} ${muteButton(this.parts.settings)}
      ${
        isPaused(workout)
          ? html`<button type="button" id="go-on" @click=${() => this.#command("resume")}>${msg("Go on")}</button>`
          : html`<button type="button" id="pause" @click=${() => this.#command("pause")}>${msg("Pause")}</button>`
      }
      ${
        waits && !isPaused(workout)
          ? html`<button type="button" id="start" @click=${() => this.#command("start")}>${msg("Start now")}</button>`
          : nothing
      }
      ${
        phase.name === "rest"
          ? html`<button type="button" id="more-rest" @click=${() => this.#command("more-rest")}>
              ${msg("More rest")}
            </button>`
          : nothing
      }
      ${
        canGoBack(workout) && !isPaused(workout)
          ? html`<button type="button" id="back" @click=${() => this.#command("back")}>${msg("Back")}</button>`
          : nothing
      }
      <button type="button" id="skip" @click=${() => this.#command("skip")}>${msg("Skip")}</button>
      <button type="button" id="finish" @click=${() => this.#command("finish")}>${msg("Finish")}</button>
    </div>`;
  }

  #failurePanel(failure: AppError) {
    const { title, sentence, nextStep, code, detail } = describeError(failure);
    return html`<sk-error-panel
      slot="failure"
      .heading=${title}
      .sentence=${sentence}
      .nextStep=${nextStep}
      .code=${code}
      .detail=${detail}
      .retryLabel=${msg("Try again and go on")}
      @retry-asked=${() => this.#tryAgain()}
    ></sk-error-panel>`;
  }

  #begin(): void {
    const { from, parts } = this;
    if (from === undefined) return;
    const setup = "setup" in from ? from.setup : from.state.setup;
    const byCamera = setup.entered === "by-camera";
    if (byCamera) this.#load(setup.engine);
    this.#driver = new WorkoutDriver(
      {
        pose: poseAfter(() => this.#loaded, parts.pose),
        createRunner: parts.createRunner,
        speaker: parts.speaker,
        signs: new HandSigns(setup.engine),
        listener: {
          changed: (workout) => {
            this.workout = workout;
          },
          stepped: (snapshot) => {
            this.snapshot = snapshot;
          },
          cued: ({ text, kind }) => {
            this.#cued(text, kind);
          },
          signed: (readout) => {
            this.signs = readout;
          },
          failed: (error) => {
            this.#fail(error);
          },
          readingMade: () => undefined,
          recordMade: (record) => {
            parts.workouts.add(record);
          },
          ended: (record) => {
            this.#ended(record);
          },
          traced: () => undefined,
        },
        keep: (kept) => {
          parts.running.set(kept);
        },
        keepScreenOn,
        vibrate,
        playTone: (kind) => {
          parts.speaker.tone(kind);
        },
        nowMs: () => Date.now(),
      },
      from,
    );
    this.workout = this.#driver.state;
    this.#driver.start();
    this.#giveBackKeys = takeMediaKeys(planName(setup.plan), (sign) => {
      this.#signed(sign);
    });
    if (byCamera) void this.#openCamera();
  }

  /** The pose model, also once more after it failed. */
  #load(engine: EngineId): void {
    const loaded = this.parts.pose.load(engine, { onProgress: (progress) => (this.loading = progress) }).then(() => {
      this.loading = undefined;
    });
    this.#loaded = loaded;
    this.#hasModel = true;
    loaded.catch((error: unknown) => {
      this.#hasModel = false;
      this.loading = undefined;
      this.#fail(error);
    });
  }

  /** Somebody three metres away has not come to tap "Try again". */
  #tryAgain(): void {
    const { workout } = this;
    if (!this.#hasModel && workout !== undefined) this.#load(workout.setup.engine);
    void this.#openCamera();
  }

  /**
   * The camera of the whole session, also the one after a loss.
   * @param asked false: tried again by itself; a failure that stands is not told again.
   */
  async #openCamera(asked = true): Promise<void> {
    const attempt = ++this.#attempt;
    clearTimeout(this.#retry);
    if (asked) this.failure = undefined;
    try {
      const source = await this.parts.openSource({ kind: "camera" });
      if (attempt !== this.#attempt) return;
      this.source = source;
      await this.#driver?.attach(source);
      if (attempt !== this.#attempt) source.stop();
      else if (this.#hasModel) this.failure = undefined;
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(error);
    }
  }

  /** The session waits, and what happened and what to do is shown and said, once. */
  #fail(error: unknown): void {
    const known = error instanceof AppError ? error : new AppError("SK-UNKNOWN", String(error), { cause: error });
    if (known.code === "SK-UNKNOWN") console.error(error);
    const isNew = this.failure?.code !== known.code;
    this.failure = known;
    this.#driver?.loseSource();
    const { title, nextStep } = describeError(known);
    if (isNew) {
      this.#cued(`${title}. ${nextStep}`, "pause");
      this.parts.speaker.say(`${title}. ${nextStep}`, "pause", true);
    }
    if (!COME_BACK.has(known.code)) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#openCamera(false), RETRY_MS);
  }

  #cued(text: string, kind: CueKind): void {
    this.cue = { cue: makeCue(kind, "said", text), timeMs: this.snapshot?.timeMs ?? 0 };
  }

  #command(command: WorkoutCommand): void {
    this.#driver?.command(command);
  }

  /** A key or a headset does what the sign with the hands does, also where hands are not looked for. */
  #signed(sign: RemoteSign): void {
    const { workout } = this;
    if (workout === undefined) return;
    const asked = enabledGestures(workout)[sign];
    if (asked !== undefined) this.#command(asked);
    else if (sign === "cross") this.#command("stop-hurts");
  }

  #ended(record: WorkoutRecord): void {
    this.dispatchEvent(new CustomEvent("workout-ended", { detail: record, bubbles: true, composed: true }));
  }

  readonly #visibilityChanged = (): void => {
    this.#driver?.setHidden(document.hidden);
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    const sign = signOfKey(event);
    if (sign === undefined) return;
    event.preventDefault();
    this.#signed(sign);
  };
}

/** What the buttons of a set by hand do. */
interface HandWords {
  readonly more: string;
  readonly less: string;
}

const countWords = (side: Side | undefined): HandWords =>
  side === undefined
    ? { more: msg("One more"), less: msg("One less") }
    : { more: msg(str`${sideNames()[side]}: one more`), less: msg(str`${sideNames()[side]}: one less`) };

/** A tap is a metre, also where the number is in yards. */
const metreWords = (side: Side | undefined): HandWords =>
  side === undefined
    ? countWords(side)
    : {
        more: msg(str`${sideNames()[side]}: +1 m`),
        less: msg(str`${sideNames()[side]}: −1 m`),
      };

/** What a sign will do, in a word or two. */
const commandNames = ({ phase }: WorkoutState): Readonly<Record<WorkoutCommand, string>> => ({
  start: phase.name === "choice" ? msg("Go on easier") : msg("Start"),
  pause: msg("Pause"),
  resume: msg("Go on"),
  skip: msg("Skip"),
  back: msg("Back"),
  "more-rest": msg("More rest"),
  "stop-hurts": msg("Stop, it hurts"),
  finish: msg("End here"),
});

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-workout": SkPageWorkout;
  }
  interface HTMLElementEventMap {
    "workout-ended": CustomEvent<WorkoutRecord>;
  }
}
