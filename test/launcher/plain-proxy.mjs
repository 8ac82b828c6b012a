// The smallest proxy that keeps connections as the shipped ones do, as a process of its own: what a busy test does
// meanwhile must not delay it, since a connection that it believes to be idle for two seconds may otherwise be so for
// four.
//   node plain-proxy.mjs <port> <upstream port> <upstream port> …
import { Agent, createServer, request } from 'node:http';

/**
 * An idle connection is used for so long, in milliseconds; the runbook asks of every proxy that it be less than
 * DRAIN_SECONDS.
 */
const IDLE_MS = 2_000;
/** How often each upstream is asked whether it is ready, in milliseconds. */
const ASK_MS = 500;

/** Closes what has been idle for too long when it is about to be used, whether or not its timer has come to it. */
class PunctualAgent extends Agent {
  constructor() {
    super({ keepAlive: true, timeout: IDLE_MS });
    this.on('free', (socket) => (socket.idleSince = Date.now()));
  }

  addRequest(...args) {
    for (const sockets of Object.values(this.freeSockets))
      for (const socket of sockets) if (Date.now() - socket.idleSince >= IDLE_MS) socket.destroy();
    super.addRequest(...args);
  }
}

const [port, ...upstreams] = process.argv.slice(2).map(Number);
const agents = upstreams.map(() => new PunctualAgent());
const ready = upstreams.map(() => true);
let turn = 0;

/** Who is about to stop says so, and gets nothing new. Where nobody is ready all are tried. */
function next() {
  const index = turn++ % upstreams.length;
  return ready[index] ? index : Math.max(ready.indexOf(true), 0);
}

async function ask(index) {
  const answer = await fetch(`http://127.0.0.1:${upstreams[index]}/healthz`, {
    headers: { connection: 'close' },
  }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  ready[index] = answer?.ok === true;
  setTimeout(() => void ask(index), ASK_MS);
}
upstreams.forEach((_, index) => void ask(index));

/**
 * In turn; the other one where nobody listens. What broke on the way is answered with the error's code and never sent
 * again, so that whatever a stopping process breaks is seen.
 */
function pass(from, to, body, index = next(), tries = 1) {
  const { method, url: path, headers } = from;
  const out = request({ host: '127.0.0.1', port: upstreams[index], agent: agents[index], method, path, headers });
  out.on('response', (answer) => {
    to.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(to);
  });
  out.on('error', (error) => {
    if (error.code === 'ECONNREFUSED' && tries < upstreams.length)
      return pass(from, to, body, (index + 1) % upstreams.length, tries + 1);
    process.stderr.write(
      `${method} ${path} ${error.code}, on a connection ${out.reusedSocket ? 'used before' : 'of its own'}\n`,
    );
    if (!to.headersSent) to.writeHead(502);
    to.end(error.code);
    return undefined;
  });
  out.end(body);
}

const server = createServer((from, to) => {
  const chunks = [];
  from.on('data', (chunk) => chunks.push(chunk));
  from.on('end', () => pass(from, to, Buffer.concat(chunks)));
});
server.listen(port, '127.0.0.1');
