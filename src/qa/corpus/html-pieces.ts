import type { Piece } from './compose-text.ts';
import { isCaption } from './is-caption.ts';

/** What a page's tree is read by; every DOM has it. */
export interface HtmlNode {
  readonly nodeType: number;
  /** Upper case for elements of a page. */
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
}

const TEXT = 3;
const ELEMENT = 1;

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements whose text stands apart from what is around it. */
const BLOCKS = names(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL',
);
/** Elements that hold nothing to read. */
const SILENT = names(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED CANVAS FORM BUTTON SELECT TEXTAREA INPUT NAV HEAD AUDIO VIDEO',
);
const HEADINGS = names('H1 H2 H3 H4 H5 H6');
const CAPTIONS = names('FIGCAPTION CAPTION');

/** Elements deeper than this are no page that anybody wrote. */
const DEPTH_MAX = 500;

const kindOf = (name: string, above: Piece['kind']): Piece['kind'] => {
  if (HEADINGS.has(name)) return 'heading';
  return CAPTIONS.has(name) ? 'caption' : above;
};

/** A node still to be read, or the end of a block. */
type Step =
  | { readonly node: HtmlNode; readonly kind: Piece['kind']; readonly depth: number }
  | { readonly end: Piece['kind'] };

/**
 * Headings, captions and paragraphs below a node, in order, each as one line of text.
 * @throws {Error} when elements are nested deeper than any page is
 */
export const htmlPieces = (root: HtmlNode): readonly Piece[] => {
  const pieces: Piece[] = [];
  let text = '';
  const flush = (kind: Piece['kind']): void => {
    const line = text.replace(/\s+/g, ' ').trim();
    const isPicture = kind === 'body' && isCaption(line);
    if (line !== '') pieces.push({ kind: isPicture ? 'caption' : kind, text: line });
    text = '';
  };
  const steps: Step[] = [{ node: root, kind: 'body', depth: 0 }];
  const enter = (node: HtmlNode, above: Piece['kind'], depth: number): void => {
    const name = node.nodeName.toUpperCase();
    if (depth > DEPTH_MAX) throw new Error(`its elements are nested more than ${DEPTH_MAX} deep`);
    if (SILENT.has(name)) return;
    const kind = kindOf(name, above);
    if (BLOCKS.has(name)) {
      flush(above);
      steps.push({ end: kind });
    } else if (name === 'BR') text += '\n';
    const children: HtmlNode[] = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling)
      children.push(child);
    for (const child of children.reverse()) steps.push({ node: child, kind, depth: depth + 1 });
  };
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('end' in step) flush(step.end);
    else if (step.node.nodeType === TEXT) text += step.node.nodeValue ?? '';
    else if (step.node.nodeType === ELEMENT || step.depth === 0) {
      enter(step.node, step.kind, step.depth);
    }
  }
  flush('body');
  return pieces;
};
