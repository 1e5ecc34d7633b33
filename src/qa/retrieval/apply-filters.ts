import type { Document, Filters } from '../types.ts';

/** Whether a document passes the explicit filters; one without a date passes no date filter. */
export const acceptDocument = (filters: Filters, document: Document): boolean => {
  const { publishedOn } = document;
  if (filters.after !== undefined && (publishedOn === undefined || publishedOn < filters.after))
    return false;
  if (filters.before !== undefined && (publishedOn === undefined || publishedOn > filters.before))
    return false;
  if (filters.article === undefined) return true;
  const wanted = filters.article.toLowerCase();
  return document.id.toLowerCase() === wanted || document.title.toLowerCase().includes(wanted);
};

/** Whether a speaker is the one asked for: the name or a part of it, in any case. */
export const acceptSpeaker = (by: string, speaker: string | undefined): boolean =>
  speaker?.toLowerCase().includes(by.toLowerCase()) === true;
