/** A worker that starts and never says a word, as one whose graphics driver hangs. */
export {};
