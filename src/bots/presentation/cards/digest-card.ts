import type { DigestCard } from '../card.ts';
import { wordsFor } from '../words/words.ts';

interface Counted {
  readonly question: string;
  readonly count: number;
}

/** What a digest tells. */
export interface DigestFacts {
  readonly questions: number;
  readonly answered: number;
  readonly gaps: readonly Counted[];
  readonly unhelpful: readonly Counted[];
  readonly mostAsked: readonly Counted[];
  readonly findings: readonly { readonly question: string; readonly text: string }[];
}

/** What there is to do about the articles, in the language of whoever asked for it. */
export const digestCard = (facts: DigestFacts, locale: string | undefined): DigestCard => {
  const words = wordsFor(locale);
  const { questions, answered } = facts;
  const sections = [
    { title: words.say('digest.gaps'), lines: facts.gaps },
    { title: words.say('digest.unhelpful'), lines: facts.unhelpful },
    { title: words.say('digest.most-asked'), lines: facts.mostAsked },
    {
      title: words.say('digest.findings'),
      lines: facts.findings.map(({ question, text }) => ({ question: `${question} – ${text}` })),
    },
  ];
  return {
    kind: 'digest',
    lead: words.say('digest.lead', { questions, answered }),
    sections: sections.filter(({ lines }) => lines.length > 0),
    notes: [],
    actions: [],
    ...(locale === undefined ? {} : { locale }),
  };
};
