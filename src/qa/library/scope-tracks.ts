import { runInSlices } from '../scheduling/slices.ts';
import type { Scope } from '../types.ts';
import type { CorpusState, LibraryTools } from './build-library.ts';
import { createScopeTrack, type ScopeIndexes, type ScopeTrack, scopeKey } from './scope-track.ts';

/** The indexes of one state, by scope; `undefined` for a scope that is not followed. */
export type IndexesOf = (scope: Scope) => ScopeIndexes | undefined;

/** The scopes that are followed from state to state. Of these calls, one is made after another. */
export interface ScopeTracks {
  /** The indexes of the next state for every scope that is followed. */
  advance(state: CorpusState): Promise<IndexesOf>;
  has(scope: Scope): boolean;
  /** Follows one more scope from this state on; resolves to the state's indexes with those of the scope. */
  follow(scope: Scope, state: CorpusState): Promise<IndexesOf>;
  /** Lets go of what only former states had. */
  retire(): Promise<void>;
  /** Works in what has changed where that pays; may run beside the other calls. */
  renew(): Promise<void>;
}

/** Scopes kept up to date; of more, the one asked for longest ago is let go. Each takes as much memory as its articles. */
const MAX_SCOPES = 16;

export const createScopeTracks = ({ english, meanings }: LibraryTools): ScopeTracks => {
  /** The scope asked for longest ago stands first. */
  const tracks = new Map<string, ScopeTrack>();
  let indexes: ReadonlyMap<string, ScopeIndexes> = new Map();
  const lookUp = (of: ReadonlyMap<string, ScopeIndexes>): IndexesOf => {
    indexes = of;
    return (scope) => of.get(scopeKey(scope));
  };
  return {
    advance: async (state) => {
      const next = new Map<string, ScopeIndexes>();
      for (const [key, track] of tracks) {
        next.set(key, await runInSlices(track.advance(state.analysed, state.context)));
      }
      return lookUp(next);
    },
    has: (scope) => {
      const key = scopeKey(scope);
      const track = tracks.get(key);
      if (track === undefined) return false;
      tracks.delete(key);
      tracks.set(key, track);
      return true;
    },
    follow: async (scope, state) => {
      const key = scopeKey(scope);
      const track = createScopeTrack(scope, english.stem, meanings);
      const own = await runInSlices(track.advance(state.analysed, state.context));
      tracks.set(key, track);
      const [oldest = ''] = tracks.keys();
      if (tracks.size > MAX_SCOPES) tracks.delete(oldest);
      const next = new Map(indexes);
      next.set(key, own);
      if (!tracks.has(oldest)) next.delete(oldest);
      return lookUp(next);
    },
    retire: async () => {
      for (const track of tracks.values()) await runInSlices(track.retire());
    },
    renew: async () => {
      for (const track of tracks.values()) if (track.isWorn()) await runInSlices(track.renew());
    },
  };
};
