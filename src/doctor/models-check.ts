import { openVectorCache } from '../cli/opening/open-models.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { openModelThreads } from '../qa/encoding/model-threads.ts';
import { openEncoder, SHIPPED_ENCODER } from '../qa/encoding/open-encoder.ts';
import { QaError } from '../qa/errors.ts';
import { openPassageReader, SHIPPED_READER } from '../qa/reading/open-passage-reader.ts';
import type { Check, Finding } from './check.ts';

/** What opening a model came to, in the operator's words. */
const looked = async (opening: () => Promise<string>, consequence: string): Promise<Finding> => {
  try {
    return { kind: 'ok', what: await opening() };
  } catch (error) {
    if (!(error instanceof QaError)) throw error;
    const what = `${error.subject}: ${consequence}.`;
    return { kind: 'problem', what, remedy: `${error.remedy}.` };
  }
};

/** How many vectors are kept; nothing where the place cannot be reached, which another check tells. */
const kept = async (settings: Settings): Promise<readonly Finding[]> => {
  try {
    const cache = await openVectorCache(settings);
    const count = (await cache?.count()) ?? 0;
    await cache?.close();
    const what = `${count.toLocaleString('en')} meanings of passages are kept from earlier runs.`;
    return [{ kind: 'note', what }];
  } catch {
    return [];
  }
};

const encoderFindings = async (settings: Settings): Promise<readonly Finding[]> => {
  if (!settings.usesEncoder)
    return [{ kind: 'off', what: 'ENCODER is off: passages are found by their words alone.' }];
  const encoder = settings.encoderFolder ?? SHIPPED_ENCODER;
  const threads = openModelThreads({ places: { encoder }, threads: 1 });
  try {
    const found = await looked(async () => {
      const { encode, dimensions } = await openEncoder(threads);
      const started = performance.now();
      await encode(['How long does a question take?'], 'question');
      const ms = Math.ceil(performance.now() - started);
      return `The encoder works: ${dimensions} numbers a passage, a question in ${ms} ms.`;
    }, 'passages are found by their words alone');
    return found.kind === 'ok' ? [found, ...(await kept(settings))] : [found];
  } finally {
    await threads.close();
  }
};

const readerFindings = async ({ usesReader }: Settings): Promise<readonly Finding[]> => {
  if (!usesReader)
    return [{ kind: 'off', what: 'READER is off: passages are not read for their words.' }];
  const threads = openModelThreads({ places: { reader: SHIPPED_READER }, threads: 1 });
  try {
    const open = async () => {
      await openPassageReader(threads);
      return 'The reader works.';
    };
    return [await looked(open, 'passages are not read for their words')];
  } finally {
    await threads.close();
  }
};

/** Whether the models that find and read passages can be used here, and what they cost. */
export const modelsCheck: Check = {
  name: 'Models',
  run: async (environment) => {
    const settings = readSettings(environment);
    return [...(await encoderFindings(settings)), ...(await readerFindings(settings))];
  },
};
