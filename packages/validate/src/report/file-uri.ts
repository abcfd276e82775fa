/** The reference that SARIF and other JSON have for a path: relative as it is, `file:///…` for an absolute one. */
export function fileUri(path: string): string {
  const drive = /^[A-Za-z]:[\\/]/.test(path);
  const slashed = drive ? `/${path.replaceAll('\\', '/')}` : path.replace(/^(?:\.\/+)+/, '');
  const encoded = slashed.replace(/[^\w\-.~!$&'()*+,;=@/]+/g, percentEncoded);
  return encoded.startsWith('/') ? `file://${encoded}` : encoded;
}

function percentEncoded(text: string): string {
  return Array.from(new TextEncoder().encode(text), percentByte).join('');
}

function percentByte(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
