import type { Analysis, RequiredName } from '../understanding/question/analyse-question.ts';
import type { PassageIndex } from './passage-index.ts';

/** A name with the short one that the articles give it: either will do. */
const withShortName = (name: RequiredName, index: PassageIndex): readonly RequiredName[] => {
  const short = index.shortName(name.stems);
  return short === undefined ? [name] : [name, { ...name, stems: [short] }];
};

/** The question as the articles write: an opening word that they write small is no name, a long name may be there in short. */
export const settleNames = (analysis: Analysis, index: PassageIndex): Analysis => {
  const isNoun = ({ isOpening, stems: [stem = ''] }: RequiredName): boolean =>
    isOpening === true && index.isWrittenSmall(stem);
  const names = analysis.names
    .filter((name) => !isNoun(name))
    .flatMap((name) => withShortName(name, index));
  return { ...analysis, names };
};
