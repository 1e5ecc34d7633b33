import { definitionIn } from '../../analysis/definition-in.ts';
import { countWords } from '../../corpus/passages/count-words.ts';
import type { Passage, Sentence } from '../../types.ts';
import type { AnswerFormRule, FormEvidence } from './answer-form.ts';
import { asksForMeaning } from './asks-for.ts';
import { around, documentPath } from './document-blocks.ts';
import { excerptOf } from './excerpt.ts';
import { shownRange } from './passage-form.ts';
import { wholePart } from './whole-part.ts';

/** A glossary entry is shown whole up to about as many words. */
const ENTRY_WORDS = 160;

const SAYS_WHAT = /^(?:is|are|was|were|means?|refers?|stands?)$/u;
const BEFORE_TERM = /^(?:an?|the|["'“”‘’(])$/u;

/** Whether a sentence begins with all that is asked for and goes on with what it is: "A flex day is …". */
const beginsWithTerm = (
  { tokens }: Passage,
  { first, past }: Sentence,
  asked: ReadonlySet<string>,
): boolean => {
  let at = first;
  while (at < past && BEFORE_TERM.test(tokens.word[at] ?? '')) at += 1;
  const met = new Set<string>();
  for (; at < past && asked.has(tokens.stem[at] ?? ''); at += 1) met.add(tokens.stem[at] ?? '');
  return met.size > 0 && met.size === asked.size && SAYS_WHAT.test(tokens.word[at] ?? '');
};

/** Where the article says what the thing asked for is: in a sentence that begins with it, else in the best one if it does. */
const definedIn = (evidence: FormEvidence): FormEvidence | undefined => {
  const { analysis, passage, passages } = evidence;
  const asked = new Set(analysis.terms.map(({ stem }) => stem));
  for (const home of [passage, ...passages]) {
    const at = home.sentences.findIndex((one) => beginsWithTerm(home, one, asked));
    if (at >= 0) return { ...evidence, passage: home, at };
  }
  const isAsked = (token: number): boolean => asked.has(passage.tokens.stem[token] ?? '');
  const places = [evidence.at, ...passage.sentences.keys()];
  const at = places.find((place) => {
    const sentence = passage.sentences[place];
    return sentence !== undefined && definitionIn(passage, sentence, isAsked) !== undefined;
  });
  return at === undefined ? undefined : { ...evidence, at };
};

/** What something is: a glossary's entry, or the sentence that defines it with what stands around it. */
export const definitionForm: AnswerFormRule = {
  name: 'definition',
  find: (evidence) => {
    const { analysis, document, passage, at } = evidence;
    const { span } = passage.sentences[at] ?? passage.sentences[0];
    const entry = around(documentPath(document, span), 'definition').at(-1);
    if (entry !== undefined && countWords(document.text, entry.span) <= ENTRY_WORDS) {
      const start = entry.body[0]?.span.start ?? entry.span.start;
      const body = { start, end: entry.span.end };
      return wholePart(evidence, 'definition', { shown: [entry.span], rest: [] }, body);
    }
    if (!asksForMeaning(analysis)) return undefined;
    const defined = definedIn(evidence);
    if (defined === undefined) return undefined;
    return wholePart(defined, 'definition', excerptOf(defined, shownRange(defined)));
  },
};
