import { Parser } from 'htmlparser2';
import { parseXml } from '../html/html-tree.ts';
import { mathText } from '../html/math-text.ts';

/** A stretch of the XML and what stands there instead. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly start: number;
  isHidden: boolean;
}

/** Wrappers that mammoth takes for nothing, with all that they hold. */
const WRAPPERS = new Set(['w:fldSimple', 'w:dir', 'w:bdo']);
const FORMULAS = new Set(['m:oMath', 'm:oMathPara']);
const HIDING = new Set(['w:vanish', 'w:dstrike']);

const isOff = (value: string | undefined): boolean => /^(?:0|false|off)$/u.test(value ?? '');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const formulaRun = (xml: string): string =>
  `<w:r><w:t xml:space="preserve">${escaped(mathText(parseXml(xml)))}</w:t></w:r>`;

const applied = (xml: string, edits: readonly Edit[]): string => {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text } of edits.toSorted((one, other) => one.start - other.start)) {
    parts.push(xml.slice(from, start), text);
    from = end;
  }
  return parts.join('') + xml.slice(from);
};

/**
 * The XML of a part of a Word document without what Word does not show, with formulas as their text, and with fields that
 * mammoth passes over unwrapped.
 * @param hiddenStyles ids of the styles that hide their text. Source: Office Open XML, part 1, 17.3.2.41
 */
export function shownXml(xml: string, hiddenStyles: ReadonlySet<string>): string {
  const edits: Edit[] = [];
  const open: Open[] = [];
  /** Replaces all since `start`, what was changed inside included. */
  const replace = (start: number, end: number, text: string): void => {
    while ((edits.at(-1)?.start ?? -1) >= start) edits.pop();
    edits.push({ start, end, text });
  };
  const hide = (holder: string, isHidden: boolean): void => {
    const above = open.at(-2);
    if (above?.name === holder) above.isHidden = isHidden;
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const value = attributes['w:val'];
        if (HIDING.has(name)) hide('w:r', !isOff(value));
        else if (name === 'w:rStyle' && hiddenStyles.has(value ?? '')) hide('w:r', true);
        else if (name === 'w:pStyle' && hiddenStyles.has(value ?? '')) hide('w:p', true);
        else if (WRAPPERS.has(name)) {
          edits.push({ start: parser.startIndex, end: parser.endIndex + 1, text: '' });
        }
        open.push({ name, start: parser.startIndex, isHidden: false });
      },
      onclosetag(name, isImplied) {
        const element = open.pop();
        if (element === undefined || isImplied) return;
        const end = parser.endIndex + 1;
        if (element.isHidden) replace(element.start, end, '');
        else if (FORMULAS.has(name)) {
          replace(element.start, end, formulaRun(xml.slice(element.start, end)));
        } else if (WRAPPERS.has(name)) {
          edits.push({ start: parser.startIndex, end, text: '' });
        }
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return edits.length === 0 ? xml : applied(xml, edits);
}
