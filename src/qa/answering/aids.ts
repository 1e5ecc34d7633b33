/** What helped to find and read passages for one question, beside their words. */
export interface Aids {
  /** `part`: some passages cannot be found by meaning yet; `failed`: the question has no vector, though it should. */
  readonly meaning: 'whole' | 'part' | 'failed' | 'off';
  /** `none`: there was nothing to read; `failed`: reading has ended or took too long. */
  readonly reading: 'whole' | 'none' | 'failed' | 'off';
}

const NOTES: Readonly<Record<string, string>> = {
  'meaning part': 'Some passages were found by their words alone: their meanings are not made yet.',
  'meaning failed': 'Passages were found by their words alone: the encoder did not answer.',
  'meaning off': 'Passages were found by their words alone: there is no encoder.',
  'reading failed': 'No passage was read: the reader did not answer in time.',
  'reading off': 'No passage was read: there is no reader.',
};

/** Plain sentences that say what took no part. */
export const aidNotes = ({ meaning, reading }: Aids): readonly string[] =>
  [NOTES[`meaning ${meaning}`], NOTES[`reading ${reading}`]].filter((note) => note !== undefined);

/** Whether the same question would get the same answer later, as far as these go. */
export const isWhole = ({ meaning, reading }: Aids): boolean =>
  meaning !== 'part' && meaning !== 'failed' && reading !== 'failed';
