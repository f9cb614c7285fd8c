import { css } from "lit";

/** Look that the pages for choosing share. */
export const pageStyles = css`
  h1 {
    font-size: clamp(1.6rem, 5vw, 2.4rem);
  }
  h2 {
    font-size: 1.25rem;
  }
  h3 {
    font-size: 1.1rem;
  }
  section {
    margin-block-start: 1.6rem;
  }
  .lead {
    font-size: 1.1rem;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 1rem 1.5rem;
    align-items: start;
  }
  .field {
    display: grid;
    /* A long choice must not push very large text out of a narrow screen. */
    grid-template-columns: minmax(0, 1fr);
    gap: 0.3rem;
    max-inline-size: 100%;
  }
  .field > span {
    font-weight: 700;
  }
  .field input,
  .field select {
    max-inline-size: 100%;
  }
  .field input[type="number"] {
    inline-size: 8rem;
  }
  .field > .hint,
  .hint {
    color: var(--sk-muted);
    font-weight: 400;
    font-size: 0.95rem;
    max-inline-size: 34ch;
  }
  .problem {
    font-weight: 700;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.7rem;
    min-height: 3rem;
  }
  .caution {
    border-inline-start: 0.5rem solid var(--sk-warn);
    border-radius: 0.4rem;
    background: var(--sk-surface);
    padding: 0.8rem 1rem;
  }
  ul,
  ol {
    margin: 0;
    padding-inline-start: 1.3em;
  }
  :is(ul, ol) + :is(h2, h3, p, details),
  .field + h3,
  .fields + h3 {
    margin-block-start: 1rem;
  }
  li + li {
    margin-block-start: 0.3em;
  }
  details {
    border-block-start: 1px solid var(--sk-line);
    padding-block: 0.4rem;
  }
  summary {
    min-height: 2.6rem;
    padding-block: 0.5rem;
    font-weight: 700;
    cursor: pointer;
  }
  details .fields {
    padding-block: 0.4rem 1rem;
  }
`;
