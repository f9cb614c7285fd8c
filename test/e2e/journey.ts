import { test as base, expect, type Page } from "@playwright/test";

export { expect };

/** What the fixture below watches on every page of a journey. */
interface Watched {
  /** Fails the journey on a request to another origin, an error of a page or an error in its console. */
  readonly nothingBad: undefined;
}

/** A journey: a Playwright test that also fails on anything the browser complains of and on any foreign request. */
export const test = base.extend<Watched>({
  nothingBad: [
    async ({ context, baseURL }, use) => {
      const bad: string[] = [];
      const own = new URL(baseURL ?? "").origin;
      context.on("request", (request) => {
        const url = new URL(request.url());
        const local = url.protocol === "data:" || url.protocol === "blob:";
        if (!local && url.origin !== own) bad.push(`request to another origin: ${request.url()}`);
      });
      context.on("console", (message) => {
        if (message.type() === "error") bad.push(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => bad.push(`error of the page: ${error.error().message}`));
      await use(undefined);
      expect(bad).toEqual([]);
    },
    { auto: true },
  ],
});

/** Chooses the depth by its label, the pose model by its id, and the seconds, on the start page. */
export async function chooseSet(
  page: Page,
  { depth, engine, seconds }: { depth?: RegExp; engine?: string; seconds?: number },
): Promise<void> {
  if (depth !== undefined) await page.getByRole("radio", { name: depth }).check();
  if (seconds !== undefined) await page.getByLabel("How long?").selectOption(`${seconds} seconds`);
  if (engine !== undefined) {
    await page.getByText("Advanced: camera and pose model").click();
    await page.getByLabel("Pose model").selectOption(engine);
  }
}
