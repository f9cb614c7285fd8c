import { ContextProvider } from "@lit/context";
import type { LitElement } from "lit";
import { onTestFinished } from "vitest";
import type { AppParts } from "../../src/app/app-parts.js";
import { partsContext } from "../../src/app/contexts.js";
import { createDeviceMemory } from "../../src/camera/device-memory.js";
import { Speaker } from "../../src/coach/speaker.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import { storesOfKnownUser } from "./known-user.js";

export interface MountedPage<Page> {
  readonly page: Page;
  readonly settings: AppParts["settings"];
  readonly progress: AppParts["progress"];
  readonly plans: AppParts["plans"];
  readonly parts: AppParts;
}

/** The parts of the app; nothing of them opens a camera or loads a model. */
export function appParts(): AppParts {
  const speaker = new Speaker({});
  onTestFinished(() => {
    speaker.dispose();
  });
  return {
    ...storesOfKnownUser(),
    cameraMemory: createDeviceMemory(() => {
      throw new DOMException("no storage in this test", "SecurityError");
    }),
    pose: {
      load: () => Promise.reject(new Error("no model in this test")),
      estimate: () => Promise.resolve(undefined),
      reset: () => undefined,
    },
    speaker,
    createRunner: createSetRunner,
    openSource: () => Promise.reject(new Error("no camera in this test")),
  };
}

/** One page with the parts of the app around it. */
export async function mountedPage<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
): Promise<MountedPage<HTMLElementTagNameMap[Tag]>> {
  const parts = appParts();
  const { settings, progress, plans } = parts;
  const main = document.createElement("main");
  new ContextProvider(main, { context: partsContext, initialValue: parts });
  const page = document.createElement(tag);
  Object.assign(page, properties);
  main.append(page);
  document.body.append(main);
  onTestFinished(() => {
    main.remove();
  });
  await (page as unknown as LitElement).updateComplete;
  return { page, settings, progress, plans, parts };
}

/** The first element that matches; there has to be one. */
export function get(root: Element, selector: string): HTMLElement {
  const found = find(root, selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

/** Presses what matches within `root` and waits for the page to show it. */
export async function press(page: LitElement, root: Element, selector: string): Promise<void> {
  get(root, selector).click();
  await page.updateComplete;
}

/** First element that matches, through the shadow roots that are open. */
export function find(root: Element, selector: string): HTMLElement | null {
  const within = root.shadowRoot ?? root;
  const here = within.querySelector<HTMLElement>(selector);
  if (here) return here;
  for (const child of within.querySelectorAll("*")) {
    const found = child.shadowRoot ? find(child, selector) : null;
    if (found) return found;
  }
  return null;
}
