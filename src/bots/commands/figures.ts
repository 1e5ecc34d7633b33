import { articlesIn } from '../../qa/library/articles-in.ts';
import type { Library } from '../../qa/library/library.ts';
import { acceptDocument } from '../../qa/retrieval/apply-filters.ts';
import type { Document, Scope } from '../../qa/types.ts';
import { figuresCard } from '../presentation/cards/figures-card.ts';
import { topicsCard } from '../presentation/cards/topics-card.ts';
import { QUESTION_MAX } from '../requests/request-text.ts';
import type { Command, Reply } from './command.ts';
import { figureOutcome } from './figure-replies.ts';

const MOST_ARTICLES = 20;

const words = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The article that a name means: its id, its title or the beginning of it, else the title with most of its words. */
const findArticle = (name: string, documents: readonly Document[]): Document | undefined => {
  const wanted = name.toLowerCase().trim();
  const exact = documents.find(
    ({ id, title }) =>
      id.toLowerCase() === wanted || title.toLowerCase().startsWith(wanted) || title === name,
  );
  if (exact !== undefined) return exact;
  const asked = words(name);
  const scored = documents
    .map((document) => {
      const own = new Set(words(`${document.title} ${document.id}`));
      return { document, score: asked.filter((word) => own.has(word)).length / asked.length };
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  const isClear = best !== undefined && best.score >= 0.5 && best.score > (second?.score ?? 0);
  return isClear ? best.document : undefined;
};

const articlesCard = (library: Library, scope: Scope, lead: string): Reply => {
  const articles = articlesIn(library, scope)
    .map(({ id, title }) => ({ label: title, count: library.figures.figuresOfDocument(id).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_ARTICLES);
  return { card: topicsCard(lead, articles), visibility: 'private' };
};

/** The figures of one article as a table; without a name, the articles that have figures. */
export const figures: Command = {
  name: 'figures',
  description: 'Shows the numbers of one article as a table',
  options: [
    {
      name: 'article',
      description: 'Its title or a part of it',
      required: false,
      kind: 'text',
      maxLength: QUESTION_MAX,
      completes: 'article',
    },
  ],
  run: async (input, services) => {
    const library = services.library();
    const name = input.options.article || (input.filters.article ?? '');
    if (name === '') return articlesCard(library, input.scope, 'These articles have figures:');
    const { article: _, ...filters } = input.filters;
    const documents = articlesIn(library, input.scope).filter((document) =>
      acceptDocument(filters, document),
    );
    const document = findArticle(name, documents);
    if (document === undefined) {
      return articlesCard(library, input.scope, `I know no article “${name}”. These have figures:`);
    }
    const own = library.figures.figuresOfDocument(document.id);
    return {
      card: figuresCard(document, own, library.documents),
      visibility: 'public',
      outcome: figureOutcome('figures', own.slice(0, 10)),
    };
  },
};
