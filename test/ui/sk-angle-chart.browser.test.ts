import { describe, expect, test } from "vitest";
import "../../src/ui/sk-angle-chart.js";
import { inBothThemes, mounted, seriousFindings, shownText } from "../support/mounted.js";

const points = Array.from({ length: 101 }, (_, index) => ({
  timeMs: 2000 + index * 100,
  driverDeg: index > 40 && index < 50 ? undefined : 60 + 10 * Math.sin(index / 9),
}));

describe("angle chart", () => {
  test("it draws the curve and says the main things in words", async () => {
    const chart = await mounted("sk-angle-chart", {
      points,
      targetDeg: 60,
      pauses: [{ startMs: 6000, endMs: 7000 }],
      faults: [
        { ruleId: "E2-1", severity: "form", spans: [{ startMs: 3000, endMs: 4000 }] },
        { ruleId: "E2-9", severity: "info", spans: [{ startMs: 3000, endMs: 4000 }] },
      ],
    });
    await expect.poll(() => chart.shadowRoot?.querySelector("canvas")?.width).toBeGreaterThan(100);
    const label = chart.shadowRoot?.querySelector('[role="img"]')?.getAttribute("aria-label");
    expect(label).toBe("Knee bend over time: deepest 70 degrees, target 60 degrees, 1 pause, 1 warning.");
    expect(shownText(chart)).toContain("target band");
    await inBothThemes(async () => {
      expect(await seriousFindings(chart)).toEqual([]);
    });
  });

  test("a set of which nothing was seen still has its axes", async () => {
    const chart = await mounted("sk-angle-chart", { points: [] });
    await expect.poll(() => chart.shadowRoot?.querySelector("canvas")).not.toBeNull();
  });

  test("newer points replace the plot, they do not add a second one", async () => {
    const chart = await mounted("sk-angle-chart", { points });
    await expect.poll(() => chart.shadowRoot?.querySelectorAll("canvas").length).toBe(1);
    chart.points = points.slice(0, 50);
    await chart.updateComplete;
    await expect.poll(() => chart.shadowRoot?.querySelectorAll("canvas").length).toBe(1);
  });
});
