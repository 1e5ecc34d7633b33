import type { Slices } from '../scheduling/slices.ts';
import type { Attribution, Document, Segment, SegmentKind, Sentence } from '../types.ts';
import { nextList, type OpenList } from './announced-lists.ts';
import { attributeParagraph } from './attribute-paragraph.ts';
import { findSpeakers, type Told } from './known-speakers.ts';
import { createResolver } from './resolve-speaker.ts';
import { segmentWords } from './segment-words.ts';
import { findSpeech } from './speech-events.ts';
import { CARRYING_VERBS, LIST_PART } from './speech-words.ts';

/** Reported speech that goes on for longer has become the article's own account. */
const CARRIED_SENTENCES_MAX = 8;
/** An article with more sentences than this whose speakers are this rare reports facts, not speech. */
const SHORT_ARTICLE = 20;
const SPEECH_SHARE_MIN = 0.1;
/** Behind these an announced list goes on no more. */
const ENDS_LIST: ReadonlySet<SegmentKind> = new Set(['title', 'heading', 'question']);

/** Whether somebody may say it: tables, code and labels are the article's own. */
const isTold = ({ kind }: Segment): boolean => kind === 'paragraph' || kind === 'item';

/**
 * The segments of one document with each sentence's speaker: direct, reported or continued speech, and
 * none for what the article says itself. Speech carries on to the end of its paragraph or the next source,
 * and into the paragraphs of a list that the speaker announced.
 */
export function* attributeSentences(
  document: Document,
  segments: readonly Segment[],
): Slices<readonly Segment[]> {
  const told: Told[] = [];
  for (const segment of segments) {
    told.push(tellOf(segment));
    yield;
  }
  const resolve = createResolver(document, told, findSpeakers(told));
  const carriesMost = isReporting(told) ? CARRIED_SENTENCES_MAX : 0;
  yield;
  const attributed: Segment[] = [];
  let list: OpenList | undefined;
  for (const { words, events } of told) {
    const { segment } = words;
    if (!isTold(segment)) {
      if (ENDS_LIST.has(segment.kind)) list = undefined;
      attributed.push(segment);
      continue;
    }
    const own = segment.sentences.map((sentence, at) => resolve(words, sentence, events[at]));
    const part =
      list !== undefined && (list.unmarked > 0 || LIST_PART.test(segment.text)) ? list : undefined;
    const result = attributeParagraph(words, own, part?.who, carriesMost);
    list = nextList(words, result, part);
    attributed.push(withAttributions(segment, result));
    yield;
  }
  return attributed;
}

const tellOf = (segment: Segment): Told => {
  const words = segmentWords(segment);
  return { words, events: segment.sentences.map((sentence) => findSpeech(words, sentence)) };
};

/** Whether the article lives on what people say: only then a plain sentence is likely to go on with it. */
function isReporting(told: readonly Told[]): boolean {
  const bodies = told.filter(({ words }) => isTold(words.segment));
  const sentences = bodies.reduce((sum, { events }) => sum + events.length, 0);
  const speech = bodies
    .flatMap(({ events }) => events)
    .filter((event) => event !== undefined && CARRYING_VERBS.has(event.verb));
  return sentences <= SHORT_ARTICLE || speech.length >= sentences * SPEECH_SHARE_MIN;
}

function withAttributions(segment: Segment, result: readonly (Attribution | undefined)[]): Segment {
  const [first, ...rest] = segment.sentences;
  const add = (sentence: Sentence, at: number): Sentence => {
    const attribution = result[at];
    return attribution === undefined ? sentence : { ...sentence, attribution };
  };
  return {
    ...segment,
    sentences: [add(first, 0), ...rest.map((sentence, at) => add(sentence, at + 1))],
  };
}
