import { css } from "lit";

/** Layout of a set as it is seen: a column on an upright phone, two columns where there is width. */
export const setStageStyles = css`
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
  .of {
    margin: 0;
    font-size: clamp(0.9rem, min(2.4svh, 3.7vw), 1.4rem);
    font-weight: 600;
    line-height: 1.2;
  }
  /* "18 of 20" on one line. */
  sk-far-view sk-figures {
    inline-size: 100%;
    --sk-figure-width: 6rem;
    --sk-figure-size: clamp(0.95rem, min(3svh, 3.9vw), 1.8rem);
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
    ::slotted([slot="controls"]) {
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
  /* From afar: one number and one sentence; the small picture tells that the person is seen. */
  .stage.far.far {
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) auto;
    block-size: 100svh;
    box-sizing: border-box;
  }
  .far .readout {
    display: none;
  }
  .far .picture {
    justify-self: start;
    block-size: 10svh;
    min-block-size: 0;
    aspect-ratio: 4 / 3;
  }
  @media (max-aspect-ratio: 1/1) {
    .stage.far.far {
      grid-template-rows: minmax(0, 1fr) auto auto;
    }
    .far .readout,
    .far:has(sk-far-view) .readout {
      display: none;
    }
  }
  @media (min-aspect-ratio: 1/1) {
    .far {
      --picture-height: 12svh;
      --picture-margin: max(0.8rem, 3.4svmin);
    }
    sk-far-view sk-figures {
      --sk-figure-width: max(6rem, 9vw);
    }
    .far:has(.picture) sk-far-view {
      --sk-picture-room: calc(var(--picture-height) + var(--picture-margin));
    }
    .far sk-far-view,
    .far .picture {
      grid-row: 1;
      grid-column: 1;
    }
    .far .picture {
      align-self: end;
      margin: var(--picture-margin);
      block-size: var(--picture-height);
      /* What it covers can be tapped through it. */
      pointer-events: none;
    }
  }
`;
