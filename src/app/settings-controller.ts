import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { SettingsStore } from "./settings.js";

/** Renders its host again when a setting changes. `store` may come late, from a context. */
export class SettingsController implements ReactiveController {
  #unsubscribe: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: () => SettingsStore | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.#unsubscribe ??= this.store()?.subscribe(() => {
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}
