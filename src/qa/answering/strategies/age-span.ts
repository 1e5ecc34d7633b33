import type { Analysis } from '../../understanding/question/analyse-question.ts';
import type { AnswerSpan, Evidence } from './answer-strategy.ts';
import { chooseSpan, type SpanCandidate } from './choose-span.ts';

const AGE = /^\d{1,3}$/;
/** Words before a number that make it an age: "aged 84", "turned 60". */
const LEADS = new Set(['age', 'aged', 'ages', 'turned', 'turning', 'turns']);
const STOP = /^[,();–—-]$/;

/** Whether a question asks how old somebody is: "how old", "at what age", "what age". */
const asksAge = ({ tokens: { word }, shape }: Analysis): boolean =>
  (shape.asks === 'how' && word[shape.at + 1] === 'old') ||
  (shape.focus !== undefined && word[shape.focus] === 'age');

/** "At age 91", "aged 84", "Eva Holt, 37, runs", "the 52-year-old baker": whether the number is somebody's age. */
const isAge = ({ candidate: { passage } }: Evidence, at: number): boolean => {
  const { word, tag } = passage.tokens;
  const [before = '', twoBefore = ''] = [word[at - 1], word[at - 2]];
  if (LEADS.has(before) || (before === 'of' && twoBefore === 'age')) return true;
  if (before === '-' && LEADS.has(twoBefore)) return true;
  const behind = word.slice(at + 1, at + 5).filter((one) => one !== '-');
  if (/^years?$/.test(behind[0] ?? '') && behind[1] === 'old') return true;
  return STOP.test(before) && tag[at - 2] === 'PROPN' && STOP.test(word[at + 1] ?? '');
};

/** The age of somebody, which is often printed with no word of a unit; `undefined` where none is asked for or told. */
export const ageSpan = (evidence: Evidence): AnswerSpan | undefined => {
  if (!asksAge(evidence.analysis)) return undefined;
  const { passage, sentence } = evidence.candidate;
  const candidates: SpanCandidate[] = [];
  const { word } = passage.tokens;
  for (let at = sentence.first; at < sentence.past; at += 1)
    if (AGE.test(word[at] ?? '') && isAge(evidence, at))
      candidates.push({ first: at, last: at, prior: 0 });
  return chooseSpan(evidence, candidates);
};
