/** What stands where text was left out: the reader is told. */
export const SHORTENED = ' … (shortened)';
/** A sentence or word end is taken when it keeps at least this share of the room. */
const LEAST_KEPT = 0.5;
const SENTENCE_END = /[.!?…]["'”’)\]]{0,3}(?=\s)|[。！？]/gu;

/** A piece of text; answers are shown in bold and are the last to be cut. */
export interface TrimRun {
  readonly text: string;
  readonly isAnswer: boolean;
}

/** `at` or the place before it that splits no character. */
const wholeCharacter = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
};

/** Where to cut so that at most `room` characters stay: behind a sentence, else behind a word, else anywhere. */
const cutPoint = (text: string, room: number): number => {
  const least = Math.floor(room * LEAST_KEPT);
  const window = text.slice(0, room + 1);
  let sentence = -1;
  for (const match of window.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (end <= room) sentence = end;
  }
  if (sentence >= least) return sentence;
  const word = window.search(/\s\S*$/u);
  return word >= least ? word : wholeCharacter(text, room);
};

/** Text of at most `max` characters: cut at a sentence end where there is one, and said to be shortened. */
export const shorten = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const room = Math.max(0, max - SHORTENED.length);
  return `${text.slice(0, cutPoint(text, room)).trimEnd()}${SHORTENED}`;
};

/** A label of at most `max` characters, with an ellipsis for what is missing. */
export const shortenLabel = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, wholeCharacter(text, max - 1)).trimEnd()}…`;

/** The last characters of a text, begun at a word where there is one near. */
const keepEnd = (text: string, room: number): string => {
  const start = text.length - room;
  const word = text.slice(start).search(/\s/u);
  const from = word >= 0 && word <= room * LEAST_KEPT ? start + word : wholeCharacter(text, start);
  return text.slice(from);
};

/**
 * Runs of at most `max` characters in all: the answer stays, the text around it gives way, and it is said.
 * Every kept run is a part of the run it comes from.
 */
export const shortenRuns = (runs: readonly TrimRun[], max: number): readonly TrimRun[] => {
  const total = runs.reduce((sum, run) => sum + run.text.length, 0);
  if (total <= max) return runs;
  const first = runs.findIndex((run) => run.isAnswer);
  if (first < 0) {
    return [{ text: shorten(runs.map((run) => run.text).join(''), max), isAnswer: false }];
  }
  const lead = runs
    .slice(0, first)
    .map((run) => run.text)
    .join('');
  const leadRoom = Math.min(lead.length, Math.floor(max / 3));
  const kept: TrimRun[] =
    leadRoom < lead.length
      ? [{ text: `… ${keepEnd(lead, leadRoom)}`, isAnswer: false }]
      : [{ text: lead, isAnswer: false }];
  let room = max - leadRoom - 2;
  for (const run of runs.slice(first)) {
    if (run.text.length > room) {
      kept.push({ ...run, text: shorten(run.text, room) });
      return kept;
    }
    kept.push(run);
    room -= run.text.length;
  }
  return leadRoom < lead.length ? [...kept, { text: SHORTENED, isAnswer: false }] : kept;
};
