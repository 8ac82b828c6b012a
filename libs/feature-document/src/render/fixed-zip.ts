const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** 1980-01-01 00:00, the earliest time that a zip file can state. */
const DOS_TIME = 0;
const DOS_DATE = 0x0021;

function endOfDirectory(zip: Buffer): number {
  for (let at = zip.length - 22; at >= 0; at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new RangeError('Not a zip file');
}

/**
 * Sets the time of every entry to one fixed value. The same data then gives the same bytes, so a job that runs twice
 * stores one file and the file's SHA-256 can be compared.
 */
export function withFixedTimes(zip: Buffer): Buffer {
  const result = Buffer.from(zip);
  const end = endOfDirectory(result);
  const count = result.readUInt16LE(end + 10);
  let at = result.readUInt32LE(end + 16);
  for (let entry = 0; entry < count && result.readUInt32LE(at) === DIRECTORY_ENTRY; entry += 1) {
    const local = result.readUInt32LE(at + 42);
    result.writeUInt16LE(DOS_TIME, at + 12);
    result.writeUInt16LE(DOS_DATE, at + 14);
    result.writeUInt16LE(DOS_TIME, local + 10);
    result.writeUInt16LE(DOS_DATE, local + 12);
    at += 46 + result.readUInt16LE(at + 28) + result.readUInt16LE(at + 30) + result.readUInt16LE(at + 32);
  }
  return result;
}
