import { QaError } from '../errors.ts';
import type { DocumentReader } from './document-reader.ts';

/** A reader whose library throws what it likes: every failure names the file, and an empty file holds no article. */
export const namingReader = (reader: DocumentReader): DocumentReader => ({
  ...reader,
  read: async (bytes, file) => {
    if (bytes.length === 0) return [];
    try {
      return await reader.read(bytes, file);
    } catch (error) {
      if (error instanceof QaError) throw error;
      const remedy = 'save it once more, or in another format, or move it out of the corpus';
      const cause = error instanceof Error ? error : new Error(String(error));
      throw new QaError('ARTICLE_UNREADABLE', file.path, remedy, { cause });
    }
  },
});
