/** What help says: as text, and as `data` of an envelope. */
export interface HelpAnswer {
  readonly text: string;
  readonly data: object;
}
