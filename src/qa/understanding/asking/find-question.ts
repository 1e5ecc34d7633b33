import { INVERTED, QUESTION_WORD } from './asking-words.ts';
import { withoutMarks, withoutQuotedLines } from './message-marks.ts';
import { messageSentences } from './message-sentences.ts';
import { peelSentence } from './peel-sentence.ts';
import { countTopic, isAroundQuestion, isForSomebody } from './small-talk.ts';

/** What a message asks. */
export interface FoundQuestion {
  /** The asking sentences, without what is around the question; the message where nothing of it asks. */
  readonly text: string;
  /** What else it says, where the question leans on that: its names may help, and are never required. */
  readonly about: string;
  /** All else it tells, for whoever reads it whole: a story says in other words what is asked. */
  readonly beside: string;
  /** Nothing but greetings, thanks, and words about asking. */
  readonly isSmallTalk: boolean;
}

/** A message is read no further. */
const MAX_CHARACTERS = 8_000;
/** Of what stands around a question so much is read. */
const MAX_ABOUT = 400;

/** "Orbit Lines: how …", "Regarding the ferry, who …", "I met Kim and want to know when …": what leads up to the question. */
const LEADS: readonly RegExp[] = [
  /^([^:?!\n]{1,120}):\s+(?=(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|can|could|will|would|should|may|must)\b)/iu,
  /^([^?!\n]{1,120})\s[-–—]+\s+(?=(?:who|whom|whose|what|which|when|where|why|how)\b)/iu,
  /^((?:following up on|follow-up (?:on|to)|re|regarding|concerning|as for|as regards|as to|with regards? to|with respect to|in regards? to|in relation to|speaking of|about|further to|referring to|in reference to)\s[^,?!\n]{1,120}),\s+(?=(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|can|could|will|would|should|may|must)\b)/iu,
  /^([^?!\n]{0,200}?\b(?:i|we|you|me|us|he|she|they|boss|editor|client|customer|reader|colleague|anyone|someone|somebody)\b[^,.?!\n]{0,40}?\b(?:know|wonder(?:ing|ed|s)?|find out|ask(?:ing|ed|s)?|curious|not sure|unsure|question is|told me|figure out))\s+(?:me\s+|us\s+|about\s+)?(?=(?:who|whom|whose|what|which|when|where|why|how)\b)/iu,
];

interface Sentence {
  readonly text: string;
  /** What led up to it. */
  readonly lead: string;
  readonly asks: boolean;
  /** The message's own sentence. */
  readonly whole: string;
}

const REQUESTS =
  /^(?:tell|list|show|find|explain|describe|give|name|compare|define|summari[sz]e|looking for|need|search)\b/iu;

const opensQuestion = (text: string): boolean => {
  const [first = ''] = text.split(/[\s,]+/u, 1);
  return QUESTION_WORD.test(first) || INVERTED.test(first);
};

const readSentence = (whole: string): Sentence => {
  const peeled = peelSentence(whole);
  for (const pattern of LEADS) {
    const match = pattern.exec(peeled);
    if (match?.[1] === undefined || opensQuestion(match[1])) continue;
    const rest = peelSentence(peeled.slice(match[0].length));
    if (/\p{L}{2}.*\s\S/u.test(rest)) return { text: rest, lead: match[1], asks: true, whole };
  }
  const asks = /\?["'”’)\]]*\s*$/u.test(whole) || opensQuestion(peeled) || REQUESTS.test(peeled);
  return { text: peeled, lead: '', asks, whole };
};

/** "And who owns it?": goes with the question before it. */
const goesOn = (text: string): boolean =>
  /^(?:and\s+)?(?:who|whom|whose|what|which|when|where|why|how)\b/iu.test(text);

const POINTS_BACK =
  /\b(?:he|she|it|they|him|them|his|its|their|there|that|this|these|those)\b|\bher\b/iu;
/** A capitalised word inside the question that names no time. */
const NAME =
  /(?<=\S\s+(?:["“(])?)(?!(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April?|May|June?|July?|August|Aug|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|FY\d*|[QH][1-4])\b)\p{Lu}[\p{L}\d]/u;
/** A question of fewer words of topic leans on what stands around it. */
const MIN_CONTENT = 2;

const NAMES =
  /(?<=\S\s+(?:["“(])?)\p{Lu}[\p{L}\d]+(?:\s+(?:(?:of|the|de|von|van|&)\s+)?\p{Lu}[\p{L}\d]+)*|^\p{Lu}[\p{L}\d]+(?:\s+\p{Lu}[\p{L}\d]+)+/gu;

/** Of what stands around a question, what may help with it: all where it points back or names no topic, names where it has none. */
const helpFrom = (around: readonly string[], question: string): string => {
  if (NAME.test(question)) return '';
  const isOpen = POINTS_BACK.test(question) || countTopic(question) < MIN_CONTENT;
  const help = isOpen ? around : around.flatMap((words) => words.match(NAMES) ?? []);
  return help.join(isOpen ? ' ' : ', ').slice(0, MAX_ABOUT);
};

/**
 * The question that a message asks: the sentence that asks is found among greetings, thanks, signatures, numbering, links,
 * mentions, quoted lines and whatever else it tells. A message that asks nothing is taken as keywords.
 */
export const findQuestion = (message: string): FoundQuestion => {
  const written = withoutMarks(withoutQuotedLines(message.slice(0, MAX_CHARACTERS)));
  const all = messageSentences(written).map(readSentence);
  const said = all.filter(({ text, whole }) => !isAroundQuestion(whole, text));
  if (said.length === 0) {
    const isSmallTalk = /[\p{L}\p{N}]/u.test(message);
    return { text: message, about: '', beside: '', isSmallTalk };
  }
  const asking = said.filter(({ asks }) => asks);
  const best =
    asking.find(({ text }) => countTopic(text) > 0) ??
    asking.find(({ text }) => goesOn(text)) ??
    asking[0];
  if (best === undefined) return { text: joined(said), about: '', beside: '', isSmallTalk: false };
  const next = asking[asking.indexOf(best) + 1];
  const chosen = next !== undefined && goesOn(next.text) ? [best, next] : [best];
  const text = joined(chosen);
  const rest = said
    .filter((one) => !chosen.includes(one) && !isForSomebody(one.text))
    .map((one) => one.text);
  const around = [...chosen.map(({ lead }) => lead), ...rest].filter((words) => words !== '');
  const beside = around.join(' ').slice(0, MAX_ABOUT);
  return { text, about: helpFrom(around, text), beside, isSmallTalk: false };
};

const joined = (sentences: readonly Sentence[]): string =>
  sentences.map(({ text }) => text.trim()).join(' ');
