/** The value below which this share (0 to 1) of the values lies; NaN without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const rounded = (value: number, decimals = 2): number => Number(value.toFixed(decimals));

/**
 * Mean of the times when each picture counts with its best round: what is left when nothing else uses the machine.
 * @param timesMs round after round
 * @param pictures of one round
 */
export function bestMs(timesMs: readonly number[], pictures: number): number {
  const best = Array.from({ length: pictures }, (_, picture) =>
    Math.min(...timesMs.filter((_time, index) => index % pictures === picture)),
  );
  return sum(best) / pictures;
}

/** Lines of a table with aligned columns: the first to the left, the others to the right. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}
