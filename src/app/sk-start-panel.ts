import { consume } from "@lit/context";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { controlStyles } from "../ui/shared-styles.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import type { SourceChoice } from "./source-choice.js";
import { takeFile } from "./take-file.js";

/** Exercise of the built-in clip. */
const DEMO_EXERCISE_ID = "wall-squat";

/** Starts a set of one exercise: where the pictures come from. */
@customElement("sk-start-panel")
export class SkStartPanel extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @property() exercise = "";
  /** Starting is not allowed as things stand. */
  @property({ type: Boolean }) locked = false;
  @query("#video-file") private readonly videoInput!: HTMLInputElement;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      .sources {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5rem), 1fr));
        gap: 0.8rem;
      }
      button {
        min-height: 5rem;
        font-size: 1.25rem;
        line-height: 1.25;
      }
      small {
        display: block;
        font-weight: 400;
        font-size: 0.95rem;
      }
    `,
  ];

  override render() {
    return html`<div class="sources">
        <button
          class="primary"
          type="button"
          id="start-camera"
          ?disabled=${this.locked}
          @click=${() => this.#start({ kind: "camera", deviceId: this.parts.cameraMemory.read() })}
        >
          Camera <small>live, with voice</small>
        </button>
        <button type="button" id="start-video" ?disabled=${this.locked} @click=${() => this.videoInput.click()}>
          Video file <small>one of yours; it stays here</small>
        </button>
        ${
          this.exercise === DEMO_EXERCISE_ID
            ? html`<button type="button" id="start-demo" @click=${() => this.#start({ kind: "demo" })}>
                Demo clip <small>see how it works</small>
              </button>`
            : nothing
        }
      </div>
      <input
        id="video-file"
        type="file"
        accept="video/*,.mkv,.webm,.mp4,.mov"
        hidden
        ?disabled=${this.locked}
        aria-label="Video file"
        @change=${this.#chooseVideo}
      />`;
  }

  #chooseVideo(event: Event): void {
    const file = takeFile(event);
    if (file) this.#start({ kind: "video-file", file });
  }

  #start(choice: SourceChoice): void {
    this.parts.settings.change({ exerciseId: this.exercise });
    this.dispatchEvent(new CustomEvent("set-asked", { detail: choice, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-start-panel": SkStartPanel;
  }
  interface HTMLElementEventMap {
    "set-asked": CustomEvent<SourceChoice>;
  }
}
