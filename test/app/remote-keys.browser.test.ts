import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { signOfKey, takeMediaKeys } from "../../src/app/remote-keys.js";

/** What a key means when it is pressed on an element. */
function pressed(key: string, on: HTMLElement = document.body, options: KeyboardEventInit = {}) {
  let sign: ReturnType<typeof signOfKey>;
  const listen = (event: KeyboardEvent): void => {
    sign = signOfKey(event);
  };
  window.addEventListener("keydown", listen, { once: true });
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, ...options }));
  return sign;
}

function shown(tag: "button" | "input"): HTMLElement {
  const element = document.createElement(tag);
  document.body.append(element);
  onTestFinished(() => {
    element.remove();
  });
  return element;
}

describe("keys", () => {
  test.each([
    ["PageDown", "raise"],
    [" ", "raise"],
    ["PageUp", "raise-both"],
    ["Escape", "cross"],
    ["s", "cross"],
    ["x", undefined],
  ])("%s asks for what the sign %s does", (key, sign) => {
    expect(pressed(key)).toBe(sign);
  });

  test("the space bar belongs to the button that has the focus, the presenter's key does not", () => {
    expect(pressed(" ", shown("button"))).toBeUndefined();
    expect(pressed("PageDown", shown("button"))).toBe("raise");
  });

  test("letters belong to the field they are typed into, Escape stops also there", () => {
    expect(pressed("s", shown("input"))).toBeUndefined();
    expect(pressed("Escape", shown("input"))).toBe("cross");
  });

  test("a key that is held down or belongs to the browser asks once or never", () => {
    expect(pressed("PageDown", document.body, { repeat: true })).toBeUndefined();
    expect(pressed("s", document.body, { ctrlKey: true })).toBeUndefined();
  });
});

describe("a headset", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test("starts, pauses, skips and stops by its keys until they are given back", () => {
    const handlers = new Map<string, MediaSessionActionHandler | null>();
    vi.spyOn(navigator.mediaSession, "setActionHandler").mockImplementation((action, handler) => {
      handlers.set(action, handler);
    });
    const signs: string[] = [];
    const giveBack = takeMediaKeys("Wall squat", (sign) => signs.push(sign));
    expect(navigator.mediaSession.metadata?.title).toBe("Wall squat");
    for (const action of ["play", "pause", "nexttrack", "stop"] as const) handlers.get(action)?.({ action });
    expect(signs).toEqual(["raise", "raise", "raise-both", "cross"]);
    giveBack();
    expect([...handlers.values()]).toEqual([null, null, null, null]);
    expect(navigator.mediaSession.metadata).toBeNull();
  });
});
