/** Where the pictures of the next set come from, as the user chose it. */
export type SourceChoice =
  | { readonly kind: "camera"; readonly deviceId?: string | undefined }
  | { readonly kind: "demo" }
  | { readonly kind: "video-file"; readonly file: File };
