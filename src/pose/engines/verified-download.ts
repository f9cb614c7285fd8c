import { AppError } from "../../lib/app-error.js";
import type { ModelFile } from "./model-catalog.js";

/** A server that sends nothing for this long is not coming back. */
const STALL_MS = 30_000;

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Refuses content that is not exactly the file the manifest names.
 * Throws AppError SK-MODEL-DAMAGED with the file's path, or SK-POSE-INSECURE where the browser has no digest.
 */
async function verifyContent(file: ModelFile, content: Uint8Array<ArrayBuffer>): Promise<void> {
  if (content.byteLength !== file.bytes) {
    throw new AppError(
      "SK-MODEL-DAMAGED",
      `${file.path}: ${content.byteLength.toString()} bytes, expected ${file.bytes.toString()}`,
    );
  }
  // Browsers offer digests only on secure pages, where the camera works, too.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) throw new AppError("SK-POSE-INSECURE", `${file.path} cannot be verified on this page`);
  const actual = hex(await subtle.digest("SHA-256", content));
  if (actual !== file.sha256) throw new AppError("SK-MODEL-DAMAGED", `${file.path}: sha256 ${actual.slice(0, 12)}…`);
}

/**
 * Fetches one file of models/ and verifies it.
 * @param folderUrl absolute address of the folder, ending in "/"
 * @param received called with the bytes of every piece as it comes
 * Throws AppError: SK-MODEL-MISSING (not there, no connection, stalled), SK-MODEL-DAMAGED (differs from the manifest).
 */
export async function downloadVerified(
  folderUrl: string,
  file: ModelFile,
  received: (bytes: number) => void,
  stallMs = STALL_MS,
): Promise<Uint8Array<ArrayBuffer>> {
  const abort = new AbortController();
  let timer = setTimeout(() => {
    abort.abort();
  }, stallMs);
  try {
    const response = await fetch(new URL(file.path, folderUrl), { signal: abort.signal });
    if (!response.ok) throw new AppError("SK-MODEL-MISSING", `${file.path}: answer ${response.status.toString()}`);
    const content = new Uint8Array(file.bytes);
    let length = 0;
    if (response.body === null) throw new AppError("SK-MODEL-DAMAGED", `${file.path}: empty answer`);
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(timer);
      timer = setTimeout(() => {
        abort.abort();
      }, stallMs);
      if (length + value.byteLength > file.bytes) {
        abort.abort();
        throw new AppError("SK-MODEL-DAMAGED", `${file.path}: more than ${file.bytes.toString()} bytes`);
      }
      content.set(value, length);
      length += value.byteLength;
      received(value.byteLength);
    }
    await verifyContent(file, content.subarray(0, length));
    return content;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = abort.signal.aborted ? `nothing came for ${(stallMs / 1000).toString()} s` : String(error);
    throw new AppError("SK-MODEL-MISSING", `${file.path}: ${reason}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
