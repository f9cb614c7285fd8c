import { consume } from "@lit/context";
import { localized, msg, str } from "@lit/localize";
import { LitElement, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { FrameSource } from "../camera/frame-source.js";
import { Coach } from "../coach/coach.js";
import type { Side } from "../body/joints.js";
import type { ExerciseDefinition } from "../checker/definition.js";
import type { SetEvent } from "../checker/events.js";
import type { Cue } from "../coach/cue.js";
import { describeError } from "../coach/errors.js";
import { sceneOf, type Scene } from "../coach/scene.js";
import { vibrate } from "../coach/tones.js";
import { findExercise } from "../exercises/catalog.js";
import { TraceRecorder } from "../history/trace.js";
import { AppError } from "../lib/app-error.js";
import type { LoadProgress } from "../pose/protocol.js";
import type { SetOptions, SetSnapshot, SetStep } from "../session/set-types.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-error-panel.js";
import type { SignUnderWay } from "../ui/sk-far-view.js";
import "../ui/sk-progress.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { poseAfter } from "./pose-after.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { HandSigns } from "./hand-signs.js";
import { hasSupport } from "./has-support.js";
import { LiveSession, type LiveSessionListener } from "./live-session.js";
import type { SetResult } from "./set-result.js";
import { signOfKey, takeMediaKeys, type RemoteSign } from "./remote-keys.js";
import { farButton, muteButton } from "./set-buttons.js";
import { numberOf } from "./set-number.js";
import { setPageStyles } from "./set-page-styles.js";
import { SettingsController } from "./settings-controller.js";
import { exerciseSettings, setOptionsOf } from "./settings.js";
import type { SignReadout } from "./sign-reader.js";
import "./sk-set-stage.js";
import { needsTurning, type SkSetStage } from "./sk-set-stage.js";
import type { SourceChoice } from "./source-choice.js";
import { keepScreenOn } from "./wake-lock.js";
import type { Panel } from "./workout-panel.js";

/** A buzz that tells a pause and its end, milliseconds. */
const PAUSE_MS = 150;

/** One set from loading to its end, all on one stage. */
@localized()
@customElement("sk-page-set")
export class SkPageSet extends LitElement {
  @property({ attribute: false }) choice: SourceChoice | undefined;

  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @state() private loading: LoadProgress | undefined = { stage: "download", share: 0 };
  @state() private source: FrameSource | undefined;
  @state() private snapshot: SetSnapshot | undefined;
  @state() private failure: AppError | undefined;
  @state() private cue: { readonly cue: Cue; readonly timeMs: number } | undefined;
  @state() private signs: SignReadout | undefined;
  /** By the person. */
  @state() private paused = false;
  @state() private fileShare = 0;
  /** The leg or direction of what was done last. */
  @state() private active: Side | undefined;
  @query("sk-set-stage") private readonly stage!: SkSetStage | null;

  #session: LiveSession | undefined;
  #coach: Coach | undefined;
  #recorder: TraceRecorder | undefined;
  #releaseScreen: (() => void) | undefined;
  #giveBackKeys: (() => void) | undefined;
  /** Grows with every start, so that a slow earlier one notices that it is out of date. */
  #attempt = 0;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.settings);
  }

  static override styles = [controlStyles, setPageStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#visibilityChanged);
    window.addEventListener("keydown", this.#keyPressed);
    this.#releaseScreen = keepScreenOn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#visibilityChanged);
    window.removeEventListener("keydown", this.#keyPressed);
    this.#giveBackKeys?.();
    this.#releaseScreen?.();
    this.#attempt += 1;
    this.#session?.dispose();
    this.source?.stop();
  }

  override firstUpdated(): void {
    // Begun in the update itself, what it changes would ask for a second one at once.
    void this.updateComplete.then(() => {
      if (this.isConnected) void this.#begin();
    });
  }

  override render() {
    const { exerciseId } = this.parts.settings.value;
    return html`<h1 class="visually-hidden" tabindex="-1">${msg(str`${exerciseText(exerciseId).name}: your set`)}</h1>
      ${this.#live()}
      <sk-set-stage
        .scene=${this.#scene}
        .leg=${exerciseSettings(this.parts.settings.value, exerciseId).leg}
        ?atWall=${hasSupport(this.#definition)}
        .source=${this.source}
        .sourceKind=${this.choice?.kind}
        .loading=${this.loading}
        .snapshot=${this.snapshot}
        .cue=${this.cue}
        .active=${this.active}
        .panel=${this.#pausedPanel}
        .sign=${this.#sign}
        ?far=${this.choice?.kind === "camera" && this.parts.settings.value.farView}
        .failureTitle=${this.failure && describeError(this.failure).title}
      >
        ${this.failure ? this.#failurePanel(this.failure) : nothing}
        ${this.#hasFailedToBegin ? nothing : this.#controls()}
      </sk-set-stage>`;
  }

  /** What the words of the chosen exercise depend on. */
  get #scene(): Scene {
    const { value } = this.parts.settings;
    return sceneOf(this.#definition, exerciseSettings(value, value.exerciseId));
  }

  get #definition(): ExerciseDefinition {
    const { exerciseId } = this.parts.settings.value;
    const definition = findExercise(exerciseId);
    if (definition === undefined) throw new AppError("SK-EXERCISE-UNKNOWN", exerciseId);
    return definition;
  }

  /** The sign that is held, and what it will do. */
  get #sign(): SignUnderWay | undefined {
    const { signs } = this;
    if (signs === undefined || signs.thirds === 0) return undefined;
    if (signs.sign === "cross") return { text: msg("Stop, it hurts"), thirds: signs.thirds };
    if (signs.sign !== "raise") return undefined;
    return { text: this.paused ? msg("Go on") : msg("Pause"), thirds: signs.thirds };
  }

  /** In a pause: how it goes on, and the number that stands meanwhile. */
  get #pausedPanel(): Panel | undefined {
    const { snapshot, failure } = this;
    if (!this.paused || snapshot === undefined || failure !== undefined) return undefined;
    const { amount, leg } = exerciseSettings(this.parts.settings.value, this.#definition.id);
    const number = numberOf({ exerciseId: this.#definition.id, amount, leg }, snapshot.tally, true);
    return { tone: "paused", text: msg("Raise one hand to go on"), number };
  }

  /** Somebody stands before the camera, who may pause. */
  get #isCamera(): boolean {
    return this.choice?.kind === "camera";
  }

  get #isFile(): boolean {
    return this.choice?.kind === "video-file";
  }

  /** Nothing is running that could be seen or stopped; the error panel has all that can be done. */
  get #hasFailedToBegin(): boolean {
    return this.failure !== undefined && this.snapshot === undefined;
  }

  /** Two live regions: what must be heard at once cuts in, the rest waits. Both exist from the start. */
  #live() {
    const text = this.cue?.cue.text ?? "";
    const urgent = this.cue?.cue.kind === "stop";
    return html`<p class="visually-hidden" role="status" aria-live="polite" id="cues">${urgent ? "" : text}</p>
      <p class="visually-hidden" role="alert" aria-live="assertive" id="urgent-cues">${urgent ? text : ""}</p>`;
  }

  #failurePanel(failure: AppError) {
    const { title, sentence, nextStep, code, detail } = describeError(failure);
    const running = this.snapshot !== undefined && this.choice?.kind === "camera";
    return html`<sk-error-panel
      slot="failure"
      .heading=${title}
      .sentence=${sentence}
      .nextStep=${nextStep}
      .code=${code}
      .detail=${detail}
      .retryLabel=${running ? msg("Try again and go on") : msg("Try again")}
      @retry-asked=${() => (running ? void this.#reconnect() : void this.#begin())}
    >
      ${running ? nothing : html`<button type="button" @click=${this.#leave}>${msg("Back to the start")}</button>`}
    </sk-error-panel>`;
  }

  #controls() {
    const begun = this.snapshot !== undefined;
    return html`<div class="controls" slot="controls">
      ${
        this.#isFile
          ? nothing
          : html`<button
              class="danger stop"
              type="button"
              id="stop"
              aria-keyshortcuts="S Escape"
              @click=${() => this.#stop("pain")}
            >
              ${msg("Stop, it hurts")}
            </button>`
      }
      ${
        this.#isCamera && begun
          ? html`<button
              type="button"
              id=${this.paused ? "go-on" : "pause"}
              @click=${() => this.#session?.togglePause()}
            >
              ${this.paused ? msg("Go on") : msg("Pause")}
            </button>`
          : nothing
      }
      <button type="button" id="finish" @click=${() => this.#stop("finish")}>
        ${begun ? msg("Finish") : msg("Cancel")}
      </button>
      ${
        this.#isFile && begun
          ? html`<sk-progress label=${msg("Reading the video")} .share=${this.fileShare}></sk-progress>`
          : nothing
      }
      ${this.choice?.kind === "camera" ? farButton(this.parts.settings) : nothing}
      ${this.#isFile ? nothing : muteButton(this.parts.settings)}
    </div>`;
  }

  override updated(): void {
    this.parts.speaker.muted = this.#isFile;
    this.parts.speaker.manner = this.parts.settings.value;
  }

  /** Starts anew: the models, the source and a fresh set. */
  async #begin(): Promise<void> {
    const { choice } = this;
    if (!choice) return;
    const attempt = ++this.#attempt;
    const isStale = (): boolean => attempt !== this.#attempt;
    this.#session?.dispose();
    this.failure = undefined;
    this.snapshot = undefined;
    this.cue = undefined;
    this.active = undefined;
    this.paused = false;
    this.loading = { stage: "download", share: 0 };
    if (choice.kind === "camera") {
      this.#giveBackKeys ??= takeMediaKeys(exerciseText(this.#definition.id).name, (sign) => {
        this.#signed(sign);
      });
    }
    const loaded = this.#load(isStale);
    try {
      const session = this.#newSession(choice, loaded);
      this.#session = session;
      // The camera opens meanwhile, so that the person sees where to stand; a clip or file must not run off unseen.
      const early = choice.kind === "camera" ? this.#open(session, choice, isStale) : undefined;
      await Promise.all([loaded, early]);
      if (isStale()) return;
      this.loading = undefined;
      if (!early) await this.#open(session, choice, isStale);
    } catch (error) {
      if (isStale()) return;
      this.#fail(error);
    }
  }

  async #load(isStale: () => boolean): Promise<void> {
    await this.parts.pose.load(this.parts.settings.value.engine, {
      onProgress: (progress) => {
        if (!isStale()) this.loading = progress;
      },
    });
  }

  #newSession(choice: SourceChoice, loaded: Promise<unknown>): LiveSession {
    const mode: SetOptions["mode"] = choice.kind === "video-file" ? "recorded" : "live";
    const options = setOptionsOf(this.parts.settings.value, mode);
    const recorder = new TraceRecorder(options);
    this.#recorder = recorder;
    this.#coach = new Coach({
      speaker: this.parts.speaker,
      scene: this.#scene,
      onCue: (cue) => {
        this.cue = { cue, timeMs: this.snapshot?.timeMs ?? 0 };
      },
    });
    return new LiveSession({
      pose: poseAfter(() => loaded, this.parts.pose),
      runner: this.parts.createRunner(options),
      recorder,
      signs: choice.kind === "camera" ? new HandSigns(options.engine) : undefined,
      listener: this.#listener(),
      nowMs: () => performance.now(),
    });
  }

  async #open(session: LiveSession, choice: SourceChoice, isStale: () => boolean): Promise<void> {
    const source = await this.parts.openSource(choice);
    if (isStale()) return;
    this.source = source;
    await session.attach(source);
    if (isStale()) source.stop();
    // Size and direction of the picture are known only now.
    else this.requestUpdate();
  }

  /** A camera that was lost in the set: the set goes on with it. */
  async #reconnect(): Promise<void> {
    const { choice } = this;
    const session = this.#session;
    if (!choice || !session) return;
    const attempt = ++this.#attempt;
    const isStale = (): boolean => attempt !== this.#attempt;
    this.failure = undefined;
    this.cue = undefined;
    try {
      // The pose model may have been what failed; one that is well answers at once.
      await this.#load(isStale);
      if (isStale()) return;
      this.loading = undefined;
      await this.#open(session, choice, isStale);
    } catch (error) {
      if (!isStale()) this.#fail(error);
    }
  }

  #listener(): LiveSessionListener {
    return {
      stepped: ({ snapshot, events }: SetStep) => {
        this.snapshot = snapshot;
        this.active = lastSide(events) ?? this.active;
        const { timeMs } = snapshot;
        const turned: readonly SetEvent[] =
          snapshot.phase === "placement" && needsTurning(snapshot, this.#scene)
            ? [{ type: "notice", timeMs, notice: "turn-device" }]
            : [];
        this.#coach?.push(timeMs, [...events, ...turned]);
      },
      signed: (readout) => {
        this.signs = readout;
      },
      paused: (isPaused) => {
        this.paused = isPaused;
        vibrate([PAUSE_MS]);
        // In the set the coach says that it is paused, before it nobody would; that it goes on nobody sees from three metres.
        if (!isPaused) this.parts.speaker.tone("phase");
        else if (this.snapshot?.phase !== "set") this.#coach?.say(msg("Raise one hand to go on"));
      },
      pictured: (image) => {
        this.stage?.paint(image);
      },
      progressed: (share) => {
        this.fileShare = share;
      },
      failed: (error) => {
        this.#fail(error);
      },
      ended: (summary) => {
        this.#finish({ summary, traceParts: this.#recorder?.toParts() ?? [], choice: this.choice });
      },
    };
  }

  #fail(error: unknown): void {
    const known = error instanceof AppError ? error : new AppError("SK-UNKNOWN", String(error), { cause: error });
    if (known.code === "SK-UNKNOWN") console.error(error);
    this.source?.stop();
    this.loading = undefined;
    this.failure = known;
    if (this.snapshot) this.#coach?.say(describeError(known).title);
  }

  #stop(reason: "pain" | "finish"): void {
    if (!this.#session || this.snapshot === undefined) {
      this.#leave();
      return;
    }
    this.#session.stop(reason);
  }

  #finish(result: SetResult): void {
    this.dispatchEvent(new CustomEvent("set-finished", { detail: result, bubbles: true, composed: true }));
  }

  #leave(): void {
    this.#session?.dispose();
    this.dispatchEvent(new CustomEvent("set-left", { bubbles: true, composed: true }));
  }

  readonly #visibilityChanged = (): void => {
    // A file is read on in the background; a person in front of a camera is not seen.
    if (!this.source?.realTime) return;
    if (document.hidden) this.#session?.interrupt("page-hidden");
    else this.#session?.resume("page-hidden");
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    const sign = signOfKey(event);
    if (sign === undefined) return;
    event.preventDefault();
    this.#signed(sign);
  };

  /** A key, a presenter or a headset does what the sign with the hands does. */
  #signed(sign: RemoteSign): void {
    if (sign === "cross") this.#stop(this.#isFile ? "finish" : "pain");
    else if (sign === "raise" && this.#isCamera && this.snapshot !== undefined) this.#session?.togglePause();
  }
}

/** The leg or direction of the last thing that was done in this step. */
const lastSide = (events: readonly SetEvent[]): Side | undefined =>
  events.reduce<Side | undefined>((side, event) => {
    switch (event.type) {
      case "step-counted":
      case "travelled":
        return event.direction;
      case "rep-counted":
      case "rep-refused":
      case "circle-counted":
      case "leg-found":
        return event.side ?? side;
      default:
        return side;
    }
  }, undefined);

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-set": SkPageSet;
  }
  interface HTMLElementEventMap {
    "set-finished": CustomEvent<SetResult>;
    "set-left": CustomEvent<void>;
  }
}
