import type { CorpusQuality, Placed } from '../../editors/corpus-quality.ts';
import type { CorpusDifference } from '../../editors/corpus-record.ts';
import type { DuplicateGroup } from '../../editors/near-duplicates.ts';
import type { RejectedGroup } from '../../qa/corpus/folder/group-rejected.ts';
import type { Document } from '../../qa/types.ts';
import type { CheckedAnswers } from './check-answers.ts';

/** What a look at a corpus found. */
export interface CorpusFindings {
  readonly directory: string;
  readonly documents: readonly Document[];
  readonly changes: CorpusDifference | undefined;
  readonly leftOut: readonly RejectedGroup[];
  readonly duplicates: readonly DuplicateGroup[];
  readonly quality: CorpusQuality;
  readonly checked: CheckedAnswers;
  /** What is wrong with the files of answers and cost nothing of their text. */
  readonly faults: readonly { readonly file: string; readonly text: string }[];
}

/** Lines of a list that are printed; a program gets all of them. */
const LINES_MAX = 12;
const TEXT_MAX = 100;

const list = (lead: string, lines: readonly string[], most = LINES_MAX): readonly string[] => {
  if (lines.length === 0) return [];
  const more = lines.length - most;
  return [
    `${lead} (${lines.length}):`,
    ...lines.slice(0, most).map((line) => `  ${line}`),
    ...(more > 0 ? [`  … and ${more} more (--json has all)`] : []),
    '',
  ];
};

const oneLine = ({ documentId, text }: Placed): string => {
  const line = text.replace(/\s+/gu, ' ');
  return `${documentId}: ${line.length > TEXT_MAX ? `${line.slice(0, TEXT_MAX)}…` : line}`;
};

const leftOutLines = (groups: readonly RejectedGroup[]): readonly string[] =>
  groups.flatMap(({ what, remedy, mustMend, files }) =>
    list(`${mustMend ? 'To be mended' : 'Left out'}: ${what}; ${remedy}`, files, mustMend ? 50 : 3),
  );

const share = (part: number, whole: number): string =>
  whole === 0 ? '0' : `${((100 * part) / whole).toFixed(1)} %`;

const qualityLines = (quality: CorpusQuality, articles: number): readonly string[] => [
  `Quality: ${quality.passages} passages, ${quality.shortPassages} of them of four words or fewer (${share(quality.shortPassages, quality.passages)}).`,
  `  without a date: ${quality.withoutDate.length} of ${articles}; without a title: ${quality.withoutTitle.length}; without an address: ${quality.withoutAddress} (SITE_URL gives them one)`,
  '',
  ...list('Read, but with a fault', quality.warnings.map(oneLine)),
  ...list('Without a title', quality.withoutTitle),
  ...list('Without a date', quality.withoutDate, 3),
  ...list('Headings with nothing below them', quality.emptySections.map(oneLine), 6),
  ...list(
    'Marks that readers would not see',
    quality.residue.map((one) => `${one.documentId}: ${one.kind}: ${one.excerpt}`),
  ),
  ...list('The longest passages', quality.longest.map(oneLine)),
  ...list('The shortest passages', quality.shortest.map(oneLine)),
];

const duplicateLines = (duplicates: readonly DuplicateGroup[]): readonly string[] => {
  const of = (kind: DuplicateGroup['kind']) => duplicates.filter((group) => group.kind === kind);
  const near = of('near').map(
    ({ documentIds, likeness }) =>
      `${documentIds.join(', ')} (about ${Math.round(likeness * 100)}% alike)`,
  );
  return [
    ...list(
      'The same article more than once',
      of('exact').map(({ documentIds }) => documentIds.join(', ')),
    ),
    ...list('Nearly the same', near),
  ];
};

const answerLines = ({
  checked: { answers, findings },
  faults,
}: CorpusFindings): readonly string[] => {
  const of = (mustMend: boolean): readonly string[] =>
    findings.filter((one) => one.mustMend === mustMend).map(({ file, text }) => `${file}: ${text}`);
  return [
    ...(answers === 0 ? [] : [`${answers} verified answers`, '']),
    ...list('Verified answers to be mended', of(true), 50),
    ...list('Verified answers to look at', of(false)),
    ...list(
      'Verified answers, read with a fault',
      faults.map(({ file, text }) => `${file}: ${text}`),
    ),
  ];
};

const glossaryLines = ({ terms, clashes, proposed }: CheckedAnswers): readonly string[] => [
  ...(terms === 0 ? [] : [`${terms} terms in the glossary`, '']),
  ...list(
    'Names of the glossary with two meanings',
    clashes.map(
      ({ name, claimedBy }) =>
        `${name}: ${claimedBy.map(({ term, documentId }) => `${term} (${documentId})`).join(', ')}`,
    ),
    50,
  ),
  ...list(
    'Acronyms that articles explain, for the glossary',
    proposed.map(({ acronym, words, documentIds }) => `${acronym}: ${words} (${documentIds[0]})`),
  ),
];

/** What `npm run corpus:check` prints for people. */
export const corpusReport = (found: CorpusFindings): string => {
  const collections = new Map<string, number>();
  for (const { collection } of found.documents) {
    collections.set(collection, (collections.get(collection) ?? 0) + 1);
  }
  return [
    `${found.documents.length} articles in ${found.directory}`,
    ...[...collections].map(([name, count]) => `  ${name}: ${count}`),
    '',
    ...list('Added', found.changes?.added ?? []),
    ...list('Changed', found.changes?.changed ?? []),
    ...list('Removed', found.changes?.removed ?? []),
    ...leftOutLines(found.leftOut),
    ...duplicateLines(found.duplicates),
    ...answerLines(found),
    ...glossaryLines(found.checked),
    ...qualityLines(found.quality, found.documents.length),
  ]
    .join('\n')
    .trim();
};
