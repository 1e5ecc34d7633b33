import { type Quote, READ_IN_PLACE, type Run, type Source } from '../presentation/card.ts';
import { cleanText, ESCAPED_MAX, escapeLine, plainLine, safeUrl } from './discord-text.ts';
import { shorten, shortenStart } from './discord-trim.ts';

/** A quoted sentence with its speaker and source stays well within a block. */
const SENTENCE_MAX = 900;
const SPEAKER_MAX = 150;
const ROLE_MAX = 200;
const TITLE_MAX = 150;
const PUBLISHER_MAX = 80;
const DATE_MAX = 40;
/** A masked link's address counts into the block as well. */
const LINK_MAX = 300;
/** The share of a long sentence that stands before its answer. */
const SHARE_BEFORE = 0.25;
const BOLD = '**';

/** Neighbouring runs of one kind as one run; empty ones are gone. */
const mergeRuns = (runs: readonly Run[]): readonly Run[] => {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.text === '') continue;
    if (last !== undefined && last.isAnswer === run.isAnswer) {
      merged[merged.length - 1] = { text: last.text + run.text, isAnswer: run.isAnswer };
    } else merged.push(run);
  }
  return merged;
};

/** Escaped on one line; the white space at the edges stays, because it stands between two runs. */
const escapeRun = (text: string): { before: string; core: string; after: string } => {
  const line = cleanText(text).replace(/\n/gu, ' ');
  return {
    before: /^\s/u.test(line) ? ' ' : '',
    core: escapeLine(line),
    after: /\S\s+$/u.test(line) || (line.trim() === '' && line !== '') ? ' ' : '',
  };
};

/** No more of a run than can matter: its end where it stands before the answer, else its beginning. */
const bounded = (run: Run, isBefore: boolean): Run =>
  run.text.length <= ESCAPED_MAX
    ? run
    : { ...run, text: isBefore ? run.text.slice(-ESCAPED_MAX) : run.text.slice(0, ESCAPED_MAX) };

const markRun = (run: Run, max: number): string => {
  const { before, core, after } = escapeRun(run.text);
  if (core === '') return before === '' ? after : before;
  if (!run.isAnswer) return shorten(`${before}${core}${after}`, max);
  return `${before}${BOLD}${shorten(core, Math.max(0, max - 6))}${BOLD}${after}`;
};

const markAll = (runs: readonly Run[], max: number): string => {
  let text = '';
  for (const run of runs) {
    const room = max - text.length;
    if (room < 40) return `${text} …`;
    text += markRun(run, room - 2);
  }
  return text;
};

/** A sentence on one line, its answer in bold; a long one is trimmed around the answer, which is kept first. */
export const quotedSentence = (quoted: readonly Run[], max: number = SENTENCE_MAX): string => {
  const merged = mergeRuns(quoted);
  const first = merged.findIndex((run) => run.isAnswer);
  const runs = merged.map((run, at) => bounded(run, at < first));
  const whole = runs.map((run) => markRun(run, Number.MAX_SAFE_INTEGER)).join('');
  if (whole.length <= max) return whole.trim();
  if (first <= 0) return markAll(runs, max).trim();
  const lead = runs.slice(0, first).map((run) => markRun(run, Number.MAX_SAFE_INTEGER));
  const before = shortenStart(lead.join(''), Math.floor(max * SHARE_BEFORE));
  return `${before}${markAll(runs.slice(first), max - before.length)}`.trim();
};

/** Whose words they are: the speaker and role, or the article. */
export const speakerLine = (quote: Pick<Quote, 'speaker' | 'role'>): string => {
  const speaker = shorten(escapeLine(quote.speaker ?? ''), SPEAKER_MAX);
  if (speaker === '') return '— the article';
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
const placeLink = ({ viewerUrl }: Source): string => {
  const viewer = safeUrl(viewerUrl);
  return viewer === undefined || viewer.length > LINK_MAX ? '' : linkedText(READ_IN_PLACE, viewer);
};

/** The article in one line: its title, linked where it has an address, its publisher and date. */
export const sourceLine = (source: Source): string => {
  const title = shorten(escapeLine(source.title), TITLE_MAX);
  const shown = title === '' ? escapeLine(source.documentId) : title;
  const url = safeUrl(source.url);
  return [
    linkedText(shown, url ?? safeUrl(source.viewerUrl)),
    shorten(escapeLine(source.publisher ?? ''), PUBLISHER_MAX),
    shorten(escapeLine(source.publishedOn ?? ''), DATE_MAX),
    url === undefined ? '' : placeLink(source),
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

/** A quote as a block: the sentence, who said it and, unless it is shown elsewhere, where it stands. */
export const quoteBlock = (quote: Quote, shown: 'with-source' | 'without-source'): string => {
  const sentence = quotedSentence(quote.runs);
  const place = shown === 'with-source' ? '' : placeLink(quote.source);
  return [
    sentence === '' ? '' : `> ${sentence}`,
    [speakerLine(quote), place].filter((part) => part !== '').join(' · '),
    shown === 'with-source' ? `-# ${sourceLine(quote.source)}` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
};
