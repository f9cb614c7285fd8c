import { AppError, type ErrorCode } from "../lib/app-error.js";

/** Names of the exceptions of getUserMedia (Media Capture and Streams, and the older names some browsers keep). */
const CODES: Readonly<Record<string, ErrorCode>> = {
  NotAllowedError: "SK-CAM-NOT-ALLOWED",
  PermissionDeniedError: "SK-CAM-NOT-ALLOWED",
  SecurityError: "SK-CAM-NOT-ALLOWED",
  NotFoundError: "SK-CAM-NONE",
  DevicesNotFoundError: "SK-CAM-NONE",
  NotReadableError: "SK-CAM-IN-USE",
  TrackStartError: "SK-CAM-IN-USE",
  AbortError: "SK-CAM-IN-USE",
};

/** What the name of an error is; anything may be thrown. */
const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The failure of opening a camera, told apart by the exception's name. */
export function cameraError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const name = errorName(error);
  const message = error instanceof Error ? error.message : String(error);
  return new AppError(CODES[name] ?? "SK-CAM-FAILED", `${name}: ${message}`, { cause: error });
}

/** True when no camera can do what was asked for, so that asking for less may help. */
export const isOverconstrained = (error: unknown): boolean =>
  ["OverconstrainedError", "ConstraintNotSatisfiedError"].includes(errorName(error));
