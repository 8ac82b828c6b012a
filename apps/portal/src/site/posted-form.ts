import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BadForm, boundaryOf, partsOf } from './multipart';

/** Bytes of all text fields together, as for forms without files. */
export const TEXT_MAX = 64 * 1024;
/** Bytes that are read of a form at all. Files that are too large are let pass up to here, so that the answer can say which and keep the text. */
const READ_MAX = 128 * 1024 * 1024;
/** For slow lines: three files of the largest size at half a megabit a second. */
const READ_MS = 10 * 60_000;

export type Values = Readonly<Record<string, string>>;
export interface PostedForm {
  values: Values;
  /** The form was longer than is read; what came before is here. */
  cut: boolean;
}
/** A file as it arrives, with the text fields that stood before it; what is not read of it is skipped. */
export type FileTaker = (
  file: { field: string; name: string; content: AsyncIterable<Buffer> },
  before: Values,
) => Promise<void>;

/** A posted form with or without files. Its texts are held in memory, its files are handed over piece by piece. */
export async function readForm(request: FastifyRequest, reply: FastifyReply, takeFile: FileTaker): Promise<PostedForm> {
  const boundary = boundaryOf(request.headers['content-type']);
  if (boundary === undefined)
    return {
      values: Object.fromEntries(
        Object.entries((request.body ?? {}) as object).filter(
          (one): one is [string, string] => typeof one[1] === 'string',
        ),
      ),
      cut: false,
    };
  const values: Record<string, string> = {};
  let room = TEXT_MAX;
  const timer = setTimeout(() => request.raw.destroy(), READ_MS).unref();
  try {
    for await (const { name, filename, content } of partsOf(request.raw, boundary, READ_MAX)) {
      if (filename === null) {
        const text = await textOf(content, room);
        room -= text.length;
        values[name] = text.toString('utf8');
        // A file field that was left empty comes as a file without a name.
      } else if (filename !== '') await takeFile({ field: name, name: filename, content }, values);
    }
    return { values, cut: false };
  } catch (error) {
    // The rest of the form is not read any more, so the connection cannot carry another request.
    void reply.header('connection', 'close');
    if (error instanceof BadForm && error.reason === 'too-long') return { values, cut: true };
    throw error instanceof BadForm ? new HttpException('The form cannot be read', 400) : error;
  } finally {
    clearTimeout(timer);
  }
}

async function textOf(content: AsyncIterable<Buffer>, room: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of content) {
    length += piece.length;
    if (length > room) throw new HttpException('The texts of the form are too long', 413);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}
