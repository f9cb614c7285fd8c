import { describe, expect, test } from "vitest";
import { cameraError, isOverconstrained } from "../../src/camera/camera-errors.js";
import { AppError } from "../../src/lib/app-error.js";

describe("camera errors", () => {
  test.each([
    ["NotAllowedError", "SK-CAM-NOT-ALLOWED"],
    ["SecurityError", "SK-CAM-NOT-ALLOWED"],
    ["NotFoundError", "SK-CAM-NONE"],
    ["NotReadableError", "SK-CAM-IN-USE"],
    ["AbortError", "SK-CAM-IN-USE"],
    ["InvalidStateError", "SK-CAM-FAILED"],
  ])("%s of getUserMedia is %s", (name, code) => {
    const cause = new DOMException("the browser's words", name);
    expect(cameraError(cause)).toMatchObject({ code, detail: `${name}: the browser's words`, cause });
  });

  test("a failure that is told apart already stays as it is", () => {
    const error = new AppError("SK-CAM-INSECURE");
    expect(cameraError(error)).toBe(error);
  });

  test("what is no exception becomes a failure of the camera too", () => {
    expect(cameraError("odd")).toMatchObject({ code: "SK-CAM-FAILED", detail: "string: odd" });
  });

  test("only too high demands are worth asking again for less", () => {
    expect(isOverconstrained(new DOMException("", "OverconstrainedError"))).toBe(true);
    expect(isOverconstrained(new DOMException("", "NotReadableError"))).toBe(false);
  });
});
