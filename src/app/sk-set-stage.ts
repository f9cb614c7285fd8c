import { localized, msg, str } from "@lit/localize";
import { LitElement, html, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { Side } from "../body/joints.js";
import type { FrameSource } from "../camera/frame-source.js";
import type { Cue, CueKind } from "../coach/cue.js";
import { faultName } from "../coach/cues.js";
import { cameraTexts, placementHelp, stanceText } from "../coach/messages.js";
import type { Scene } from "../coach/scene.js";
import { midSentence, perLanguage } from "../lib/language.js";
import { numberText } from "../lib/quantities.js";
import type { LoadProgress } from "../pose/protocol.js";
import type { SetOptions, SetSnapshot } from "../session/set-types.js";
import "../ui/sk-angle-dial.js";
import type { BannerTone } from "../ui/sk-cue-banner.js";
import "../ui/sk-cue-banner.js";
import "../ui/sk-far-view.js";
import type { FarNumber, SignUnderWay } from "../ui/sk-far-view.js";
import "../ui/sk-figures.js";
import "../ui/sk-hold-ring.js";
import "../ui/sk-placement-diagram.js";
import "../ui/sk-progress.js";
import "../ui/sk-stage-overlay.js";
import type { DrawnAngle } from "../ui/stage-drawing.js";
import { bannerOf, type Banner } from "./banner.js";
import { setReadout, type RingReadout } from "./set-readout.js";
import { setStageStyles } from "./set-stage-styles.js";
import type { SourceChoice } from "./source-choice.js";
import type { Panel } from "./workout-panel.js";

const stages = perLanguage((): Readonly<Record<LoadProgress["stage"], string>> => ({
  download: msg("Loading the pose model"),
  check: msg("Checking this device"),
  "warm-up": msg("Warming up"),
}));

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

/** The exercise needs width and the picture has none. */
export const needsTurning = (snapshot: SetSnapshot | undefined, { camera }: Scene): boolean =>
  camera.landscape && snapshot !== undefined && snapshot.heightPx > snapshot.widthPx;

/**
 * A set as it is seen: what to do now, the picture with the joints, the numbers. From afar it is one number and one
 * sentence while the set runs. Failures and controls are those of the page, in the slots "failure" and "controls".
 */
@localized()
@customElement("sk-set-stage")
export class SkSetStage extends LitElement {
  @property({ attribute: false }) scene!: Scene;
  /** The prescribed leg, where legs work apart. */
  @property() leg: SetOptions["leg"] = "auto";
  @property({ type: Boolean }) atWall = false;
  @property({ attribute: false }) source: FrameSource | undefined;
  /** Pictures of a camera may be mirrored, those of a file come through `paint`. Undefined where nobody watches. */
  @property() sourceKind: SourceChoice["kind"] | undefined;
  /** Undefined when all is loaded. */
  @property({ attribute: false }) loading: LoadProgress | undefined;
  @property({ attribute: false }) snapshot: SetSnapshot | undefined;
  @property({ attribute: false }) cue: { readonly cue: Cue; readonly timeMs: number } | undefined;
  /** The leg or direction of what was done last. */
  @property({ attribute: false }) active: Side | undefined;
  @property({ attribute: false }) failureTitle: string | undefined;
  /** To be read from three metres. */
  @property({ type: Boolean, reflect: true }) far = false;
  @property({ attribute: false }) sign: SignUnderWay | undefined;
  /** The panel's slot needs room beside the number. */
  @property({ type: Boolean }) crowded = false;
  /** Stands in the place of the set where none runs; what goes with it is in the slot "panel". */
  @property({ attribute: false }) panel: Panel | undefined;
  @query("#picture") private readonly pictureCanvas!: HTMLCanvasElement | null;

  static override styles = setStageStyles;

  override render() {
    const failed = this.failureTitle !== undefined;
    const far = this.#isFar;
    // The picture stays where it is in the tree: a video that is taken out of the page stops.
    return html`<div class="stage ${failed ? "failed" : ""} ${far ? "far" : ""}">
      ${far ? this.#farView() : this.#bannerRow()}
      ${failed || this.sourceKind === undefined ? nothing : html`<div class="picture">${this.#picture()}</div>`}
      <div class="readout">${failed ? html`<slot name="failure"></slot>` : far ? nothing : this.#readout()}</div>
      <slot name="controls"></slot>
    </div>`;
  }

  /** Draws a picture of a source that has no element to show. */
  paint(image: ImageBitmap | VideoFrame): void {
    const canvas = this.pictureCanvas;
    if (!canvas) return;
    const width = "displayWidth" in image ? image.displayWidth : image.width;
    const height = "displayHeight" in image ? image.displayHeight : image.height;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
  }

  /** Whoever is being placed has to see themselves; from the still stand on a number and a sentence do. */
  get #isFar(): boolean {
    const phase = this.snapshot?.phase;
    if (this.failureTitle !== undefined) return false;
    return this.panel !== undefined || (this.far && phase !== undefined && phase !== "placement");
  }

  #farView() {
    const { panel } = this;
    const { tone, text } = panel ?? this.#banner();
    const shown = this.far ? (panel?.farText ?? text) : text;
    const number = panel === undefined ? this.#farNumber() : panel.number;
    const figures = this.far ? undefined : panel?.figures;
    return html`<sk-far-view
      ?crowded=${this.crowded || figures !== undefined}
      ?near=${!this.far}
      .tone=${tone}
      .text=${shown}
      .more=${(this.far ? undefined : panel?.more) ?? ""}
      .number=${number}
      .sign=${this.sign}
    >
      ${
        figures === undefined
          ? nothing
          : html`<p class="of">${figures.of}</p>
              <sk-figures compact .items=${figures.items}></sk-figures>`
      }
      ${panel === undefined ? nothing : html`<slot name="panel"></slot>`}
    </sk-far-view>`;
  }

  /** Of two legs or directions the one at work. */
  #farNumber(): FarNumber | undefined {
    const { snapshot } = this;
    if (snapshot === undefined) return undefined;
    const { phase, calibrationShare, countdownS, leg } = snapshot;
    if (phase === "calibrating") return { value: undefined, share: calibrationShare, label: msg("stand still") };
    if (phase === "countdown") return { value: countdownS, share: 1, label: msg("ready") };
    const { rings } = setReadout(snapshot, this.leg);
    const active = leg ?? this.active;
    return rings.find(({ side }) => side === active) ?? rings[0];
  }

  get #isFile(): boolean {
    return this.sourceKind === "video-file";
  }

  get #mirrored(): boolean {
    if (this.sourceKind !== "camera") return false;
    // A mirror helps only in front of the person; the back camera of a phone shows the world as it is.
    const stream = this.source?.video?.srcObject;
    const track = stream instanceof MediaStream ? stream.getVideoTracks()[0] : undefined;
    return track?.getSettings().facingMode !== "environment";
  }

  #bannerRow() {
    const { tone, text } = this.#banner();
    return html`<sk-cue-banner .tone=${tone} .text=${text}></sk-cue-banner>`;
  }

  #banner(): Banner {
    const { sign } = this;
    // The far view shows it itself.
    if (sign !== undefined && !this.#isFar) return { tone: "info", text: `${sign.text} ${thirdsText(sign)}` };
    if (this.failureTitle !== undefined) return { tone: "careful", text: this.failureTitle };
    if (!this.snapshot) {
      return { tone: "info", text: this.loading ? msg("Getting ready") : msg("Looking for you") };
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
    return bannerOf(this.snapshot, this.scene);
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
    const { snapshot } = this;
    if (this.loading) {
      return html`<div class="words">
        <sk-progress .label=${stages()[this.loading.stage]} .share=${this.loading.share}></sk-progress>
        ${this.#isFile ? nothing : html`<p>${stanceText(this.scene)}</p>`} ${this.#diagram()}
      </div>`;
    }
    if (!snapshot || snapshot.phase === "placement") {
      const problem = snapshot?.placementProblem;
      return html`<div class="words">
        <p class="help">${placementHelp(problem, this.scene)}</p>
        ${needsTurning(snapshot, this.scene) ? html`<p>${cameraTexts(this.scene).at(-1)}</p>` : nothing}
        <p class="wide-only">${msg("The count starts by itself when all is right.")}</p>
      </div>`;
    }
    return this.#setReadout(snapshot);
  }

  #diagram() {
    return html`<sk-placement-diagram
      .view=${this.scene.view}
      .camera=${this.scene.camera}
      ?atWall=${this.atWall}
    ></sk-placement-diagram>`;
  }

  #setReadout(snapshot: SetSnapshot) {
    const { phase, targetDeg, kind } = snapshot;
    const { rings, figures } = setReadout(snapshot, this.leg);
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
      return html`<sk-hold-ring .share=${calibrationShare} label=${msg("stand still")}></sk-hold-ring>`;
    }
    if (phase === "countdown") {
      return html`<sk-hold-ring .value=${countdownS} .share=${1} label=${msg("ready")}></sk-hold-ring>`;
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
}

/** Thirds of a sign's hold where there is only a line of text. */
const thirdsText = ({ thirds }: SignUnderWay): string => "●".repeat(thirds).padEnd(3, "○");

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
  const names = unjudged.map(({ cue }) => midSentence(faultName(cue)));
  const more = names.length - UNJUDGED_SHOWN;
  const shown = names.slice(0, UNJUDGED_SHOWN).join(", ");
  const line =
    unjudged.length === rules.length
      ? msg("Your form can't be judged now.")
      : more > 0
        ? msg(str`Not judged now: ${shown} and ${numberText(more)} more`)
        : msg(str`Not judged now: ${shown}`);
  return html`<p class="unjudged">${line}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-set-stage": SkSetStage;
  }
}
