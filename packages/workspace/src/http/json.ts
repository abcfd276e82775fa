/**
 * Reads JSON. An integer that a JavaScript number cannot hold comes back as text, digit by digit: run ids and times in
 * nanoseconds go beyond 2^53.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(/\d{16}/.test(text) ? quoteLongIntegers(text) : text);
}

function quoteLongIntegers(text: string): string {
  let insideString = false;
  return text.replace(/\\.|"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs, (token) => {
    if (token === '"') insideString = !insideString;
    return insideString || !isLongInteger(token) ? token : `"${token}"`;
  });
}

function isLongInteger(token: string): boolean {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}
