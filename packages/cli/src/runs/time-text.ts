/** A moment for people, in UTC, to the second: `2026-01-02 12:00:00Z`. */
export function timeText(time: Date): string {
  return time.toISOString().replace('T', ' ').replace(/\.\d+/, '');
}
