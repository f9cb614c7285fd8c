import { createHash } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { downloadVerified } from "../../../src/pose/engines/verified-download.js";

const CONTENT = Buffer.from("weights of a model");
const FILE = {
  path: "small/small.bin",
  bytes: CONTENT.length,
  sha256: createHash("sha256").update(CONTENT).digest("hex"),
};

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Address of a folder on a real server that answers every request in the given way. */
async function folderOf(answer: RequestListener): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  const address = started.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port.toString()}/models/`;
}

const download = async (answer: RequestListener, stallMs?: number): Promise<Uint8Array> =>
  downloadVerified(await folderOf(answer), FILE, () => undefined, stallMs);

describe("a model file", () => {
  test("is taken when it is what the manifest says", async () => {
    const content = await download((request, response) => {
      response.end(request.url === "/models/small/small.bin" ? CONTENT : "");
    });
    expect(Buffer.from(content)).toEqual(CONTENT);
  });

  test("tells its bytes as they come", async () => {
    let received = 0;
    const folder = await folderOf((_request, response) => response.end(CONTENT));
    await downloadVerified(folder, FILE, (bytes) => {
      received += bytes;
    });
    expect(received).toBe(CONTENT.length);
  });

  test("with one changed bit is refused by name", async () => {
    const changed = Buffer.from(CONTENT);
    changed.writeUInt8(changed.readUInt8(3) ^ 1, 3);
    await expect(download((_request, response) => response.end(changed))).rejects.toMatchObject({
      code: "SK-MODEL-DAMAGED",
      detail: expect.stringContaining("small/small.bin") as string,
    });
  });

  test("that is cut short is refused by name", async () => {
    const answer: RequestListener = (_request, response) => response.end(CONTENT.subarray(0, 5));
    await expect(download(answer)).rejects.toMatchObject({
      code: "SK-MODEL-DAMAGED",
      detail: "small/small.bin: 5 bytes, expected 18",
    });
  });

  test("that is longer is refused by name", async () => {
    const answer: RequestListener = (_request, response) => response.end(Buffer.concat([CONTENT, CONTENT]));
    await expect(download(answer)).rejects.toMatchObject({
      code: "SK-MODEL-DAMAGED",
      detail: "small/small.bin: more than 18 bytes",
    });
  });

  test("that is not there is missing, with the server's answer", async () => {
    const answer: RequestListener = (_request, response) => response.writeHead(404).end();
    await expect(download(answer)).rejects.toMatchObject({
      code: "SK-MODEL-MISSING",
      detail: "small/small.bin: answer 404",
    });
  });

  test("is missing when the connection breaks", async () => {
    const answer: RequestListener = (request) => request.socket.destroy();
    await expect(download(answer)).rejects.toMatchObject({ code: "SK-MODEL-MISSING" });
  });

  test("is missing, not waited for without end, when the server falls silent", async () => {
    const answer: RequestListener = (_request, response) => response.write(CONTENT.subarray(0, 5));
    await expect(download(answer, 50)).rejects.toMatchObject({
      code: "SK-MODEL-MISSING",
      detail: "small/small.bin: nothing came for 0.05 s",
    });
  });
});
