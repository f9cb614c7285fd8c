import { defineConfig } from "@playwright/test";
import { cameraFileOf, writeCameraFile } from "../support/webcam-clip.js";
import { CHROMIUM_ARGS, ensureChromium } from "../tools/find-chromium.mjs";
import { sharedClipsFolder } from "../tools/shared-clips-folder.mjs";
import { CAMERA_CLIP } from "./camera-clip.js";

/** `npm test` chooses a free one, and where each of its runs reports. */
const PORT = Number(process.env["STEADY_KNEE_PORT"] ?? 4410);
/** The page asks for the camera as ever: whether it gets it is up to the permissions of the journey. */
const cameraArgs = [
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${cameraFileOf(CAMERA_CLIP)}`,
];
const REAL_TIME = ["**/camera.spec.ts", "**/demo.spec.ts"];
const LONGEST = "**/hands-free.clips.spec.ts";
const withoutClips = sharedClipsFolder() === undefined ? ["**/*.clips.spec.ts"] : [];
const atRoot = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;

writeCameraFile(CAMERA_CLIP);

/** Journeys on the built app (`npm run build` first), served with the headers of the preview server. */
export default defineConfig({
  testDir: ".",
  outputDir: atRoot("test-results"),
  workers: 2,
  fullyParallel: true,
  projects: [
    // What the browser's own fake camera and the demo show goes on whether the app keeps up or not: nothing runs beside it.
    { name: "real-time", testMatch: REAL_TIME, workers: 1 },
    // Clips wait for the app: see clip-camera.ts. The longest first, or one worker would wait for it at the end.
    { name: "clips-longest", testMatch: LONGEST, testIgnore: withoutClips },
    { name: "clips", testIgnore: [...REAL_TIME, LONGEST, ...withoutClips] },
  ],
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env["STEADY_KNEE_REPORT"] ?? atRoot(".cache/test-reports/journeys.json") }],
  ],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1366, height: 768 },
    // The figures that the journeys look for are metric.
    locale: "en-GB",
    permissions: ["camera"],
    // A trace of everything took as much of the machine as the app itself: ask for one with --trace on.
    screenshot: "only-on-failure",
    launchOptions: { executablePath: ensureChromium(), args: [...CHROMIUM_ARGS, ...cameraArgs] },
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    cwd: atRoot("."),
    url: `http://127.0.0.1:${PORT}`,
    reuseExistingServer: false,
  },
});
