import { msg } from "@lit/localize";
import { AppError, type ErrorCode } from "../lib/app-error.js";
import { perLanguage } from "../lib/language.js";

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

/** The words of every failure, by its code. */
export const errorMessages = perLanguage(
  () =>
    ({
      "SK-CAM-NOT-ALLOWED": {
        title: msg("The camera is not allowed"),
        sentence: msg("The browser did not let this page use the camera."),
        nextStep: msg("Allow the camera in the address bar or in the site settings, then try again."),
      },
      "SK-CAM-NONE": {
        title: msg("No camera found"),
        sentence: msg("This device has no camera that the browser can see."),
        nextStep: msg("Plug one in and try again, or use a video file."),
      },
      "SK-CAM-IN-USE": {
        title: msg("The camera is in use"),
        sentence: msg("Another program or tab holds the camera."),
        nextStep: msg("Close it there, then try again."),
      },
      "SK-CAM-UNPLUGGED": {
        title: msg("The camera is gone"),
        sentence: msg("The camera was unplugged or stopped sending pictures."),
        nextStep: msg("Plug it in again, then go on. What you did so far is kept."),
      },
      "SK-CAM-INSECURE": {
        title: msg("The page is not secure"),
        sentence: msg("Browsers give the camera only to secure pages."),
        nextStep: msg("Open the page through https or on this device itself."),
      },
      "SK-CAM-UNSUPPORTED": {
        title: msg("No camera support"),
        sentence: msg("This browser can't give pages a camera."),
        nextStep: msg("Use a current Chrome, Edge, Firefox or Safari."),
      },
      "SK-CAM-FAILED": {
        title: msg("The camera did not start"),
        sentence: msg("The camera gave no picture."),
        nextStep: msg("Unplug and plug it in, or choose another camera, then try again."),
      },
      "SK-FILE-BROKEN": {
        title: msg("The video file is broken"),
        sentence: msg("The file is no video, or part of it is missing."),
        nextStep: msg("Check that it plays elsewhere, or choose another file."),
      },
      "SK-FILE-UNSUPPORTED": {
        title: msg("This kind of video can't be read"),
        sentence: msg("The browser has no decoder for this file."),
        nextStep: msg("Convert it to MP4 (H.264) or WebM (VP9), or try another browser."),
      },
      "SK-FILE-NO-VIDEO": {
        title: msg("No pictures in the file"),
        sentence: msg("The file holds no video track."),
        nextStep: msg("Choose a file with a picture."),
      },
      "SK-FILE-NO-WEBCODECS": {
        title: msg("Video files are not supported here"),
        sentence: msg("This browser can't decode video files picture by picture."),
        nextStep: msg("Use a current Chrome, Edge or Safari, or use the camera."),
      },
      "SK-FILE-DEMO": {
        title: msg("The demo clip did not play"),
        sentence: msg("The clip could not be fetched or this browser can't play WebM video."),
        nextStep: msg("Reload the page, or use the camera."),
      },
      "SK-MODEL-MISSING": {
        title: msg("A pose model is missing"),
        sentence: msg("A file of the pose model could not be fetched."),
        nextStep: msg("Check the connection and try again. On your own server, run npm run models."),
      },
      "SK-MODEL-DAMAGED": {
        title: msg("A pose model is damaged"),
        sentence: msg("A file of the pose model is not what it should be."),
        nextStep: msg("Reload the page. On your own server, run npm run models."),
      },
      "SK-POSE-FAILED": {
        title: msg("The pose model does not run here"),
        sentence: msg("No way of computing on this device gave a right result."),
        nextStep: msg("Update the browser, or switch on hardware acceleration, then try again."),
      },
      "SK-POSE-TIMEOUT": {
        title: msg("The pose model does not answer"),
        sentence: msg("Loading or computing took too long."),
        nextStep: msg("Close other heavy pages and try again, or choose a smaller model."),
      },
      "SK-POSE-CRASHED": {
        title: msg("The pose model crashed"),
        sentence: msg("Computing stopped and could not be started again."),
        nextStep: msg("Reload the page. If it happens again, choose a smaller model."),
      },
      "SK-POSE-NO-BACKEND": {
        title: msg("The pose model does not run here"),
        sentence: msg("No way of computing on this device found the person in the test picture."),
        nextStep: msg("Update the browser, or switch on hardware acceleration, then try again."),
      },
      "SK-POSE-BACKEND": {
        title: msg("Computing stopped"),
        sentence: msg("The way of computing in use can't be trusted any more."),
        nextStep: msg("Wait a moment, it starts again by itself. If not, reload the page."),
      },
      "SK-POSE-FRAME": {
        title: msg("A picture could not be read"),
        sentence: msg("The pose model failed on some pictures."),
        nextStep: msg("Start a new set. If it happens again, choose another pose model."),
      },
      "SK-POSE-BUSY": {
        title: msg("The pose model is busy"),
        sentence: msg("A picture came before the one before was done."),
        nextStep: msg("Start a new set. If it happens again, reload the page."),
      },
      "SK-POSE-NOT-LOADED": {
        title: msg("The pose model is not ready"),
        sentence: msg("A picture came before the model was loaded."),
        nextStep: msg("Wait until it is loaded, then start the set again."),
      },
      "SK-POSE-CLOSED": {
        title: msg("The pose model was closed"),
        sentence: msg("It was closed or replaced while it worked."),
        nextStep: msg("Start the set again."),
      },
      "SK-POSE-PROTOCOL": {
        title: msg("The pose model gave an odd answer"),
        sentence: msg("Two parts of the app do not fit together."),
        nextStep: msg("Reload the page to get one version of everything."),
      },
      "SK-POSE-INSECURE": {
        title: msg("The page is not secure"),
        sentence: msg("Browsers verify the pose model only on secure pages."),
        nextStep: msg("Open the page through https or on this device itself."),
      },
      "SK-EXERCISE-UNKNOWN": {
        title: msg("Unknown exercise"),
        sentence: msg("This app has no exercise of that name."),
        nextStep: msg("Go back to the start page and pick one from the list."),
      },
      "SK-TRACE-VERSION": {
        title: msg("The recording is of another version"),
        sentence: msg("This app can't read recordings of that version."),
        nextStep: msg("Update the app, or choose another recording."),
      },
      "SK-TRACE-BROKEN": {
        title: msg("The recording is damaged"),
        sentence: msg("A line of the recording is not what it should be."),
        nextStep: msg("Choose another recording."),
      },
      "SK-REMINDER-REFUSED": {
        title: msg("No notifications"),
        sentence: msg("The browser does not let this page show notifications."),
        nextStep: msg("Allow them in the site settings and try again, or put it in your calendar."),
      },
      "SK-REMINDER-NONE": {
        title: msg("No notifications here"),
        sentence: msg("This browser can't show notifications for an open page."),
        nextStep: msg("Put it in your calendar instead."),
      },
      "SK-PLAN-FILE": {
        title: msg("This file holds no plan"),
        sentence: msg("It is not a plan that was shared from this app."),
        nextStep: msg("Choose another file. The name of a plan's file ends in .json."),
      },
      "SK-PLAN-VERSION": {
        title: msg("The plan is of another version"),
        sentence: msg("This app can't read plans of that version."),
        nextStep: msg("Update the app, or ask for the plan again."),
      },
      "SK-PLAN-BROKEN": {
        title: msg("The plan can't be used"),
        sentence: msg("Something in it is not what it should be. Nothing was added."),
        nextStep: msg("The line below says what and where. Mend it there, or choose another file."),
      },
      "SK-STORE-FULL": {
        title: msg("No room left"),
        sentence: msg("The browser has no more room to keep this."),
        nextStep: msg("Free some space, then try again."),
      },
      "SK-STORE-FAILED": {
        title: msg("It could not be kept"),
        sentence: msg("The browser refused to store this."),
        nextStep: msg("Leave private mode or allow storage for this page, then try again."),
      },
      "SK-PAGE-FAILED": {
        title: msg("The page could not be loaded"),
        sentence: msg("A part of the app did not arrive."),
        nextStep: msg("Check the connection, then reload the page."),
      },
      "SK-LANGUAGE-FAILED": {
        title: msg("The language could not be loaded"),
        sentence: msg("The texts of this language did not arrive, so the app goes on in English."),
        nextStep: msg("Check the connection, then reload the page."),
      },
      "SK-UNKNOWN": {
        title: msg("Something went wrong"),
        sentence: msg("The app met a fault it does not know."),
        nextStep: msg("Reload the page. If it happens again, report the code and the detail."),
      },
    }) satisfies Readonly<Record<ErrorCode, ErrorMessage>>,
);

type KnownErrorCode = keyof ReturnType<typeof errorMessages>;

const isKnown = (code: string): code is KnownErrorCode => Object.hasOwn(errorMessages(), code);

/** The message of any failure; what is no AppError, or has an unlisted code, gets the words of SK-UNKNOWN. */
export function describeError(error: unknown): ErrorDescription {
  const code: ErrorCode = error instanceof AppError ? error.code : "SK-UNKNOWN";
  const detail = error instanceof AppError ? error.detail : String(error);
  return { ...errorMessages()[isKnown(code) ? code : "SK-UNKNOWN"], code, detail };
}
