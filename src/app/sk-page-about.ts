import { LitElement, css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { controlStyles } from "../ui/shared-styles.js";

/** How it works, what it can't do, and what becomes of the picture. */
@customElement("sk-page-about")
export class SkPageAbout extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        max-inline-size: 48rem;
        margin: 0 auto;
        padding: 0.5rem 1rem 3rem;
      }
      section {
        margin-block-start: 1.5rem;
      }
      li + li {
        margin-block-start: 0.3em;
      }
    `,
  ];

  override render() {
    return html`<h1 tabindex="-1">How it works and its limits</h1>
      <section>
        <h2>What is measured</h2>
        <p>
          A pose model finds your joints in the picture. From hip, knee and ankle the app computes how far the knee is
          bent: 0° is a straight leg. Your seconds count only while the bend is near your target, your back is upright
          and your shins are upright.
        </p>
      </section>
      <section>
        <h2>Its limits</h2>
        <ul>
          <li>One camera from the side reads the knee bend to about 5 to 10 degrees. It tends to read a little low.</li>
          <li>From the side it can't see knees falling in. What can't be judged is named, never called good.</li>
          <li>Loose trousers, backlight and a moving camera make it less exact.</li>
          <li>It can't see pain, effort, blood pressure or breathing.</li>
        </ul>
      </section>
      <section>
        <h2>What it is not</h2>
        <p>
          It is no medical device and gives no diagnosis. It offers general guidance. Ask a doctor or a physiotherapist
          when a knee is swollen, locks, gives way or hurts at night.
        </p>
      </section>
      <section>
        <h2>Your picture stays with you</h2>
        <p>
          Everything is computed on this device. No picture, joint or result is sent anywhere. Your choices are kept in
          this browser. A recording is saved only when you press the button; it holds joint positions, no picture.
        </p>
      </section>
      <p><a href="#/">Back to the start</a></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-about": SkPageAbout;
  }
}
