import type { DocumentReader } from './document-reader.ts';
import { markdownReader } from './markdown-reader.ts';
import { textReader } from './text-reader.ts';

/** Every file format the corpus may hold. */
export const REGISTRY: readonly DocumentReader[] = [markdownReader, textReader];
