import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file as somebody would really have it. */
export interface SeedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Longer ones take the time of many short ones. */
const BYTES_MAX = 60_000;

const filesIn = (folder: string): readonly SeedFile[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ path: name, bytes: readFileSync(join(ROOT, folder, name)) }))
    .filter(({ bytes }) => bytes.length <= BYTES_MAX);

const textOf = (path: string, text: string): SeedFile => ({ path, bytes: Buffer.from(text) });

const RECORDS = [
  {
    title: 'The ferry',
    body: 'The ferry to Saltmouth takes 40 minutes, said Ester Quill, the mayor.',
    date: '2021-05-04',
  },
  {
    title: 'The mill',
    body: 'Output of the mill rose by 6.5% in 2021.\n\n- flour\n- bran',
    tags: ['mill', 'output'],
  },
];

const WRITTEN: readonly SeedFile[] = [
  textOf('records.json', JSON.stringify({ articles: RECORDS }, undefined, 2)),
  textOf('list.json', JSON.stringify(RECORDS)),
  textOf(
    'faq.jsonld',
    JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'FAQPage',
      mainEntity: [
        {
          '@type': 'Question',
          name: 'How long does the ferry take?',
          acceptedAnswer: { '@type': 'Answer', text: '<p>It takes <b>40 minutes</b>.</p>' },
        },
      ],
    }),
  ),
  textOf('records.jsonl', RECORDS.map((record) => JSON.stringify(record)).join('\n')),
  textOf(
    'records.csv',
    'title,body,date\n"The ferry","It takes 40 minutes, ""always"".",2021-05-04\nThe mill,Output rose by 6.5%.,2021\n',
  ),
  textOf('records.tsv', 'title\tbody\nThe ferry\tIt takes 40 minutes.\n'),
  textOf(
    'clip.txt',
    'The ferry\n=========\nBy Ester Quill, 4 May 2021\n\nThe ferry takes 40 minutes.\n\nName      Minutes\n----------------\nNorth     40\nSouth     55\n\n1. Walk to the pier.\n2. Pay.\n',
  ),
  textOf(
    'yaml.md',
    '---\ntitle: "The ferry"\ndate: 2021-05-04\ntags: [ferry, coast]\nauthor: &a {name: Ester Quill}\neditor: *a\nnote: >\n  folded\n  text\n---\n\n# The ferry\n\nIt takes **40 minutes**[^1].\n\n| pier | minutes |\n|------|---------|\n| North | 40 |\n\n:::note\nBring a coat.\n:::\n\n```sh\nferry --help\n```\n\n[^1]: Said Ester Quill.\n',
  ),
  textOf(
    'toml.md',
    '+++\ntitle = "The mill"\ndate = 2021-05-04\n[params]\nauthor = "Ines Falk"\ntags = ["a", "b"]\n+++\n\nOutput rose by 6.5% in 2021.\n',
  ),
  textOf(
    'page.mdx',
    'import X from "./x"\n\nexport const a = {b: 1}\n\n<Tabs>\n<Tab title="One">\n\nThe ferry takes {a.b} minutes.\n\n</Tab>\n</Tabs>\n',
  ),
];

/** Real files of every kind that is read: saved pages, printed papers, the sample's articles, exports. */
export const seedFiles = (): readonly SeedFile[] => [
  ...['test/support/files', 'test/support/files/pages', 'corpus', 'docs'].flatMap(filesIn),
  ...WRITTEN,
];
