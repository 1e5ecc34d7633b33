/** [x, y from the bottom, size, words, font]: "regular", unless said otherwise. */
export type PdfText = readonly [
  x: number,
  y: number,
  size: number,
  text: string,
  font?: keyof typeof FONTS,
];

export interface PdfPage {
  readonly texts: readonly PdfText[];
  /** [x1, y1, x2, y2], drawn half a point wide. */
  readonly lines?: readonly (readonly [number, number, number, number])[];
}

const FONTS = {
  regular: 'Helvetica',
  bold: 'Helvetica-Bold',
  italic: 'Helvetica-Oblique',
  code: 'Courier',
} as const;

/** WinAnsi, as far as the tests need it, in an octal escape where it is not ASCII. */
const escaped = (text: string): string =>
  [...text]
    .map((sign) => {
      if (/[\\()]/u.test(sign)) return `\\${sign}`;
      const code =
        { '\u2022': 0o225, '\u201c': 0o223, '\u201d': 0o224, '\u2019': 0o222 }[sign] ??
        sign.charCodeAt(0);
      return code > 126 ? `\\${code.toString(8)}` : sign;
    })
    .join('');

const drawn = ({ texts, lines = [] }: PdfPage): string =>
  [
    ...lines.map(([x1, y1, x2, y2]) => `0.5 w ${x1} ${y1} m ${x2} ${y2} l S`),
    ...texts.map(
      ([x, y, size, text, font = 'regular']) =>
        `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`,
    ),
  ].join('\n');

/** A PDF of A4 pages, 595 by 842 points, each text at its place. */
export const pdfOf = (
  pages: readonly PdfPage[],
  info: Readonly<Record<string, string>> = {},
): Uint8Array => {
  const fonts = Object.entries(FONTS);
  const first = 3 + fonts.length;
  const entries = Object.entries(info).map(([key, value]) => `/${key} (${escaped(value)})`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')}] >>`,
    ...fonts.map(
      ([, name]) =>
        `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`,
    ),
    ...pages.flatMap((page, at) => {
      const content = drawn(page);
      const own = fonts.map(([key], n) => `/${key} ${3 + n} 0 R`).join(' ');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << ${own} >> >> /Contents ${first + 2 * at + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    `<< ${entries.join(' ')} >>`,
  ];
  const parts = ['%PDF-1.4\n'];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    const part = `${at + 1} 0 obj\n${object}\nendobj\n`;
    parts.push(part);
    length += part.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${length}\n%%EOF\n`,
  );
  return Buffer.from(parts.join(''), 'latin1');
};

/** Lines below each other, from a place on. */
export const pdfLines = (
  x: number,
  y: number,
  lines: readonly string[],
  { size = 11, gap = 14, font = 'regular' as keyof typeof FONTS } = {},
): readonly PdfText[] => lines.map((text, at) => [x, y - at * gap, size, text, font]);
