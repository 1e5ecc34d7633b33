/** What a template makes: the file, where it goes, the registry that lists it, and what is left to do. */
interface Kind {
  readonly folder: string;
  readonly registry: string;
  /** Behind the name, in the file's name and in that of its export. */
  readonly ending: string;
  /** Order is priority in a registry that says so: there a new entry comes first. */
  readonly comesFirst: boolean;
  readonly test?: string;
  readonly left: string;
}

export const KINDS = {
  reader: {
    folder: 'src/qa/corpus',
    registry: 'src/qa/corpus/readers.ts',
    ending: 'reader',
    comesFirst: false,
    test: 'test/unit/qa/corpus',
    left: 'Make the blocks of what the format holds; the contract is test/contract/readers.test.ts.',
  },
  form: {
    folder: 'src/qa/answering/forms',
    registry: 'src/qa/answering/forms/forms.ts',
    ending: 'form',
    comesFirst: true,
    left: 'Say what it fits, and where in the list it belongs; the contract is test/contract/forms.test.ts.',
  },
  command: {
    folder: 'src/bots/commands',
    registry: 'src/bots/commands/commands.ts',
    ending: '',
    comesFirst: false,
    left: 'Name it in each catalogue of src/bots/presentation/words; the contract is test/contract/commands.test.ts.',
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;

const camelOf = (name: string): string =>
  name.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());

/** A template with its names in place. @throws {Error} when the name is not in kebab-case */
export const filled = (template: string, name: string): string => {
  if (!NAME.test(name))
    throw new Error(`"${name}" is no name: write it like "ledger" or "tide-table"`);
  return template
    .replaceAll('CAMEL', camelOf(name))
    .replaceAll('COMPACT', name.replaceAll('-', ''))
    .replaceAll('NAME', name);
};

/** The name of a kind's file, without its extension. */
export const fileOf = ({ ending }: Kind, name: string): string =>
  ending === '' ? name : `${name}-${ending}`;

/** A registry with one more entry, imported from its file beside it. @throws {Error} when it is listed already */
export const withEntry = (registry: string, kind: Kind, name: string): string => {
  const { ending, comesFirst } = kind;
  const entry = camelOf(name) + ending.replace(/^./u, (letter) => letter.toUpperCase());
  if (new RegExp(`\\b${entry}\\b`, 'u').test(registry))
    throw new Error(`${entry} is listed already`);
  const imported = registry.replace(
    /(?<=\n)(?=\n\/\*\*)/u,
    () => `import { ${entry} } from './${fileOf(kind, name)}.ts';\n`,
  );
  return comesFirst
    ? imported.replace(/(= \[\n)/u, (opening) => `${opening}  ${entry},\n`)
    : imported.replace(/\n\];/u, `\n  ${entry},\n];`);
};
