/**
 * Reads JSON. An integer that a JavaScript number cannot hold comes back as text, digit by digit: run ids and times in
 * nanoseconds go beyond 2^53.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(quoteLongIntegers(text));
}

/** A member whose value is an integer. Nothing inside a string looks so: the quotes there are escaped. */
const longMember = /("[\w.-]*"\s*:\s*)(-?\d{16,})(?=\s*[,}])/g;

/** An integer that may stand outside of strings. */
const longElsewhere = /(?:^|[[,:\s])-?\d{16}/;

/** Nearly all are members, and a page of logs has thousands: those first, and the rest only where there is some. */
function quoteLongIntegers(text: string): string {
  if (!longElsewhere.test(text)) return text;
  const quoted = text.replace(longMember, (whole, name: string, digits: string) =>
    isLongInteger(digits) ? `${name}"${digits}"` : whole,
  );
  return longElsewhere.test(quoted) ? quoteAll(quoted) : quoted;
}

function quoteAll(text: string): string {
  let insideString = false;
  return text.replace(/\\.|"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs, (token) => {
    if (token === '"') insideString = !insideString;
    return insideString || !isLongInteger(token) ? token : `"${token}"`;
  });
}

function isLongInteger(token: string): boolean {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}
