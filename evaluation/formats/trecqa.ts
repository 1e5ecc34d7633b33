import { gather } from '../gather.ts';
import type { RankingSet } from '../question-set.ts';
import { parseCsv } from './delimited.ts';
import { FormatError } from './format-error.ts';
import { toRankingSet } from './labelled-sentences.ts';
import { untokenise } from './untokenise.ts';

const COLUMNS = ['qtext', 'label', 'atext'];

/**
 * The questions of a TrecQA file, each with the sentences of many newspapers; none has a title.
 *
 * @throws FormatError when the first line names other columns.
 */
export const readTrecqa = (content: string, file: string): RankingSet => {
  const [header, ...rows] = parseCsv(content.replace(/^\ufeff/, ''));
  if (header?.join() !== COLUMNS.join()) {
    throw new FormatError(file, 'has other columns', `TrecQA names ${COLUMNS.join(', ')}`);
  }
  return toRankingSet(
    gather(rows, ([question]) => question ?? '').map((group) => ({
      question: untokenise(group[0][0] ?? ''),
      title: '',
      isRunningText: false,
      sentences: group.map(([, label, sentence]) => ({
        text: untokenise(sentence ?? ''),
        isRight: label?.trim() === '1',
      })),
    })),
  );
};
