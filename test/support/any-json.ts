import fc from 'fast-check';

/** Any JSON, and what payloads hold where it hurts most. */
export const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, '', 0, -1, [], {}, '__proto__', '9'.repeat(40), [null], [[]]),
);

/** Each field as its platform sends it, as something else, or not at all. */
export const fields = (shape: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record(
    Object.fromEntries(
      Object.entries(shape).map(([name, usual]) => [
        name,
        fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: anyJson }),
      ]),
    ),
    { requiredKeys: [] },
  );
