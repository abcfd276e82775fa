/** The anchors that stand before a place in generated text, so that aliases there have something to repeat. */
export class Anchors {
  readonly #any = ['name', 'quoted', 'plain'];
  readonly #maps = ['base'];
  #count = 0;

  /** A name for an anchor. Names come again after a while: the last one counts. */
  next(): string {
    this.#count += 1;
    return `a${this.#count % 5}`;
  }

  /** The value with the anchor has ended. */
  add(name: string, isMap: boolean): void {
    this.#any.push(name);
    const known = this.#maps.indexOf(name);
    if (known >= 0) this.#maps.splice(known, 1);
    if (isMap) this.#maps.push(name);
  }

  alias(pick: number): string {
    return `*${this.#any[pick % this.#any.length]}`;
  }

  mapAlias(pick: number): string {
    return `*${this.#maps[pick % this.#maps.length]}`;
  }
}
