import { AppError, type ErrorCode } from "../lib/app-error.js";

/** What a failure is called, what happened and what to do next. */
export interface ErrorMessage {
  readonly title: string;
  readonly sentence: string;
  readonly nextStep: string;
}

/** A failure ready to be shown: its message with the code and the technical detail. */
export interface ErrorDescription extends ErrorMessage {
  readonly code: ErrorCode;
  readonly detail: string;
}

export const ERROR_MESSAGES = {
  "SK-CAM-NOT-ALLOWED": {
    title: "The camera is not allowed",
    sentence: "The browser did not let this page use the camera.",
    nextStep: "Allow the camera in the address bar or in the site settings, then try again.",
  },
  "SK-CAM-NONE": {
    title: "No camera found",
    sentence: "This device has no camera that the browser can see.",
    nextStep: "Plug one in and try again, or use a video file.",
  },
  "SK-CAM-IN-USE": {
    title: "The camera is in use",
    sentence: "Another program or tab holds the camera.",
    nextStep: "Close it there, then try again.",
  },
  "SK-CAM-UNPLUGGED": {
    title: "The camera is gone",
    sentence: "The camera was unplugged or stopped sending pictures.",
    nextStep: "Plug it in again, then go on. What you did so far is kept.",
  },
  "SK-CAM-INSECURE": {
    title: "The page is not secure",
    sentence: "Browsers give the camera only to secure pages.",
    nextStep: "Open the page through https or on this device itself.",
  },
  "SK-CAM-UNSUPPORTED": {
    title: "No camera support",
    sentence: "This browser can't give pages a camera.",
    nextStep: "Use a current Chrome, Edge, Firefox or Safari.",
  },
  "SK-CAM-FAILED": {
    title: "The camera did not start",
    sentence: "The camera gave no picture.",
    nextStep: "Unplug and plug it in, or choose another camera, then try again.",
  },
  "SK-FILE-BROKEN": {
    title: "The video file is broken",
    sentence: "The file is no video, or part of it is missing.",
    nextStep: "Check that it plays elsewhere, or choose another file.",
  },
  "SK-FILE-UNSUPPORTED": {
    title: "This kind of video can't be read",
    sentence: "The browser has no decoder for this file.",
    nextStep: "Convert it to MP4 (H.264) or WebM (VP9), or try another browser.",
  },
  "SK-FILE-NO-VIDEO": {
    title: "No pictures in the file",
    sentence: "The file holds no video track.",
    nextStep: "Choose a file with a picture.",
  },
  "SK-FILE-NO-WEBCODECS": {
    title: "Video files are not supported here",
    sentence: "This browser can't decode video files picture by picture.",
    nextStep: "Use a current Chrome, Edge or Safari, or use the camera.",
  },
  "SK-FILE-DEMO": {
    title: "The demo clip did not play",
    sentence: "The clip could not be fetched or this browser can't play WebM video.",
    nextStep: "Reload the page, or use the camera.",
  },
  "SK-MODEL-MISSING": {
    title: "A pose model is missing",
    sentence: "A file of the pose model could not be fetched.",
    nextStep: "Check the connection and try again. On your own server, run npm run models.",
  },
  "SK-MODEL-DAMAGED": {
    title: "A pose model is damaged",
    sentence: "A file of the pose model is not what it should be.",
    nextStep: "Reload the page. On your own server, run npm run models.",
  },
  "SK-POSE-FAILED": {
    title: "The pose model does not run here",
    sentence: "No way of computing on this device gave a right result.",
    nextStep: "Update the browser, or switch on hardware acceleration, then try again.",
  },
  "SK-POSE-TIMEOUT": {
    title: "The pose model does not answer",
    sentence: "Loading or computing took too long.",
    nextStep: "Close other heavy pages and try again, or choose a smaller model.",
  },
  "SK-POSE-CRASHED": {
    title: "The pose model crashed",
    sentence: "Computing stopped and could not be started again.",
    nextStep: "Reload the page. If it happens again, choose a smaller model.",
  },
  "SK-POSE-NO-BACKEND": {
    title: "The pose model does not run here",
    sentence: "No way of computing on this device found the person in the test picture.",
    nextStep: "Update the browser, or switch on hardware acceleration, then try again.",
  },
  "SK-POSE-BACKEND": {
    title: "Computing stopped",
    sentence: "The way of computing in use can't be trusted any more.",
    nextStep: "Wait a moment, it starts again by itself. If not, reload the page.",
  },
  "SK-POSE-FRAME": {
    title: "A picture could not be read",
    sentence: "The pose model failed on some pictures.",
    nextStep: "Start a new set. If it happens again, choose another pose model.",
  },
  "SK-POSE-BUSY": {
    title: "The pose model is busy",
    sentence: "A picture came before the one before was done.",
    nextStep: "Start a new set. If it happens again, reload the page.",
  },
  "SK-POSE-NOT-LOADED": {
    title: "The pose model is not ready",
    sentence: "A picture came before the model was loaded.",
    nextStep: "Wait until it is loaded, then start the set again.",
  },
  "SK-POSE-CLOSED": {
    title: "The pose model was closed",
    sentence: "It was closed or replaced while it worked.",
    nextStep: "Start the set again.",
  },
  "SK-POSE-PROTOCOL": {
    title: "The pose model gave an odd answer",
    sentence: "Two parts of the app do not fit together.",
    nextStep: "Reload the page to get one version of everything.",
  },
  "SK-POSE-INSECURE": {
    title: "The page is not secure",
    sentence: "Browsers verify the pose model only on secure pages.",
    nextStep: "Open the page through https or on this device itself.",
  },
  "SK-EXERCISE-UNKNOWN": {
    title: "Unknown exercise",
    sentence: "This app has no exercise of that name.",
    nextStep: "Go back to the start page and pick one from the list.",
  },
  "SK-TRACE-VERSION": {
    title: "The recording is of another version",
    sentence: "This app can't read recordings of that version.",
    nextStep: "Update the app, or choose another recording.",
  },
  "SK-TRACE-BROKEN": {
    title: "The recording is damaged",
    sentence: "A line of the recording is not what it should be.",
    nextStep: "Choose another recording.",
  },
  "SK-PLAN-FILE": {
    title: "This file holds no plan",
    sentence: "It is not a plan that was shared from this app.",
    nextStep: "Choose another file. The name of a plan's file ends in .json.",
  },
  "SK-PLAN-VERSION": {
    title: "The plan is of another version",
    sentence: "This app can't read plans of that version.",
    nextStep: "Update the app, or ask for the plan again.",
  },
  "SK-PLAN-BROKEN": {
    title: "The plan can't be used",
    sentence: "Something in it is not what it should be. Nothing was added.",
    nextStep: "The line below says what and where. Mend it there, or choose another file.",
  },
  "SK-STORE-FULL": {
    title: "No room left",
    sentence: "The browser has no more room to keep this.",
    nextStep: "Free some space, then try again.",
  },
  "SK-STORE-FAILED": {
    title: "It could not be kept",
    sentence: "The browser refused to store this.",
    nextStep: "Leave private mode or allow storage for this page, then try again.",
  },
  "SK-UNKNOWN": {
    title: "Something went wrong",
    sentence: "The app met a fault it does not know.",
    nextStep: "Reload the page. If it happens again, report the code and the detail.",
  },
} as const satisfies Readonly<Record<ErrorCode, ErrorMessage>>;

type KnownErrorCode = keyof typeof ERROR_MESSAGES;

const isKnown = (code: string): code is KnownErrorCode => Object.hasOwn(ERROR_MESSAGES, code);

/** The message of any failure; what is no AppError, or has an unlisted code, gets the words of SK-UNKNOWN. */
export function describeError(error: unknown): ErrorDescription {
  const code: ErrorCode = error instanceof AppError ? error.code : "SK-UNKNOWN";
  const detail = error instanceof AppError ? error.detail : String(error);
  return { ...ERROR_MESSAGES[isKnown(code) ? code : "SK-UNKNOWN"], code, detail };
}
