import { html, nothing } from "lit";
import { describeError } from "../coach/errors.js";
import "../ui/sk-error-panel.js";

/** A failure with its next step, where nothing can be tried again by a button. `ways`: what can be done instead. */
export function failurePanel(failure: unknown, ways: unknown = nothing) {
  const { title, sentence, nextStep, code, detail } = describeError(failure);
  return html`<sk-error-panel
    .heading=${title}
    .sentence=${sentence}
    .nextStep=${nextStep}
    .code=${code}
    .detail=${detail}
    retryLabel=""
    >${ways}</sk-error-panel
  >`;
}
