import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, filled, KINDS, type KindName, withEntry } from './new-entry.ts';

const [kindName = '', name = '', root = '.'] = process.argv.slice(2);

const template = (file: string): string =>
  readFileSync(new URL(`${file}.txt`, import.meta.url), 'utf8');

const write = (path: string, text: string): void => {
  writeFileSync(join(root, path), text);
  process.stdout.write(`wrote ${path}\n`);
};

const make = (kindName: KindName): void => {
  const kind = KINDS[kindName];
  const file = fileOf(kind, name);
  const path = `${kind.folder}/${file}.ts`;
  const text = filled(template(kindName), name);
  if (existsSync(join(root, path))) throw new Error(`${path} is there already`);
  const registry = withEntry(readFileSync(join(root, kind.registry), 'utf8'), kind, name);
  write(path, text);
  write(kind.registry, registry);
  if ('test' in kind)
    write(`${kind.test}/${file}.test.ts`, filled(template(`${kindName}-test`), name));
  process.stdout.write(`${kind.left}\nThen: npm run format && npm run check\n`);
};

try {
  if (!(kindName in KINDS)) throw new Error(`a kind is one of ${Object.keys(KINDS).join(', ')}`);
  if (name === '') throw new Error(`usage: npm run new:${kindName} -- NAME`);
  make(kindName as KindName); // it was just found among them
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
