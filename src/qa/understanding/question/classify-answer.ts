// Long: one decision, whose rules are tried in their order.

import { ORGANISATION_ASKED, PERSON_WORDS, PLACE_ASKED } from '../../analysis/word-lists.ts';
import type { AnswerType, Tokens } from '../../types.ts';

/** The grammar of a question: its question word, what it asks for, and where the answer would stand. */
export interface QuestionShape {
  readonly answerType: AnswerType;
  readonly asks:
    | 'who'
    | 'what'
    | 'which'
    | 'when'
    | 'where'
    | 'why'
    | 'how'
    | 'yes-no'
    | 'keywords';
  /** Index of the question word, -1 for keywords and yes/no questions. */
  readonly at: number;
  /** The noun that names the kind of answer ("which AIRLINE", "how many PROJECTS"), as a token index. */
  readonly focus?: number;
  /** The main verb, as a token index. */
  readonly verb?: number;
  /** Whether the answer is the verb's subject ("who founded it") or stands after it ("what did it found"). */
  readonly gap: 'subject' | 'object';
  /** Tokens that ask and are no topic: "how", "many", "what", "year". */
  readonly asking: ReadonlySet<number>;
}

const QUESTION_WORDS = new Set([
  'who',
  'whom',
  'whose',
  'what',
  'which',
  'when',
  'where',
  'why',
  'how',
]);
const BE = new Set(['is', 'are', 'was', 'were', 'be', "'s", 'am']);
const AUXILIARIES = new Set([
  ...BE,
  'do',
  'does',
  'did',
  'has',
  'have',
  'had',
  'can',
  'could',
  'will',
  'would',
  'should',
  'may',
  'might',
  'must',
  'shall',
]);

const AMOUNT_NOUNS = new Set([
  'percentage',
  'percent',
  'proportion',
  'share',
  'number',
  'amount',
  'rate',
  'price',
  'cost',
  'value',
  'size',
  'population',
  'age',
  'height',
  'length',
  'weight',
  'distance',
  'speed',
  'temperature',
  'revenue',
  'income',
  'profit',
  'salary',
  'budget',
  'total',
  'capacity',
  'area',
  'score',
  'growth',
  'capitalisation',
  'capitalization',
  'ratio',
  'depth',
  'width',
  'fraction',
  'quantity',
  'sum',
  'attendance',
  'turnover',
  'frequency',
  'figure',
  'margin',
  'increase',
  'decrease',
  'fall',
  'rise',
  'drop',
]);
const TIME_NOUNS = new Set([
  'year',
  'date',
  'day',
  'month',
  'century',
  'decade',
  'time',
  'era',
  'period',
  'season',
  'week',
  'years',
]);
const HOW_AMOUNT = new Set([
  'many',
  'much',
  'long',
  'old',
  'far',
  'fast',
  'tall',
  'high',
  'large',
  'big',
  'deep',
  'wide',
  'heavy',
  'often',
  'quickly',
  'expensive',
  'hot',
  'cold',
  'strong',
  'small',
  'low',
  'rapidly',
  'steeply',
  'sharply',
]);
const KIND_NOUNS = new Set(['type', 'kind', 'sort', 'types', 'kinds', 'sorts', 'form', 'forms']);
const LIST_CUES = new Set([
  'suggestions',
  'recommendations',
  'steps',
  'measures',
  'ways',
  'reasons',
  'examples',
  'regions',
  'principles',
  'items',
  'names',
  'countries',
  'cities',
  'provinces',
  'areas',
  'aspects',
  'factors',
  'goals',
  'tasks',
  'industries',
  'sectors',
  'places',
  'things',
  'types',
  'kinds',
  'parts',
  'components',
  'members',
  'elements',
]);

const isNominal = (tag: string | undefined): boolean =>
  tag === 'NOUN' || tag === 'PROPN' || tag === 'ADJ' || tag === 'NUM';

const POSSESSIVES = new Set(['my', 'your', 'his', 'her', 'its', 'our', 'their']);

/** The last noun of the noun phrase that begins at `from`. */
const headNoun = (tokens: Tokens, from: number): number | undefined => {
  let head: number | undefined;
  for (let at = from; at < tokens.word.length && at < from + 8; at += 1) {
    const tag = tokens.tag[at];
    const word = tokens.word[at] ?? '';
    if (word === "'s" && head !== undefined) {
      head = undefined;
      continue;
    }
    if (AUXILIARIES.has(word)) break;
    if (tag === 'NOUN' || tag === 'PROPN') head = at;
    else if (!isNominal(tag) && word !== '-' && tag !== 'DET' && !POSSESSIVES.has(word)) break;
  }
  return head;
};

const mainVerb = (tokens: Tokens, from: number): number | undefined => {
  let auxiliary: number | undefined;
  for (let at = from; at < tokens.word.length; at += 1) {
    const word = tokens.word[at] ?? '';
    if (AUXILIARIES.has(word)) auxiliary ??= at;
    else if (tokens.tag[at] === 'VERB') return at;
  }
  return auxiliary;
};

/** "What did X do", "where was X born": an auxiliary with a subject of its own comes first. */
const gapOf = (tokens: Tokens, at: number, focus: number | undefined): 'subject' | 'object' => {
  const next = tokens.word[(focus ?? at) + 1] ?? '';
  return AUXILIARIES.has(next) ? 'object' : 'subject';
};

/** "What is her position": a person's description is asked for. */
const ROLE_NOUNS = new Set([
  'position',
  'job',
  'title',
  'post',
  'profession',
  'occupation',
  'employer',
]);

const nounType = (tokens: Tokens, focus: number): AnswerType | undefined => {
  const word = tokens.word[focus] ?? '';
  if (ROLE_NOUNS.has(word)) return 'definition';
  const singular = word.replace(/(?<!s)s$/, '');
  if (TIME_NOUNS.has(word)) return 'date';
  if (AMOUNT_NOUNS.has(word)) return 'figure';
  if (ORGANISATION_ASKED.has(singular)) return 'organisation';
  if (PLACE_ASKED.has(singular)) return 'place';
  if (PERSON_WORDS.has(singular)) return 'person';
  return undefined;
};

const SPEECH = new Set(['say', 'said', 'says', 'think', 'believe']);

/** "What is the ...": the noun tells the type; a noun with nothing after it wants a definition. */
const beType = (tokens: Tokens, at: number): AnswerType => {
  const noun = headNoun(tokens, at + 2);
  if (noun === undefined) return 'passage';
  if (LIST_CUES.has(tokens.word[noun] ?? '')) return 'list';
  const hasMore = tokens.word.slice(noun + 1).some((word) => /\p{L}/u.test(word));
  // "What is a flex day": a kind of thing, not the day of something.
  if (!hasMore && /^an?$/.test(tokens.word[at + 2] ?? '')) return 'definition';
  const type = nounType(tokens, noun);
  if (type === 'figure' || type === 'date' || type === 'definition') return type;
  return hasMore ? 'passage' : 'definition';
};

const whatType = (tokens: Tokens, at: number, focus: number | undefined): AnswerType => {
  if (focus !== undefined) {
    if (LIST_CUES.has(tokens.word[focus] ?? '')) return 'list';
    return nounType(tokens, focus) ?? 'passage';
  }
  if (BE.has(tokens.word[at + 1] ?? '')) return beType(tokens, at);
  return tokens.word.some((word) => SPEECH.has(word)) ? 'quotation' : 'passage';
};

const howType = (tokens: Tokens, at: number): AnswerType =>
  HOW_AMOUNT.has(tokens.word[at + 1] ?? '') ? 'figure' : 'passage';

/** "Who is Wang Wei": the name is known, its description is asked for. */
const isWhoIsName = (tokens: Tokens, at: number): boolean => {
  const rest = tokens.tag.slice(at + 2).filter((tag) => tag !== 'PUNCT');
  return (
    BE.has(tokens.word[at + 1] ?? '') && rest.length > 0 && rest.every((tag) => tag === 'PROPN')
  );
};

const typeOf = (tokens: Tokens, at: number, focus: number | undefined): AnswerType => {
  switch (tokens.word[at]) {
    case 'who':
      return isWhoIsName(tokens, at) ? 'definition' : 'person';
    case 'whom':
    case 'whose':
      return 'person';
    case 'when':
      return 'date';
    case 'where':
      return 'place';
    case 'why':
      return 'reason';
    case 'how':
      return howType(tokens, at);
    default:
      return whatType(tokens, at, focus);
  }
};

/** Words that begin a clause beside what is asked: "when I leave", "where they live". */
const CLAUSE_WORDS = new Set(['when', 'where', 'why', 'how', 'who', 'which']);
const CONDITIONS = new Set([
  'if',
  'when',
  'once',
  'while',
  'after',
  'before',
  'because',
  'since',
  'as',
]);
/** What may stand before a question word that asks, at the start of a clause. */
const BEFORE_ASKING = new Set([',', 'and', 'or', 'but', 'so', ':', ';', '-', '–', '"', '“', '(']);

/** "Since when", "in which year", "with whom": a preposition before the question word belongs to it. */
const startOf = (tokens: Tokens, at: number): number =>
  tokens.tag[at - 1] === 'ADP' || tokens.word[at - 1] === 'since' ? at - 1 : at;

/** Whether a question word begins a clause of its own, as in "when it snows", "the man who came": it asks nothing. */
const isSubordinate = (tokens: Tokens, at: number): boolean => {
  const word = tokens.word[at] ?? '';
  const next = tokens.word[at + 1] ?? '';
  const isLast = !/\p{L}/u.test(next);
  if (!CLAUSE_WORDS.has(word) || HOW_AMOUNT.has(next) || isLast || isNested(tokens, at))
    return false;
  const start = startOf(tokens, at);
  const isOpening = start === 0 || BEFORE_ASKING.has(tokens.word[start - 1] ?? '');
  const isInverted = AUXILIARIES.has(next);
  if (word === 'who' || word === 'which') {
    const isOfNoun = tokens.tag[at - 1] === 'NOUN' || tokens.tag[at - 1] === 'PROPN';
    return isOfNoun && start > 0;
  }
  return isOpening ? word === 'when' && !isInverted && isSubject(tokens, at + 1) : !isInverted;
};

/** A noun phrase or a pronoun that a clause's verb may follow. */
const isSubject = ({ tag }: Tokens, at: number): boolean =>
  /^(?:PRON|DET|NOUN|PROPN|ADJ|NUM)$/.test(tag[at] ?? '');

/** "If it rains, can I …?", "When I leave, do I …?": where an auxiliary asks behind a clause, or -1. */
const auxiliaryBehindClause = (tokens: Tokens): number => {
  if (!CONDITIONS.has(tokens.word[0] ?? '') || AUXILIARIES.has(tokens.word[1] ?? '')) return -1;
  const comma = tokens.word.indexOf(',');
  const isAsking =
    comma > 1 && AUXILIARIES.has(tokens.word[comma + 1] ?? '') && isSubject(tokens, comma + 2);
  return isAsking ? comma + 1 : -1;
};

/** Where a question is asked by its verb: "is it …", "whether it is …", "if it rains, can I …"; -1 for others. */
const askingVerbAt = (tokens: Tokens): number => {
  const [first = '', second = ''] = tokens.word;
  if (first === 'whether') return 0;
  const isOpening = AUXILIARIES.has(first) && second !== '' && !QUESTION_WORDS.has(second);
  return isOpening ? 0 : auxiliaryBehindClause(tokens);
};

/** The question word: the first one that begins no clause of its own; in a question that its verb asks there is none. */
const questionWordAt = (tokens: Tokens): number => {
  const found: number[] = [];
  for (const [at, word] of tokens.word.entries()) if (QUESTION_WORDS.has(word)) found.push(at);
  const asking = found.find((at) => !isSubordinate(tokens, at));
  const isVerbs = askingVerbAt(tokens) >= 0 && (asking === undefined || !isNested(tokens, asking));
  return isVerbs ? -1 : (asking ?? -1);
};

/** Words that pass a question on: "do you know who", "can you say which". */
const NESTING = new Set('know tell say explain show remember guess see find out'.split(' '));

/** Whom such words are said to: "do users know who" asks about users. */
const NESTED_BY = new Set(
  'i me you u we us anyone anybody someone somebody please tell say explain show'.split(' '),
);

const isNested = ({ word }: Tokens, at: number): boolean => {
  const before = word.slice(0, at);
  return (
    before.some((one) => NESTING.has(one)) && before.slice(0, 3).some((one) => NESTED_BY.has(one))
  );
};

const focusOf = (tokens: Tokens, at: number): number | undefined => {
  const word = tokens.word[at];
  const next = tokens.word[at + 1] ?? '';
  if (word === 'how') {
    return HOW_AMOUNT.has(next) && (next === 'many' || next === 'much')
      ? headNoun(tokens, at + 2)
      : undefined;
  }
  if (word !== 'what' && word !== 'which' && word !== 'whose') return undefined;
  if (AUXILIARIES.has(next) && next !== "'s") return undefined;
  const of = KIND_NOUNS.has(next) && tokens.word[at + 2] === 'of' ? at + 3 : at + 1;
  return headNoun(tokens, next === 'of' ? at + 2 : of);
};

const wantsCause = (text: string): boolean =>
  /^(?:for )?what (?:is |was )?(?:the )?(?:reason|cause)|^what (?:causes|caused)\b|\bhow come\b/i.test(
    text,
  );

/** A key left out where there is no value. */
const indexed = <Key extends 'focus' | 'verb'>(
  key: Key,
  value: number | undefined,
): { readonly [K in Key]?: number } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: number }); // a computed key widens to string

/** "Number of bases", "western growth rate": keywords that name an amount ask for it. */
const keywordType = (tokens: Tokens): AnswerType =>
  tokens.word.length <= MAX_KEYWORDS &&
  tokens.word.some((word) => AMOUNT_NOUNS.has(word) || word === 'count')
    ? 'figure'
    : 'passage';

/** More words than these are a statement, not keywords. */
const MAX_KEYWORDS = 8;

const withoutQuestionWord = (tokens: Tokens): QuestionShape => {
  const verbAt = askingVerbAt(tokens);
  const isYesNo = verbAt >= 0 && tokens.word.length > 2;
  return {
    answerType: isYesNo ? 'yes-no' : keywordType(tokens),
    asks: isYesNo ? 'yes-no' : 'keywords',
    at: -1,
    gap: 'object',
    asking: new Set(isYesNo ? [verbAt] : []),
    ...indexed('verb', mainVerb(tokens, isYesNo ? verbAt + 1 : 0)),
  };
};

/** The words that ask: the question word, "many" after "how", and nouns such as "year" and "kind". */
const askingWords = (
  tokens: Tokens,
  at: number,
  focus: number | undefined,
  answerType: AnswerType,
): ReadonlySet<number> => {
  const asking = new Set([at]);
  if (tokens.word[at] === 'how' && answerType === 'figure') asking.add(at + 1);
  if (KIND_NOUNS.has(tokens.word[at + 1] ?? '')) asking.add(at + 1);
  // "Which of the two": how many there are is no topic.
  if (tokens.word[at + 1] === 'of' && tokens.tag[at + 3] === 'NUM') asking.add(at + 3);
  if (focus !== undefined && TIME_NOUNS.has(tokens.word[focus] ?? '')) asking.add(focus);
  return asking;
};

/** The shape of a question, from its words and their parts of speech. */
export const classifyAnswer = (text: string, tokens: Tokens): QuestionShape => {
  const at = questionWordAt(tokens);
  if (at < 0) return withoutQuestionWord(tokens);
  const word = tokens.word[at] ?? 'what';
  const focus = focusOf(tokens, at);
  const answerType = wantsCause(text) ? 'reason' : typeOf(tokens, at, focus);
  return {
    answerType,
    asks: word === 'whom' || word === 'whose' ? 'who' : (word as QuestionShape['asks']), // one of QUESTION_WORDS
    at,
    gap: gapOf(tokens, at, focus),
    asking: askingWords(tokens, at, focus, answerType),
    ...indexed('focus', focus),
    ...indexed('verb', mainVerb(tokens, (focus ?? at) + 1)),
  };
};
