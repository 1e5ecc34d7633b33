import { parentPort, workerData } from 'node:worker_threads';
import { loadReaderModel } from '../reading/reader-model.ts';
import { failureOf } from '../scheduling/thread-failure.ts';
import {
  BUSY,
  type ModelFacts,
  type ModelJob,
  type ModelJobKind,
  type ModelJobs,
  type ModelPlaces,
  type ModelReply,
  type ModelRequest,
  STOP,
} from './model-job.ts';
import { loadSentenceModel } from './sentence-model.ts';

const reply = (message: ModelReply): void => parentPort?.postMessage(message);

/** Starts to load a model; says what became of it. */
const load = <Model>(
  place: keyof ModelPlaces,
  loading: Promise<Model>,
  factsOf: (model: Model) => ModelFacts,
): Promise<Model> => {
  loading.then(
    (model) => {
      const { model: name, dimensions } = factsOf(model);
      reply({ kind: 'loaded', place, facts: { model: name, dimensions } });
    },
    (error: unknown) => reply({ kind: 'refused', place, failure: failureOf(error) }),
  );
  return loading;
};

const missing = async (): Promise<never> => {
  throw new Error('the thread was started without this model');
};

// The entry of a worker thread.
const { places, shared } = workerData as {
  readonly places: ModelPlaces;
  readonly shared: Int32Array<SharedArrayBuffer>;
};

/** Does something that must not be cut off, unless the thread is to stop. */
const uncut = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  Atomics.add(shared, BUSY, 1);
  try {
    if (Atomics.load(shared, STOP) !== 0) throw new Error('the thread is to stop');
    return await work();
  } finally {
    Atomics.sub(shared, BUSY, 1);
    Atomics.notify(shared, BUSY);
  }
};

const encoder =
  places.encoder === undefined
    ? undefined
    : load(
        'encoder',
        uncut(() => loadSentenceModel(places.encoder ?? '')),
        (model) => model,
      );
// One after another: whoever asks first waits for the encoder alone.
const reader =
  places.reader === undefined
    ? undefined
    : load(
        'reader',
        (encoder ?? missing())
          .catch(() => {})
          .then(() => uncut(() => loadReaderModel(places.reader ?? ''))),
        ({ model }) => ({ model, dimensions: 1 }),
      );

const work = async (job: ModelJob): Promise<ModelJobs[ModelJobKind]['result']> => {
  switch (job.kind) {
    case 'encode':
      return (await (encoder ?? missing())).encode(job.text, job.as);
    case 'read':
      return (await (reader ?? missing())).read(job.question, job.passage);
    default:
      return job satisfies never;
  }
};

const answer = async ({ id, job }: ModelRequest): Promise<void> => {
  try {
    reply({ kind: 'done', id, result: await uncut(() => work(job)) });
  } catch (error) {
    reply({ kind: 'failed', id, failure: failureOf(error) });
  }
};

parentPort?.on('message', (request: ModelRequest) => void answer(request));
