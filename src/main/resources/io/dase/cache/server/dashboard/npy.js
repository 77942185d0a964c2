// SPDX-License-Identifier: MIT
const READERS = {
  '<f8': (view, at) => view.getFloat64(at, true),
  '<f4': (view, at) => view.getFloat32(at, true),
  '<i4': (view, at) => view.getInt32(at, true),
  '<i8': (view, at) => Number(view.getBigInt64(at, true)),
};

/** The numbers and the shape of a .npy file of real little-endian numbers. */
export function readNpy(buffer) {
  const view = new DataView(buffer);
  const magic = new TextDecoder('latin1').decode(buffer.slice(1, 6));
  if (magic !== 'NUMPY') throw new Error('it is no .npy file');
  const [length, start] = view.getUint8(6) === 1 ? [view.getUint16(8, true), 10] : [view.getUint32(8, true), 12];
  const header = new TextDecoder().decode(buffer.slice(start, start + length));
  const type = /'descr':\s*'([^']+)'/.exec(header)?.[1];
  const shape = (/'shape':\s*\(([^)]*)\)/.exec(header)?.[1] ?? '').split(',').map((part) => part.trim()).filter(Boolean).map(Number);
  const read = READERS[type];
  if (!read) throw new Error(`it holds ${type}, which is not drawn`);
  const width = Number(type.slice(2));
  const values = [];
  for (let at = start + length; at + width <= buffer.byteLength; at += width) values.push(read(view, at));
  return {values, shape};
}
