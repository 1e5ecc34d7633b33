import type { Analysis } from './analyse-question.ts';

/** What a table, or a list of facts, calls that which a question asks for by "how" and an adjective. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  long: ['length', 'duration'],
  deep: ['depth'],
  high: ['height', 'elevation', 'altitude'],
  tall: ['height'],
  wide: ['width', 'breadth'],
  broad: ['breadth', 'width'],
  thick: ['thickness'],
  heavy: ['weight', 'mass'],
  old: ['age'],
  fast: ['speed'],
  far: ['distance', 'range'],
  big: ['size', 'area'],
  large: ['size', 'area'],
  hot: ['temperature'],
  cold: ['temperature'],
  expensive: ['price', 'cost'],
};

/** What makes of a verb the noun for who does it. */
const AGENT_ENDINGS = ['er', 'r', 'or'];

/** The place of the verb of "who owns it", which is not always known for one: it follows "who". */
const agentVerb = ({ shape }: Analysis): number | undefined =>
  shape.asks === 'who' ? (shape.verb ?? shape.at + 1) : undefined;

/** The stem of the verb that the name of a fact may stand for: of "owns", for "owner". */
export const agentStem = (analysis: Analysis): string | undefined => {
  const verb = agentVerb(analysis);
  return verb === undefined ? undefined : analysis.tokens.stem[verb];
};

/** The words that name the fact a question asks for in other words: "depth" of "how deep", "owner" of "who owns". */
export const askedFacts = (analysis: Analysis): ReadonlySet<string> => {
  const { shape, tokens } = analysis;
  if (shape.asks === 'how') return new Set(FACTS[tokens.word[shape.at + 1] ?? ''] ?? []);
  const stem = agentStem(analysis);
  return new Set(stem === undefined ? [] : AGENT_ENDINGS.map((ending) => stem + ending));
};
