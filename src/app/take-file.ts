/** The file chosen in an input, or undefined; the input is emptied, so that the same file can be chosen again. */
export function takeFile(event: Event): File | undefined {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  input.value = "";
  return file;
}
