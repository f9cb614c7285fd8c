/** Where values of this device are kept; the browser's localStorage fits. */
export type ValueStorage = Pick<Storage, "getItem" | "setItem">;

/** One value that this device keeps under a key, as JSON, and who wants to know of its changes. */
export class StoredValue<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  /**
   * `storage` is undefined where the browser forbids it; the value then lasts as long as the page. `heal` turns anything
   * that was stored into a value and never throws; it also has the last word on what is kept.
   */
  constructor(
    private readonly storage: ValueStorage | undefined,
    private readonly key: string,
    private readonly heal: (stored: unknown) => T,
  ) {
    this.#value = heal(this.#read());
  }

  get value(): T {
    return this.#value;
  }

  /** Takes a new value, keeps it and tells the listeners. */
  set(value: T): void {
    this.#value = this.heal(value);
    try {
      this.storage?.setItem(this.key, JSON.stringify(this.#value));
    } catch (error) {
      // A full or forbidden store costs only the memory beyond this page.
      console.warn(`${this.key} is not kept`, error);
    }
    for (const listener of this.#listeners) listener(this.#value);
  }

  /** Calls `listener` after each change; the returned function ends that. */
  subscribe(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #read(): unknown {
    try {
      return JSON.parse(this.storage?.getItem(this.key) ?? "null") as unknown;
    } catch (error) {
      console.warn(`${this.key} could not be read; it begins anew`, error);
      return undefined;
    }
  }
}
