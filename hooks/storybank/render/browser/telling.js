/* One story as it is told: which piece comes next, how long each took, and how long its own words take. */

/** @import { PartRow, Texts } from "./types.d.ts" */
import { Stopwatch, seconds } from "./pace.js";

/**
 * A piece that can be shown: the title, where a question came first, and then each part. `pace` are the seconds that its
 * words take, 0 for the title: nobody tells it.
 * @typedef {{ heading: string, kind: string, html: string, pace: number }} Piece
 */

/**
 * @param {PartRow} row
 * @param {number} pace
 * @returns {Piece}
 */
const piece = ([heading, kind, words, html], pace) => ({ heading, kind, html, pace: seconds(words, pace) });

export class Telling {
  /** The pieces that were shown, each with the seconds since the one before.
   * @type {{ piece: Piece, took: number }[]} */
  shown = [];

  /**
   * @param {Texts} texts
   * @param {{ hasQuestion: boolean, pace: number, now?: () => number }} options `pace` in words a minute
   */
  constructor({ parts }, { hasQuestion, pace, now = () => performance.now() }) {
    const title = { heading: "Title", kind: "title", html: "", pace: 0 };
    /** @type {Piece[]} */
    this.pieces = [...(hasQuestion ? [title] : []), ...parts.map((row) => piece(row, pace))];
    this.watch = new Stopwatch(now);
    this.watch.start();
  }

  /** What is shown next: nothing of its text is in the page yet. */
  get next() {
    return this.pieces[this.shown.length];
  }

  /** Seconds since the last piece was shown. */
  get lap() {
    return this.watch.time - this.shown.reduce((sum, { took }) => sum + took, 0);
  }

  /** Seconds that the words of the whole story take. */
  get pace() {
    return this.pieces.reduce((sum, { pace }) => sum + pace, 0);
  }

  /** Show the next piece, and return it with the time that was taken for it. */
  reveal() {
    const revealed = { piece: this.next, took: this.lap };
    this.shown.push(revealed);
    if (!this.next) this.watch.pause();
    return revealed;
  }
}
