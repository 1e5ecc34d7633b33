import type { Quote, Source } from '../../presentation/card.ts';
import type { Words } from '../../presentation/words/words.ts';
import { quotedLines } from './quote-lines.ts';
import { escapeLine, plainLine, safeUrl } from './text.ts';
import { shorten } from './trim.ts';

const SPEAKER_MAX = 150;
const ROLE_MAX = 200;
const TITLE_MAX = 150;
const PUBLISHER_MAX = 80;
const DATE_MAX = 40;
const HEADINGS_MAX = 2;
/** A masked link's address counts into the block as well. */
const LINK_MAX = 300;

/** Whose words they are: the speaker and role, or the article. */
export const speakerLine = (quote: Pick<Quote, 'speaker' | 'role'>, words: Words): string => {
  const speaker = shorten(escapeLine(quote.speaker ?? ''), SPEAKER_MAX);
  if (speaker === '') return `— ${words.say('answer.the-article')}`;
  const role = shorten(escapeLine(quote.role ?? ''), ROLE_MAX);
  return role === '' ? `— ${speaker}` : `— ${speaker}, ${role}`;
};

/** Publisher and date, raw, for a footer. */
export const publication = (source: Source): string =>
  [source.publisher, source.publishedOn]
    .map((part) => plainLine(part ?? ''))
    .filter((part) => part !== '')
    .join(' · ');

const linkedText = (shown: string, url: string | undefined): string =>
  url !== undefined && url.length <= LINK_MAX ? `[${shown}](${url})` : shown;

/** A link to the sentence in its article, where that can be read. */
const placeLink = ({ viewerUrl }: Source, words: Words): string => {
  const viewer = safeUrl(viewerUrl);
  return viewer === undefined || viewer.length > LINK_MAX
    ? ''
    : linkedText(words.say('answer.see-in-place'), viewer);
};

/** The headings above a quote, behind the title. */
const sectionLine = ({ section = [] }: Source): string =>
  section
    .map((heading) => shorten(escapeLine(heading), TITLE_MAX))
    .filter((heading) => heading !== '')
    .slice(0, HEADINGS_MAX)
    .map((heading) => ` › ${heading}`)
    .join('');

/** The article in one line: its title, linked where it has an address, its publisher and date. */
export const sourceLine = (source: Source, words: Words): string => {
  const title = shorten(escapeLine(source.title), TITLE_MAX);
  const shown = title === '' ? escapeLine(source.documentId) : title;
  const url = safeUrl(source.url);
  return [
    `${linkedText(shown, url ?? safeUrl(source.viewerUrl))}${sectionLine(source)}`,
    shorten(escapeLine(source.publisher ?? ''), PUBLISHER_MAX),
    shorten(escapeLine(source.publishedOn ?? ''), DATE_MAX),
    url === undefined ? '' : placeLink(source, words),
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

/** Under the words: whose they are and, unless it is shown elsewhere, where they stand. */
const sourceLines = (
  quote: Quote,
  shown: 'with-source' | 'without-source',
  words: Words,
): readonly string[] => {
  const isWith = shown === 'with-source';
  const place = isWith ? '' : placeLink(quote.source, words);
  // Behind a role, what leads to a section would read as part of it.
  const section = isWith ? '' : sectionLine(quote.source).replace(/^ › /u, '');
  return [
    [speakerLine(quote, words), section, place].filter((part) => part !== '').join(' · '),
    shown === 'with-source' ? `-# ${sourceLine(quote.source, words)}` : '',
  ].filter((line) => line !== '');
};

/**
 * A quote in blocks of at most `max` characters, most in one: the words in the shape they have in the article, who
 * said them and, unless it is shown elsewhere, where they stand.
 */
export const quoteBlock = (
  quote: Quote,
  shown: 'with-source' | 'without-source',
  max: number,
  words: Words,
): readonly string[] => {
  const blocks: string[][] = [[]];
  let used = 0;
  for (const line of [...quotedLines(quote.blocks), ...sourceLines(quote, shown, words)]) {
    if (used > 0 && used + line.length >= max) {
      blocks.push([]);
      used = 0;
    }
    blocks.at(-1)?.push(line);
    used += line.length + 1;
  }
  return blocks.map((lines) => lines.join('\n')).filter((block) => block !== '');
};

/** Where else to look, one article a line; the passages themselves are behind a button. */
export const nearestBlocks = (nearest: readonly Quote[], words: Words): readonly string[] =>
  nearest.length === 0
    ? []
    : [
        [
          `${words.say('answer.also-close')}:`,
          ...nearest.map(({ source }) => `• ${sourceLine(source, words)}`),
        ].join('\n'),
      ];
