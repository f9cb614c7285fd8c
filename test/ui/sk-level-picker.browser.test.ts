import { describe, expect, test } from "vitest";
import "../../src/ui/sk-level-picker.js";
import { inBothThemes, mounted, seriousFindings, shownText } from "../support/mounted.js";

const DEPTHS_DEG = { L1: 45, L2: 60, L3: 75, L4: 90 };

describe("level picker", () => {
  test("the chosen card is told once, with the other cards left alone", async () => {
    const picker = await mounted("sk-level-picker", { level: "L2", depthsDeg: DEPTHS_DEG });
    const told: string[] = [];
    picker.addEventListener("level-chosen", (event) => told.push(event.detail));
    const radios = [...(picker.shadowRoot?.querySelectorAll("input") ?? [])];
    expect(radios.map(({ checked }) => checked)).toEqual([false, true, false, false]);
    radios[3]?.click();
    await picker.updateComplete;
    expect(told).toEqual(["L4"]);
    expect(radios.map(({ checked }) => checked)).toEqual([false, false, false, true]);
  });

  test("every card says its degrees and what they feel like", async () => {
    const picker = await mounted("sk-level-picker", { depthsDeg: DEPTHS_DEG });
    for (const degrees of Object.values(DEPTHS_DEG)) expect(shownText(picker)).toContain(`${degrees}°`);
    expect(shownText(picker)).toContain("Hardest on the kneecap");
    await inBothThemes(async () => {
      expect(await seriousFindings(picker)).toEqual([]);
    });
  });

  test("a hinge is told by how far one bows, with the degrees of that exercise", async () => {
    const picker = await mounted("sk-level-picker", { measure: "trunk-lean", depthsDeg: { L1: 30, L2: 40 } });
    expect(shownText(picker)).toContain("Medium, 40°");
    expect(shownText(picker)).toContain("bow");
    expect(shownText(picker)).not.toContain("kneecap");
    expect(picker.shadowRoot?.querySelectorAll("input").length).toBe(2);
  });

  test("a wall is drawn only where there is one", async () => {
    const picker = await mounted("sk-level-picker", { depthsDeg: DEPTHS_DEG });
    expect(picker.shadowRoot?.querySelector(".wall")).toBeNull();
    picker.supported = true;
    await picker.updateComplete;
    expect(picker.shadowRoot?.querySelectorAll(".wall").length).toBe(4);
  });
});
