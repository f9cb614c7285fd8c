import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeError, ERROR_MESSAGES } from "../../src/coach/errors.js";
import {
  COACH_TEXTS,
  CUE_TEXTS,
  heldText,
  LOST_TEXTS,
  NOTICE_TEXTS,
  PAUSE_TEXTS,
  PLACEMENT_TEXTS,
  secondsText,
} from "../../src/coach/messages.js";
import { AppError, type ErrorCode } from "../../src/lib/app-error.js";

const words = (text: string): number => text.split(/\s+/).length;

describe("message catalogue", () => {
  test.each(Object.entries({ ...CUE_TEXTS, ...NOTICE_TEXTS }))("%s is said in at most six words", (_, text) => {
    expect(words(text)).toBeLessThanOrEqual(6);
  });

  test.each(Object.entries({ ...PLACEMENT_TEXTS, ...PAUSE_TEXTS, ...LOST_TEXTS, ...COACH_TEXTS }))(
    "%s is said in at most eight words",
    (_, text) => {
      expect(words(text)).toBeLessThanOrEqual(8);
    },
  );

  test("one second is no plural", () => {
    expect([secondsText(1), secondsText(10), heldText(1)]).toEqual(["1 second", "10 seconds", "1 second held"]);
  });
});

describe("error messages", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith("errors.ts"))
    .map((path) => readFileSync(join("src", path), "utf8"));

  test("every code that is used anywhere has its words", () => {
    const used = new Set(sources.flatMap((source) => source.match(/(?<=")SK-[A-Z]+(?:-[A-Z]+)*(?=")/g) ?? []));
    expect(used.size).toBeGreaterThan(10);
    expect([...used].filter((code) => !Object.hasOwn(ERROR_MESSAGES, code))).toEqual([]);
  });

  test("a failure is described with its own code and detail", () => {
    expect(describeError(new AppError("SK-FILE-UNSUPPORTED", "codec hev1"))).toMatchObject({
      code: "SK-FILE-UNSUPPORTED",
      detail: "codec hev1",
      title: "This kind of video can't be read",
    });
  });

  test("a code without words keeps its code and gets the words of the unknown", () => {
    const code: ErrorCode = "SK-NEW-THING";
    expect(describeError(new AppError(code, "x"))).toMatchObject({
      ...ERROR_MESSAGES["SK-UNKNOWN"],
      code,
      detail: "x",
    });
  });

  test("what is no failure of ours is told as unknown with what it says", () => {
    expect(describeError(new TypeError("a is undefined"))).toMatchObject({
      code: "SK-UNKNOWN",
      detail: "TypeError: a is undefined",
    });
  });
});
