/**
 * A sentence of a page of the contract, then the tests that show it where no scenario does: `<path below packages>: <title>`.
 * A scenario shows a sentence by `covers` with its id.
 */
type Clause = readonly [says: string, ...shownBy: readonly string[]];

/** The sentences of a page by id. An id begins with the name of its page. */
export type Page = Readonly<Record<string, Clause>>;
