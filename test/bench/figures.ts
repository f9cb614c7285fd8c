/**
 * The value below which this share of the values lies.
 * @param {readonly number[]} values @param {number} share 0 to 1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export const sum = (values) => values.reduce((total, value) => total + value, 0);

/** @param {number} value @param {number} [decimals] */
export const rounded = (value, decimals = 2) => Number(value.toFixed(decimals));

/**
 * Lines of a table with aligned columns: the first to the left, the others to the right.
 * @param {readonly (readonly string[])[]} rows
 */
export function tableText(rows) {
  const widths = rows.reduce(
    (all, row) => row.map((cell, column) => Math.max(all[column] ?? 0, cell.length)),
    /** @type {number[]} */ ([]),
  );
  const line = (/** @type {readonly string[]} */ row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}
