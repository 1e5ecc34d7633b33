import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../thread-failure.ts';
import type { ModelFacts, ModelJob, ModelPlaces, ModelReply, ModelRequest } from './model-job.ts';
import { loadSentenceModel } from './sentence-model.ts';

const reply = (message: ModelReply, transfer: readonly ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, [...transfer]);

/** Starts to load a model; says what became of it. */
const load = <Model>(
  place: keyof ModelPlaces,
  loading: Promise<Model>,
  factsOf: (model: Model) => ModelFacts,
): Promise<Model> => {
  loading.then(
    (model) => reply({ kind: 'loaded', place, facts: factsOf(model) }),
    (error: unknown) => reply({ kind: 'refused', place, failure: failureOf(error) }),
  );
  return loading;
};

const missing = async (): Promise<never> => {
  throw new Error('the thread was started without this model');
};

// The entry of a worker thread.
const { places } = workerData as { readonly places: ModelPlaces };
const encoder =
  places.encoder === undefined
    ? undefined
    : load('encoder', loadSentenceModel(places.encoder), ({ model, dimensions }) => ({
        model,
        dimensions,
      }));

const work = async (job: ModelJob): Promise<Float32Array<ArrayBuffer>> => {
  const model = await (encoder ?? missing());
  return new Float32Array(await model.encode(job.text, job.as));
};

const answer = async ({ id, job }: ModelRequest): Promise<void> => {
  try {
    const result = await work(job);
    reply({ kind: 'done', id, result }, [result.buffer]);
  } catch (error) {
    reply({ kind: 'failed', id, failure: failureOf(error) });
  }
};

parentPort?.on('message', (request: ModelRequest) => void answer(request));
