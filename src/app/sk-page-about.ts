import { localized, msg } from "@lit/localize";
import { LitElement, css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { controlStyles } from "../ui/shared-styles.js";

/** How it works, what it can't do, and what becomes of the picture. */
@localized()
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
    return html`<h1 tabindex="-1">${msg("How it works and its limits")}</h1>
      <section>
        <h2>${msg("What is measured")}</h2>
        <p>
          ${msg("A pose model finds your joints in the picture. From where they are the app computes angles and distances: how far a knee is bent, how far you lean, how far you stepped. 0° is standing straight.")}
        </p>
        <p>
          ${msg("A repetition counts when it went as deep as you chose and came back; seconds count while you are in position; metres, hops and circles by their own rules. What is not counted is told, with the reason. Where legs work apart, each has its own number.")}
        </p>
      </section>
      <section>
        <h2>${msg("Its limits")}</h2>
        <ul>
          <li>
            ${msg("One camera from the side reads the knee bend to about 5 to 10 degrees. It tends to read a little low.")}
          </li>
          <li>
            ${msg("From the side it can't see knees falling in, from the front not how far the knee bends. What can't be judged is named on the exercise's page, never called good.")}
          </li>
          <li>${msg("Distances are off by about 5 to 8 percent, more without your body height.")}</li>
          <li>${msg("Left and right are compared by how they move, not by how strong they are.")}</li>
          <li>${msg("Loose trousers, backlight and a moving camera make it less exact.")}</li>
          <li>${msg("It can't see pain, effort, blood pressure, breathing, or the curve of your back.")}</li>
        </ul>
      </section>
      <section id="professional">
        <h2>${msg("When to ask a professional first")}</h2>
        <p>
          ${msg("It is no medical device and gives no diagnosis. It offers general guidance. Do not start, and ask, when")}
        </p>
        <ul>
          <li>${msg("a knee was hurt lately and is swollen or misshapen, or you can't put weight on the leg,")}</li>
          <li>${msg("a knee locks, cannot be straightened, or gives way,")}</li>
          <li>${msg("a knee is hot or red, or you feel ill or have a fever,")}</li>
          <li>${msg("it hurts all the time or at night, or a calf is swollen or painful,")}</li>
          <li>${msg("you had a knee operation in the last three months, or were told not to exercise,")}</li>
          <li>
            ${msg("for deep squats and holds: your blood pressure is too high, or you have a heart or a retinal disease,")}
          </li>
          <li>${msg("for hops: you are pregnant, or your bones are brittle,")}</li>
          <li>
            ${msg("for one leg on a pad or a Bosu: you fell in the last year, are dizzy, or your feet are numb.")}
          </li>
        </ul>
      </section>
      <section>
        <h2>${msg("Your picture stays with you")}</h2>
        <p>
          ${msg("Everything is computed on this device. No picture, joint or result is sent anywhere. Your choices are kept in this browser. A recording is saved only when you press the button; it holds joint positions, no picture.")}
        </p>
      </section>
      <p><a href="#/">${msg("Back to the start")}</a></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-page-about": SkPageAbout;
  }
}
