import type {
  AbstentionCard,
  AnswerCard,
  Card,
  DigestCard,
  HelpCard,
  NoticeCard,
  PassagesCard,
  Quote,
  StatusCard,
  TopicsCard,
  TraceCard,
  VerifiedMark,
} from '../../presentation/card.ts';
import { verifiedText } from '../../presentation/quotes/verified-mark.ts';
import { type Words, wordsFor } from '../../presentation/words/words.ts';
import { cardButtons } from './buttons.ts';
import { BLOCK_MAX, type Draft } from './draft.ts';
import { comparisonDraft, figureDraft, figuresDraft, trendDraft } from './figures.ts';
import { CONTENT_MAX } from './limits.ts';
import { nearestBlocks, publication, quoteBlock, sourceLine } from './quote.ts';
import { escapeLine, escapeText } from './text.ts';
import { shorten, splitText } from './trim.ts';

/** Longer answers are not repeated above the embed. */
const HEADLINE_MAX = 200;
const LEAD_MAX = 1000;
const LINE_MAX = 300;

const line = (text: string, max: number = LINE_MAX): string => shorten(escapeLine(text), max);

/** The answer itself, or where it comes from when the embed's words are the answer. */
const answerHeadline = (card: AnswerCard): string => {
  const answer = escapeLine(card.answer ?? card.verdict ?? '');
  if (answer !== '' && answer.length <= HEADLINE_MAX) return `**${answer}**`;
  const title = line(card.quotes[0]?.source.title ?? '');
  return title === '' ? 'From the article' : `From “${title}”`;
};

const conflictBlocks = (conflicts: readonly Quote[], words: Words): readonly string[] =>
  conflicts.length === 0
    ? []
    : [
        `**${words.say('answer.others-say')}**`,
        ...conflicts.flatMap((quote) => quoteBlock(quote, 'with-source', BLOCK_MAX, words)),
      ];

/** Sources named under an answer. */
const SOURCES_MAX = 6;

/** Who checked it, and what it rests on. */
const verifiedBlocks = (mark: VerifiedMark, words: Words): readonly string[] => [
  `✓ **${line(verifiedText(mark, words))}**`,
  ...(mark.sources.length === 0
    ? []
    : [
        [
          `${words.say('answer.rests-on')}:`,
          ...mark.sources.slice(0, SOURCES_MAX).map((one) => `• ${sourceLine(one, words)}`),
        ].join('\n'),
      ]),
];

const answerDraft = (card: AnswerCard): Draft => {
  const words = wordsFor(card.locale);
  const source = card.quotes[0]?.source;
  return {
    tone: card.confidence === 'strong' ? 'answer' : 'uncertain',
    content: answerHeadline(card),
    heading: source && { text: source.title, url: source.url ?? source.viewerUrl },
    blocks: [
      ...card.quotes.flatMap((quote) =>
        quoteBlock(
          quote,
          quote.source.documentId === source?.documentId ? 'without-source' : 'with-source',
          BLOCK_MAX,
          words,
        ),
      ),
      ...(card.verified === undefined ? [] : verifiedBlocks(card.verified, words)),
      ...conflictBlocks(card.conflicts, words),
      ...nearestBlocks(card.nearest, words),
    ],
    notes: card.notes,
    footer: source === undefined ? '' : publication(source),
    ...cardButtons(card),
  };
};

const abstentionDraft = (card: AbstentionCard): Draft => {
  const words = wordsFor(card.locale);
  const suggestion = card.didYouMean ?? '';
  return {
    tone: 'neutral',
    content: `**${line(card.headline) || 'No answer in the articles'}**`,
    blocks: [
      line(card.reason, LEAD_MAX),
      suggestion === '' ? '' : `${words.say('answer.did-you-mean')}: ${line(suggestion)}`,
      ...(card.nearest.length > 0 ? [`**${words.say('answer.closest')}**`] : []),
      ...card.nearest.flatMap((quote) => quoteBlock(quote, 'with-source', BLOCK_MAX, words)),
    ],
    notes: card.notes,
    ...cardButtons(card, { before: [{ label: suggestion, question: suggestion }] }),
  };
};

const passagesDraft = (card: PassagesCard): Draft => {
  const words = wordsFor(card.locale);
  return {
    tone: 'neutral',
    content: `${words.say('answer.passages-for')} “${line(card.question)}”`,
    blocks:
      card.quotes.length > 0
        ? card.quotes.flatMap((quote) => quoteBlock(quote, 'with-source', BLOCK_MAX, words))
        : [words.say('answer.no-passage')],
    notes: card.notes,
    ...cardButtons(card),
  };
};

const topicsDraft = (card: TopicsCard): Draft => ({
  tone: 'neutral',
  content: line(card.lead, LEAD_MAX),
  isList: true,
  blocks: card.topics.map((topic) => `• ${line(topic.label)} (${topic.count})`),
  notes: card.notes,
  ...cardButtons(card, { behind: card.related ?? [] }),
});

const traceDraft = (card: TraceCard): Draft => ({
  tone: 'neutral',
  content: line(card.lead, LEAD_MAX),
  isList: true,
  blocks: card.lines.flatMap((text) => splitText(escapeText(text), BLOCK_MAX)),
  notes: card.notes,
  ...cardButtons(card),
});

const helpDraft = (card: HelpCard): Draft => ({
  tone: 'neutral',
  content: line(card.lead, LEAD_MAX),
  isList: true,
  blocks: [
    ...card.commands.map(
      (command) => `**${line(command.usage) || '/'}** ${line(command.description)}`,
    ),
    ...(card.samples.length > 0 ? [`**${wordsFor(card.locale).say('help.try')}**`] : []),
    ...card.samples.map((sample) => `• ${line(sample)}`),
  ],
  notes: card.notes,
  ...cardButtons(card, {
    before: card.samples.map((sample) => ({ label: sample, question: sample })),
  }),
});

const statusDraft = (card: StatusCard): Draft => ({
  tone: 'neutral',
  content: 'Status',
  isList: true,
  blocks: card.lines.map((entry) => `**${line(entry.label) || '–'}** ${line(entry.value)}`),
  notes: card.notes,
  ...cardButtons(card),
});

const digestDraft = (card: DigestCard): Draft => ({
  tone: 'neutral',
  content: line(card.lead, LEAD_MAX),
  isList: true,
  blocks: card.sections.flatMap(({ title, lines }) => [
    `**${line(title) || '–'}**`,
    ...lines.map(
      ({ question, count }) => `• ${line(question)}${count === undefined ? '' : ` (${count})`}`,
    ),
  ]),
  notes: card.notes,
  ...cardButtons(card),
});

const noticeDraft = (card: NoticeCard): Draft => ({
  tone: card.tone === 'problem' ? 'problem' : 'neutral',
  content: shorten(escapeText(card.text).trim(), CONTENT_MAX),
  blocks: [],
  notes: card.notes,
  ...cardButtons(card),
});

/** What a card wants to show on Discord; every foreign word in it is escaped, or marked as raw. */
export const draftOf = (card: Card): Draft => {
  switch (card.kind) {
    case 'answer':
      return answerDraft(card);
    case 'figure':
      return figureDraft(card);
    case 'figures':
      return figuresDraft(card);
    case 'comparison':
      return comparisonDraft(card);
    case 'trend':
      return trendDraft(card);
    case 'topics':
      return topicsDraft(card);
    case 'abstention':
      return abstentionDraft(card);
    case 'passages':
      return passagesDraft(card);
    case 'trace':
      return traceDraft(card);
    case 'help':
      return helpDraft(card);
    case 'status':
      return statusDraft(card);
    case 'digest':
      return digestDraft(card);
    case 'notice':
      return noticeDraft(card);
    default:
      return card satisfies never;
  }
};
