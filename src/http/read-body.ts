/** The request with its whole body at hand, or `undefined` when that is longer than `maxBytes`. */
export const withBody = async (
  request: Request,
  maxBytes: number,
): Promise<Request | undefined> => {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return undefined;
  const { method, url, headers, body } = request;
  if (body === null) return request;
  const chunks: Uint8Array[] = [];
  let length = 0;
  // A body that does not say how long it is must not be read to its end before it is refused.
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return new Request(url, { method, headers, body: Buffer.concat(chunks) });
};
