import type { TokenRange } from '../types.ts';
import type { Source } from './speech-source.ts';

/** A place in a sentence that says who speaks. */
export interface SpeechEvent {
  readonly source: Source;
  /** The words that only say who speaks: source, role and verb. */
  readonly range: TokenRange;
  /** `topic`: the verb has no "that" and no quotation: it counts for people who are quoted elsewhere. */
  readonly strength: 'speech' | 'topic';
  /** The verb as it is compared, or "according". */
  readonly verb: string;
}
