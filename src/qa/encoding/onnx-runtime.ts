import { QaError } from '../errors.ts';

/** Rows of whole numbers by name, each as long as the others: what one text is made of. */
export type ModelInputs = Readonly<Record<string, readonly number[]>>;

/** What a network says of one text: numbers with their shape, the first dimension being the one text. */
export interface ModelOutput {
  readonly numbers: Float32Array;
  readonly shape: readonly number[];
}

/** A network that is loaded. */
export interface Network {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  run(inputs: ModelInputs): Promise<Readonly<Record<string, ModelOutput>>>;
}

type Runtime = typeof import('onnxruntime-node');

/**
 * The runtime of this system.
 * @throws {QaError} RUNTIME_MISSING where there is no build of it: musl, Intel Macs, 32 bits
 */
const loadRuntime = async (): Promise<Runtime> => {
  try {
    return await import('onnxruntime-node');
  } catch (error) {
    throw new QaError(
      'RUNTIME_MISSING',
      'onnxruntime-node',
      'it cannot be loaded on this system, so questions are answered by words alone; on Linux (glibc), Windows or a Mac ' +
        'with Apple silicon, run npm install again',
      { cause: error },
    );
  }
};

/** One thread each: what runs side by side are texts, and a waiting thread must not spin on a core that serves. */
const SESSION = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  // Texts differ in length: an arena grows to the longest for each place of the network.
  enableCpuMemArena: false,
  logSeverityLevel: 3,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
} as const;

/**
 * Loads a network from the bytes of an ONNX file.
 * @param path what to name where it cannot be loaded
 * @throws {QaError} MODEL_FORMAT, RUNTIME_MISSING
 */
export const loadNetwork = async (file: Uint8Array, path: string): Promise<Network> => {
  const { InferenceSession, Tensor } = await loadRuntime();
  const session = await InferenceSession.create(file, SESSION).catch((cause: unknown) => {
    const remedy =
      'the runtime cannot load the network; the file is damaged, cut short or of a newer kind';
    throw new QaError('MODEL_FORMAT', path, remedy, { cause });
  });
  return {
    inputs: session.inputNames,
    outputs: session.outputNames,
    run: async (inputs) => {
      const feeds = Object.entries(inputs).map(
        ([name, row]) =>
          [name, new Tensor('int64', BigInt64Array.from(row, BigInt), [1, row.length])] as const,
      );
      const results = await session.run(Object.fromEntries(feeds));
      const outputs = Object.entries(results).map(
        ([name, { data, dims }]) => [name, { numbers: data as Float32Array, shape: dims }] as const, // the contract of every network here
      );
      return Object.fromEntries(outputs);
    },
  };
};
