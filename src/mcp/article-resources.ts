import {
  type ListResourcesResult,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import { foundOf } from '../bots/commands/found.ts';
import type { NoticeCard } from '../bots/presentation/card.ts';
import { ARTICLE_TEMPLATE, articleUri, idInUri } from './article-uri.ts';
import { askFrom, type Seat } from './seat.ts';

/** Lists are for people to pick from; whoever wants the rest searches. */
const LISTED_MAX = 500;
const COMPLETED_MAX = 100;

/** Resources have no way to be an error for a model to read. */
const refusal = ({ text }: NoticeCard): ProtocolError =>
  new ProtocolError(ProtocolErrorCode.InternalError, text);

const documentsOf = async (seat: Seat) => {
  const reply = await askFrom(seat, { command: 'articles' });
  if (reply.card.kind === 'notice') throw refusal(reply.card);
  return foundOf(reply, 'articles')?.documents ?? [];
};

const list = async (seat: Seat): Promise<ListResourcesResult> => ({
  resources: (await documentsOf(seat)).slice(0, LISTED_MAX).map((document) => ({
    uri: articleUri(document.id),
    name: document.id,
    title: document.title,
    description: [document.publisher ?? document.source, document.publishedOn]
      .filter((part) => part !== undefined)
      .join(' · '),
    mimeType: 'text/plain',
    size: Buffer.byteLength(document.text),
  })),
});

const read = async (uri: string, seat: Seat): Promise<ReadResourceResult> => {
  const id = idInUri(uri);
  if (id === undefined) throw new ResourceNotFoundError(uri);
  const reply = await askFrom(seat, { command: 'article', options: { id } });
  const document = foundOf(reply, 'article')?.document;
  if (document !== undefined)
    return { contents: [{ uri, mimeType: 'text/plain', text: document.text }] };
  if (reply.card.kind === 'notice' && reply.card.about !== 'no-article') throw refusal(reply.card);
  throw new ResourceNotFoundError(uri);
};

/** The articles, to be attached or read whole. */
export const registerArticles = (server: McpServer, seat: Seat): void => {
  const template = new ResourceTemplate(ARTICLE_TEMPLATE, {
    list: () => list(seat),
    complete: {
      id: async (typed) =>
        (await documentsOf(seat))
          .map(({ id }) => id)
          .filter((id) => id.toLowerCase().startsWith(typed.toLowerCase()))
          .slice(0, COMPLETED_MAX),
    },
  });
  const about = {
    title: 'Articles',
    description: 'The text of an article, as it stands in the corpus',
    mimeType: 'text/plain',
  };
  server.registerResource('article', template, about, (uri) => read(uri.href, seat));
};
