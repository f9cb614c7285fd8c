import { consume } from "@lit/context";
import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ENGINE_IDS, type EngineId } from "../body/pose-frame.js";
import { listCameras, watchCameras, type CameraDevice } from "../camera/devices.js";
import { perLanguage } from "../lib/language.js";
import { controlStyles } from "../ui/shared-styles.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { pageStyles } from "./page-styles.js";
import { SettingsController } from "./settings-controller.js";

const engineNames = perLanguage((): Readonly<Record<EngineId, string>> => ({
  "blazepose-full": msg("BlazePose full: most exact, sees heels and toes"),
  "blazepose-lite": msg("BlazePose lite: faster, less exact"),
  "movenet-thunder": msg("MoveNet Thunder: no heels and toes"),
  "movenet-lightning": msg("MoveNet Lightning: fastest, no heels and toes"),
}));

/** Which camera and which pose model; closed at first, since the defaults suit nearly everybody. */
@localized()
@customElement("sk-device-settings")
export class SkDeviceSettings extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @state() private cameras: readonly CameraDevice[] = [];
  #unwatch: (() => void) | undefined;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.settings);
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      :host {
        display: block;
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
    const { engine } = this.parts.settings.value;
    return html`<details>
      <summary>${msg("Advanced: camera and pose model")}</summary>
      <div class="fields">
        ${this.cameras.length === 0 ? nothing : this.#cameraField()}
        <label class="field">
          <span>${msg("Pose model")}</span>
          <select id="engine" @change=${this.#chooseEngine}>
            ${ENGINE_IDS.map((id) => html`<option value=${id} ?selected=${id === engine}>${engineNames()[id]}</option>`)}
          </select>
        </label>
      </div>
    </details>`;
  }

  #cameraField() {
    const remembered = this.parts.cameraMemory.read();
    return html`<label class="field">
      <span>${msg("Camera")}</span>
      <select @change=${this.#chooseCamera}>
        <option value="" ?selected=${remembered === undefined}>${msg("Let the browser choose")}</option>
        ${this.cameras
          .filter((camera) => camera.deviceId !== "")
          .map(
            (camera) =>
              html`<option value=${camera.deviceId} ?selected=${camera.deviceId === remembered}>
                ${camera.label}
              </option>`,
          )}
      </select>
      <span class="hint">${msg("The names appear after the camera was allowed once.")}</span>
    </label>`;
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

  #chooseEngine(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    const engine = ENGINE_IDS.find((id) => id === chosen);
    if (engine !== undefined) this.parts.settings.change({ engine });
  }

  #chooseCamera(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.parts.cameraMemory.write(value === "" ? undefined : value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-device-settings": SkDeviceSettings;
  }
}
