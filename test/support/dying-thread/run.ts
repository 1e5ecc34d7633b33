import { parentPort } from 'node:worker_threads';
import type { ModelReply, ModelRequest } from '../../../src/qa/encoding/model-job.ts';

// A thread in the place of one with models: it answers with the length of a text, and ends when it is told to "die".
const reply = (message: ModelReply): void => parentPort?.postMessage(message);

reply({ kind: 'loaded', place: 'encoder', facts: { model: 'lengths', dimensions: 1 } });
parentPort?.on('message', ({ id, job }: ModelRequest) => {
  if (job.kind !== 'encode') return;
  if (job.text === 'die') throw new Error('told to die');
  reply({ kind: 'done', id, result: Float32Array.of(job.text.length) });
});
