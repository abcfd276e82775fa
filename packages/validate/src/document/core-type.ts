/** What a plain scalar is by YAML 1.2 core. */
export type CoreType = 'null' | 'boolean' | 'integer' | 'float' | 'text';

/** The type of a plain scalar: `yes`, `1_6` and `0b1` are texts. Source: YAML 1.2.2, 10.3.2. */
export function coreType(written: string): CoreType {
  if (!/^(?:[-+.\d~nNtTfF]|$)/.test(written)) return 'text';
  if (isNull(written)) return 'null';
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(written)) return 'boolean';
  if (/^(?:[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+)$/.test(written)) return 'integer';
  if (isFloat(written)) return 'float';
  return 'text';
}

function isNull(written: string): boolean {
  return written === '' || /^(?:~|null|Null|NULL)$/.test(written);
}

function isFloat(written: string): boolean {
  return (
    /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(written) ||
    /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/.test(written)
  );
}
