import axe from "axe-core";
import type { LitElement } from "lit";
import { onTestFinished } from "vitest";
import "../../src/app/theme.css";

/** Puts an element with these properties on the page until the test is over; resolves when it is drawn. */
export async function mounted<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  document.body.append(element);
  onTestFinished(() => {
    element.remove();
  });
  await (element as unknown as LitElement).updateComplete;
  return element;
}

/** All text inside an element and its shadow, with single spaces. */
export function shownText(element: Element): string {
  return (element.shadowRoot?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** Serious and critical findings of axe, each as rule and place; empty is good. */
export async function seriousFindings(element: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(element, { resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`));
}

/** Runs `check` in the light and in the dark theme. */
export async function inBothThemes(check: () => Promise<void>): Promise<void> {
  const { dataset } = document.documentElement;
  for (const theme of ["light", "dark"]) {
    dataset["theme"] = theme;
    await check();
  }
  delete dataset["theme"];
}
