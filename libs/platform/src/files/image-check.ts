import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { FileRefusal } from './file-refusal';

/** Pixels of the largest photographs and of A1 drawings scanned at 300 dpi, with room. */
export const PIXELS_MAX = 250_000_000;
/** Images that are stored in passes are held whole while they are decoded, at six bytes a pixel and more. */
export const PIXELS_MAX_IN_PASSES = 50_000_000;
const SECONDS = 30;

const TRUNCATED = /premature|truncated|end of (stream|file|input|image)|read error|unexpected end/i;
/** Cameras leave a few bytes between the data and the next mark; every viewer shows such a photograph. */
const HARMLESS = /extraneous bytes before marker/i;

// Nothing is kept between files, and one decoder at a time leaves the processors to the requests.
sharp.cache(false);
sharp.concurrency(1);

/** Whether a PNG or JPEG can be drawn: it is decoded to its last line. Null for a good one. */
export async function checkImage(input: string | Buffer): Promise<FileRefusal | null> {
  const header = await checkImageHeader(input);
  if (header) return header;
  const strict = await decode(input, 'warning');
  if (strict === null || !HARMLESS.test(strict)) return strict === null ? null : refusalOf(strict);
  const lenient = await decode(input, 'error');
  return lenient === null ? null : refusalOf(lenient);
}

/** Only what the header says: an image that is too large is not decoded at all. */
export async function checkImageHeader(input: string | Buffer): Promise<FileRefusal | null> {
  try {
    const { width = 0, height = 0, isProgressive } = await open(input, { limitInputPixels: false }).metadata();
    if (width * height === 0) return 'damaged';
    return width * height > (isProgressive ? PIXELS_MAX_IN_PASSES : PIXELS_MAX) ? 'bomb' : null;
  } catch (error) {
    return refusalOf(String(error));
  }
}

async function decode(input: string | Buffer, failOn: 'warning' | 'error'): Promise<string | null> {
  try {
    // Every line counts for the small picture, so every line is read; nothing but a few of them is in memory.
    await open(input, { failOn, limitInputPixels: PIXELS_MAX, sequentialRead: true })
      .timeout({ seconds: SECONDS })
      .resize(16, 16, { fit: 'fill', fastShrinkOnLoad: false })
      .raw()
      .toBuffer();
    return null;
  } catch (error) {
    return String(error);
  }
}

function open(input: string | Buffer, options: SharpOptions): Sharp {
  return sharp(input, { pages: 1, ...options });
}

function refusalOf(message: string): FileRefusal {
  if (/pixel limit|timeout/i.test(message)) return 'bomb';
  return TRUNCATED.test(message) ? 'truncated' : 'damaged';
}
