/** What the addresses of articles begin with. */
const BASE = 'newsdesk://articles/';

/** The template of the addresses, as RFC 6570 writes it. */
export const ARTICLE_TEMPLATE = `${BASE}{id}`;

/** The address of an article among the resources; "/" and the like are escaped in its id. */
export const articleUri = (id: string): string => `${BASE}${encodeURIComponent(id)}`;

/** The id in an address, or `undefined` where it is none of ours. */
export const idInUri = (uri: string): string | undefined => {
  if (!uri.startsWith(BASE)) return undefined;
  try {
    return decodeURIComponent(uri.slice(BASE.length));
  } catch {
    return undefined;
  }
};
