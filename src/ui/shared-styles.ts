import { css } from "lit";

/** Look of the native controls, the same in every element. Targets are at least 48 px high for stiff fingers. */
export const controlStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3 {
    line-height: 1.2;
    margin: 0 0 0.5em;
    text-wrap: balance;
  }
  p {
    margin: 0 0 0.75em;
    max-width: 65ch;
  }
  a {
    color: var(--sk-link);
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button {
    min-height: 3rem;
    padding: 0.5rem 1.1rem;
    border: 2px solid var(--sk-line);
    border-radius: 0.7rem;
    background: var(--sk-surface);
    color: var(--sk-text);
    font-weight: 600;
    cursor: pointer;
  }
  button.primary {
    border-color: var(--sk-accent);
    background: var(--sk-accent);
    color: var(--sk-on-accent);
  }
  button.danger {
    border-color: var(--sk-on-danger);
    background: var(--sk-danger);
    color: var(--sk-on-danger);
  }
  button:disabled {
    cursor: default;
    opacity: 0.6;
  }
  select,
  input[type="number"] {
    min-height: 3rem;
    padding: 0.4rem 0.7rem;
    border: 2px solid var(--sk-line);
    border-radius: 0.6rem;
    background: var(--sk-surface);
    color: var(--sk-text);
    max-width: 100%;
  }
  ::placeholder {
    color: var(--sk-muted);
    opacity: 1;
  }
  input[type="radio"],
  input[type="checkbox"] {
    inline-size: 1.4rem;
    block-size: 1.4rem;
    accent-color: var(--sk-accent);
    flex: none;
  }
  :focus-visible {
    outline: 4px solid var(--sk-warn);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--sk-text);
  }
  /* A heading gets the focus after a change of page, for screen readers; it is nothing to operate. */
  h1:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
