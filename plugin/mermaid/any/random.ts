/** Numbers that look random and are the same for every drawing: layouts and invented ids begin with some. */
export class Randomness {
  #state = 0;

  /** Starts over. */
  reset(): void {
    this.#state = 0x9e3779b9;
  }

  /** Mulberry32, in place of `Math.random`. */
  readonly next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
