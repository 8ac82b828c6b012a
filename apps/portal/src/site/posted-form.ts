import { HttpException } from '@nestjs/common';
import { UnreadableBody } from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BadForm, partsOf } from './multipart';
import { decoded, PostedTexts } from './posted-texts';

/** Bytes of all text fields together, as for forms without files. */
export const TEXT_MAX = 64 * 1024;
/**
 * Bytes that are read of a form at all. Files that are too large are let pass up to here, so that the answer can say
 * which and keep the text.
 */
const READ_MAX = 128 * 1024 * 1024;
/** For slow lines: three files of the largest size at half a megabit a second. */
const READ_MS = 10 * 60_000;

export interface PostedForm {
  texts: PostedTexts;
  /** The form was longer than is read; what came before is here. */
  cut: boolean;
}
/** A file as it arrives, with the text fields that stood before it; what is not read of it is skipped. */
export type FileTaker = (
  file: { field: string; name: string; content: AsyncIterable<Buffer> },
  before: PostedTexts,
) => Promise<void>;

/** A posted form with or without files. Its texts are held in memory, its files are handed over piece by piece. */
export async function readForm(request: FastifyRequest, reply: FastifyReply, takeFile: FileTaker): Promise<PostedForm> {
  if (!request.isMultipart()) return { texts: postedTexts(request.body), cut: false };
  const texts = new PostedTexts();
  let room = TEXT_MAX;
  const timer = setTimeout(() => request.raw.destroy(), READ_MS).unref();
  try {
    for await (const { name, filename, content } of partsOf(request, READ_MAX)) {
      if (filename === null) {
        const text = await textOf(content, room);
        room -= text.length;
        texts.add(name, decoded(text));
        // A file field that was left empty comes as a file without a name.
      } else if (filename !== '') await takeFile({ field: name, name: filename, content }, texts);
    }
    return { texts, cut: false };
  } catch (error) {
    // The rest of the form is not read any more, so the connection cannot carry another request.
    void reply.header('connection', 'close');
    if (error instanceof BadForm && error.reason === 'too-long') return { texts, cut: true };
    throw error instanceof BadForm ? new HttpException('The form cannot be read', 400) : error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The texts of a body that was read before; one that is no form has none. A body that cannot be read is refused for
 * what is wrong with it.
 */
export function postedTexts(body: unknown): PostedTexts {
  if (body instanceof UnreadableBody) throw body.problem;
  return body instanceof PostedTexts ? body : new PostedTexts();
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
