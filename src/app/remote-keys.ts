/** What a key, a presenter or a headset can ask for: the same as the signs with the hands. */
export type RemoteSign = "raise" | "raise-both" | "cross";

/** Presenters send Page Down and Page Up; the one that is pressed most does what one hand does. */
const SIGNS: Readonly<Record<string, RemoteSign>> = {
  PageDown: "raise",
  " ": "raise",
  Enter: "raise",
  PageUp: "raise-both",
  n: "raise-both",
  N: "raise-both",
  Escape: "cross",
  s: "cross",
  S: "cross",
};

/** These belong to a button, a field or a link that has the focus. */
const OF_CONTROLS = [" ", "Enter"] as const;

const isControl = (on: Element): boolean =>
  on.matches("button, a[href], input, select, textarea, summary, [role=radio], [contenteditable]");
const isField = (on: Element): boolean =>
  on.matches("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]");

/** Whether the key was meant for the control that it was pressed on. */
function isForControl({ key, composedPath }: { key: string; composedPath: readonly EventTarget[] }): boolean {
  const on = composedPath.find((target): target is Element => target instanceof Element);
  if (on === undefined) return false;
  return isField(on) ? key !== "Escape" : OF_CONTROLS.some((own) => own === key) && isControl(on);
}

/** The sign of a key press; undefined where it means nothing here or is meant for a control. */
export function signOfKey(event: KeyboardEvent): RemoteSign | undefined {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (isForControl({ key: event.key, composedPath: event.composedPath() })) return undefined;
  return SIGNS[event.key];
}

/** Chromium gives its media keys only to sound of more than five seconds. */
const SILENCE_S = 10;
const SILENCE_HZ = 8000;
const WAV_HEADER_BYTES = 44;
/** The middle of unsigned 8-bit samples. */
const SILENT_SAMPLE = 128;
/** Ends the name of a part of the file that has three letters. */
const SPACE = 0x20;

/** A WAV file of silence, 8-bit mono. */
function silence(): Blob {
  const samples = SILENCE_S * SILENCE_HZ;
  const bytes = new Uint8Array(WAV_HEADER_BYTES + samples).fill(SILENT_SAMPLE, WAV_HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const text = (at: number, letters: string): void => {
    bytes.set(new TextEncoder().encode(letters), at);
  };
  text(0, "RIFF");
  view.setUint32(4, WAV_HEADER_BYTES - 8 + samples, true);
  text(8, "WAVE");
  text(12, "fmt");
  bytes[15] = SPACE;
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SILENCE_HZ, true);
  view.setUint32(28, SILENCE_HZ, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, "data");
  view.setUint32(40, samples, true);
  return new Blob([bytes], { type: "audio/wav" });
}

/** What a headset's buttons do: play or pause, next. */
const ACTIONS: Readonly<Partial<Record<MediaSessionAction, RemoteSign>>> = {
  play: "raise",
  pause: "raise",
  nexttrack: "raise-both",
  stop: "cross",
};

/**
 * Takes the keys of a headset or a lock screen (Media Session) until the returned function is called. A browser gives
 * them only to a page that plays sound, so silence is played; call it in a tap or after one.
 */
export function takeMediaKeys(title: string, signed: (sign: RemoteSign) => void): () => void {
  if (!("mediaSession" in navigator)) return () => undefined;
  const { mediaSession } = navigator;
  const url = URL.createObjectURL(silence());
  const audio = new Audio(url);
  audio.loop = true;
  // Without a tap before it is refused: then the keys stay with whoever has them.
  audio.play().catch(() => undefined);
  mediaSession.metadata = new MediaMetadata({ title });
  const actions = Object.entries(ACTIONS) as [MediaSessionAction, RemoteSign][];
  for (const [action, sign] of actions) {
    mediaSession.setActionHandler(action, () => {
      // The silence goes on whatever is asked, or the next press would not reach the page.
      audio.play().catch(() => undefined);
      signed(sign);
    });
  }
  return () => {
    for (const [action] of actions) mediaSession.setActionHandler(action, null);
    mediaSession.metadata = null;
    audio.pause();
    URL.revokeObjectURL(url);
  };
}
