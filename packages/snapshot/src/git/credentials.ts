/** The text with user, password and query taken out of every URL in it. */
export function withoutCredentials(text: string): string {
  return (
    text
      // a password may hold what should have been escaped; a port is not one
      .replaceAll(/(:\/\/)[^\s/@:'"]*:(?!\d+(?:\/|$))[^\s'"]*@/g, '$1')
      .replaceAll(/(:\/\/)[^\s/?#'"]*@/g, '$1')
      .replaceAll(/(:\/\/[^\s?#'"]*)[?#][^\s'"]*/g, '$1')
      // where the scheme was forgotten
      .replaceAll(/(^|[\s'"/])[^\s'"/@:]+:[^\s'"/@]+@/g, '$1')
  );
}
