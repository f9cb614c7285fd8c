import { stripVTControlCharacters } from "node:util";

/**
 * The failed tests of a report, one line each: the end of a long log then says by itself what broke.
 */

/**
 * @param {string} title
 * @param {string | undefined} message all that the runner says of it
 */
const line = (title, message) => {
  const first =
    stripVTControlCharacters(message ?? "")
      .trim()
      .split("\n")[0] ?? "";
  return first === "" ? title : `${title}: ${first}`;
};

/**
 * @param {{ testResults: readonly { message?: string, status?: string, name?: string,
 *   assertionResults: readonly { status: string, fullName: string, failureMessages?: readonly string[] | null }[] }[] }} report
 *   of vitest's json reporter
 * @returns {string[]}
 */
export function failuresOfVitest({ testResults }) {
  return testResults.flatMap(({ assertionResults, status, name, message }) => {
    const failed = assertionResults
      .filter((result) => result.status === "failed")
      .map(({ fullName, failureMessages }) => line(fullName, failureMessages?.[0]));
    // A file that could not be loaded has no test.
    return status === "failed" && failed.length === 0 ? [line(name ?? "a file", message)] : failed;
  });
}

/**
 * @typedef {{ title: string, ok: boolean, tests: readonly { results: readonly { error?: { message?: string } }[] }[] }} Spec
 * @typedef {{ title: string, specs?: readonly Spec[], suites?: readonly Suite[] }} Suite
 */

/**
 * @param {{ suites: readonly Suite[], errors: readonly { message?: string }[] }} report of playwright's json reporter
 * @returns {string[]}
 */
export function failuresOfPlaywright({ suites, errors }) {
  /** @param {Suite} suite @returns {string[]} */
  const ofSuite = ({ title, specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map((spec) =>
        line(
          `${title} › ${spec.title}`,
          spec.tests.flatMap(({ results }) => results.map(({ error }) => error?.message)).find(Boolean),
        ),
      ),
    ...inner.flatMap(ofSuite),
  ];
  return [...suites.flatMap(ofSuite), ...errors.map(({ message }) => line("outside of any test", message))];
}
