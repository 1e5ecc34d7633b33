/** A buffer's memory in a new buffer of the same or another length. */
function transferToFixedLength(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
  const moved = structuredClone(this, { transfer: [this] });
  if (length === moved.byteLength) return moved;
  const resized = new Uint8Array(length);
  resized.set(new Uint8Array(moved).subarray(0, length));
  return resized.buffer;
}

/**
 * Gives buffers the standard's own way to hand on their memory, where Node does not have it yet (before 21): without it
 * pdf.js stops at the first font that a page draws with, and shows neither its lines nor its fonts' names.
 */
export const ensureBufferTransfer = (): void => {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    value: transferToFixedLength,
    configurable: true,
    writable: true,
  });
};
