import type { Document, Segment } from '../../types.ts';
import type { SentenceView } from './sentence-view.ts';

/** Headings and titles over what reports nothing: contents, licences, histories of versions, examples. */
const NO_REPORT =
  /\b(?:table of contents|contents|licen[cs]es?|copyright|change ?logs?|release notes?|version history|revision history|what['\u2019]s new|examples?|sample|walk-?through|references|bibliography|footnotes?|further reading|see also)\b|^v?\d+(?:\.\d+){1,3}\b/i;

/** Names of files that hold no statements. */
const NO_REPORT_FILE =
  /(?:^|\/)(?:licen[cs]e|copying|notice|changelog|changes|history|release-?notes?|releases|contents|toc|summary|code-?of-?conduct)(?:[.~-][^/]*)?$/i;

/** Whether an article is no report as a whole: a licence, a list of versions. */
export const isNoReport = ({ id, title }: Document): boolean =>
  NO_REPORT_FILE.test(id) ||
  /^(?:the )?(?:mit |apache |bsd )?(?:licen[cs]e|changelog|change log|release notes|table of contents)\b/i.test(
    title,
  );

/** Kinds of text that make statements; headings announce, questions ask, code computes. */
const STATING = new Set<Segment['kind']>(['title', 'paragraph', 'item', 'row', 'caption']);

/** Whether a text may state how much there is of something. */
export const mayState = ({ kind, heading }: Segment): boolean =>
  STATING.has(kind) && !NO_REPORT.test(heading);

/** Words that open a supposition; what follows in the paragraph goes on with it. */
const SUPPOSED =
  /\b(?:imagine|suppose|supposing|let['\u2019]s say|say you|hypothetical(?:ly)?|in this example|as an example|worked example|pretend)\b|(?:^|[(:])\s*examples?\b\s*:?/i;

/** "For example" opens a case that is thought of where it goes on so; else it introduces a fact. */
const EXAMPLE = /\b(?:for example|for instance|e\.g\.)/i;
const AS_THOUGHT = /\b(?:if|you|your|would|could|might|say)\b|\b(?:has|is) worth\b/i;

/** "If Orme sold for $15m, $5m would go": a case that is thought of. */
const THOUGHT_OF =
  /^\s*(?:so |and |but |now )?if\b.*\b(?:would|could|might|were|sold|owned|is worth|are worth)\b|['\u2019]d\b.*\bif\b/i;

/** Signs of code and of formulas in a sentence. */
const CODE = /[{}]|=>|\w=\w|\$\w+\/|\w+\(\)|\w_\w+_\w|--\w{2,}|::/;
const FORMULA = /\d\s?[=\u00d7\u00f7*]\s?\$?\d|\d\s[-\u2212+\u00d7\u00f7/]\s\$?\d+(?:\.\d+)?\s=/;

const printed = ({ segment, sentence }: SentenceView): string =>
  segment.text.slice(
    sentence.span.start - segment.span.start,
    sentence.span.end - segment.span.start,
  );

/** Whether a sentence opens an example: it and what follows in its paragraph report nothing. */
export const opensExample = (view: SentenceView): boolean => {
  const text = printed(view);
  return SUPPOSED.test(text) || (EXAMPLE.test(text) && AS_THOUGHT.test(text));
};

/** How questions begin; "Did you know" tells a fact, and so does a statement that only ends in a question's mark. */
const ASKS =
  /^\W*(?:and |but |so |or )?(?:what|who|whom|whose|how|which|why|when|where|can|could|do|does|is|are|was|were|should|shall|will|would|has|have|had|may|must|did(?! you know))\b/i;

/** Whether a sentence states something: no question, no supposition, no code, no formula. */
export const isStatement = (view: SentenceView): boolean => {
  const text = printed(view).trim();
  if (/\?["'\u201d\u2019)]*$/.test(text) && ASKS.test(text)) return false;
  return !(THOUGHT_OF.test(text) || CODE.test(text) || FORMULA.test(text));
};

/** Verbs that instructions begin with. */
const INSTRUCTIONS = new Set(
  (
    'press click tap select choose open send enter type go add drag drop set use make try run install ' +
    'download upload check keep wait allow hold turn visit call follow remember note see read pick take put ' +
    'give write create move copy paste sign log restart remove delete scan bring let ensure provide include ' +
    'start stop find look ask consider combine repeat build draw mix stir place join attend submit fill ' +
    'print apply plan avoid start stay limit cut store load configure export import ping share compare ' +
    'review edit save close scroll swipe assign enable disable switch change replace test ' +
    "do don\u2019t don't please never always then next simply just first finally"
  ).split(' '),
);

/** Whether a sentence tells somebody what to do: "Send two copies", "To finish, press 3". */
export const isInstruction = (view: SentenceView): boolean => {
  const { word, tag } = view.segment.tokens;
  const { first, past } = view.sentence;
  let at = first;
  while (at < past && (tag[at] === 'PUNCT' || tag[at] === 'NUM' || tag[at] === 'SYM')) at += 1;
  const colon = word.indexOf(':', at);
  const behind = colon > at && colon < at + 4 ? colon + 1 : at;
  // "Use rose by 5%", "Test results": the word is a noun.
  const isVerb = (place: number): boolean =>
    INSTRUCTIONS.has(word[place] ?? '') && !['VERB', 'AUX'].includes(tag[place + 1] ?? '');
  return isVerb(at) || isVerb(behind) || opensWithPurpose(view, at);
};

/** "To finish, press 3 keys": an instruction behind its purpose. */
const opensWithPurpose = ({ segment, sentence }: SentenceView, at: number): boolean => {
  const { word } = segment.tokens;
  if (word[at] !== 'to' && word[at] !== 'when' && word[at] !== 'if') return false;
  const comma = word.indexOf(',', at);
  return comma > 0 && comma < sentence.past && INSTRUCTIONS.has(word[comma + 1] ?? '');
};

/** Whether a sentence speaks to its reader. */
export const isToReader = ({ segment, sentence }: SentenceView): boolean =>
  segment.tokens.word
    .slice(sentence.first, sentence.past)
    .some((word) => /^you(?:rs?)?$/.test(word));

/** Whether a person tells their own story in a sentence: how long "I" did something is no figure. */
export const isPersonal = ({ segment, sentence }: SentenceView): boolean =>
  segment.tokens.word.slice(sentence.first, sentence.past).includes('i');
