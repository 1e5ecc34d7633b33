/** Usual misspellings of the words that begin a question. */
const MISSPELT: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    wich: 'which',
    whitch: 'which',
    whcih: 'which',
    wihch: 'which',
    witch: 'which',
    wat: 'what',
    waht: 'what',
    wht: 'what',
    whta: 'what',
    whats: 'what is',
    wen: 'when',
    wehn: 'when',
    whne: 'when',
    whn: 'when',
    hwo: 'how',
    hou: 'how',
    howmany: 'how many',
    howmuch: 'how much',
    wher: 'where',
    whre: 'where',
    wheer: 'where',
    woh: 'who',
    whos: 'who is',
    hwy: 'why',
    wy: 'why',
  }),
);

/** The question with its first word mended when that is a misspelt question word; a name behind it ("Wen Jiabao") keeps it. */
export const mendQuestionWord = (text: string): string => {
  const match = /^(\p{L}+)( +\P{Lu}|$)/u.exec(text);
  const mended = match?.[1] === undefined ? undefined : MISSPELT.get(match[1].toLowerCase());
  return match?.[1] === undefined || mended === undefined
    ? text
    : mended + text.slice(match[1].length);
};
