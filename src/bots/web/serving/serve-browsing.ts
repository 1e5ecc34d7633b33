import { topicOf } from '../../../qa/figures/index/suggestions.ts';
import { articlesIn } from '../../../qa/library/articles-in.ts';
import type { Figure } from '../../../qa/types.ts';
import { linkCard } from '../../article-links.ts';
import { figureRow } from '../../presentation/cards/figure-card.ts';
import type { Route } from '../../route.ts';
import { articlesPage } from '../pages/articles-page.ts';
import { type FiguresView, figuresPage } from '../pages/figures-page.ts';
import { createGuard, type Desk, type Handler, send } from './desk.ts';
import { newId, type Visitor, visibleTo } from './visitor.ts';

const FIGURES_SHOWN = 100;
const TOPIC_MAX = 200;

const articles =
  (desk: Desk): Handler =>
  async (request, visitor) => {
    const { services, links } = desk;
    const library = services.library();
    const query = new URL(request.url).searchParams;
    const [publisher, tag, year] = ['publisher', 'tag', 'year'].map(
      (name) => query.get(name) ?? undefined,
    );
    const body = articlesPage({
      documents: articlesIn(library, visibleTo(visitor, library)),
      choice: {
        ...(publisher === undefined ? {} : { publisher }),
        ...(tag === undefined ? {} : { tag }),
        ...(year === undefined ? {} : { year }),
      },
      page: Math.max(1, Math.min(10_000, Math.trunc(Number(query.get('page')) || 1))),
      urlOf: ({ id }) => links.to({ documentId: id }),
    });
    return send(desk, visitor, { title: 'Articles', place: 'articles', body });
  };

const viewOf = (
  { services, links }: Desk,
  visitor: Visitor,
  query: URLSearchParams,
): FiguresView => {
  const { figures, documents } = services.library();
  const scope = visibleTo(visitor, services.library());
  const rows = (found: readonly Figure[]) =>
    linkCard(found.slice(0, FIGURES_SHOWN).map(figureRow), links);
  const article = documents.get(query.get('article') ?? '');
  if (article !== undefined && scope.collections.includes(article.collection)) {
    const heading = article.title;
    return {
      kind: 'rows',
      heading,
      rows: rows(figures.figuresOfDocument(article.id)),
      questions: [],
    };
  }
  const topic = (query.get('topic') ?? '').slice(0, TOPIC_MAX).trim();
  if (topic === '') return { kind: 'topics', topics: figures.topics(scope) };
  const found = figures.findFigures(topic, scope).map(({ figure }) => figure);
  const [best] = found;
  const questions =
    best === undefined
      ? []
      : ['figure', 'trend'].map((command) => ({
          label: `/${command} ${topicOf(best)}`,
          question: `/${command} ${topicOf(best)}`,
        }));
  return { kind: 'rows', heading: topic, rows: rows(found), questions };
};

const figures =
  (desk: Desk): Handler =>
  async (request, visitor) => {
    const { services } = desk;
    await services.ready?.(visibleTo(visitor, services.library()));
    const view = viewOf(desk, visitor, new URL(request.url).searchParams);
    const body = figuresPage(view, newId());
    return send(desk, visitor, { title: 'Figures', place: 'figures', body });
  };

/** The pages that show what there is to ask about. */
export const browsingRoutes = (desk: Desk): readonly Route[] => {
  const guard = createGuard(desk);
  return [
    guard({ method: 'GET', path: '/articles' }, articles(desk)),
    guard({ method: 'GET', path: '/figures' }, figures(desk)),
  ];
};
