const units = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
];

/** A length of time in words, by its two largest units: `1 h 3 min`. */
export function secondsText(length: number): string {
  const [large, small] = units.filter(({ seconds }) => seconds <= length);
  if (large === undefined) return '0 s';
  const words = `${Math.floor(length / large.seconds)} ${large.name}`;
  const rest = small === undefined ? 0 : Math.floor((length % large.seconds) / small.seconds);
  return small === undefined || rest === 0 ? words : `${words} ${rest} ${small.name}`;
}
