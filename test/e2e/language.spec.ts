import { test as quiet } from "@playwright/test";
import { expect, test } from "./journey.js";

test.describe("a reader of German", () => {
  test.use({ locale: "de-AT" });

  test("is met in German, and keeps English once it was chosen", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ein ruhiger Trainer für schmerzende Knie");
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await page.getByLabel("Sprache").selectOption("English");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("A steady coach for sore knees");
    await page.reload();
    await expect(page.getByLabel("Language")).toHaveValue("en");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

// Not a journey: the browser complains of what is kept from it.
quiet("texts that do not arrive are told with a code, and it goes on in English", async ({ page }) => {
  await page.route(/\/assets\/de-[^/]*\.js$/, (route) => route.abort());
  await page.goto("/");
  await page.getByLabel("Language").selectOption("Deutsch");
  await expect(page.getByRole("alert").getByText("SK-LANGUAGE-FAILED")).toBeVisible();
  await expect(page.getByRole("heading", { name: "The language could not be loaded" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("an English reader loads no other language", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(loaded.filter((url) => /\/de-[^/]*\.js$/.test(url))).toEqual([]);
});
