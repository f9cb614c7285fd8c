import { msg } from "@lit/localize";
import { html } from "lit";
import type { SettingsStore } from "./settings.js";

/** Switches between what is read from three metres and all that is known of the set. */
export function farButton(settings: SettingsStore) {
  const { farView } = settings.value;
  const label = farView ? msg("Show more") : msg("Show large");
  return html`<button
    type="button"
    id="far"
    aria-label=${label}
    title=${label}
    @click=${() => {
      settings.change({ farView: !farView });
    }}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path class="line" d=${farView ? "M4 6h16M4 12h16M4 18h16" : "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"} />
    </svg>
  </button>`;
}

/** The voice of this moment; the texts and the tones stay. */
export function muteButton(settings: SettingsStore) {
  const voice = settings.value.verbosity !== "off";
  return html`<button
    type="button"
    id="mute"
    aria-label=${msg("Voice off")}
    title=${msg("Voice off")}
    aria-pressed=${voice ? "false" : "true"}
    @click=${() => {
      settings.toggleVoice();
    }}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 9v6h4l5 5V4L7 9z" />
      <path class="line" d=${voice ? "M15.5 8.5a5 5 0 0 1 0 7M18 5.5a9 9 0 0 1 0 13" : "M16 9l6 6M22 9l-6 6"} />
    </svg>
  </button>`;
}
