/** Said where there is no figure. */
export const NO_FIGURE = "–";

/** The number with its unit; a dash for null. */
export const figure = (value: number | null | undefined, digits: number, unit = ""): string =>
  value === null || value === undefined ? NO_FIGURE : `${value.toFixed(digits)}${unit}`;

/** A difference with its sign; a dash for null. */
export const signed = (value: number | null, digits: number, unit = ""): string => {
  if (value === null) return NO_FIGURE;
  const text = value.toFixed(digits);
  return `${Number(text) > 0 ? "+" : ""}${Number(text) === 0 ? text.replace("-", "") : text}${unit}`;
};

/** Share of 0 to 1 as a percentage; a dash for null. */
export const percent = (share: number | null): string => (share === null ? NO_FIGURE : `${(share * 100).toFixed(0)} %`);
