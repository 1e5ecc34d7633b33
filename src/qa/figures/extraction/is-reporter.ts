import type { SentenceView, TokenRange } from './sentence-view.ts';
import { SAYING } from './verbs.ts';

/** Verbs of saying that also tell what someone did: "Halden Foods reported revenue of $1.5bn". */
const DOING = new Set(['reported', 'announced', 'published', 'stated']);

/** Whether a stretch stands inside the words that name the speaker or the role in its sentence. */
const isPrintedIn = ({ segment, sentence }: SentenceView, range: TokenRange): boolean => {
  const { speaker, role } = sentence.attribution ?? {};
  const offset = sentence.span.start;
  const text = segment.text.slice(
    offset - segment.span.start,
    sentence.span.end - segment.span.start,
  );
  const start = (segment.tokens.start[range.first] ?? 0) - offset;
  const end = (segment.tokens.end[range.past - 1] ?? 0) - offset;
  return [speaker, role].some((part) => {
    const at = part === undefined ? -1 : text.indexOf(part);
    return part !== undefined && at >= 0 && start < at + part.length && end > at;
  });
};

/** Whether a quantity stands in brackets behind a speaker's name: the article says it, not the speaker. */
export const isInAside = (view: SentenceView, { first, past }: TokenRange): boolean => {
  const { word } = view.segment.tokens;
  let opens = first;
  while (opens >= view.sentence.first && word[opens] !== '(' && word[opens] !== ')') opens -= 1;
  if (opens < view.sentence.first || word[opens] !== '(') return false;
  let closes = past;
  while (closes < view.sentence.past && word[closes] !== ')') closes += 1;
  return closes < view.sentence.past && SAYING.has(word[closes + 1] ?? '');
};

/** Whether a name only says who reports: the speaker, a body "according to" whom, a reporter's paper. */
export const isReporter = (view: SentenceView, { first, past }: TokenRange): boolean => {
  if (isPrintedIn(view, { first, past })) return true;
  const wordAt = (at: number): string => view.segment.tokens.word[at] ?? '';
  const before = wordAt(first - 1) === 'the' ? first - 2 : first - 1;
  const isAccording = wordAt(before) === 'to' && wordAt(before - 1) === 'according';
  const isFollowed = ['that', ',', ':', '.', '"'].includes(wordAt(past + 1));
  const isSaying = SAYING.has(wordAt(past)) && (!DOING.has(wordAt(past)) || isFollowed);
  return isAccording || isSaying || SAYING.has(wordAt(first - 1));
};
