import { deflateSync } from 'node:zlib';

/** A PDF of one page, whose content is these bytes as the dictionary says they are packed. */
export const pdfOf = (dictionary: string, content: Uint8Array): Uint8Array =>
  Buffer.concat([
    Buffer.from(
      `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<<>>>>endobj
4 0 obj<<${dictionary}/Length ${content.length}>>stream
`,
    ),
    content,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ]);

/** Gigabytes in a few kilobytes, by a filter that no check unpacks: runs of 128 bytes, of runs of 128. */
export const runLengthBomb = (): Uint8Array => {
  const runs = Buffer.alloc(4_000_000);
  for (let at = 0; at < runs.length; at += 2) {
    runs[at] = 129;
    runs[at + 1] = 0x20;
  }
  return pdfOf('/Filter[/FlateDecode/RunLengthDecode/RunLengthDecode]', deflateSync(runs));
};
