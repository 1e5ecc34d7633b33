import type { ChannelSettings, Store } from '../../store/store.ts';

/** A place that is served beside others, none of which may know of another: a team or server. */
export interface Tenant {
  /** What its keys begin with. */
  readonly place: string;
  /** What may be seen there at most. */
  readonly collections: readonly string[];
}

/** What admins set for one channel with `/newsdesk`. */
export interface ChannelChoices {
  /** The collections that may be asked about there; what everyone may see, unless told. */
  readonly collections?: readonly string[];
  /** The channel, as its platform names it, where "Ask a person" posts. */
  readonly help?: string;
}

/** Letters of any script, digits, ".", "_" and "-"; "/" between folders. */
const COLLECTION = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,79}$/u;
const MAX_COLLECTIONS = 20;

/** Names of collections written with commas or blanks between them; `undefined` when one is no name. */
export const readCollections = (text: string): readonly string[] | undefined => {
  const names = [...new Set(text.split(/[\s,;]+/u).filter((name) => name !== ''))];
  const isFine = names.length > 0 && names.length <= MAX_COLLECTIONS;
  return isFine && names.every((name) => COLLECTION.test(name)) ? names : undefined;
};

const choicesOf = ({ collections = '', help = '' }: ChannelSettings): ChannelChoices => {
  const names = readCollections(collections);
  return {
    ...(names === undefined ? {} : { collections: names }),
    ...(help === '' ? {} : { help }),
  };
};

/** What was set for a channel. @throws {StoreError} */
export const channelChoices = async (
  store: Store | undefined,
  channelKey: string,
): Promise<ChannelChoices> => choicesOf((await store?.channels.settings(channelKey)) ?? {});

/** Sets one thing for a channel, or takes it back; the others stay. @throws {StoreError} */
export const setChannelChoice = async (
  store: Store,
  channelKey: string,
  choice: 'collections' | 'help',
  value: string | undefined,
): Promise<ChannelChoices> => {
  const { [choice]: _, ...others } = await store.channels.settings(channelKey);
  const settings = value === undefined ? others : { ...others, [choice]: value };
  await store.channels.set(channelKey, settings);
  return choicesOf(settings);
};

/** The collections that were set for channels, those of most channels first, each once. @throws {StoreError} */
export const collectionsSet = async (
  store: Store | undefined,
): Promise<readonly (readonly string[])[]> => {
  const chosen = new Map<string, { readonly names: readonly string[]; channels: number }>();
  for (const settings of (await store?.channels.all()) ?? []) {
    const { collections } = choicesOf(settings);
    if (collections === undefined) continue;
    const names = [...collections].sort();
    const key = names.join(' ');
    const known = chosen.get(key) ?? { names, channels: 0 };
    known.channels += 1;
    chosen.set(key, known);
  }
  return [...chosen.values()].sort((a, b) => b.channels - a.channels).map(({ names }) => names);
};
