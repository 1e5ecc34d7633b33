import { elementsBelow, type HtmlElement, parseXml } from '../html/html-tree.ts';

/** What a document's own styles say of the paragraphs that have them. */
export interface WordStyles {
  /** Ids of styles that hide their text. */
  readonly hidden: ReadonlySet<string>;
  /** The level of headings by the id of their style, from 1, the house's own styles among them. */
  readonly headings: ReadonlyMap<string, number>;
}

/** Levels of headings that HTML has. */
const LEVEL_MAX = 6;
/** Styles that rest on one another without end. */
const CHAIN_MAX = 20;

const inside = (element: HtmlElement, ...path: readonly string[]): HtmlElement | undefined =>
  path.reduce<HtmlElement | undefined>(
    (above, name) =>
      above?.children.find(
        (child): child is HtmlElement => child.kind === 'element' && child.name === name,
      ),
    element,
  );

const isHiding = (style: HtmlElement): boolean => {
  const vanish = inside(style, 'w:rPr', 'w:vanish');
  return vanish !== undefined && !/^(?:0|false|off)$/u.test(vanish.attributes['w:val'] ?? '');
};

/** Reads "word/styles.xml". Source: Office Open XML, part 1, 17.7. */
export function wordStyles(xml: string): WordStyles {
  const styles = elementsBelow(parseXml(xml)).filter(({ name }) => name === 'w:style');
  const byId = new Map(styles.map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const levelOf = (style: HtmlElement | undefined, left: number): number | undefined => {
    if (style === undefined || left === 0) return undefined;
    const said = Number(inside(style, 'w:pPr', 'w:outlineLvl')?.attributes['w:val']);
    if (said >= 0) return said + 1;
    return levelOf(byId.get(inside(style, 'w:basedOn')?.attributes['w:val'] ?? ''), left - 1);
  };
  const headings = new Map<string, number>();
  for (const [id, style] of byId) {
    const level =
      style.attributes['w:type'] === 'paragraph' ? levelOf(style, CHAIN_MAX) : undefined;
    // The level below the last is Word's for text.
    if (level !== undefined && level <= 9) headings.set(id, Math.min(level, LEVEL_MAX));
  }
  return {
    hidden: new Set([...byId].filter(([, style]) => isHiding(style)).map(([id]) => id)),
    headings,
  };
}
