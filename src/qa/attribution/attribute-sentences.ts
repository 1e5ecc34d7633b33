import type { Slices } from '../slices.ts';
import type { Attribution, Document, Passage, Sentence } from '../types.ts';
import { nextList, type OpenList } from './announced-lists.ts';
import { attributeParagraph } from './attribute-paragraph.ts';
import { findSpeakers, type Told } from './known-speakers.ts';
import { passageWords } from './passage-words.ts';
import { createResolver } from './resolve-speaker.ts';
import { findSpeech } from './speech-events.ts';
import { CARRYING_VERBS, LIST_PART } from './speech-words.ts';

/** Reported speech that goes on for longer has become the article's own account. */
const CARRIED_SENTENCES_MAX = 8;
/** An article with more sentences than this whose speakers are this rare reports facts, not speech. */
const SHORT_ARTICLE = 20;
const SPEECH_SHARE_MIN = 0.1;

/**
 * The passages of one document with each sentence's speaker: direct, reported or continued speech, and
 * none for what the article says itself. Speech carries on to the end of its paragraph or the next source,
 * and into the paragraphs of a list that the speaker announced.
 */
export function* attributeSentences(
  document: Document,
  passages: readonly Passage[],
): Slices<readonly Passage[]> {
  const told: Told[] = [];
  for (const passage of passages) {
    told.push(tellOf(passage));
    yield;
  }
  const resolve = createResolver(document, told, findSpeakers(told));
  const carriesMost = isReporting(told) ? CARRIED_SENTENCES_MAX : 0;
  yield;
  const attributed: Passage[] = [];
  let list: OpenList | undefined;
  for (const { words, events } of told) {
    const { passage } = words;
    if (passage.kind !== 'body') {
      if (passage.kind !== 'caption') list = undefined;
      attributed.push(passage);
      continue;
    }
    const own = passage.sentences.map((sentence, at) => resolve(words, sentence, events[at]));
    const part =
      list !== undefined && (list.unmarked > 0 || LIST_PART.test(passage.text)) ? list : undefined;
    const result = attributeParagraph(words, own, part?.who, carriesMost);
    list = nextList(words, result, part);
    attributed.push(withAttributions(passage, result));
    yield;
  }
  return attributed;
}

const tellOf = (passage: Passage): Told => {
  const words = passageWords(passage);
  return { words, events: passage.sentences.map((sentence) => findSpeech(words, sentence)) };
};

/** Whether the article lives on what people say: only then a plain sentence is likely to go on with it. */
function isReporting(told: readonly Told[]): boolean {
  const bodies = told.filter(({ words }) => words.passage.kind === 'body');
  const sentences = bodies.reduce((sum, { events }) => sum + events.length, 0);
  const speech = bodies
    .flatMap(({ events }) => events)
    .filter((event) => event !== undefined && CARRYING_VERBS.has(event.verb));
  return sentences <= SHORT_ARTICLE || speech.length >= sentences * SPEECH_SHARE_MIN;
}

function withAttributions(passage: Passage, result: readonly (Attribution | undefined)[]): Passage {
  const [first, ...rest] = passage.sentences;
  const add = (sentence: Sentence, at: number): Sentence => {
    const attribution = result[at];
    return attribution === undefined ? sentence : { ...sentence, attribution };
  };
  return {
    ...passage,
    sentences: [add(first, 0), ...rest.map((sentence, at) => add(sentence, at + 1))],
  };
}
