import { consume } from "@lit/context";
import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controlStyles } from "../ui/shared-styles.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { failurePanel } from "./failure-panel.js";
import { allowReminders, browserNotifier, morningEntry, type Notifier } from "./morning-reminder.js";
import { pageStyles } from "./page-styles.js";
import { saveFile } from "./save-file.js";
import { SettingsController } from "./settings-controller.js";

/** After a session: how to be reminded of the question on the morning after. exercises.md 6.2. */
@localized()
@customElement("sk-morning-reminder")
export class SkMorningReminder extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @property({ attribute: false }) notifier: Notifier | undefined = browserNotifier();
  @state() private failure: unknown;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.settings);
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.8rem;
        margin-block: 0.8rem;
      }
    `,
  ];

  override render() {
    const reminds = this.parts.settings.value.remindsMornings && this.notifier?.permission === "granted";
    return html`<section aria-labelledby="tomorrow">
      <h2 id="tomorrow">${msg("Tomorrow morning")}</h2>
      <p>
        ${msg("How your knees feel then says most about what is right for them. The app asks when you open it the next time.")}
      </p>
      <div class="buttons">
        ${
          reminds
            ? html`<button type="button" id="no-reminder" @click=${this.#dontRemind}>${msg("Don't remind me")}</button>`
            : html`<button type="button" id="remind" @click=${() => void this.#remind()}>${msg("Remind me")}</button>`
        }
        <button type="button" id="calendar" @click=${() => void this.#calendar()}>
          ${msg("Put it in my calendar")}
        </button>
      </div>
      <p role="status">
        ${
          reminds
            ? msg(
                "A notification comes from eight in the morning on, if the app is still open then. If you close it, take the calendar.",
              )
            : nothing
        }
      </p>
      ${this.failure === undefined ? nothing : failurePanel(this.failure)}
    </section>`;
  }

  async #remind(): Promise<void> {
    this.failure = undefined;
    try {
      await allowReminders(this.notifier);
      this.parts.settings.change({ remindsMornings: true });
    } catch (error) {
      this.failure = error;
    }
  }

  readonly #dontRemind = (): void => {
    this.parts.settings.change({ remindsMornings: false });
  };

  async #calendar(): Promise<void> {
    this.failure = undefined;
    try {
      const { href } = new URL("./", location.href);
      saveFile("steady-knee-morning.ics", "text/calendar", [await morningEntry(Date.now(), href)]);
    } catch (error) {
      this.failure = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-morning-reminder": SkMorningReminder;
  }
}
