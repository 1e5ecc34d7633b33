import type { FigureRow, Quote, Source } from '../../presentation/card.ts';
import type { Words } from '../../presentation/words/words.ts';
import { quotedUnits } from './quoted.ts';
import { type Piece, type Unit, words } from './rich-text.ts';
import { cleanLine, safeUrl } from './text.ts';
import { shortenLabel } from './trim.ts';

/** Readable lengths, well inside Slack's limits: what is longer is shortened and said to be. */
const TITLE_MAX = 200;
const NAME_MAX = 150;
const LABEL_MAX = 120;

/** A name or label on one line, or `undefined` when nothing of it can be seen. */
export const label = (raw: string | undefined, max = LABEL_MAX): string | undefined =>
  raw === undefined ? undefined : shortenLabel(cleanLine(raw), max) || undefined;

/** The article, its publisher and date; the title is a link where there is an address to follow, the sentence where it can be read in place. */
export const sourcePieces = (source: Source, ours: Words): readonly Piece[] => {
  const title = label(source.title, TITLE_MAX) ?? label(source.documentId) ?? 'untitled';
  const own = safeUrl(source.url);
  const viewer = safeUrl(source.viewerUrl);
  const rest = [label(source.publisher), label(source.publishedOn)].filter(
    (part) => part !== undefined,
  );
  const section = (source.section ?? []).map((heading) => label(heading)).filter(Boolean);
  return [
    { text: title, italic: true, url: own ?? viewer },
    { text: section.map((heading) => ` › ${heading}`).join('') },
    { text: rest.map((part) => ` · ${part}`).join('') },
    ...(own === undefined || viewer === undefined
      ? []
      : [{ text: ' · ' }, { text: ours.say('answer.see-in-place'), url: viewer }]),
  ];
};

/** Who said it; where the article names nobody, the article itself. */
const speakerPieces = (
  { speaker, role }: Pick<Quote, 'speaker' | 'role'>,
  ours: Words,
): readonly Piece[] => {
  const name = label(speaker, NAME_MAX);
  const post = label(role, NAME_MAX);
  if (name === undefined) return [{ text: ours.say('answer.the-article') }];
  return [{ text: name, bold: true }, { text: post === undefined ? '' : `, ${post}` }];
};

/** Words of an article in their shape, the answer in bold, with who said them and where. */
export const quoteUnits = (quote: Quote, ours: Words): readonly Unit[] =>
  quotedUnits(
    quote.blocks,
    words([
      { text: '— ' },
      ...speakerPieces(quote, ours),
      { text: ' · ' },
      ...sourcePieces(quote.source, ours),
    ]),
  );

/** A figure on one line: value, what it measures, of whom, when, who said so. */
export const figurePieces = (row: FigureRow): readonly Piece[] => [
  { text: label(row.value) ?? '?', bold: true },
  {
    text: [label(row.metric), label(row.entity), label(row.period), label(row.speaker)]
      .filter((part) => part !== undefined)
      .map((part) => ` · ${part}`)
      .join(''),
  },
];
