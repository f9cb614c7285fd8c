import { css } from "lit";

/** The buttons under a set. */
export const setPageStyles = css`
  :host {
    display: block;
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
    font-size: clamp(1rem, min(3.2svh, 4.2vw), 1.8rem);
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
  .controls svg {
    display: block;
    inline-size: 1.8rem;
    block-size: 1.8rem;
    fill: currentColor;
  }
  .controls .line {
    fill: none;
    stroke: currentColor;
    stroke-width: 2.4;
    stroke-linecap: round;
  }
  @media (max-aspect-ratio: 1/1) {
    .controls {
      gap: 0.3rem;
    }
    .controls button {
      padding-inline: 0.3rem;
    }
  }
  /* A phone on its side: one row, also in German. */
  @media (max-height: 30rem) and (min-aspect-ratio: 1/1) {
    .controls button {
      padding-inline: 0.35rem;
      font-size: 0.95rem;
    }
    .controls .stop {
      font-size: 1.15rem;
    }
  }
`;
