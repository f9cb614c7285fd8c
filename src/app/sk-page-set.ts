import { consume } from "@lit/context";
import { LitElement, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { FrameSource } from "../camera/frame-source.js";
import { Coach } from "../coach/coach.js";
import type { Side } from "../body/joints.js";
import type { SetEvent } from "../checker/events.js";
import type { Cue, CueKind } from "../coach/cue.js";
import { faultName } from "../coach/cues.js";
import { describeError } from "../coach/errors.js";
import { cameraTexts, placementHelp, stanceText } from "../coach/messages.js";
import { sceneOf, type Scene } from "../coach/scene.js";
import { findExercise } from "../exercises/catalog.js";
import { TraceRecorder } from "../history/trace.js";
import { AppError } from "../lib/app-error.js";
import type { LoadProgress } from "../pose/protocol.js";
import type { SetOptions, SetSnapshot, SetStep } from "../session/set-types.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-angle-dial.js";
import type { BannerTone } from "../ui/sk-cue-banner.js";
import "../ui/sk-cue-banner.js";
import "../ui/sk-error-panel.js";
import "../ui/sk-figures.js";
import "../ui/sk-hold-ring.js";
import "../ui/sk-placement-diagram.js";
import "../ui/sk-progress.js";
import "../ui/sk-stage-overlay.js";
import type { DrawnAngle } from "../ui/stage-drawing.js";
import type { AppParts } from "./app-parts.js";
import { bannerOf, type Banner } from "./banner.js";
import { partsContext } from "./contexts.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { hasSupport } from "./has-support.js";
import { LiveSession, type LiveSessionListener } from "./live-session.js";
import type { PoseEstimator } from "./pose-feed.js";
import type { SetResult } from "./set-result.js";
import { setPageStyles } from "./set-page-styles.js";
import { setReadout, type RingReadout } from "./set-readout.js";
import { SettingsController } from "./settings-controller.js";
import { exerciseSettings, setOptionsOf } from "./settings.js";
import type { SourceChoice } from "./source-choice.js";
import { keepScreenOn } from "./wake-lock.js";

const STAGES: Readonly<Record<LoadProgress["stage"], string>> = {
  download: "Loading the pose model",
  check: "Checking this device",
  "warm-up": "Warming up",
};

/** So many names of what is not judged; more are not read during a set. */
const UNJUDGED_SHOWN = 3;

/** Cues that are shown over the state of the set. Counts are on the ring already, pauses and placement are the state. */
const CUE_TONES: Readonly<Partial<Record<CueKind, BannerTone>>> = {
  stop: "stop",
  end: "good",
  safe: "careful",
  form: "adjust",
  refused: "adjust",
  offer: "info",
  phase: "good",
  notice: "info",
  praise: "good",
};

/** One set from loading to its end, all on one stage. */
@customElement("sk-page-set")
export class SkPageSet extends LitElement {
  @property({ attribute: false }) choice: SourceChoice | undefined;

  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @state() private loading: LoadProgress | undefined = { stage: "download", share: 0 };
  @state() private source: FrameSource | undefined;
  @state() private snapshot: SetSnapshot | undefined;
  @state() private failure: AppError | undefined;
  @state() private cue: { readonly cue: Cue; readonly timeMs: number } | undefined;
  @state() private fileShare = 0;
  /** The leg or direction of what was done last. */
  @state() private active: Side | undefined;
  @query("#picture") private readonly pictureCanvas!: HTMLCanvasElement | null;

  #session: LiveSession | undefined;
  #coach: Coach | undefined;
  #recorder: TraceRecorder | undefined;
  #releaseScreen: (() => void) | undefined;
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
    return html`<h1 class="visually-hidden" tabindex="-1">${exerciseText(exerciseId).name}: your set</h1>
      ${this.#live()}
      <div class="stage ${this.failure ? "failed" : ""}">
        ${this.#bannerRow()} ${this.failure ? nothing : html`<div class="picture">${this.#picture()}</div>`}
        <div class="readout">${this.#readout()}</div>
        ${this.#hasFailedToBegin ? nothing : this.#controls()}
      </div>`;
  }

  /** What the words of the chosen exercise depend on. */
  get #scene(): Scene {
    const { value } = this.parts.settings;
    const definition = findExercise(value.exerciseId);
    if (definition === undefined) throw new AppError("SK-EXERCISE-UNKNOWN", value.exerciseId);
    return sceneOf(definition, exerciseSettings(value, value.exerciseId));
  }

  get #isFile(): boolean {
    return this.choice?.kind === "video-file";
  }

  /** Nothing is running that could be seen or stopped; the error panel has all that can be done. */
  get #hasFailedToBegin(): boolean {
    return this.failure !== undefined && this.snapshot === undefined;
  }

  get #mirrored(): boolean {
    if (this.choice?.kind !== "camera") return false;
    // A mirror helps only in front of the person; the back camera of a phone shows the world as it is.
    const stream = this.source?.video?.srcObject;
    const track = stream instanceof MediaStream ? stream.getVideoTracks()[0] : undefined;
    return track?.getSettings().facingMode !== "environment";
  }

  /** Two live regions: what must be heard at once cuts in, the rest waits. Both exist from the start. */
  #live() {
    const text = this.cue?.cue.text ?? "";
    const urgent = this.cue?.cue.kind === "stop";
    return html`<p class="visually-hidden" role="status" aria-live="polite" id="cues">${urgent ? "" : text}</p>
      <p class="visually-hidden" role="alert" aria-live="assertive" id="urgent-cues">${urgent ? text : ""}</p>`;
  }

  #bannerRow() {
    const { tone, text } = this.#banner();
    return html`<sk-cue-banner .tone=${tone} .text=${text}></sk-cue-banner>`;
  }

  #banner(): Banner {
    if (this.failure) return { tone: "careful", text: describeError(this.failure).title };
    if (!this.snapshot) {
      return { tone: "info", text: this.loading ? "Getting ready" : "Looking for you" };
    }
    const shown = this.cue;
    if (
      shown &&
      this.snapshot.timeMs - shown.timeMs <= shown.cue.shownForMs &&
      this.snapshot.hold?.state !== "paused"
    ) {
      const tone = CUE_TONES[shown.cue.kind];
      if (tone) return { tone, text: shown.cue.text };
    }
    return bannerOf(this.snapshot, this.#scene);
  }

  #picture() {
    const { snapshot, source } = this;
    const picture = source?.video ?? (this.#isFile ? html`<canvas id="picture" aria-hidden="true"></canvas>` : nothing);
    return html`<div class="mirror ${this.#mirrored ? "mirrored" : ""}">${picture}</div>
      ${
        snapshot
          ? html`<sk-stage-overlay
              .drawing=${{
                joints: snapshot.joints,
                widthPx: snapshot.widthPx,
                heightPx: snapshot.heightPx,
                mirrored: this.#mirrored,
                strongSide: strongSide(snapshot),
                angle: drawnAngle(snapshot),
              }}
            ></sk-stage-overlay>`
          : nothing
      }`;
  }

  #readout() {
    if (this.failure) return this.#failurePanel(this.failure);
    const { snapshot } = this;
    if (this.loading) {
      return html`<div class="words">
        <sk-progress .label=${STAGES[this.loading.stage]} .share=${this.loading.share}></sk-progress>
        ${this.#isFile ? nothing : html`<p>${stanceText(this.#scene)}</p>`} ${this.#diagram()}
      </div>`;
    }
    if (!snapshot || snapshot.phase === "placement") {
      const problem = snapshot?.placementProblem;
      return html`<div class="words">
        <p class="help">${placementHelp(problem, this.#scene)}</p>
        ${this.#isUpright(snapshot) ? html`<p>${cameraTexts(this.#scene).at(-1)}</p>` : nothing}
        <p class="wide-only">The count starts by itself when all is right.</p>
      </div>`;
    }
    return this.#setReadout(snapshot);
  }

  #diagram() {
    const definition = findExercise(this.parts.settings.value.exerciseId);
    return html`<sk-placement-diagram
      .view=${this.#scene.view}
      .camera=${this.#scene.camera}
      ?atWall=${definition !== undefined && hasSupport(definition)}
    ></sk-placement-diagram>`;
  }

  /** The exercise needs width and the picture has none. */
  #isUpright(snapshot: SetSnapshot | undefined): boolean {
    return this.#scene.camera.landscape && snapshot !== undefined && snapshot.heightPx > snapshot.widthPx;
  }

  #setReadout(snapshot: SetSnapshot) {
    const { phase, targetDeg, kind } = snapshot;
    const { exerciseId } = this.parts.settings.value;
    const { rings, figures } = setReadout(snapshot, exerciseSettings(this.parts.settings.value, exerciseId).leg);
    return html`<div class="dials">
        ${this.#rings(snapshot, rings)}
        ${
          targetDeg === undefined || kind.depth === undefined
            ? nothing
            : html`<sk-angle-dial
                ?hidden=${phase !== "set"}
                .measure=${kind.depth}
                .angleDeg=${snapshot.driverDeg}
                .targetDeg=${targetDeg}
                .enterToleranceDeg=${snapshot.enterToleranceDeg}
                .leaveToleranceDeg=${snapshot.leaveToleranceDeg}
                ?held=${kind.movement === "hold"}
              ></sk-angle-dial>`
        }
      </div>
      <sk-figures compact .items=${figures}></sk-figures>
      ${unjudgedLine(snapshot)}`;
  }

  #rings({ phase, calibrationShare, countdownS, leg }: SetSnapshot, rings: readonly RingReadout[]) {
    if (phase === "calibrating") {
      return html`<sk-hold-ring .share=${calibrationShare} label="stand still"></sk-hold-ring>`;
    }
    if (phase === "countdown") {
      return html`<sk-hold-ring .value=${countdownS} .share=${1} label="ready"></sk-hold-ring>`;
    }
    const active = leg ?? this.active;
    const each = rings.map(
      ({ side, caption, value, decimals, label, share, paused }) =>
        html`<sk-hold-ring
          class=${side !== undefined && side === active ? "active" : ""}
          .caption=${caption}
          .value=${value}
          .decimals=${decimals}
          .share=${share}
          .paused=${paused}
          .label=${label}
        ></sk-hold-ring>`,
    );
    return rings.length === 1 ? each : html`<div class="pair">${each}</div>`;
  }

  #failurePanel(failure: AppError) {
    const { title, sentence, nextStep, code, detail } = describeError(failure);
    const running = this.snapshot !== undefined && this.choice?.kind === "camera";
    return html`<sk-error-panel
      .heading=${title}
      .sentence=${sentence}
      .nextStep=${nextStep}
      .code=${code}
      .detail=${detail}
      .retryLabel=${running ? "Try again and go on" : "Try again"}
      @retry-asked=${() => (running ? void this.#reconnect() : void this.#begin())}
    >
      ${running ? nothing : html`<button type="button" @click=${this.#leave}>Back to the start</button>`}
    </sk-error-panel>`;
  }

  #controls() {
    const { voice } = this.parts.settings.value;
    const begun = this.snapshot !== undefined;
    return html`<div class="controls">
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
              Stop, it hurts
            </button>`
      }
      <button type="button" id="finish" @click=${() => this.#stop("finish")}>${begun ? "Finish" : "Cancel"}</button>
      ${
        this.#isFile && begun
          ? html`<sk-progress label="Reading the video" .share=${this.fileShare}></sk-progress>`
          : nothing
      }
      ${
        this.#isFile
          ? nothing
          : html`<button
              type="button"
              id="mute"
              aria-label="Mute"
              title="Mute"
              aria-pressed=${voice ? "false" : "true"}
              @click=${() => this.parts.settings.change({ voice: !voice })}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M3 9v6h4l5 5V4L7 9z" />
                <path
                  class="line"
                  d=${voice ? "M15.5 8.5a5 5 0 0 1 0 7M18 5.5a9 9 0 0 1 0 13" : "M16 9l6 6M22 9l-6 6"}
                />
              </svg>
            </button>`
      }
    </div>`;
  }

  override updated(): void {
    this.parts.speaker.muted = this.#isFile || !this.parts.settings.value.voice;
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
    this.loading = { stage: "download", share: 0 };
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
      pose: poseAfter(loaded, this.parts.pose),
      runner: this.parts.createRunner(options),
      recorder,
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
          snapshot.phase === "placement" && this.#isUpright(snapshot)
            ? [{ type: "notice", timeMs, notice: "turn-device" }]
            : [];
        this.#coach?.push(timeMs, [...events, ...turned]);
      },
      pictured: (image) => {
        this.#paint(image);
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

  #paint(image: ImageBitmap | VideoFrame): void {
    const canvas = this.pictureCanvas;
    if (!canvas) return;
    const width = "displayWidth" in image ? image.displayWidth : image.width;
    const height = "displayHeight" in image ? image.displayHeight : image.height;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
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
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === "Escape" || event.key.toLowerCase() === "s") this.#stop(this.#isFile ? "finish" : "pain");
  };
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

const isFromSide = ({ view }: SetSnapshot): boolean => view === "side" || view === "oblique";

/** The leg that works, or from the side the nearer one. */
const strongSide = (snapshot: SetSnapshot): Side | undefined =>
  snapshot.leg ?? (isFromSide(snapshot) ? snapshot.nearSide : undefined);

/** An angle lies in the picture only from the side. */
function drawnAngle(snapshot: SetSnapshot): DrawnAngle | undefined {
  const { phase, kind, targetDeg, driverDeg, enterToleranceDeg, leaveToleranceDeg } = snapshot;
  if (phase !== "set" || !isFromSide(snapshot) || kind.depth === undefined || targetDeg === undefined) return undefined;
  return { of: kind.depth, deg: driverDeg, targetDeg, enterToleranceDeg, leaveToleranceDeg };
}

/**
 * What is not judged for as long as the set is seen like this. What is only not seen in this picture, or not known yet
 * of an attempt that goes on, is told in the summary; only a hold is one long attempt.
 */
function unjudgedLine({ rules, kind }: SetSnapshot) {
  const unjudged = rules.filter(
    ({ state, why }) => state === "not-judged" && (why !== "landmark" || kind.movement === "hold"),
  );
  if (unjudged.length === 0) return nothing;
  const names = unjudged.map(({ cue }) => faultName(cue).toLowerCase());
  const more = names.length - UNJUDGED_SHOWN;
  const shown = names.slice(0, UNJUDGED_SHOWN).join(", ");
  const line =
    unjudged.length === rules.length
      ? "Your form can't be judged now."
      : `Not judged now: ${shown}${more > 0 ? ` and ${String(more)} more` : ""}`;
  return html`<p class="unjudged">${line}</p>`;
}

/** Pictures that come before the models are loaded wait for them, one at a time. */
function poseAfter(loaded: Promise<unknown>, pose: PoseEstimator): PoseEstimator {
  return {
    estimate: async (image, timeMs) => {
      try {
        await loaded;
      } catch (error) {
        image.close();
        throw error;
      }
      return pose.estimate(image, timeMs);
    },
    reset: () => {
      pose.reset();
    },
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-set": SkPageSet;
  }
  interface HTMLElementEventMap {
    "set-finished": CustomEvent<SetResult>;
    "set-left": CustomEvent<void>;
  }
}
