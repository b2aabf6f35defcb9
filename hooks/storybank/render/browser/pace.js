/* How long a part takes when it is told aloud: its own words, at the pace that the build names. */

import { say } from "../../text/locale/say.js";

/**
 * @param {number} words
 * @param {number} pace words a minute
 */
export const seconds = (words, pace) => Math.round((words / pace) * 60);

/**
 * Seconds as a clock shows them: 65 is `1:05`.
 * @param {number} time
 */
export function clock(time) {
  const whole = Math.max(0, Math.floor(time));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * Seconds in words, as nobody counts them exactly: `20 seconds`, `1 minute`, `2½ minutes`.
 * @param {number} time
 */
export function about(time) {
  if (time < 55) {
    const rounded = Math.max(5, Math.round(time / 5) * 5);
    return say("time.seconds", { n: rounded });
  }
  const halves = Math.round(time / 30);
  const whole = Math.floor(halves / 2);
  return halves % 2 ? say("time.minutes_half", { whole }) : say("time.minutes", { n: whole });
}

/** Measures the time since it was started, without the pauses. `now` gives milliseconds. */
export class Stopwatch {
  before = 0;
  /** @type {number | null} */
  since = null;

  /** @param {() => number} now */
  constructor(now) {
    this.now = now;
  }

  get runs() {
    return this.since !== null;
  }

  start() {
    this.since ??= this.now();
  }

  pause() {
    this.before = this.time * 1000;
    this.since = null;
  }

  /** Seconds. */
  get time() {
    return (this.before + (this.since === null ? 0 : this.now() - this.since)) / 1000;
  }
}
