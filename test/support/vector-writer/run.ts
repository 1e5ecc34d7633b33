import { toByteVector } from '../../../src/qa/encoding/byte-vector.ts';
import { vectorKey } from '../../../src/qa/encoding/vector-cache.ts';
import { openVectorFile } from '../../../src/store/vectors/vector-file.ts';

// A process that writes 200 vectors to a file, five at a time, and says how many it has written.
const [file = '', number = '0'] = process.argv.slice(2);
const cache = openVectorFile(file);
for (let done = 0; done < 200; done += 5) {
  const seeds = Array.from({ length: 5 }, (_, at) => Number(number) * 10_000 + done + at);
  await cache.add(
    new Map(
      seeds.map((seed) => [
        vectorKey('model', `text ${seed}`),
        toByteVector(
          Float32Array.from({ length: 384 }, (_, at) => Math.sin((seed + 1) * (at + 1) ** 2)),
        ),
      ]),
    ),
  );
  process.send?.(done + 5);
}
process.disconnect();
