import type { EvaluateListener } from "./evaluate-folder.js";

const BAR_LENGTH = 30;

/** A bar on a terminal; a line for each clip where the output goes to a file. */
export function progressOn(stream: NodeJS.WriteStream): EvaluateListener {
  let clips = 0;
  let done = 0;
  const clear = stream.isTTY ? "\r\u001b[K" : "";
  return {
    posing: (count) => {
      clips = count;
      stream.write(`Posing clips (${count}); their poses are kept for the next run.\n`);
    },
    warned: (text) => {
      stream.write(`${clear}${text}\n`);
    },
    progressed: (share, name) => {
      if (!stream.isTTY) return;
      const full = Math.round(share * BAR_LENGTH);
      const bar = `${"#".repeat(full)}${"-".repeat(BAR_LENGTH - full)}`;
      stream.write(`${clear}[${bar}] ${(share * 100).toFixed(0).padStart(3)} %  ${done}/${clips}  ${name}`);
    },
    posed: (name, reason) => {
      done += 1;
      if (reason !== undefined) stream.write(`${clear}${name}: ${reason}\n`);
      else if (!stream.isTTY) stream.write(`${done}/${clips} ${name}\n`);
      if (stream.isTTY && done === clips) stream.write(clear);
    },
  };
}
