import type {
  AbstentionCard,
  AnswerCard,
  Card,
  ComparisonCard,
  DigestCard,
  FigureCard,
  FigureRow,
  FiguresCard,
  HelpCard,
  Quote,
  Source,
  TrendCard,
  VerifiedMark,
} from '../presentation/card.ts';
import { chartLines } from '../presentation/charts/chart-lines.ts';
import { verifiedText } from '../presentation/quotes/verified-mark.ts';
import { wordsFor } from '../presentation/words/words.ts';
import { quotedLines } from './console-quote.ts';
import { safeText, styled, type TextStyle, wrap, wrapPieces } from './console-text.ts';

const INDENT = '  ';

/** Lines of one block; blocks are parted by an empty line. */
type Block = readonly string[];

const sourceLine = ({
  title,
  section = [],
  publisher,
  publishedOn,
  url,
  viewerUrl,
}: Source): string =>
  [[title, ...section].join(' › '), publisher, publishedOn, url, viewerUrl]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => safeText(part ?? ''))
    .join(' · ');

const speakerLine = ({ speaker, role }: Quote): string =>
  speaker === undefined
    ? 'the article'
    : [speaker, role]
        .filter(Boolean)
        .map((part) => safeText(part ?? ''))
        .join(', ');

const quoteBlock = (quote: Quote, style: TextStyle): Block => [
  ...quote.blocks.flatMap((block) => quotedLines(block, style)),
  wrap(`Said by: ${speakerLine(quote)}`, INDENT, style),
  styled(wrap(`From: ${sourceLine(quote.source)}`, INDENT, style), 'dim', style),
];

const listBlock = (lead: string, quotes: readonly Quote[], style: TextStyle): readonly Block[] =>
  quotes.length === 0
    ? []
    : [[wrap(lead, '', style)], ...quotes.map((quote) => quoteBlock(quote, style))];

/** Where else to look, one article a line. */
const alsoClose = (nearest: readonly Quote[], style: TextStyle): readonly Block[] =>
  nearest.length === 0
    ? []
    : [
        [
          'Also close in the articles:',
          ...nearest.map(({ source }) => wrap(sourceLine(source), INDENT, style)),
        ],
      ];

const notesBlock = (notes: readonly string[], style: TextStyle): readonly Block[] =>
  notes.length === 0 ? [] : [notes.map((note) => wrap(`Note: ${note}`, '', style))];

const headline = (text: string, style: TextStyle): Block => [
  wrapPieces([{ text, code: 'bold' }], '', style),
];

/** The console speaks English. */
const OURS = wordsFor('en');

/** Who checked it, and what it rests on. */
const verifiedBlock = (mark: VerifiedMark, style: TextStyle): Block => [
  ...headline(verifiedText(mark, OURS), style),
  ...mark.sources.map((source) =>
    styled(
      wrap(`${OURS.say('answer.rests-on')}: ${sourceLine(source)}`, INDENT, style),
      'dim',
      style,
    ),
  ),
];

const answerBlocks = (card: AnswerCard, style: TextStyle): readonly Block[] => [
  ...[card.verdict, card.answer].flatMap((text) =>
    text === undefined ? [] : [headline(text, style)],
  ),
  ...card.quotes.map((quote) => quoteBlock(quote, style)),
  ...(card.verified === undefined ? [] : [verifiedBlock(card.verified, style)]),
  ...listBlock('Another article says something else:', card.conflicts, style),
  ...alsoClose(card.nearest, style),
];

const abstentionBlocks = (card: AbstentionCard, style: TextStyle): readonly Block[] => [
  [...headline(card.headline, style), wrap(card.reason, '', style)],
  ...(card.didYouMean === undefined ? [] : [[wrap(`Did you mean: ${card.didYouMean}`, '', style)]]),
  ...listBlock('Closest in the articles:', card.nearest, style),
];

const helpBlocks = (card: HelpCard, style: TextStyle): readonly Block[] => [
  [wrap(card.lead, '', style)],
  ...(card.samples.length === 0
    ? []
    : [['Try:', ...card.samples.map((sample) => wrap(sample, INDENT, style))]]),
  [
    'Commands:',
    ...card.commands.map(({ usage, description }) =>
      wrap(`${usage} - ${description}`, INDENT, style),
    ),
  ],
];

const figureText = ({ value, metric, entity, period, speaker }: FigureRow): string =>
  [value, metric, entity, period, speaker]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => safeText(part ?? ''))
    .join(' · ');

const figureBlocks = (card: FigureCard, style: TextStyle): readonly Block[] => [
  [
    ...headline(card.figure.value, style),
    wrap(figureText({ ...card.figure, value: '' }), '', style),
    ...(card.change === undefined ? [] : [wrap(card.change, '', style)]),
    ...chartLines(card.chart).map((line) => wrap(line, INDENT, style)),
  ],
  quoteBlock(card.quote, style),
  ...listBlock('Another article says something else:', card.conflicts, style),
  ...alsoClose(card.nearest, style),
  ...(card.related.length === 0
    ? []
    : [['Related:', ...card.related.map(({ question }) => wrap(question, INDENT, style))]]),
];

const figuresBlocks = (card: FiguresCard, style: TextStyle): readonly Block[] => [
  headline(sourceLine(card.source), style),
  card.rows.map((row) => wrap(figureText(row), INDENT, style)),
];

const comparisonBlocks = (card: ComparisonCard, style: TextStyle): readonly Block[] => [
  headline(`${card.left} and ${card.right}`, style),
  ...card.rows.map(
    (row): Block => [
      wrap(row.metric, '', style),
      wrap(`${card.left}: ${figureText(row.left)}`, INDENT, style),
      wrap(`${card.right}: ${figureText(row.right)}`, INDENT, style),
      ...(row.computed === undefined ? [] : [wrap(`${row.computed} (computed)`, INDENT, style)]),
      ...row.sources.map((source) =>
        styled(wrap(`From: ${sourceLine(source)}`, INDENT, style), 'dim', style),
      ),
    ],
  ),
];

const trendBlocks = (card: TrendCard, style: TextStyle): readonly Block[] => [
  headline([card.metric, card.entity].filter(Boolean).join(' · '), style),
  card.rows.map(({ figure, source }) =>
    wrap(`${figureText(figure)} · ${sourceLine(source)}`, INDENT, style),
  ),
];

const digestBlocks = ({ lead, sections }: DigestCard, style: TextStyle): readonly Block[] => [
  [wrap(lead, '', style)],
  ...sections.map(
    ({ title, lines }): Block => [
      wrap(title, '', style),
      ...lines.map(({ question, count }) =>
        wrap(count === undefined ? question : `${question} (${count})`, INDENT, style),
      ),
    ],
  ),
];

const blocksOf = (card: Card, style: TextStyle): readonly Block[] => {
  switch (card.kind) {
    case 'answer':
      return answerBlocks(card, style);
    case 'figure':
      return figureBlocks(card, style);
    case 'figures':
      return figuresBlocks(card, style);
    case 'comparison':
      return comparisonBlocks(card, style);
    case 'trend':
      return trendBlocks(card, style);
    case 'topics':
      return [
        [wrap(card.lead, '', style)],
        card.topics.map(({ label, count }) => wrap(`${label} (${count})`, INDENT, style)),
      ];
    case 'abstention':
      return abstentionBlocks(card, style);
    case 'passages':
      return listBlock(`Nearest to: ${card.question}`, card.quotes, style);
    case 'trace':
      return [[wrap(card.lead, '', style)], card.lines.map((line) => wrap(line, INDENT, style))];
    case 'help':
      return helpBlocks(card, style);
    case 'status':
      return [card.lines.map(({ label, value }) => wrap(`${label}: ${value}`, '', style))];
    case 'digest':
      return digestBlocks(card, style);
    case 'notice':
      return [[wrap(card.text, '', style)]];
    default:
      return card satisfies never;
  }
};

/** The lines that show a card on a terminal, without a line end after the last; no control character of an article or a question is left in them. */
export const renderConsole = (card: Card, style: TextStyle): string =>
  [...blocksOf(card, style), ...notesBlock(card.notes, style)]
    .map((block) => block.filter((line) => line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n');
