import type {
  AbstentionCard,
  AnswerCard,
  Card,
  Chart,
  DigestCard,
  FigureCard,
  HelpCard,
  Quote,
  TraceCard,
  VerifiedMark,
} from '../../presentation/card.ts';
import { chartLines } from '../../presentation/charts/chart-lines.ts';
import { verifiedText } from '../../presentation/quotes/verified-mark.ts';
import type { MessageKey } from '../../presentation/words/english.ts';
import { type Words, wordsFor } from '../../presentation/words/words.ts';
import { chartUnit } from './chart.ts';
import { comparisonUnits, figuresUnits, trendUnits } from './figure-units.ts';
import { figurePieces, label, quoteUnits, sourcePieces } from './quotes.ts';
import { headline, paragraph, small, type Unit } from './rich-text.ts';
import { cleanText } from './text.ts';
import { bullets, LINE_MAX, NOTE_MAX, NOTHING, prose, some, text, title } from './unit-lists.ts';

const QUOTES_MAX = 6;
const NOTES_MAX = 5;

const notes = (card: Card): readonly Unit[] =>
  card.notes
    .filter((note) => cleanText(note).trim() !== '')
    .slice(0, NOTES_MAX)
    .map((note) => small(note, NOTE_MAX));

const quotes = (list: readonly Quote[], { locale }: Card): readonly Unit[] =>
  some(list, QUOTES_MAX, (quote) => quoteUnits(quote, wordsFor(locale)));

const say = ({ locale }: Card, key: MessageKey): string => wordsFor(locale).say(key);

const conflicts = (card: AnswerCard | FigureCard): readonly Unit[] =>
  card.conflicts.length === 0
    ? []
    : [title(say(card, 'answer.others-say')), ...quotes(card.conflicts, card)];

/** Where else to look; the passages themselves are behind a button. */
const alsoClose = (card: AnswerCard | FigureCard): readonly Unit[] => {
  const ours = wordsFor(card.locale);
  const sources = card.nearest.map(({ source }) => source);
  return sources.length === 0
    ? []
    : [
        text(`${ours.say('answer.also-close')}:`),
        ...bullets(sources, (source) => sourcePieces(source, ours)),
      ];
};

/** Who checked it, and what it rests on. */
const verified = (mark: VerifiedMark, words: Words): readonly Unit[] => [
  paragraph([
    { text: '✓ ' },
    { text: label(verifiedText(mark, words), LINE_MAX) ?? NOTHING, bold: true },
  ]),
  ...(mark.sources.length === 0 ? [] : [text(`${words.say('answer.rests-on')}:`)]),
  ...bullets(mark.sources.slice(0, QUOTES_MAX), (source) => sourcePieces(source, words)),
];

const chart = (drawn: Chart | undefined): readonly Unit[] => {
  const unit = chartUnit(drawn);
  return unit === undefined ? [] : [unit];
};

const figure = (card: FigureCard): readonly Unit[] => {
  const [, about] = figurePieces(card.figure);
  const change = card.change === undefined ? undefined : label(card.change, LINE_MAX);
  return [
    headline(label(card.figure.value) ?? '?'),
    paragraph([{ text: about?.text.replace(/^ · /u, '') || NOTHING }]),
    ...(change === undefined ? [] : [paragraph([{ text: change }])]),
    ...bullets(chartLines(card.chart), (line) => [{ text: label(line, LINE_MAX) ?? NOTHING }]),
    ...chart(card.chart),
    ...quoteUnits(card.quote, wordsFor(card.locale)),
    ...conflicts(card),
    ...alsoClose(card),
  ];
};

const abstention = (card: AbstentionCard): readonly Unit[] => {
  const suggestion = card.didYouMean === undefined ? undefined : label(card.didYouMean, LINE_MAX);
  return [
    title(label(card.headline) ?? NOTHING),
    text(card.reason),
    ...(suggestion === undefined
      ? []
      : [
          paragraph([
            { text: `${say(card, 'answer.did-you-mean')}: ` },
            { text: suggestion, bold: true },
          ]),
        ]),
    ...(card.nearest.length === 0
      ? []
      : [paragraph([{ text: `${say(card, 'answer.closest')}:` }])]),
    ...quotes(card.nearest, card),
  ];
};

/** The questions themselves are on the buttons below; who gets the words alone gets them here. */
const samples = (card: HelpCard): Unit => {
  const lead = `${say(card, 'help.try')}:`;
  const questions = card.samples.map((sample) => label(sample, LINE_MAX) ?? NOTHING);
  return { ...paragraph([{ text: lead }]), text: [lead, ...questions].join('\n') };
};

const help = (card: HelpCard): readonly Unit[] => [
  text(card.lead),
  ...bullets(card.commands, ({ usage, description }) => [
    { text: label(usage) ?? NOTHING, code: true },
    { text: ` ${label(description, LINE_MAX) ?? ''}` },
  ]),
  ...(card.samples.length === 0 ? [] : [samples(card)]),
];

const trace = (card: TraceCard): readonly Unit[] => [
  text(card.lead),
  ...bullets(card.lines, (line) => [{ text: label(line, LINE_MAX) ?? NOTHING }]),
];

const digest = ({ lead, sections }: DigestCard): readonly Unit[] => [
  text(lead),
  ...sections.flatMap((section) => [
    paragraph([{ text: label(section.title) ?? NOTHING, bold: true }]),
    ...bullets(section.lines, ({ question, count }) => [
      { text: label(question, LINE_MAX) ?? NOTHING },
      { text: count === undefined ? '' : ` · ${count}` },
    ]),
  ]),
];

const body = (card: Card): readonly Unit[] => {
  switch (card.kind) {
    case 'answer':
      return [
        ...(card.verdict === undefined ? [] : [title(card.verdict)]),
        ...quotes(card.quotes, card),
        ...(card.verified === undefined ? [] : verified(card.verified, wordsFor(card.locale))),
        ...conflicts(card),
        ...alsoClose(card),
      ];
    case 'figure':
      return figure(card);
    case 'figures':
      return figuresUnits(card);
    case 'comparison':
      return [...comparisonUnits(card), ...chart(card.chart)];
    case 'trend':
      return [...trendUnits(card), ...chart(card.chart)];
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
          { text: `${say(card, 'answer.passages-for')}: ` },
          { text: prose(card.question, LINE_MAX), bold: true },
        ]),
        ...(card.quotes.length === 0 ? [text(say(card, 'answer.no-passage'))] : []),
        ...quotes(card.quotes, card),
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
    case 'digest':
      return digest(card);
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
