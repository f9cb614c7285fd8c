import { css } from "lit";

/** Layout of the set: a column on an upright phone, two columns where there is width. */
export const setPageStyles = css`
  :host {
    display: block;
    --sk-figure-size: clamp(1.3rem, 3.4svh, 1.8rem);
    /* Digits must be a sixth of the height of the screen; they are 0.47 of the ring. */
    --ring: 36svh;
    --gap: clamp(0.35rem, 1.2svh, 0.8rem);
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(22svh, 1fr) auto auto;
    gap: var(--gap);
    min-block-size: 100svh;
    padding: var(--gap);
    padding-block-end: max(var(--gap), env(safe-area-inset-bottom));
  }
  sk-cue-banner {
    min-block-size: 2.2em;
  }
  .picture {
    position: relative;
    min-block-size: 0;
    border-radius: 0.6rem;
    overflow: hidden;
    background: var(--sk-stage);
  }
  .mirror,
  sk-stage-overlay {
    position: absolute;
    inset: 0;
  }
  .mirrored {
    transform: scaleX(-1);
  }
  video,
  #picture {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  .readout {
    display: grid;
    gap: var(--gap);
    align-content: center;
    min-inline-size: 0;
  }
  .dials {
    display: grid;
    justify-items: center;
    align-items: center;
    gap: var(--gap);
  }
  sk-hold-ring {
    inline-size: min(100%, var(--ring));
  }
  /* Left and right: the one at work is the larger one. */
  .pair {
    display: flex;
    justify-content: center;
    align-items: center;
    gap: var(--gap);
    inline-size: 100%;
  }
  .pair sk-hold-ring {
    flex: 1 1 0;
    max-inline-size: calc(var(--ring) * 0.8);
  }
  .pair .active {
    flex-grow: 1.7;
    max-inline-size: var(--ring);
  }
  [hidden] {
    display: none;
  }
  sk-angle-dial:not([hidden]) {
    inline-size: min(100%, calc(var(--ring) * 0.8));
  }
  .words {
    display: grid;
    gap: 0.6rem;
    padding: 0.3rem;
  }
  .words p {
    margin: 0;
    font-size: clamp(1.2rem, 3.4svh, 2.2rem);
    line-height: 1.25;
  }
  .words sk-placement-diagram {
    inline-size: min(100%, 44svh);
  }
  .stage.failed {
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr) auto;
  }
  .failed .readout {
    align-content: start;
    justify-self: center;
    inline-size: min(100%, 48rem);
  }
  .unjudged {
    overflow-wrap: anywhere;
    margin: 0;
    font-size: 0.9rem;
    line-height: 1.25;
    color: var(--sk-muted);
  }
  /* Always in reach, also where the rest does not fit the screen. */
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
    position: sticky;
    inset-block-end: 0;
    padding-block: 0.2rem;
    background: var(--sk-ground);
  }
  .controls button {
    min-height: max(3.4rem, 8svh);
    font-size: clamp(1.05rem, min(3.2svh, 5vw), 1.8rem);
  }
  .controls button {
    padding-inline: 0.7rem;
  }
  .controls sk-progress {
    flex: 1 1 10rem;
    align-self: center;
  }
  .controls .stop {
    flex: 1 1 7.5em;
    font-size: clamp(1.25rem, min(4.4svh, 6vw), 2.6rem);
  }
  #mute svg {
    display: block;
    inline-size: 1.8rem;
    block-size: 1.8rem;
    fill: currentColor;
  }
  #mute .line {
    fill: none;
    stroke: currentColor;
    stroke-width: 2.4;
    stroke-linecap: round;
  }
  @media (max-height: 30rem) {
    :host {
      --sk-figure-size: 1.3rem;
    }
    .words sk-placement-diagram {
      display: none;
    }
    /* One line is all there is room for. */
    .unjudged {
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
    }
  }
  @media (max-aspect-ratio: 1/1) {
    .wide-only,
    .words sk-placement-diagram {
      display: none;
    }
    /* The ring takes the width, so the dial stands beside the figures. */
    .readout:has(sk-angle-dial) {
      grid-template-columns: 30% minmax(0, 1fr);
      column-gap: var(--gap);
    }
    .dials {
      display: contents;
    }
    .readout .dials > sk-hold-ring,
    .readout .pair {
      grid-column: 1 / -1;
      justify-self: center;
    }
    .readout sk-angle-dial:not([hidden]) {
      grid-column: 1;
      grid-row: 2 / span 2;
      align-self: center;
      inline-size: 100%;
    }
    .readout:has(sk-angle-dial) > sk-figures,
    .readout:has(sk-angle-dial) > .unjudged {
      grid-column: 2;
    }
    .readout:has([hidden]) > *,
    .readout .words {
      grid-column: 1 / -1;
    }
    .controls button {
      padding-inline: 0.45rem;
    }
    sk-cue-banner {
      --sk-banner-long: 0.72em;
    }
  }
  @media (min-aspect-ratio: 1/1) {
    .stage:not(.failed) {
      grid-template-columns: minmax(0, 1fr) minmax(auto, 46vw);
      grid-template-rows: auto minmax(0, 1fr) auto;
    }
    sk-cue-banner,
    .controls {
      grid-column: 1 / -1;
    }
    sk-cue-banner {
      min-block-size: 1.5em;
    }
    :host {
      --ring: max(36svh, min(44svh, 23vw));
    }
    .dials {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .dials:has([hidden]),
    .dials:not(:has(sk-angle-dial)) {
      grid-template-columns: minmax(0, 1fr);
    }
    .dials > sk-hold-ring {
      inline-size: var(--ring);
    }
    .dials:has(.pair) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 26%);
    }
    .dials:has(.pair):not(:has(sk-angle-dial)) {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (min-aspect-ratio: 1/1) and (max-height: 30rem) {
    :host {
      --ring: 37svh;
    }
  }
`;
