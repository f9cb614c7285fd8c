import { describe, expect, test } from "vitest";
import { readCommand, USAGE } from "./bench-command.js";

describe("the bench command", () => {
  test("measures every part of every engine on every backend when nothing is said", () => {
    expect(readCommand([])).toEqual({
      engines: ["blazepose-full", "blazepose-lite", "movenet-thunder", "movenet-lightning"],
      backends: ["wasm", "webgl", "webgpu"],
      parts: ["load", "memory", "rate", "pure", "set", "tap"],
      pictures: 60,
      rounds: 3,
      frames: 1000,
      budgetS: 75,
      port: undefined,
      json: undefined,
    });
  });

  test("takes several names with commas or by saying the option again, each once", () => {
    const command = readCommand(["--engine", "movenet-thunder, blazepose-lite", "--engine", "movenet-thunder"]);
    expect(command?.engines).toEqual(["blazepose-lite", "movenet-thunder"]);
    expect(readCommand(["--only", "rate,load"])?.parts).toEqual(["load", "rate"]);
  });

  test("takes numbers, a port and a file", () => {
    const args = [
      "--pictures",
      "5",
      "--rounds",
      "1",
      "--frames",
      "20",
      "--budget",
      "9",
      "--port",
      "4200",
      "--json",
      "a.json",
    ];
    expect(readCommand(args)).toMatchObject({
      pictures: 5,
      rounds: 1,
      frames: 20,
      budgetS: 9,
      port: 4200,
      json: "a.json",
    });
  });

  test("says all its options when asked for help, and measures nothing", () => {
    expect(readCommand(["--help", "--pictures", "nonsense"])).toBeUndefined();
    for (const option of ["engine", "backend", "only", "pictures", "rounds", "frames", "budget", "port", "json"])
      expect(USAGE).toContain(`--${option} `);
  });

  test.each([
    [["--engine", "blazepose"], "--engine blazepose: use one or more of blazepose-full, blazepose-lite"],
    [["--engine", ""], "--engine : use one or more of"],
    [["--backend", "wasm,cpu"], "--backend cpu: use one or more of wasm, webgl, webgpu"],
    [["--only", "speed"], "--only speed: use one or more of load, memory, rate, pure, set"],
    [["--pictures", "0"], "--pictures 0: use a whole number from 1 to 1000000"],
    [["--rounds", "2.5"], "--rounds 2.5: use a whole number"],
    [["--frames", "many"], "--frames many: use a whole number"],
    [["--budget", "1e3"], "--budget 1e3: use a whole number"],
    [["--port", "70000"], "--port 70000: use a whole number from 1 to 65535"],
    [["--speed"], "--speed"],
    [["blazepose-full"], "blazepose-full"],
  ])("refuses %j and says what is allowed", (args, message) => {
    expect(() => readCommand(args)).toThrow(message);
  });
});
