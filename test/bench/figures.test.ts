import { describe, expect, test } from "vitest";
import { bestMs, quantile, rounded, sum, tableText } from "./figures.js";

describe("quantile", () => {
  test("takes the value below which the share lies, in whatever order they come", () => {
    const values = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5];
    expect(quantile(values, 0.5)).toBe(6);
    expect(quantile(values, 0.9)).toBe(10);
    expect(values[0]).toBe(10);
  });

  test("takes the largest where the share goes beyond the last value", () => {
    expect(quantile([1, 2, 3], 1)).toBe(3);
  });

  test("knows no value where there are none", () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});

test("numbers are added and rounded to the decimals that are shown", () => {
  expect(sum([1.25, 2.5])).toBe(3.75);
  expect(rounded(1.236)).toBe(1.24);
  expect(rounded(1.236, 0)).toBe(1);
});

test("each picture counts with its best round, so one disturbed round changes nothing", () => {
  const calm = [10, 20, 30];
  expect(bestMs([...calm, 99, 99, 99], 3)).toBe(20);
  expect(bestMs([10, 99, 30, 99, 20, 99], 3)).toBe(20);
});

test("a table aligns its first column to the left and the others to the right", () => {
  const lines = tableText([
    ["engine", "ms"],
    ["a", "1000.5"],
    ["longer name", "7"],
  ]).split("\n");
  expect(lines).toEqual(["engine           ms", "a            1000.5", "longer name       7"]);
});
