import { QaError } from '../errors.ts';

/** Share of control characters above which a file is not text: terminal colours stay below it. */
const MAX_CONTROL_SHARE = 0.02;
const CONTROL = /[^\P{Cc}\s]/gu;
/** What windows-1252 holds at 0x80 to 0x9F, where Latin-1 has controls (WHATWG Encoding, index-windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const NEXT_LINE = String.fromCodePoint(0x85);
/** Everything Unicode calls a mandatory line break (UAX #14), written as LF. */
const LINE_END = new RegExp(`\\r\\n|[\\r\\v\\f${NEXT_LINE}\\p{Zl}\\p{Zp}]`, 'gu');

/**
 * The text of a file: UTF-8, UTF-16 with a byte order mark, else windows-1252; LF line ends, NFC.
 * @throws {QaError} ARTICLE_BINARY
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  const text = decode(bytes).replace(LINE_END, '\n');
  const controls = text.match(CONTROL)?.length ?? 0;
  if (text.includes('\u0000') || controls > text.length * MAX_CONTROL_SHARE) {
    throw new QaError(
      'ARTICLE_BINARY',
      path,
      'save it as UTF-8 text, or move it out of the corpus',
    );
  }
  return text.normalize('NFC');
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** Node 20 decodes this label as Latin-1, so the few characters that differ are put in here. */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes).toString('latin1');
  return latin1.replace(
    /[\u0080-\u009f]/g,
    (unit) => WINDOWS_1252[unit.charCodeAt(0) - 0x80] ?? unit,
  );
}
