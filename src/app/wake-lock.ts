/** Keeps the screen on until the returned function is called. Where the browser can't, the screen may go dark. */
export function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | undefined;
  let released = false;
  const ask = async (): Promise<void> => {
    if (!("wakeLock" in navigator) || document.hidden) return;
    try {
      const gained = await navigator.wakeLock.request("screen");
      if (released) await gained.release();
      else lock = gained;
    } catch (error) {
      // A battery saver may refuse; the set goes on all the same.
      console.info("the screen may go dark", error);
    }
  };
  // The browser takes the lock away when the page is hidden.
  const askAgain = (): void => void ask();
  document.addEventListener("visibilitychange", askAgain);
  void ask();
  return (): void => {
    released = true;
    document.removeEventListener("visibilitychange", askAgain);
    void lock?.release();
  };
}
