import { gather } from '../gather.ts';
import type { RankingSet } from '../question-set.ts';
import { parseTsv } from './delimited.ts';
import { FormatError } from './format-error.ts';
import { toRankingSet } from './labelled-sentences.ts';
import { untokenise } from './untokenise.ts';

const COLUMNS = [
  'QuestionID',
  'Question',
  'DocumentID',
  'DocumentTitle',
  'SentenceID',
  'Sentence',
  'Label',
];

/**
 * The questions of a WikiQA file, each with the sentences of its article.
 *
 * @throws FormatError when the first line names other columns.
 */
export const readWikiqa = (content: string, file: string): RankingSet => {
  const [header, ...rows] = parseTsv(content.replace(/^\ufeff/, ''));
  if (header?.join() !== COLUMNS.join()) {
    throw new FormatError(file, 'has other columns', `WikiQA names ${COLUMNS.join(', ')}`);
  }
  return toRankingSet(
    gather(rows, ([id]) => id ?? '').map((group) => ({
      question: group[0][1] ?? '',
      title: group[0][3] ?? '',
      isRunningText: true,
      sentences: group.map(([, , , , , sentence, label]) => ({
        text: untokenise(sentence ?? ''),
        isRight: label?.trim() === '1',
      })),
    })),
  );
};
