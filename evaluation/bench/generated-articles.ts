import { createRandom } from './synthetic-corpus.ts';

const PLACES =
  'Ottery Saltmouth Blackthorn Harrow Kessel Lindon Marlow Norwick Penrith Quern Ravensby Selby Thorpe Ulver Varnham Wexcombe'.split(
    ' ',
  );
const THINGS =
  'ferry,mill,harbour,library,hospital,quarry,market,railway,reservoir,bakery,theatre,nursery,foundry,orchard,museum,brewery'.split(
    ',',
  );
const PEOPLE =
  'Ines Falk,Ester Quill,Tomas Brandt,Mara Olsen,Joren Vale,Petra Lind,Oskar Hamm,Lena Kroll'.split(
    ',',
  );
const MEASURES = 'output,staff,visitors,income,cost,traffic,deliveries,repairs'.split(',');

/** What somebody gives, as told and as asked. */
const GIVES: readonly (readonly [told: string, asked: string])[] = [
  ['paid', 'pay'],
  ['lent', 'lend'],
  ['owed', 'owe'],
  ['promised', 'promise'],
  ['left', 'leave'],
  ['offered', 'offer'],
  ['sold', 'sell'],
  ['returned', 'return'],
];
const SOURCES =
  'income,revenue,budget,surplus,reserve,harvest,turnover,stock,fuel,water,timber,machinery'.split(
    ',',
  );
const RECEIVERS =
  'town,county,parish,union,school,bank,guild,garrison,monastery,university,hospice,cooperative'.split(
    ',',
  );

/** An article made up of a number: its file's name and text. `version` changes what it says. */
export interface GeneratedArticle {
  readonly path: string;
  readonly text: string;
  /** A question that this article answers, and the words of the answer. */
  readonly question: string;
  readonly answer: string;
}

const SYLLABLES = 'ba ce di fo gu ka le mi no pu ra se ti vo za'.split(' ');

/** A name that belongs to one number: "Bacedi". */
const nameOf = (number: number): string => {
  let name = '';
  for (
    let rest = number + SYLLABLES.length ** 2;
    rest > 0;
    rest = Math.floor(rest / SYLLABLES.length)
  )
    name += SYLLABLES[rest % SYLLABLES.length];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

/** The n-th made-up article of four paragraphs; the same one every time for the same version. */
export const generateArticle = (number: number, version = 0): GeneratedArticle => {
  const random = createRandom(number * 7919 + version * 104_729 + 1);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const name = nameOf(number);
  const thing = THINGS[number % THINGS.length] ?? '';
  const share = (random() * 90 + 1).toFixed(1);
  const year = 2000 + Math.floor(random() * 25);
  // Frequent words are frequent here as well, and most are rare, as in natural text (Zipf).
  const made = (): string => nameOf(Math.floor(4_000 ** random()) + 20_000);
  const sentence = (): string =>
    `The ${pick(MEASURES)} of the ${made().toLowerCase()} ${made().toLowerCase()} at ${made()} ${pick(['rose', 'fell'])} by ${(random() * 40).toFixed(1)}% in ${2000 + Math.floor(random() * 25)}, ${pick(PEOPLE)} said.`;
  const paragraph = (): string => `${sentence()} ${sentence()}`;
  const [gave, give] = GIVES[number % GIVES.length] ?? ['paid', 'pay'];
  const source = SOURCES[(number * 5) % SOURCES.length] ?? '';
  const receiver = RECEIVERS[(number * 7) % RECEIVERS.length] ?? '';
  const lead = `The ${name} ${thing} ${gave} ${share}% of its ${source} to the ${receiver} of ${pick(PLACES)} in ${year}, according to ${pick(PEOPLE)}.`;
  const head = `---\ntitle: The ${name} ${thing}\npublisher: The ${pick(PLACES)} Courier\ndate: ${year}-05-${String(1 + (number % 28)).padStart(2, '0')}\n---\n`;
  return {
    path: `${String(number % 50).padStart(2, '0')}/${name.toLowerCase()}-${number}.md`,
    text: `${head}\n${lead}\n\n${[paragraph(), paragraph(), paragraph()].join('\n\n')}\n`,
    question: `What share of its ${source} did the ${name} ${thing} ${give} to the ${receiver}?`,
    answer: `${share}%`,
  };
};
