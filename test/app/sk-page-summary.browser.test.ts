import { describe, expect, test } from "vitest";
import "../../src/app/sk-page-summary.js";
import { FALLS, movesFilm, STANDS } from "../support/drawn-falls.js";
import { find, mountedPage } from "../support/mounted-page.js";
import { inBothThemes, seriousFindings, shownText } from "../support/mounted.js";
import { LIVE, runSet } from "../support/run-set.js";

describe("the summary of a set that ended with a fall", () => {
  test("asks for the knee, says what to do, and does not offer the same again first", async () => {
    const { to, forMs, azimuthDeg } = FALLS["down a wall"];
    const moves = [
      { forMs: 8000, to: STANDS },
      { forMs, to, moving: 2 as const },
      { forMs: 1000, to },
    ];
    const { summary } = runSet(movesFilm(moves, { azimuthDeg }), LIVE);
    expect(summary.endReason).toBe("fall");
    const result = { summary, traceParts: [], choice: { kind: "camera" as const } };
    const { page } = await mountedPage("sk-page-summary", { result });
    const shown = shownText(page);
    expect(shown).toContain("The set ended because it looked like a fall.");
    expect(shown).toContain("How is your knee, zero to ten?");
    expect(shown).toContain("get help now");
    expect(find(page, "#again")?.classList.contains("primary")).toBe(false);
    await inBothThemes(async () => {
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
});
