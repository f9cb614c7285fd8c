import { AppError } from "../lib/app-error.js";
import { cameraConstraints, type CameraChoice } from "./camera-constraints.js";
import { cameraError, isOverconstrained } from "./camera-errors.js";
import type { DeviceMemory } from "./device-memory.js";
import { FramePump } from "./frame-pump.js";
import type { FrameSink, FrameSource, FrameSourceListener } from "./frame-source.js";
import { fittedSize } from "./picture.js";
import { createVideoElement, firstPicture } from "./video-element.js";

/** A camera that another program holds may open and then give nothing. */
const FIRST_PICTURE_LIMIT_MS = 10_000;
/** Phones mute the track for a moment when they turn or take a call; longer than this it is gone. */
const MUTED_LIMIT_MS = 5000;

export interface CameraSourceOptions extends CameraChoice {
  /** Where the chosen camera is remembered. Without `deviceId` the remembered one is opened. */
  readonly memory?: DeviceMemory | undefined;
  /** How long the camera may be silent in the set before it counts as unplugged, milliseconds. */
  readonly mutedLimitMs?: number | undefined;
}

/**
 * The live camera. Throws from `start` and tells `failed`: SK-CAM-NOT-ALLOWED, SK-CAM-NONE, SK-CAM-IN-USE,
 * SK-CAM-UNPLUGGED, SK-CAM-INSECURE, SK-CAM-UNSUPPORTED, SK-CAM-FAILED. A stopped source may not be started again.
 */
export class CameraSource implements FrameSource {
  readonly kind = "camera";
  readonly realTime = true;
  readonly video = createVideoElement();

  private readonly life = new AbortController();
  private stream: MediaStream | undefined;
  private pump: FramePump | undefined;
  private mutedTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: CameraSourceOptions = {}) {}

  get widthPx(): number {
    return fittedSize(this.video.videoWidth, this.video.videoHeight).widthPx;
  }

  get heightPx(): number {
    return fittedSize(this.video.videoWidth, this.video.videoHeight).heightPx;
  }

  /** Id of the camera that is open; undefined before start. */
  get deviceId(): string | undefined {
    return this.stream?.getVideoTracks()[0]?.getSettings().deviceId;
  }

  /** Resolves at once and gives nothing when `stop` was called meanwhile. */
  async start(sink: FrameSink, listener: FrameSourceListener): Promise<void> {
    try {
      const stream = await this.open();
      this.stream = stream;
      if (this.isStopped()) {
        this.release();
        return;
      }
      this.video.srcObject = stream;
      await Promise.all([firstPicture(this.video, FIRST_PICTURE_LIMIT_MS), this.video.play()]);
    } catch (error) {
      if (this.isStopped()) return;
      this.stop();
      throw cameraError(error);
    }
    if (this.isStopped()) return;
    if (this.options.deviceId !== undefined) this.options.memory?.write(this.deviceId);
    this.watch(listener);
    this.pump = new FramePump({
      video: this.video,
      sink,
      grabFailure: "SK-CAM-FAILED",
      failed: (error) => {
        this.fail(error, listener);
      },
    });
    this.pump.start();
  }

  stop(): void {
    this.life.abort();
    this.release();
  }

  private isStopped(): boolean {
    return this.life.signal.aborted;
  }

  private async open(): Promise<MediaStream> {
    if (!isSecureContext) throw new AppError("SK-CAM-INSECURE", location.origin);
    if (!("mediaDevices" in navigator)) throw new AppError("SK-CAM-UNSUPPORTED", "navigator.mediaDevices is missing");
    const choice: CameraChoice = {
      deviceId: this.options.deviceId ?? this.options.memory?.read(),
      facing: this.options.facing,
    };
    const portrait = matchMedia("(orientation: portrait)").matches;
    let refusal: unknown;
    for (const constraints of cameraConstraints(choice, portrait)) {
      try {
        return await navigator.mediaDevices.getUserMedia(constraints);
      } catch (error) {
        if (!isOverconstrained(error)) throw error;
        refusal = error;
      }
    }
    throw cameraError(refusal);
  }

  private watch(listener: FrameSourceListener): void {
    const { signal } = this.life;
    for (const track of this.stream?.getVideoTracks() ?? []) {
      const gone = (why: string): void => {
        this.fail(new AppError("SK-CAM-UNPLUGGED", why), listener);
      };
      const judgeMute = (): void => {
        clearTimeout(this.mutedTimer);
        // A hidden page gets no pictures on some phones; that is no fault of the camera.
        if (!track.muted || document.hidden) return;
        this.mutedTimer = setTimeout(() => {
          gone("the camera sends no pictures");
        }, this.options.mutedLimitMs ?? MUTED_LIMIT_MS);
      };
      track.addEventListener(
        "ended",
        () => {
          gone("the camera was disconnected");
        },
        { signal },
      );
      track.addEventListener("mute", judgeMute, { signal });
      track.addEventListener("unmute", judgeMute, { signal });
      document.addEventListener("visibilitychange", judgeMute, { signal });
    }
    document.addEventListener(
      "visibilitychange",
      () => {
        if (!document.hidden && this.video.paused) this.replay(listener);
      },
      { signal },
    );
  }

  /** Phones pause the element while the page is hidden. */
  private replay(listener: FrameSourceListener): void {
    this.video.play().catch((error: unknown) => {
      this.fail(cameraError(error), listener);
    });
  }

  private fail(error: AppError, listener: FrameSourceListener): void {
    if (this.isStopped()) return;
    this.stop();
    listener.failed(error);
  }

  private release(): void {
    clearTimeout(this.mutedTimer);
    this.pump?.stop();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = undefined;
    this.video.srcObject = null;
  }
}
