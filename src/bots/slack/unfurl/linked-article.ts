import type { Logger } from 'pino';
import { articleIn } from '../../../qa/library/articles-in.ts';
import type { Block, Document, Section } from '../../../qa/types.ts';
import { isOpenCollection, type LinkTarget } from '../../article-links.ts';
import type { BotServices } from '../../platform.ts';
import { quoteHash } from '../../presentation/quotes/quote-hash.ts';
import type { Tenant } from '../../scopes/channel-settings.ts';
import { resolveScope } from '../../scopes/resolve-scope.ts';

/** An article whose address stands in a message, as everybody who sees the message may see it. */
export interface LinkedArticle {
  readonly document: Document;
  /** As it was posted, to the letter. */
  readonly posted: string;
  /** Where the article can be read. */
  readonly url: string;
  /** The sentence that the address names, or how the article begins; raw. */
  readonly words: string;
}

/** Where an address was posted, as far as it matters who sees it. */
export interface PostedIn {
  readonly team: string;
  /** None where it is not known yet who will see it. */
  readonly channel?: string | undefined;
  /** Whether people of other organisations are there. */
  readonly isExternal: boolean;
  readonly tenant?: Tenant | undefined;
}

const firstParagraph = ({ blocks, sections }: Section): Block | undefined => {
  const found = blocks.find(({ kind }) => kind === 'paragraph');
  if (found !== undefined) return found;
  for (const section of sections) {
    const inner = firstParagraph(section);
    if (inner !== undefined) return inner;
  }
  return undefined;
};

/** The words that an address names; one that names others than stand there names none. */
const quoted = ({ text }: Document, { place }: LinkTarget): string | undefined => {
  const sentence = place && text.slice(place.start, place.end);
  return place !== undefined && quoteHash(sentence ?? '') === place.hash ? sentence : undefined;
};

const wordsOf = (document: Document, target: LinkTarget): string => {
  const span = firstParagraph(document.root)?.span;
  const beginning = span === undefined ? '' : document.text.slice(span.start, span.end);
  return quoted(document, target) ?? beginning;
};

/** Whether an article may be seen by everybody there; where that is not known, everybody everywhere. */
const isForAll = async (
  { collection }: Document,
  { team, channel, isExternal, tenant }: PostedIn,
  services: BotServices,
  logger: Logger,
): Promise<boolean> => {
  if ((channel === undefined || isExternal) && !isOpenCollection(collection)) return false;
  const place = { isDirect: false, tenant };
  const channelKey = channel === undefined ? {} : { channelKey: `${team}:${channel}` };
  const { collections } = await resolveScope({ ...place, ...channelKey }, services, logger);
  return collections.includes(collection);
};

/**
 * The article of an address of the viewer; `undefined` for any other address, for one that is not signed where it has to
 * be, and for an article that not everybody there may see. None of these is told from another.
 */
export const findLinked = async (
  posted: string,
  where: PostedIn,
  services: BotServices,
  logger: Logger,
): Promise<LinkedArticle | undefined> => {
  const { links } = services;
  const link = links?.read(posted);
  const document = link && articleIn(services.library(), link.target.documentId);
  if (links === undefined || link === undefined || document === undefined) return undefined;
  const { target, signature } = link;
  const { collection } = document;
  if (!isOpenCollection(collection) && !links.isSigned(target, signature, collection)) {
    return undefined;
  }
  if (!(await isForAll(document, where, services, logger))) return undefined;
  const url = links.to(target) ?? posted;
  return { document, posted, url, words: wordsOf(document, target) };
};
