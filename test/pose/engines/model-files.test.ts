import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import manifest from "../../../models/manifest.json" with { type: "json" };

const read = (path: string): Buffer => readFileSync(new URL(`../../../models/${path}`, import.meta.url));

describe.each(manifest.models)("model $id", ({ id, files }) => {
  test.each(files)("$path has the bytes and the sum of the manifest", ({ path, bytes, sha256 }) => {
    const content = read(path);
    expect(content.length).toBe(bytes);
    expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
  });

  test("names only weight files that lie beside it", () => {
    const graph = JSON.parse(read(`${id}/model.json`).toString()) as { weightsManifest: { paths: string[] }[] };
    const paths = graph.weightsManifest.flatMap((group) => group.paths).map((path) => `${id}/${path}`);
    expect(paths.length).toBeGreaterThan(0);
    expect(files.map((file) => file.path)).toEqual(expect.arrayContaining(paths));
  });

  test("comes with its licence", () => {
    expect(read(`${id}/LICENSE`).toString()).toContain("Apache License");
  });
});
