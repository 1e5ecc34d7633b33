import { buildLibrary } from '../../src/qa/library/build-library.ts';
import { makeArticle } from './articles.ts';

/** Words, names and numbers that stand in the articles of the collection `board` and nowhere else. */
export const SECRET =
  /zephyrium|blackthorn|quillane|ombrecht|varnham|(?<![\d.])(?:4,?711|38\.25|81\.25)(?!\d)|cassowary|budgetary/iu;

/** What is asked to get at them. */
export const PROBES = [
  'How many staff does the zephyrium plant have?',
  'Who is Odo Quillane?',
  'How long does the ferry to Varnham take?',
  'What did Cassowary Ombrecht say about output in 2022?',
  'output of the mill',
  'zephyrium plans of Blackthorn',
  'plant',
];

const PUBLIC = [
  makeArticle(
    [
      'The ferry to Saltmouth takes 40 minutes, said Ester Quill, the mayor. It carried 212 passengers in 2021.',
      'Output of the mill rose by 6.5% in 2021 after 4.5% in 2020, Ines Falk said.',
      'Output of the quarry rose by 2.5% in 2021, Ines Falk said. The quarry has 96 staff.',
    ],
    { id: 'coast/ferry', title: 'The ferry', url: 'https://herald.example/ferry' },
  ),
  makeArticle(['The harbour of Aldwick was opened in 1931, Tom Reyes said.'], {
    id: 'harbour',
    title: 'The harbour of Aldwick',
  }),
];

const BOARD = [
  makeArticle(
    [
      'Output of the zephyrium plant at Blackthorn rose by 38.25% in 2021, said Odo Quillane, its director.',
      'The plant has 4,711 staff. Cassowary Ombrecht said that output will grow by 81.25% in 2022.',
      'The ferry to Varnham takes 4,711 minutes, Odo Quillane said.',
    ],
    { id: 'plant', title: 'Zephyrium plans of Blackthorn', collection: 'board' },
  ),
  makeArticle(['Budgetary output of the mill rose by 38.25% in 2021, Cassowary Ombrecht said.'], {
    id: 'mill-board',
    title: 'Budgetary notes',
    collection: 'board',
  }),
];

/** Articles for everyone, and articles of the board. */
export const twoCollections = () => buildLibrary([...PUBLIC, ...BOARD]);
