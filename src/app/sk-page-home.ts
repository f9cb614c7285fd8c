import { consume } from "@lit/context";
import { LitElement, css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { ENGINE_IDS, type EngineId } from "../body/pose-frame.js";
import { listCameras, watchCameras, type CameraDevice } from "../camera/devices.js";
import { EXERCISES } from "../exercises/catalog.js";
import { controlStyles } from "../ui/shared-styles.js";
import { DEPTH_LEVELS } from "../checker/events.js";
import "../ui/sk-level-picker.js";
import "../ui/sk-placement-diagram.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { exerciseText } from "./exercise-texts.js";
import { SettingsController } from "./settings-controller.js";
import { MAX_HEIGHT_M, MIN_HEIGHT_M, TARGET_SECONDS } from "./settings.js";
import type { SourceChoice } from "./source-choice.js";

const ENGINE_NAMES: Readonly<Record<EngineId, string>> = {
  "blazepose-full": "BlazePose full: most exact, sees heels and toes",
  "blazepose-lite": "BlazePose lite: faster, less exact",
  "movenet-thunder": "MoveNet Thunder: no heels and toes",
  "movenet-lightning": "MoveNet Lightning: fastest, no heels and toes",
};

const MIN_HEIGHT_CM = Math.round(MIN_HEIGHT_M * 100);
const MAX_HEIGHT_CM = Math.round(MAX_HEIGHT_M * 100);

/** The start page: what to do, how deep, how long, and where the pictures come from. */
@customElement("sk-page-home")
export class SkPageHome extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @state() private cameras: readonly CameraDevice[] = [];
  @state() private heightProblem = "";
  @query("#video-file") private readonly videoInput!: HTMLInputElement;
  @query("#trace-file") private readonly traceInput!: HTMLInputElement;
  #unwatch: (() => void) | undefined;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.settings);
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        max-inline-size: 68rem;
        margin: 0 auto;
        padding: 0.5rem 1rem 3rem;
      }
      h1 {
        font-size: clamp(1.6rem, 5vw, 2.4rem);
      }
      h2 {
        font-size: 1.25rem;
      }
      section {
        margin-block-start: 1.6rem;
      }
      .lead {
        font-size: 1.1rem;
      }
      .columns {
        display: grid;
        gap: 1.6rem 2.5rem;
      }
      .columns > * {
        min-inline-size: 0;
      }
      .fields {
        display: flex;
        flex-wrap: wrap;
        gap: 1rem 1.5rem;
        align-items: start;
      }
      .field {
        display: grid;
        gap: 0.3rem;
        max-inline-size: 100%;
      }
      .field > span,
      legend {
        font-weight: 700;
      }
      .field input,
      .field select {
        max-inline-size: 100%;
      }
      .field input {
        inline-size: 8rem;
      }
      .hint {
        color: var(--sk-muted);
        font-size: 0.95rem;
        max-inline-size: 34ch;
      }
      .problem {
        font-weight: 700;
      }
      .exercise {
        display: flex;
        gap: 0.8rem;
        align-items: start;
        padding: 0.7rem 0.9rem;
        border: 2px solid var(--sk-line);
        border-radius: 0.8rem;
        background: var(--sk-surface);
      }
      .exercise:has(:checked) {
        border-color: var(--sk-accent);
        box-shadow: inset 0 0 0 2px var(--sk-accent);
        background: var(--sk-chosen);
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-inline-size: 0;
      }
      fieldset legend {
        padding: 0;
      }
      .exercise strong {
        display: block;
        font-size: 1.15rem;
      }
      .caution {
        border-inline-start: 0.5rem solid var(--sk-warn);
        border-radius: 0.4rem;
        background: var(--sk-surface);
        padding: 0.8rem 1rem;
      }
      .caution h2 {
        margin-block-end: 0.3em;
      }
      ul,
      ol {
        margin: 0;
        padding-inline-start: 1.3em;
      }
      li + li {
        margin-block-start: 0.3em;
      }
      .sources {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5rem), 1fr));
        gap: 0.8rem;
      }
      .sources button {
        min-height: 5rem;
        font-size: 1.25rem;
        line-height: 1.25;
      }
      .sources small {
        display: block;
        font-weight: 400;
        font-size: 0.95rem;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 0.7rem;
        min-height: 3rem;
      }
      details {
        border-block-start: 1px solid var(--sk-line);
        padding-block: 0.4rem;
      }
      summary {
        min-height: 2.6rem;
        padding-block: 0.5rem;
        font-weight: 700;
        cursor: pointer;
      }
      details .fields {
        padding-block: 0.4rem 1rem;
      }
      @media (min-width: 60rem) {
        .columns {
          grid-template-columns: 1.25fr 1fr;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    const refresh = (): void => void this.#readCameras();
    refresh();
    this.#unwatch = watchCameras(refresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  override render() {
    const settings = this.parts.settings.value;
    return html`<h1 tabindex="-1">A steady coach for sore knees</h1>
      <p class="lead">
        It watches you through the camera, counts your seconds, and says what to mend. Nothing leaves this device.
      </p>
      <div class="columns">
        <div>${this.#exercises()} ${this.#dose()} ${this.#sources()}</div>
        <div>${this.#placement()} ${this.#caution()}</div>
      </div>
      <section>${this.#advanced(settings.engine)} ${this.#replay()}</section>`;
  }

  #exercises() {
    const { exerciseId } = this.parts.settings.value;
    return html`<section>
      <fieldset>
        <legend><h2>What today?</h2></legend>
        ${EXERCISES.map(({ id }) => {
          const text = exerciseText(id);
          return html`<label class="exercise">
            <input
              type="radio"
              name="exercise"
              .checked=${id === exerciseId}
              @change=${() => this.parts.settings.change({ exerciseId: id })}
            />
            <span><strong>${text.name}</strong>${text.words}</span>
          </label>`;
        })}
      </fieldset>
    </section>`;
  }

  #dose() {
    const { level, targetS, bodyHeightM, voice } = this.parts.settings.value;
    return html`<section>
        <sk-level-picker
          .level=${level}
          .depthsDeg=${DEPTH_LEVELS}
          @level-chosen=${(event: HTMLElementEventMap["level-chosen"]) =>
            this.parts.settings.change({ level: event.detail })}
        ></sk-level-picker>
      </section>
      <section class="fields">
        <label class="field">
          <span>How long?</span>
          <select @change=${this.#chooseTarget}>
            ${TARGET_SECONDS.map(
              (seconds) => html`<option value=${seconds} ?selected=${seconds === targetS}>${seconds} seconds</option>`,
            )}
          </select>
        </label>
        <label class="field">
          <span>Your height in cm</span>
          <input
            type="number"
            inputmode="numeric"
            step="1"
            min=${MIN_HEIGHT_CM}
            max=${MAX_HEIGHT_CM}
            placeholder="optional"
            .value=${bodyHeightM === undefined ? "" : String(Math.round(bodyHeightM * 100))}
            aria-describedby="height-hint"
            aria-invalid=${this.heightProblem === "" ? "false" : "true"}
            @change=${this.#chooseHeight}
          />
          <span class="hint" id="height-hint">
            ${
              this.heightProblem === ""
                ? "Helps to judge distances. Asked once, kept on this device."
                : html`<span class="problem">${this.heightProblem}</span>`
            }
          </span>
        </label>
        <label class="check">
          <input
            type="checkbox"
            .checked=${voice}
            @change=${(event: Event) =>
              this.parts.settings.change({ voice: (event.target as HTMLInputElement).checked })}
          />
          <span>Speak to me</span>
        </label>
      </section>`;
  }

  #sources() {
    return html`<section>
      <h2>Start</h2>
      <div class="sources">
        <button class="primary" type="button" id="start-camera" @click=${() => this.#start(this.#cameraChoice())}>
          Camera <small>live, with voice</small>
        </button>
        <button type="button" id="start-video" @click=${() => this.videoInput.click()}>
          Video file <small>one of yours; it stays here</small>
        </button>
        <button type="button" id="start-demo" @click=${() => this.#start({ kind: "demo" })}>
          Demo clip <small>see how it works</small>
        </button>
      </div>
      <input
        id="video-file"
        type="file"
        accept="video/*,.mkv,.webm,.mp4,.mov"
        hidden
        aria-label="Video file"
        @change=${this.#chooseVideo}
      />
    </section>`;
  }

  #placement() {
    return html`<section>
      <h2>Where to put the camera</h2>
      <sk-placement-diagram></sk-placement-diagram>
      <ol>
        <li>Prop up this device at hip height, 2 to 2.5 metres away, beside you and along the wall.</li>
        <li>Stand with your back to the wall. One side faces the camera.</li>
        <li>Light on, bare feet or flat shoes, clothes that show your legs.</li>
      </ol>
    </section>`;
  }

  #caution() {
    return html`<section class="caution">
      <h2>Before you start</h2>
      <ul>
        <li>Stop if it hurts. During a set there is always a large red button.</li>
        <li>
          Holding a deep squat raises blood pressure. Keep breathing. With high blood pressure ask first, and stay at
          45° or 60°.
        </li>
        <li>A set ends by itself after 120 seconds.</li>
        <li>
          This app measures movement. It gives general guidance and no diagnosis.
          <a href="#/about">How it works and its limits</a>
        </li>
      </ul>
    </section>`;
  }

  #advanced(engine: EngineId) {
    const remembered = this.parts.cameraMemory.read();
    return html`<details>
      <summary>Advanced: camera and pose model</summary>
      <div class="fields">
        ${
          this.cameras.length === 0
            ? nothing
            : html`<label class="field">
                <span>Camera</span>
                <select @change=${this.#chooseCamera}>
                  <option value="" ?selected=${remembered === undefined}>Let the browser choose</option>
                  ${this.cameras
                    .filter((camera) => camera.deviceId !== "")
                    .map(
                      (camera) =>
                        html`<option value=${camera.deviceId} ?selected=${camera.deviceId === remembered}>
                          ${camera.label}
                        </option>`,
                    )}
                </select>
                <span class="hint">The names appear after the camera was allowed once.</span>
              </label>`
        }
        <label class="field">
          <span>Pose model</span>
          <select @change=${this.#chooseEngine}>
            ${ENGINE_IDS.map((id) => html`<option value=${id} ?selected=${id === engine}>${ENGINE_NAMES[id]}</option>`)}
          </select>
        </label>
      </div>
    </details>`;
  }

  #replay() {
    return html`<details>
      <summary>Replay a recording</summary>
      <p>
        After a set you can save its recording: the positions of the joints, no picture. Here it runs through the coach
        again and shows the same summary.
      </p>
      <button type="button" id="replay-trace" @click=${() => this.traceInput.click()}>Choose a recording</button>
      <input
        id="trace-file"
        type="file"
        accept=".jsonl,.ndjson,application/x-ndjson"
        hidden
        aria-label="Recording"
        @change=${this.#chooseTrace}
      />
    </details>`;
  }

  async #readCameras(): Promise<void> {
    try {
      this.cameras = await listCameras();
    } catch (error) {
      // Without the list the browser still opens its own choice.
      console.warn("the cameras could not be listed", error);
      this.cameras = [];
    }
  }

  #cameraChoice(): SourceChoice {
    const remembered = this.parts.cameraMemory.read();
    return { kind: "camera", deviceId: remembered };
  }

  #chooseTarget(event: Event): void {
    const chosen = Number((event.target as HTMLSelectElement).value);
    const targetS = TARGET_SECONDS.find((seconds) => seconds === chosen);
    if (targetS !== undefined) this.parts.settings.change({ targetS });
  }

  #chooseHeight(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const heightM = Number(value) / 100;
    const believed = value !== "" && heightM >= MIN_HEIGHT_M && heightM <= MAX_HEIGHT_M;
    this.heightProblem = value === "" || believed ? "" : `Between ${MIN_HEIGHT_CM} and ${MAX_HEIGHT_CM} cm, please.`;
    if (value === "" || believed) this.parts.settings.change({ bodyHeightM: believed ? heightM : undefined });
  }

  #chooseEngine(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    const engine = ENGINE_IDS.find((id) => id === chosen);
    if (engine !== undefined) this.parts.settings.change({ engine });
  }

  #chooseCamera(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.parts.cameraMemory.write(value === "" ? undefined : value);
  }

  #chooseVideo(event: Event): void {
    const file = takeFile(event);
    if (file) this.#start({ kind: "video-file", file });
  }

  #chooseTrace(event: Event): void {
    const file = takeFile(event);
    if (file) this.dispatchEvent(new CustomEvent("trace-chosen", { detail: file, bubbles: true, composed: true }));
  }

  #start(choice: SourceChoice): void {
    this.dispatchEvent(new CustomEvent("set-asked", { detail: choice, bubbles: true, composed: true }));
  }
}

/** The chosen file; the input is emptied, so that the same file can be chosen again. */
function takeFile(event: Event): File | undefined {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  input.value = "";
  return file;
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-home": SkPageHome;
  }
  interface HTMLElementEventMap {
    "set-asked": CustomEvent<SourceChoice>;
    "trace-chosen": CustomEvent<File>;
  }
}
