import { classOf } from './element-kinds.ts';
import type { HtmlElement } from './html-tree.ts';

const KINDS =
  'note|tip|hint|info|important|caution|warning|danger|attention|error|success|seealso|todo|example|question|bug|abstract|summary|failure|primary|secondary';
/**
 * The class of a box that stands out from its text. Sources: the pages that Sphinx, MkDocs Material, Docusaurus, VitePress,
 * Starlight, Jekyll's and Hugo's themes, GitHub, GitBook, Asciidoctor, Bootstrap, Confluence and GOV.UK make.
 */
const FRAME = new RegExp(
  [
    '(?:^|\\s)(?:',
    '(?:admonition|admonitionblock|callout|custom-block|markdown-alert|theme-admonition|starlight-aside|confluence-information-macro|govuk-inset-text|govuk-warning-text|usa-alert)(?:(?:-|--|__)\\w+)?',
    `|(?:alert|notice|hint|message|aside|box|panel|bs-callout)(?:-|--|__)(?:${KINDS})`,
    '|(?:alert|notice|note|tip|important|caution|warning|danger|attention)(?:-?(?:box|block))?',
    ')(?=\\s|$)',
  ].join(''),
  'u',
);
/** A part of a box, which carries its name too. */
const PART = /^\S*(?:__|-)(?:title|heading|icon|body|content|label|text)\b/u;
const HOLDERS = new Set(['div', 'aside', 'section', 'p', 'blockquote', 'details']);

/** The box that an element draws around a note or a warning, and what it is called if nothing is printed on it. */
export function calloutOf(element: HtmlElement): { readonly label?: string } | undefined {
  if (!HOLDERS.has(element.name)) return undefined;
  const given = classOf(element).toLowerCase();
  const isFrame =
    FRAME.test(given) && !(PART.test(given) && !/inset-text|warning-text/u.test(given));
  if (!isFrame && element.attributes.role !== 'note' && element.name !== 'aside') return undefined;
  const label = element.attributes['aria-label']?.trim();
  return label === undefined || label === '' || label.length > 40 ? {} : { label };
}
