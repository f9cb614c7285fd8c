import { saveFile } from "./save-file.js";

/** What sharing needs of the browser. */
type Sharer = Partial<Pick<Navigator, "canShare" | "share">>;

const isCancelled = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

/**
 * Hands a text to another app as a file where the browser can do that, and else saves it. Belongs into a tap.
 * "left": the person closed the list of apps.
 */
export async function shareFile(
  { name, type, text }: { readonly name: string; readonly type: string; readonly text: string },
  sharer: Sharer = navigator,
  save: typeof saveFile = saveFile,
): Promise<"shared" | "saved" | "left"> {
  const data: ShareData = { files: [new File([text], name, { type })], title: name };
  if (sharer.share !== undefined && sharer.canShare?.(data) === true) {
    try {
      await sharer.share(data);
      return "shared";
    } catch (error) {
      if (isCancelled(error)) return "left";
      // Some browsers say that they can and then refuse the kind of file.
      console.warn("sharing failed; the file is saved instead", error);
    }
  }
  save(name, type, [text]);
  return "saved";
}
