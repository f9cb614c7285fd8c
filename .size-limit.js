import { readFileSync } from "node:fs";

/**
 * The manifest of the build says what index.html loads before anything is tapped: its chunk and all that it imports
 * statically. The pose worker and what is imported on demand are not in that list.
 * @type {Record<string, { file: string, imports?: string[], css?: string[], isEntry?: boolean }>}
 */
const manifest = JSON.parse(readFileSync(new URL("dist/.vite/manifest.json", import.meta.url), "utf8"));

const firstLoad = new Set();
const follow = (key) => {
  if (firstLoad.has(key)) return;
  firstLoad.add(key);
  manifest[key].imports?.forEach(follow);
};
follow("index.html");

const chunks = [...firstLoad].map((key) => manifest[key]);
const inDist = (file) => `dist/${file}`;

export default [
  {
    name: "JavaScript of the first load",
    path: chunks.map((chunk) => inDist(chunk.file)),
    gzip: true,
    limit: "150 kB",
  },
  {
    name: "Styles of the first load",
    path: [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))].map(inDist),
    gzip: true,
    limit: "20 kB",
  },
];
