import type {
  AbstentionCard,
  AnswerCard,
  Card,
  ComparisonCard,
  FigureCard,
  FiguresCard,
  HelpCard,
  TraceCard,
  TrendCard,
} from '../presentation/card.ts';
import { figurePieces, label, quoteUnit, sourcePieces } from './slack-quotes.ts';
import { headline, list, type Piece, paragraph, small, type Unit } from './slack-rich-text.ts';
import { cleanText } from './slack-text.ts';
import { shorten } from './slack-trim.ts';

/** Readable amounts, well inside Slack's limits; what is left out is counted. */
const QUOTES_MAX = 6;
const ROWS_MAX = 20;
const LIST_CHARACTERS_MAX = 5000;
const NOTES_MAX = 5;
const NOTE_MAX = 400;
const PROSE_MAX = 2000;
const LINE_MAX = 400;

/** What is shown where a text has nothing that can be seen. */
const NOTHING = '(nothing to show)';

const prose = (raw: string, max = PROSE_MAX): string =>
  shorten(cleanText(raw).trim(), max) || NOTHING;

const title = (text: string): Unit => paragraph([{ text, bold: true }]);

const text = (raw: string): Unit => paragraph([{ text: prose(raw) }]);

/** The first of many, each made into a unit, and a line that counts the rest. */
const some = <T>(items: readonly T[], max: number, unit: (item: T) => Unit): readonly Unit[] => [
  ...items.slice(0, max).map(unit),
  ...(items.length > max ? [small(`${items.length - max} more not shown.`, NOTE_MAX)] : []),
];

/** As `some`, in one bulleted list of at most `LIST_CHARACTERS_MAX`. */
const bullets = <T>(
  items: readonly T[],
  pieces: (item: T) => readonly Piece[],
): readonly Unit[] => {
  const rows: (readonly Piece[])[] = [];
  let characters = 0;
  for (const row of items.slice(0, ROWS_MAX).map(pieces)) {
    characters += row.reduce((sum, piece) => sum + piece.text.length, 0);
    if (rows.length > 0 && characters > LIST_CHARACTERS_MAX) break;
    rows.push(row);
  }
  if (rows.length === 0) return [];
  const rest = items.length - rows.length;
  return rest > 0 ? [list(rows), small(`${rest} more not shown.`, NOTE_MAX)] : [list(rows)];
};

const notes = (card: Card): readonly Unit[] =>
  card.notes
    .filter((note) => cleanText(note).trim() !== '')
    .slice(0, NOTES_MAX)
    .map((note) => small(note, NOTE_MAX));

const conflicts = (card: AnswerCard | FigureCard): readonly Unit[] =>
  card.conflicts.length === 0
    ? []
    : [title('Other articles say'), ...some(card.conflicts, QUOTES_MAX, quoteUnit)];

const figure = (card: FigureCard): readonly Unit[] => {
  const [, about] = figurePieces(card.figure);
  const change = card.change === undefined ? undefined : label(card.change, LINE_MAX);
  return [
    headline(label(card.figure.value) ?? '?'),
    paragraph([{ text: about?.text.replace(/^ · /u, '') || NOTHING }]),
    ...(change === undefined ? [] : [paragraph([{ text: change }])]),
    quoteUnit(card.quote),
    ...conflicts(card),
  ];
};

const figures = (card: FiguresCard): readonly Unit[] => [
  paragraph([{ text: 'Figures in ', bold: true }, ...sourcePieces(card.source)]),
  ...(card.rows.length === 0 ? [text('This article has no figures.')] : []),
  ...bullets(card.rows, figurePieces),
];

const comparison = (card: ComparisonCard): readonly Unit[] => {
  const left = label(card.left) ?? NOTHING;
  const right = label(card.right) ?? NOTHING;
  return [
    title(`${left} and ${right}`),
    ...(card.rows.length === 0 ? [text('The articles give no figures to compare.')] : []),
    ...bullets(card.rows, (row) => [
      { text: label(row.metric) ?? NOTHING, bold: true },
      { text: `\n${left}: ` },
      ...figurePieces(row.left),
      { text: `\n${right}: ` },
      ...figurePieces(row.right),
      { text: row.computed === undefined ? '' : `\n${label(row.computed) ?? ''} (computed)` },
      ...row.sources.slice(0, 2).flatMap((source) => [{ text: '\n' }, ...sourcePieces(source)]),
    ]),
  ];
};

const trend = (card: TrendCard): readonly Unit[] => [
  title([label(card.metric) ?? NOTHING, label(card.entity)].filter(Boolean).join(' · ')),
  ...(card.rows.length === 0 ? [text('The articles give no figures over time.')] : []),
  ...bullets(card.rows, (row) => [
    ...figurePieces(row.figure),
    { text: '\n' },
    ...sourcePieces(row.source),
  ]),
];

const abstention = (card: AbstentionCard): readonly Unit[] => {
  const suggestion = card.didYouMean === undefined ? undefined : label(card.didYouMean, LINE_MAX);
  return [
    title(label(card.headline) ?? NOTHING),
    text(card.reason),
    ...(suggestion === undefined
      ? []
      : [paragraph([{ text: 'Did you mean: ' }, { text: suggestion, bold: true }])]),
    ...(card.nearest.length === 0 ? [] : [paragraph([{ text: 'What comes nearest:' }])]),
    ...some(card.nearest, QUOTES_MAX, quoteUnit),
  ];
};

const help = (card: HelpCard): readonly Unit[] => [
  text(card.lead),
  ...bullets(card.commands, ({ usage, description }) => [
    { text: label(usage) ?? NOTHING, code: true },
    { text: ` ${label(description, LINE_MAX) ?? ''}` },
  ]),
  ...(card.samples.length === 0 ? [] : [paragraph([{ text: 'Try one of these:' }])]),
  ...bullets(card.samples, (sample) => [{ text: label(sample, LINE_MAX) ?? NOTHING }]),
];

const trace = (card: TraceCard): readonly Unit[] => [
  text(card.lead),
  ...bullets(card.lines, (line) => [{ text: label(line, LINE_MAX) ?? NOTHING }]),
];

const body = (card: Card): readonly Unit[] => {
  switch (card.kind) {
    case 'answer':
      return [...some(card.quotes, QUOTES_MAX, quoteUnit), ...conflicts(card)];
    case 'figure':
      return figure(card);
    case 'figures':
      return figures(card);
    case 'comparison':
      return comparison(card);
    case 'trend':
      return trend(card);
    case 'topics':
      return [
        text(card.lead),
        ...bullets(card.topics, (topic) => [
          { text: label(topic.label) ?? NOTHING, bold: true },
          { text: ` · ${topic.count}` },
        ]),
      ];
    case 'abstention':
      return abstention(card);
    case 'passages':
      return [
        paragraph([
          { text: 'Passages for: ' },
          { text: prose(card.question, LINE_MAX), bold: true },
        ]),
        ...(card.quotes.length === 0 ? [text('No passage shares a word with it.')] : []),
        ...some(card.quotes, QUOTES_MAX, quoteUnit),
      ];
    case 'trace':
      return trace(card);
    case 'help':
      return help(card);
    case 'status':
      return bullets(card.lines, (line) => [
        { text: `${label(line.label) ?? NOTHING}: ` },
        { text: label(line.value, LINE_MAX) ?? NOTHING, bold: true },
      ]);
    case 'notice':
      return [text(card.text)];
    default:
      return card satisfies never;
  }
};

/** What a card shows, top to bottom, its notes last; never empty. */
export const unitsOf = (card: Card): readonly Unit[] => {
  const units = [...body(card), ...notes(card)];
  return units.length === 0 ? [text(NOTHING)] : units;
};
