import { svg } from "lit";

/** An arm of the drawn person as the points of an SVG polyline; the shoulders are at 42,36 and 58,36. */
export const HANGING_ARM = "42,36 34,54 32,68";

/** A person seen from the front in a square-shouldered pictogram; `arms`: left and right one of the picture. */
export const drawnPerson = ([left, right]: readonly [left: string, right: string]) =>
  svg`<svg viewBox="0 -15 100 127" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="9"
    stroke-linecap="round" stroke-linejoin="round">
    <circle cx="50" cy="17" r="9" fill="currentColor" stroke="none" />
    <polyline points=${left} />
    <polyline points=${right} />
    <polygon points="43,36 57,36 55,70 45,70" fill="currentColor" />
    <polyline points="45,72 43,106" />
    <polyline points="55,72 57,106" />
  </svg>`;
