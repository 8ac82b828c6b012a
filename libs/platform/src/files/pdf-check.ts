import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isProgram } from './executable';
import type { FileRefusal } from './file-refusal';

const SECONDS = 20;
/** What a thread that has the parser loaded needs for any usual file. */
const QUICK_SECONDS = 3;
/** Bytes of memory that opening one document may take beyond what the process had. */
const MEMORY = 768 * 1024 * 1024;

interface Inspection {
  refusal: FileRefusal | null;
  attached?: { name: string; head?: Uint8Array }[];
}

/** Whether a PDF opens without a password, has pages that can be found, and holds no program. Null for a good one. */
export async function checkPdf(path: string): Promise<FileRefusal | null> {
  const { refusal, attached = [] } = await inspect(path);
  if (refusal) return refusal;
  return attached.some(({ name, head }) => isProgram(name, head ?? new Uint8Array())) ? 'program' : null;
}

/** Loading the parser takes longer than reading most files, so a thread that did well waits for the next one. */
let waiting: Worker | undefined;

/** The build puts the inspector beside the server's code, as it lies beside this file. */
function startInspector(): Worker {
  return new Worker(join(__dirname, 'pdf-inspector.mjs'), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    stdout: true,
    stderr: true,
  });
}

/** A file is refused only by a thread that has read no other before; one that waited may say yes. */
async function inspect(path: string): Promise<Inspection> {
  const waited = waiting;
  waiting = undefined;
  if (waited) {
    const answer = await ask(waited, path, QUICK_SECONDS).catch((): Inspection => ({ refusal: 'damaged' }));
    if (answer.refusal === null) return answer;
  }
  return ask(startInspector(), path, SECONDS);
}

/** Asks a thread about one file. A thread that refuses, fails, or takes too long or too much is ended. */
async function ask(worker: Worker, path: string, seconds: number): Promise<Inspection> {
  worker.ref();
  const before = process.memoryUsage.rss();
  let sound = false;
  let limit: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Inspection>((resolve, reject) => {
      limit = setTimeout(() => resolve({ refusal: 'bomb' }), seconds * 1000);
      watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > MEMORY) resolve({ refusal: 'bomb' });
      }, 50);
      worker.once('message', (answer: Inspection) => {
        sound = answer.refusal === null;
        resolve(answer);
      });
      worker.once('error', (error: Error & { code?: string }) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ refusal: 'bomb' });
        else reject(error);
      });
      worker.once('exit', () => reject(new Error('The inspector ended without an answer')));
      worker.postMessage(path);
    });
  } finally {
    clearTimeout(limit);
    clearInterval(watch);
    // Only our own: the thread passes its messages on by a listener of its own, and without it never answers again.
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    if (sound && !waiting) {
      worker.unref();
      // A thread that ends while it waits is simply not there for the next file.
      worker.once('error', () => undefined).once('exit', () => (waiting = waiting === worker ? undefined : waiting));
      waiting = worker;
    } else await worker.terminate();
  }
}
