import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { wasmThreadsPlugin } from "../../models/vite-plugin-wasm-threads.js";
import { freePort } from "../tools/free-port.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What is built: the app as it ships, or the pages of this folder with the app's modules in them. */
const SITES = {
  app: "index.html",
  pages: ["test/bench/app-page.html", "test/bench/rate-page.html"],
};

/** A built site on this machine. */
export interface Site {
  /** Ends in "/". */
  readonly url: string;
  /** All bytes that the server has sent so far, to pages and workers, with the heads of its answers. */
  sentBytes(): number;
  close(): Promise<void>;
}

/**
 * Builds with the app's own settings and serves with its own headers, on this port or any free one. Rejects when the
 * build fails or the port is taken.
 */
export async function openSite(name: keyof typeof SITES, port: number | undefined): Promise<Site> {
  const outDir = `.cache/bench/${name}`;
  await build({
    root: ROOT,
    // Its warning of large chunks is about the pages of this folder.
    logLevel: "error",
    // The bare loop has tfjs on the page; the app's build mends its threads in the worker only.
    plugins: name === "pages" ? [wasmThreadsPlugin()] : [],
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: SITES[name] } },
  });
  const server = await preview({
    root: ROOT,
    logLevel: "warn",
    build: { outDir },
    preview: { port: port ?? (await freePort()), strictPort: true },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("the built pages have no address");
  const open = new Set<Socket>();
  let closedBytes = 0;
  server.httpServer.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => {
      open.delete(socket);
      closedBytes += socket.bytesWritten;
    });
  });
  return {
    url,
    sentBytes: () => [...open].reduce((total, { bytesWritten }) => total + bytesWritten, closedBytes),
    close: () => server.close(),
  };
}
