import { consume } from "@lit/context";
import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { gateText } from "../coach/gate-texts.js";
import { findExercise } from "../exercises/catalog.js";
import type { GateReadout } from "../session/gates.js";
import { readGates, stillShut } from "../session/gates.js";
import { progressThatHolds } from "../session/screening.js";
import { controlStyles } from "../ui/shared-styles.js";
import type { AppParts } from "./app-parts.js";
import { hasToBeAsked } from "./has-to-be-asked.js";
import { gateLine } from "./gate-line.js";
import { partsContext } from "./contexts.js";
import { saidYes } from "./said-yes.js";
import { SettingsController } from "./settings-controller.js";
import { exerciseSettings } from "./settings.js";
import type { SourceChoice } from "./source-choice.js";
import { takeFile } from "./take-file.js";

/** Exercise of the built-in clip. */
const DEMO_EXERCISE_ID = "wall-squat";

/**
 * Starts a set of one exercise: where the pictures come from. A live set of an exercise with gates is asked about first:
 * "ask" once in thirty days, "locked" every time and every point of it; what the app has counted itself is not asked, and
 * keeps a locked exercise shut until it is there. Nobody exercises in front of a file or the demo.
 */
@localized()
@customElement("sk-start-panel")
export class SkStartPanel extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @property() exercise = "";
  /** Gates that were said to be met since the questions were opened. */
  @state() private met: ReadonlySet<string> = new Set();
  @query("#video-file") private readonly videoInput!: HTMLInputElement;
  @query("dialog") private readonly dialog!: HTMLDialogElement;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.settings);
  }

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
        padding-inline: 0.5rem;
        font-size: 1.25rem;
        line-height: 1.25;
      }
      .hint {
        margin-block-end: 0;
      }
      dialog {
        inline-size: min(36rem, calc(100% - 2rem));
        max-block-size: calc(100% - 2rem);
        padding: 1.2rem;
        border: 2px solid var(--sk-line);
        border-radius: 0.8rem;
        background: var(--sk-ground);
        color: var(--sk-text);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 60%);
      }
      .gate {
        display: flex;
        gap: 0.8rem;
        align-items: center;
        min-height: 3rem;
        padding-block: 0.3rem;
      }
      .answers {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5rem), 1fr));
        gap: 0.8rem;
        margin-block-start: 1rem;
      }
      .answers button {
        min-height: 4rem;
      }
      small {
        display: block;
        font-weight: 400;
        font-size: 0.95rem;
      }
    `,
  ];

  override render() {
    const gates = this.#gates;
    return html`<div class="sources">
        <button class="primary" type="button" id="start-camera" @click=${this.#startCamera}>
          ${msg("Camera")} <small>${msg("live, with voice")}</small>
        </button>
        <button type="button" id="start-video" @click=${() => this.videoInput.click()}>
          ${msg("Video file")} <small>${msg("one of yours; it stays here")}</small>
        </button>
        ${
          this.exercise === DEMO_EXERCISE_ID
            ? html`<button type="button" id="start-demo" @click=${() => this.#start({ kind: "demo" })}>
                ${msg("Demo clip")} <small>${msg("see how it works")}</small>
              </button>`
            : nothing
        }
      </div>
      <p class="hint">
        ${msg("Before the camera one hand held above the head pauses and goes on. If it hurts, cross your arms above your head: that stops the set.")}
      </p>
      <input
        id="video-file"
        type="file"
        accept="video/*,.mkv,.webm,.mp4,.mov"
        hidden
        aria-label=${msg("Video file")}
        @change=${this.#chooseVideo}
      />
      ${gates.length === 0 ? nothing : this.#questions(gates)}`;
  }

  get #gates(): readonly GateReadout[] {
    const gates = findExercise(this.exercise)?.gates ?? [];
    if (gates.length === 0) return [];
    const { settings, progress, profile } = this.parts;
    const { level } = exerciseSettings(settings.value, this.exercise);
    return readGates(gates, progressThatHolds(progress.value, profile.value.screening), Date.now(), level);
  }

  #questions(gates: readonly GateReadout[]) {
    const locked = gates.filter(({ strength }) => strength === "locked");
    const asked = gates.filter(({ strength, state }) => strength === "ask" && state !== "met");
    const open = stillShut(gates, this.met, true).length === 0;
    return html`<dialog aria-labelledby="questions">
      <h2 id="questions">${msg("Before you start")}</h2>
      ${saidYes(this.parts, findExercise(this.exercise)?.gates ?? []).map((line) => html`<p><strong>${line}</strong></p>`)}
      ${
        asked.length === 0
          ? nothing
          : html`<p>${msg("This should be so. If it is not, an easier exercise is the better choice today:")}</p>
              <ul>
                ${asked.map((gate) => html`<li>${gateLine(gate)}</li>`)}
              </ul>`
      }
      ${
        locked.length === 0
          ? nothing
          : html`<p>${msg("It stays locked unless all of this is so:")}</p>
              ${locked.map((gate) => (gate.state === "ask" ? this.#question(gate.id) : html`<p>${gateLine(gate)}</p>`))}`
      }
      <div class="answers">
        <button type="button" id="gates-read" class="primary" ?disabled=${!open} @click=${this.#passGates}>
          ${asked.length === 0 ? msg("Start") : msg("I have read this, start")}
        </button>
        <button type="button" id="gates-closed" @click=${() => this.dialog.close()}>${msg("Not today")}</button>
      </div>
    </dialog>`;
  }

  #question(id: string) {
    return html`<label class="gate">
      <input
        type="checkbox"
        .checked=${this.met.has(id)}
        @change=${(event: Event) => this.#answer(id, (event.target as HTMLInputElement).checked)}
      />
      <span>${gateText(id)}</span>
    </label>`;
  }

  #startCamera(): void {
    if (hasToBeAsked(this.parts)) {
      this.dispatchEvent(new CustomEvent("you-asked", { bubbles: true, composed: true }));
      return;
    }
    if (stillShut(this.#gates, new Set(), false).length === 0) {
      this.#start(this.#camera());
      return;
    }
    this.met = new Set();
    this.dialog.showModal();
  }

  #answer(id: string, isMet: boolean): void {
    const met = new Set(this.met);
    if (isMet) met.add(id);
    else met.delete(id);
    this.met = met;
  }

  #passGates(): void {
    this.dialog.close();
    for (const { id, strength } of this.#gates) {
      if (strength === "ask") this.parts.progress.answer(id, Date.now());
    }
    this.#start(this.#camera());
  }

  #camera(): SourceChoice {
    return { kind: "camera", deviceId: this.parts.cameraMemory.read() };
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
    /** The questions about the user come before anything is begun. */
    "you-asked": CustomEvent<null>;
  }
}
