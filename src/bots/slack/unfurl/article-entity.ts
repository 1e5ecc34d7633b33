import type { webApi } from '@slack/bolt';
import type { Words } from '../../presentation/words/words.ts';
import { cleanLine, cleanText } from '../blocks/text.ts';
import { shorten, shortenLabel } from '../blocks/trim.ts';
import type { LinkedArticle } from './linked-article.ts';

/** Slack's own types of what it is given, by the method that takes it. */
type Unfurl = webApi.ChatUnfurlArguments;
export type Entity = Extract<Unfurl, { metadata: unknown }>['metadata']['entities'][number];
export type Unfurls = Extract<Unfurl, { unfurls: unknown }>['unfurls'];

/** Ours, readable at phone width; Slack documents none for these. */
const TITLE_MAX = 150;
const WORDS_MAX = 400;
const NAME_MAX = 150;

const titleOf = ({ document }: LinkedArticle): string =>
  shortenLabel(cleanLine(document.title), TITLE_MAX) || 'untitled';

const sayingOf = ({ words }: LinkedArticle): string => shorten(cleanText(words).trim(), WORDS_MAX);

const nameOf = (raw: string | undefined): string | undefined =>
  raw === undefined ? undefined : shortenLabel(cleanLine(raw), NAME_MAX) || undefined;

/** Midnight of the day, in seconds. */
const secondsOf = (day: string | undefined): number | undefined => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : at / 1000;
};

/**
 * An article as a Work Object. Its words are plain text: no format is named, so nothing in them is read as markup.
 * Source: docs.slack.dev, "Implementing Work Objects", content items.
 */
export const articleEntity = (shared: LinkedArticle, ours: Words): Entity => {
  const { document, posted, url } = shared;
  const description = sayingOf(shared);
  const author = nameOf(document.authors.join(', '));
  const published = secondsOf(document.publishedOn);
  const publisher = nameOf(document.publisher);
  return {
    app_unfurl_url: posted,
    url,
    external_ref: { id: document.id, type: 'article' },
    entity_type: 'slack#/entities/content_item',
    entity_payload: {
      attributes: {
        title: { text: titleOf(shared) },
        display_type: ours.say('unfurl.article'),
        product_name: 'Newsdesk',
      },
      fields: {
        ...(description === '' ? {} : { description: { value: description } }),
        ...(author === undefined ? {} : { created_by: { type: 'string', value: author } }),
        ...(published === undefined
          ? {}
          : { date_created: { value: published, type: 'slack#/types/timestamp' } }),
      },
      ...(publisher === undefined
        ? {}
        : {
            custom_fields: [
              {
                key: 'publisher',
                label: ours.say('unfurl.publisher'),
                type: 'string',
                value: publisher,
              },
            ],
          }),
    },
  };
};

/** The same as blocks of plain text, for whoever does not take Work Objects. */
export const articleUnfurl = (shared: LinkedArticle): Unfurls => {
  const { document, posted } = shared;
  const publication = [nameOf(document.publisher), nameOf(document.publishedOn)];
  const small = publication.filter((part) => part !== undefined).join(' · ');
  const texts = [titleOf(shared), sayingOf(shared)].filter((text) => text !== '');
  return {
    [posted]: {
      blocks: [
        ...texts.map((text) => ({
          type: 'section' as const,
          text: { type: 'plain_text' as const, text, emoji: false },
        })),
        ...(small === ''
          ? []
          : [
              {
                type: 'context' as const,
                elements: [{ type: 'plain_text' as const, text: small, emoji: false }],
              },
            ]),
      ],
    },
  };
};
