import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { StoredValue } from "../history/stored-value.js";

/** Renders its host again when a setting changes, or another stored value. `store` may come late, from a context. */
export class SettingsController implements ReactiveController {
  #unsubscribe: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: () => Pick<StoredValue<unknown>, "subscribe"> | undefined,
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
