/**
 * The rows of a comma-separated text.
 * Format: RFC 4180 (quoted fields may hold commas, line breaks and doubled quotes).
 */
export const parseCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at);
    row.push(field.value);
    at = field.next;
    if (text[at] === ',') {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
};

interface Field {
  readonly value: string;
  readonly next: number;
}

const plainField = (text: string, from: number): Field => {
  let next = from;
  while (next < text.length && !',\r\n'.includes(text[next] ?? '')) next += 1;
  return { value: text.slice(from, next), next };
};

const quotedField = (text: string, from: number): Field => {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: parts.join('"') + text.slice(at), next: text.length };
    parts.push(text.slice(at, quote));
    if (text[quote + 1] !== '"') return { value: parts.join('"'), next: quote + 1 };
    at = quote + 2;
  }
};

/** The rows of a tab-separated text, which knows no quotes. */
export const parseTsv = (text: string): readonly (readonly string[])[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
